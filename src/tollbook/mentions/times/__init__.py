"""The grammar of time: from words and digits to phrases, and from phrases to days."""
