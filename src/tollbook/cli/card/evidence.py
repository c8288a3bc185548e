"""The words that carry a value, each under the tag that its line on the card bears, marked in the text of the report."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.text import Text

from tollbook.cli.harmless import harmless
from tollbook.model.span import Span

# One letter a facet: what it stands for and its colour. The letter alone says it all where there is no colour. Where words
# carry several facets they have the colour of the first of them here.
FACETS = {
    "T": ("toll", "bold red"), "S": ("source", "magenta"), "D": ("date", "cyan"), "P": ("place", "green"),
    "W": ("weapon", "blue"),
    "A": ("actor", "yellow"), "C": ("statement", "bright_magenta"), "R": ("relation", "bright_cyan"), "E": ("event", "bold"),
    "B": ("background", "bright_black"), "?": ("not understood", "reverse"),
}  # fmt: skip
FIRST = list(FACETS)


@dataclass(slots=True)
class Tags:
    """Gives every claim of a card its tag (T1, T2, ...) and remembers where its words stand."""

    given: dict[tuple[str, tuple[Span, ...]], str] = field(default_factory=dict)

    def tag(self, letter: str, spans: Iterable[Span]) -> Text:
        """The tag of a claim on these words; the same facet on the same words has the same tag.

        >>> tags = Tags()
        >>> [tags.tag("T", [Span(0, 3, "two")]).plain, tags.tag("T", [Span(4, 8, "died")]).plain, tags.tag("S", []).plain]
        ['T1', 'T2', '']
        """
        words = tuple(spans)
        if not words:
            return Text("")
        number = 1 + sum(known == letter for known, _ in self.given)
        name = self.given.setdefault((letter, words), f"{letter}{number}")
        return Text(name, style=FACETS[letter][1])

    def letters(self) -> list[str]:
        """The facets in use, in the order of the legend."""
        used = {letter for letter, _ in self.given}
        return [letter for letter in FACETS if letter in used]

    def marks(self) -> list[tuple[int, int, str]]:
        """Start, end and tag of every marked stretch, stretches with the same words under one mark."""
        found: dict[tuple[int, int], list[str]] = {}
        for (_, spans), name in self.given.items():
            for span in spans:
                names = found.setdefault((span.start, span.end), [])
                names += [name] if name not in names else []
        return [(start, end, " ".join(sorted(names, key=lambda n: FIRST.index(n[0])))) for (start, end), names in found.items()]


def nested(marks: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The marks in text order, each wholly inside or outside every other: what crosses one begins after it.

    >>> nested([(5, 12, "B"), (0, 8, "A"), (1, 2, "C")])
    [(0, 8, 'A'), (1, 2, 'C'), (8, 12, 'B')]
    """
    waiting = sorted((start, -end, tag) for start, end, tag in marks)
    open_ends: list[int] = []
    kept = []
    while waiting:
        start, end, tag = waiting.pop(0)
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and -end > open_ends[-1]:
            insort(waiting, (open_ends[-1], end, tag))
            continue
        kept.append((start, -end, tag))
        open_ends.append(-end)
    return kept


def marked(text: str, tags: Tags) -> Text:
    """The text with every carrying stretch in brackets after its tag, coloured by its facet.

    >>> tags = Tags()
    >>> _ = tags.tag("T", [Span(0, 8, "Two died")])
    >>> marked("Two died in Gao.", tags).plain
    '[T1 Two died] in Gao.'
    """
    shown, out = harmless(text).rstrip(), Text()
    at = 0
    closing: list[tuple[int, str]] = []

    def write_to(end: int) -> None:
        nonlocal at
        out.append(shown[at:end], style=closing[-1][1] if closing else "")
        at = end

    def close_to(end: int) -> None:
        while closing and closing[-1][0] <= end:
            write_to(closing[-1][0])
            out.append("]", style=closing.pop()[1])

    for first, end, tag in nested(tags.marks()):
        start = end - len(shown[first:end].lstrip())
        close_to(start)
        write_to(start)
        style = FACETS[tag[0]][1]
        out.append(f"[{tag} ", style=f"{style} bold" if "bold" not in style else style)
        closing.append((end, style))
    close_to(len(shown))
    write_to(len(shown))
    return out
