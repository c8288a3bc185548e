"""Harm: what became of whom, by the grammar of the words for it."""
