"""Who is said to have spoken: a source with its words in the report, its name and its type."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tollbook.model.attribution import SourceType


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker on tokens ``first`` to ``last`` (exclusive); ``name`` as the text has it, without article.

    ``start`` is where the phrase begins with its article.
    """

    start: int
    first: int
    last: int
    name: str | None
    type: SourceType
    anonymous: bool
    via: tuple[str, ...] = ()
    actor: str | None = None
    actor_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a speaker is named: ``start`` with, ``first`` without its article."""

    start: int
    first: int
    last: int

    def as_said_by(self, old: Speaker, via: tuple[str, ...]) -> Speaker:
        """An earlier speaker, named here again."""
        return replace(old, start=self.start, first=self.first, last=self.last, via=via or old.via)


def bare_name(name: str) -> str:
    """A name without signs around it and without its article.

    >>> bare_name("the mayor of Aden,")
    'mayor of Aden'
    """
    words = name.strip(" ,;:.\"“”'’").split()
    while words and words[0].casefold() in ("the", "a", "an", "its", "some"):
        words = words[1:]
    return " ".join(words)
