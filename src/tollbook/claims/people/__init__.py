"""People: the noun phrases that a toll can be about, and whom they name."""
