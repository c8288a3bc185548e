"""Who has spoken: copies count once, one speaker quoted by ten outlets counts once, a later figure replaces an earlier one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tollbook.estimates.figures import OWN_VOICE, Figure

TITLES = frozenset({
    "the", "a", "an", "of", "for", "and", "in", "official", "officials", "source", "sources", "spokesman", "spokesperson",
    "spokeswoman", "statement", "said", "chief", "head", "local", "security", "senior", "el", "la", "de", "del", "los", "las",
    "le", "les", "du", "des", "un", "una",
})  # fmt: skip
WHOLE = ("civilians", "combatants", "attackers", "aid workers", "detainees")
PARTS = ("children", "women", "men")


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent source and what it stands by now: its latest figures, the point they give, and what they replaced."""

    name: str
    kind: str
    figures: tuple[Figure, ...]
    point: float | None
    low: float | None
    high: float | None
    replaced: tuple[Figure, ...]
    outlets: int

    @property
    def own(self) -> bool:
        """Whether this is only a reporter's own voice, behind which no speaker stands."""
        return self.kind == OWN_VOICE

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that carry the voice's latest figures."""
        return tuple(sorted({c for f in self.figures for c in (f.claim, *f.also)}))

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and last day on which the voice may last have spoken; None where no page says."""
        return max((f.days for f in self.figures if f.days is not None), default=None)


def telling_words(name: str | None) -> frozenset[str]:
    """The words of a speaker's name that tell him from others.

    >>> sorted(telling_words("the provincial health ministry"))
    ['health', 'ministry', 'provincial']
    """
    flat = unicodedata.normalize("NFKD", name or "").casefold()
    words = "".join(c if c.isalnum() else " " for c in flat if not unicodedata.combining(c)).split()
    return frozenset(w for w in words if w not in TITLES and len(w) > 1)


def speakers(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures by speaker: names of one kind that share a telling word are one; a reporter's own voice goes by copied text."""
    groups: dict[str, list[Figure]] = {}
    named: dict[str, list[tuple[frozenset[str], str]]] = {}
    ordered = sorted(figures, key=lambda f: (f.kind, -len(telling_words(f.speaker)), f.speaker or "", f.claim))
    for f in ordered:
        groups.setdefault(speaker_of(f, named.setdefault(f.kind, [])), []).append(f)
    return groups


def speaker_of(f: Figure, known: list[tuple[frozenset[str], str]]) -> str:
    if f.kind == OWN_VOICE:
        return f"{OWN_VOICE}: {f.copy_of}"
    words = telling_words(f.speaker)
    if not words:
        return known[0][1] if len(known) == 1 else f"{f.kind}: unnamed"
    for other, name in known:
        if words & other:
            return name
    known.append((words, f"{f.kind}: {f.speaker}"))
    return known[-1][1]


def voices(figures: Sequence[Figure]) -> list[Voice]:
    """The independent voices of an incident for one metric, each with what it stands by now.

    >>> def said(claim, day, n): return Figure(
    ...     claim, claim, "killed", n, n, "exact", None, "police", "police", False, None, claim, day, str(n))
    >>> found = voices([said("a", "2024-05-01", 3), said("b", "2024-05-02", 5)])
    >>> [(v.name, v.point, [f.claim for f in v.replaced]) for v in found]
    [('police: police', 5.0, ['a'])]
    """
    return [voice(name, group) for name, group in sorted(speakers(figures).items())]


def voice(name: str, group: Sequence[Figure]) -> Voice:
    """One source with what it stands by: its newest totals, or its newest figures of groups where it gives no total.

    A later text that tells of one of the dead replaces no total.
    """
    counting = [f for f in group if f.bare and f.point is not None] or [f for f in group if f.point is not None]
    newest = max((f.days[0] for f in counting if f.days is not None), default=0)
    latest = tuple(sorted((f for f in group if f.days is None or f.days[1] >= newest), key=lambda f: f.claim))
    reports = {f.report for f in latest if f in counting} or {f.report for f in latest}
    totals = [t for report in sorted(reports) if (t := total([f for f in latest if f.report == report]))]
    points = [t[1] for t in totals]
    return Voice(
        name, group[0].kind, latest, float(median(points)) if points else None, min((t[0] for t in totals), default=None),
        max((t[2] for t in totals), default=None), tuple(sorted((f for f in group if f not in latest), key=lambda f: f.claim)),
        len({f.outlet or f.copy_of for f in group}),
    )  # fmt: skip


def total(figures: Sequence[Figure]) -> tuple[float, float, float] | None:
    """Low, point and high of one report's figures from one speaker: a stated total, else groups that do not overlap added up."""
    known = [f for f in figures if f.point is not None]
    whole = [f for f in known if f.bare]
    if whole:
        return spread(whole)
    found = [spread([f for f in known if f.group == g]) for g in (WHOLE if any(f.group in WHOLE for f in known) else PARTS)]
    sums = [s for s in found if s is not None]
    return (sum(s[0] for s in sums), sum(s[1] for s in sums), sum(s[2] for s in sums)) if sums else None


def spread(figures: Sequence[Figure]) -> tuple[float, float, float] | None:
    """Low, point and high of what one speaker counts in one text: the largest, for smaller ones are parts or earlier counts."""
    if not figures:
        return None
    points = [f.point for f in figures if f.point is not None]
    lows = [f.low if f.low is not None else f.point for f in figures]
    highs = [f.high if f.high is not None else f.point for f in figures]
    return min(x for x in lows if x is not None), float(max(points)), max(x for x in highs if x is not None)
