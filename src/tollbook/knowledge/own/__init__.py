"""A user's own knowledge: imported places and actors, suggestions until accepted, and entries written by hand.

It lives in one folder apart from what comes with Tollbook: ``suggestions.db`` with what was imported, and ``places`` and
``actors`` with YAML files in the format of the curated ones.
"""

from tollbook.knowledge.own.folder import knowledge_folder

__all__ = ["knowledge_folder"]
