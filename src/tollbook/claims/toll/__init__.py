"""Tolls: the figures of the dead, hurt, missing, taken and freed that a report gives."""
