"""Speakers: who is said to have spoken, what kind of source that is, and through whom it was heard."""
