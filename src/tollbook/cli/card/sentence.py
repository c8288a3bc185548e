"""An event in one line of plain English, and how certain it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tollbook.cli.card.phrase import day, figure, listed, place_name
from tollbook.cli.harmless import one_line
from tollbook.model.actor import Participant
from tollbook.model.claim import Claim, Event
from tollbook.model.toll import Toll

OF = frozenset(
    {
        "shelling", "bombardment", "bombing", "killing", "assassination", "assassination attempt", "execution", "massacre",
        "stabbing", "beating", "torture", "abduction", "hostage taking", "hijacking", "forced disappearance", "release", "rescue",
        "arrest", "capture", "deportation", "displacement", "looting", "destruction", "confiscation", "recapture", "siege",
        "expulsion", "blockade", "mobilisation", "deployment", "investigation", "criticism", "extradition",
    }
)  # fmt: skip
WITH = frozenset(
    {"clash", "talks", "agreement", "ceasefire", "mediation", "phone call", "cooperation", "military cooperation", "trade"}
)
TO = frozenset(
    {"visit", "aid", "support", "apology", "promise", "appeal", "demand", "access", "concession", "statement", "threat"}
)
STATUS = {
    "actual": "Reported as having happened", "disputed": "Disputed", "denied": "Denied",
    "planned": "Planned, not reported as done", "hypothetical": "Only spoken of as possible",
}  # fmt: skip
MOST_NAMES = 3
RELATIVE = ("near ", "outskirts ", "between ", "on ")
HARM = {"killed_or_injured": "killed or injured"}


def sentence(event: Event, *, tolls: bool = True) -> str:
    """What happened, by whom, to whom, where, when and with how much harm, as far as the report says.

    >>> sentence(Event("e1", True, "drone strike"))
    'Drone strike'
    """
    parts = [_counted(event), _against(event), _by(event), _where(event), _when(event)]
    words = " ".join(p for p in parts if p)
    told = harm(event.tolls) if tolls else ""
    return words[:1].upper() + words[1:] + (f": {told}" if told else "")


def certainty(event: Event) -> str:
    """How firmly the report says it: the event itself, its author and its figures.

    >>> certainty(Event("e1", True, "drone strike", "disputed"))
    'Disputed'
    """
    authors = [c.value for c in event.actors if c.value.role == "perpetrator"]
    marks = [STATUS[event.status]]
    if authors and all(a.name == "unknown" for a in authors):
        marks.append("author unknown")
    elif authors and all(a.stance != "asserted" for a in authors):
        marks.append("author " + listed(sorted({a.stance for a in authors})))
    if any(c.value.preliminary for c in event.tolls):
        marks.append("figures preliminary")
    return ", ".join(marks)


def harm(tolls: Iterable[Claim[Toll]]) -> str:
    """The figures that stand, a metric each; what sources say of the same people is told apart by "or", other people by "and".

    >>> from tollbook.model.toll import Count
    >>> harm([Claim(Toll("killed", Count(n, n, "exact")), ()) for n in (2, 3)])
    '2 or 3 killed'
    """
    standing: dict[str, dict[str | None, list[str]]] = {}
    for claim in tolls:
        toll = claim.value
        if not (toll.superseded or toll.subset or toll.denies):
            found = standing.setdefault(toll.metric, {}).setdefault(toll.group, [])
            found += [w for w in [figure(toll.count)] if w not in found]
    return ", ".join(_metric(metric, groups) for metric, groups in standing.items())


def _metric(metric: str, groups: dict[str | None, list[str]]) -> str:
    """Where one figure names no group, it and the groups' are of the same people; the attackers' own dead stand apart always."""
    if None in groups:
        others = [f for group, figures in groups.items() if group != "attackers" for f in figures]
        apart = {group: figures for group, figures in groups.items() if group == "attackers"}
        groups = {None: list(dict.fromkeys(others))} | apart
    named = len(groups) > 1
    words = listed([_either(figures) + (f" {group}" if named and group else "") for group, figures in groups.items()])
    return f"{words} {HARM.get(metric, metric)}"


def _either(figures: Sequence[str]) -> str:
    return " or ".join(f if f != "no number" else "an unstated number" for f in figures)


def _counted(event: Event) -> str:
    words = one_line(event.act)
    if event.count is None:
        return words
    many = figure(event.count)
    plural = words if words.endswith("s") else words[:-1] + "ies" if words.endswith("y") else words + "s"
    plural = words + "es" if words.endswith(("sh", "ch")) else plural
    return f"several {plural}" if many == "no number" else f"{many} {plural}"


def _against(event: Event) -> str:
    names = _names(c.value for c in event.actors if c.value.role == "target") or _names(
        c.value for c in event.actors if c.value.role == "victim"
    )
    if not names:
        return ""
    word = "of" if event.act in OF else "with" if event.act in WITH else "to" if event.act in TO else "against"
    return f"{word} {listed(names)}"


def _by(event: Event) -> str:
    authors = [c.value for c in event.actors if c.value.role == "perpetrator"]
    words = {"asserted": "by", "accused": "blamed on", "claimed": "claimed by", "denied": "denied by"}
    told = {word: _names(a for a in authors if _stance(a) == stance) for stance, word in words.items()}
    return ", ".join(f"{word} {listed(names)}" for word, names in told.items() if names)


def _stance(actor: Participant) -> str:
    return "asserted" if actor.name == "unknown" else actor.stance


def _names(actors: Iterable[Participant]) -> list[str]:
    named = (a.as_named[:1].lower() + a.as_named[1:] if a.name == "unknown" else a.name for a in actors)
    names = list(dict.fromkeys(one_line(n) for n in named if n))
    return names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], "others"]


def _where(event: Event) -> str:
    if event.place is None:
        return ""
    name = place_name(event.place.value)
    if name.startswith(RELATIVE):
        return name if not name.startswith("outskirts") else f"on the {name}"
    word = {"site": "at", "near": "near"}.get(event.place.value.precision, "in")
    return f"{word} {name}"


def _when(event: Event) -> str:
    if event.date is None:
        return ""
    when = event.date.value
    return (
        f"on {day(when)}"
        if when.start == when.end
        else f"in {day(when)}"
        if when.precision in ("month", "year")
        else f"({day(when)})"
    )
