"""Actors: who did it, and what and whom it was done to."""
