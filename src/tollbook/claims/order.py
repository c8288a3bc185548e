"""The order of words in a language, where finding who did, said or suffered what depends on it."""

from __future__ import annotations

VSO = frozenset(("ar",))
"""Languages whose copy sets the verb before its subject: قتل ثلاثة جنود، قال المتحدث إن."""
FREE_ORDER = frozenset(("es", "fr", "pt", "it", "ro", "ar", "ca", "ru", "uk", "de"))
"""Languages in which those hurt may stand before or behind the word of harm."""
VERB_LAST = frozenset(("de", "tr"))
"""Languages whose verb closes its clause, with its doer, its object and who says so before it."""
SAYS_LAST = frozenset(("tr",))
"""Languages whose verb of saying closes the sentence that its speaker opens: Vali, iki kişinin öldüğünü söyledi."""
NOUN_FIRST = frozenset(("es", "fr", "pt", "it", "ro", "id"))
"""Latin-script languages whose adjectives, and the owner after "of", stand behind the noun: el ejército maliense."""
PLURALS = frozenset(("en", "es", "fr", "pt"))
"""Languages whose nouns form the plural with -s: attacks, ataques, attaques."""
PROGRESSIVES = {"en": "ing"}
"""How a verb ends that tells what goes on, and has its doer before it: "gunmen have been burning houses"."""
PLURAL_VERB = "وا"
"""The ending of a verb that agrees with a subject before it, where verbs else stand first."""
INVERTS = frozenset(("es", "fr", "pt", "it", "ca", "ro", "de", "id"))
"""Languages in which the subject of a reporting verb stands behind it after a comma: «...», a indiqué la police."""


def goes_on(language: str, word: str) -> bool:
    """Whether a word ends as verbs do that tell what goes on.

    >>> goes_on("en", "burning"), goes_on("fr", "parking")
    (True, False)
    """
    ending = PROGRESSIVES.get(language)
    return ending is not None and word.endswith(ending)
