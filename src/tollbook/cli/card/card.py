"""One report on a screen: what it says happened, how surely, in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tollbook.cli.card.evidence import FACETS, Tags, marked
from tollbook.cli.card.phrase import day, figure, place_name, point, published, source
from tollbook.cli.card.sentence import HARM, certainty, sentence
from tollbook.cli.harmless import one_line
from tollbook.model.actor import Participant, Statement
from tollbook.model.claim import CodedReport, Event
from tollbook.model.report import Report
from tollbook.model.span import Span
from tollbook.model.toll import Toll

PLAIN_WIDTH = 100
WIDEST = 120
UCDP = {1: "state-based", 2: "non-state", 3: "one-sided"}
LANGUAGES = {
    "en": "English", "es": "Spanish", "ar": "Arabic", "fr": "French", "de": "German", "pt": "Portuguese", "tr": "Turkish",
    "id": "Indonesian", "ro": "Romanian", "ru": "Russian", "uk": "Ukrainian", "pcm": "Nigerian Pidgin",
}  # fmt: skip
SAYS = {  # what an actor says: where nothing is told of whom or what it is about, and where it is
    "claims": ("claims responsibility", "claims responsibility for"), "denies": ("denies it", "denies it of"),
    "accuses": ("accuses somebody", "accuses"), "no_claim": ("has not said who did it", "has not said who did it:"),
    "confirms": ("confirms it", "confirms:"), "condemns": ("condemns it", "condemns:"),
}  # fmt: skip
TRANSLATED = "machine_translation_sign"
Row = tuple[str, RenderableType, RenderableType]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a card is printed on: so many columns, with colours or without."""

    width: int = PLAIN_WIDTH
    colour: bool = False


def card(coded: CodedReport, name: str = "", paper: Paper | None = None) -> str:
    """The card of a coded report, as it is printed; ``name`` says where the report came from.

    >>> report = Report("r1", "Two soldiers died.", outlet="Daily Post", language="en")
    >>> print(card(CodedReport(report)).splitlines()[1].rstrip())
    Daily Post · English
    """
    tags = Tags()
    mains = [e for e in coded.events if e.main]
    parts: list[RenderableType] = [Rule(style="dim"), *_head(coded.report, name)]
    for event in mains:
        parts += [Text(""), *_lead(event), _grid(_claims(event, tags))]
        parts += [_tolls(event, tags)] if event.tolls else []
        parts += [_grid(sayings)] if (sayings := list(_sayings(event, tags))) else []
    if not mains:
        parts += [Text(""), Text("No conflict incident is reported here.", style="bold")]
    rest = list(_background(coded, tags)) + list(_issues(coded, tags))
    parts += [_grid(rest)] if rest else []
    parts += [Text(""), *_text(coded.report, tags)]
    return printed(Group(*parts), paper or Paper())


def printed(what: RenderableType, paper: Paper) -> str:
    """A piece of screen as characters, without colours unless the paper takes them."""
    out = StringIO()
    console = Console(
        file=out, width=min(paper.width, WIDEST), force_terminal=paper.colour, color_system="standard" if paper.colour else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    console.print(what)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")) if not paper.colour else out.getvalue()


def _head(report: Report, name: str) -> Iterator[Text]:
    language = LANGUAGES.get(report.language or "", report.language)
    known = [
        report.outlet, published(report.published) if report.published else None, language,
        "looks machine-translated" if report.machine_translated else None, name,
    ]  # fmt: skip
    if report.title:
        yield Text(one_line(report.title), style="italic")
    yield Text(" · ".join(one_line(k) for k in known if k) or "Outlet, date and language not known", style="dim")


def _lead(event: Event) -> Iterator[Text]:
    yield Text(f"{sentence(event)}.", style="bold")
    yield Text(f"{certainty(event)}.")


def _grid(rows: Iterable[Row]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(style="dim", width=7, no_wrap=True)
    grid.add_column(no_wrap=True, min_width=3)
    grid.add_column(ratio=1)
    before = ""
    for label, tag, content in rows:
        grid.add_row("" if label == before else label, tag, content)
        before = label
    return grid


def _claims(event: Event, tags: Tags) -> Iterator[Row]:
    yield "What", tags.tag("E", event.spans), Text(_codes(event))
    if event.date is None:
        yield "When", Text(""), Text("not known")
    else:
        yield "When", tags.tag("D", event.date.spans), Text(f"{day(event.date.value)} ({event.date.value.precision})")
    yield _where(event, tags)
    yield from _who(event, tags)
    for weapon in event.weapons:
        kind = "" if weapon.value.weapon_class == weapon.value.name else f" ({weapon.value.weapon_class})"
        yield "Weapon", tags.tag("W", weapon.spans), Text(one_line(weapon.value.name) + kind)


def _sayings(event: Event, tags: Tags) -> Iterator[Row]:
    for said in event.statements:
        yield "Said", tags.tag("C", said.spans), Text(_said(said.value))
    for tie in event.relations:
        words = f"{tie.value.subject} {tie.value.relation.replace('_', ' ')} {tie.value.object}"
        yield "Ties", tags.tag("R", tie.spans), Text(one_line(words))


def _codes(event: Event) -> str:
    codes = event.codes
    found = [
        codes.acled_sub_event_type and f"{codes.acled_sub_event_type} (ACLED)",
        codes.plover_event and f"{' '.join(w for w in (codes.plover_event, codes.plover_mode) if w)} (PLOVER)",
        codes.ucdp_type_of_violence and f"{UCDP[codes.ucdp_type_of_violence]} (UCDP)",
        codes.cameo and f"{codes.cameo} (CAMEO)",
    ]  # fmt: skip
    return " · ".join(f for f in found if f) or "no code"


def _where(event: Event, tags: Tags) -> Row:
    if event.place is None:
        return "Where", Text(""), Text("not known")
    place = event.place.value
    where = point(place)
    return (
        "Where",
        tags.tag("P", event.place.spans),
        Text(place_name(place) + (f" ({where}; {place.precision})" if where else "")),
    )


def _said(said: Statement) -> str:
    if said.actor == "nobody":
        return "nobody has claimed it"
    bare, followed = SAYS[said.stance]
    who = one_line(said.actor or "somebody")
    return f"{who} {followed} {one_line(said.about)}" if said.about else f"{who} {bare}"


def _who(event: Event, tags: Tags) -> Iterator[Row]:
    """The actors, one that has two roles in the same words on one line."""
    lines: dict[tuple[str, tuple[Span, ...]], list[str]] = {}
    for claim in event.actors:
        lines.setdefault((_actor(claim.value), claim.spans), []).append(claim.value.role)
    for (actor, spans), roles in lines.items():
        yield "Who", tags.tag("A", spans), Text(f"{' and '.join(dict.fromkeys(roles))}: {actor}")


def _actor(actor: Participant) -> str:
    known = one_line(actor.name)
    named = "" if one_line(actor.as_named).casefold() == known.casefold() else f', here "{one_line(actor.as_named)}"'
    return known + named + ("" if actor.stance == "asserted" or actor.name == "unknown" else f", {actor.stance}")


def _tolls(event: Event, tags: Tags) -> Table:
    """The table of figures; its first two columns are as wide as those of the lines around it."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("Tolls", width=6)
    table.add_column("", min_width=2, no_wrap=True)
    for name in ("harm", "figure", "of whom", "said by", ""):
        table.add_column(name, no_wrap=name in ("harm", "figure"))
    for claim in event.tolls:
        toll, said = claim.value, [tags.tag("S", claim.attribution.spans), Text(source(claim.attribution))]
        table.add_row(
            "", tags.tag("T", claim.spans), HARM.get(toll.metric, toll.metric), Text(figure(toll.count), style="bold"),
            _whom(toll.group, toll.group_as_stated), Text(" ").join(words for words in said if words), _flags(toll),
        )  # fmt: skip
    return table


def _flags(toll: Toll) -> str:
    flags = {
        "denied": toll.denies, "preliminary": toll.preliminary, "superseded": toll.superseded, "part of another": toll.subset,
    }  # fmt: skip
    return ", ".join(name for name, on in flags.items() if on)


def _whom(group: str | None, stated: str | None) -> Text:
    words = one_line(stated) if stated else ""
    if group is None or group == "other" or group.casefold() == words.casefold():
        return Text(words or group or "")
    return Text(f"{words} ({group})" if words else group)


def _background(coded: CodedReport, tags: Tags) -> Iterator[Row]:
    for event in coded.events:
        if not event.main:
            status = "" if event.status == "actual" else f" [{event.status}]"
            yield "Beside", tags.tag("B", event.spans), Text(sentence(event) + status)


def _issues(coded: CodedReport, tags: Tags) -> Iterator[Row]:
    slips = [one_line(i.span.text if i.span is not None else i.message) for i in coded.issues if i.code == TRANSLATED]
    if slips:
        yield "Slips", Text(""), Text(f"of machine translation: {'; '.join(dict.fromkeys(slips))}")
    for issue in coded.issues:
        if issue.code != TRANSLATED:
            yield "Unclear", tags.tag("?", [issue.span] if issue.span is not None else []), Text(one_line(issue.message))


def _text(report: Report, tags: Tags) -> Iterator[RenderableType]:
    yield marked(report.text, tags)
    legend = Text(" ").join(Text(f"{letter} {FACETS[letter][0]} ", style=FACETS[letter][1]) for letter in tags.letters())
    if legend:
        yield Text("")
        yield legend
