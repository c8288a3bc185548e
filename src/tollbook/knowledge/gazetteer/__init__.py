"""Where places are: towns, provinces, countries, airfields and the hand-written conflict sites, looked up by name."""

from tollbook.knowledge.gazetteer.lookup import Gazetteer, gazetteer
from tollbook.knowledge.gazetteer.name import likeness, normalise

__all__ = ["Gazetteer", "gazetteer", "likeness", "normalise"]
