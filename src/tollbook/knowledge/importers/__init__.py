"""Reads files of places and actors that users have, row by row, into entries of the knowledge files' format.

An importer is a function of a path that gives ``Suggested`` entries and, for each row it cannot read, a ``Problem`` with file
and line; a file that is not of its format raises KnowledgeError. Nothing is looked up on the network.
"""
