"""The card: what stands on it, and that colours add nothing the plain card does not say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from importlib import resources
from typing import get_args

import pytest

from tollbook.cli.card import Paper, card
from tollbook.cli.card.card import LANGUAGES, SAYS
from tollbook.cli.card.evidence import Tags, marked, nested
from tollbook.cli.card.phrase import day, figure, place_name, published
from tollbook.cli.card.sentence import STATUS, certainty, harm, sentence
from tollbook.cli.demo import demo_reports
from tollbook.model.actor import Participant, Statement, StatementStance
from tollbook.model.attribution import Attribution
from tollbook.model.claim import Claim, CodedReport, Event, Status
from tollbook.model.place import Place
from tollbook.model.report import Issue, Report
from tollbook.model.span import Span
from tollbook.model.toll import Count, Toll
from tollbook.model.when import When
from tollbook.pipeline import code_report

TEXT = "At least two people died in Gao, sources told EFE."
TOLL = Claim(
    Toll("killed", Count(2, None, "at least"), group_as_stated="people", preliminary=True),
    (Span(0, 24, TEXT[:24]),),
    Attribution("sources", "anonymous", True, ("EFE",), (Span(33, 40, "sources"),)),
)
AUTHOR = Claim(Participant("perpetrator", "unknown", "gunmen"), (Span(28, 31, "Gao"),))
PLACE = Claim(Place("Gao", "MLI", "Gao", None, 16.27, -0.04, 5.0, "town", None), (Span(28, 31, "Gao"),))
EVENT = Event("e1", True, "armed attack", place=PLACE, actors=(AUTHOR,), tolls=(TOLL,))
CODED = CodedReport(Report("r1", TEXT, outlet="Daily Post", language="en", machine_translated=True), (EVENT,))


def test_everything_stands_on_the_card() -> None:
    shown = card(CODED, "story.txt")
    for words in (
        "Daily Post · English · looks machine-translated · story.txt",
        "Armed attack by gunmen in Gao, Mali: at least 2 killed.",
        "author unknown, figures preliminary",
        "Gao, Mali (16.27 N 0.04 W, within 5 km; town)",
        "S1 sources (anonymous) via EFE",
        "[T1 At least two people died] in [P1 A1 Gao], [S1 sources] told EFE.",
        "When        not known",
    ):
        assert words in shown, words


def test_colours_say_nothing_more() -> None:
    plain, coloured = card(CODED, "story.txt"), card(CODED, "story.txt", Paper(100, colour=True))
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.split("\n")] == plain.split("\n")
    assert "\x1b" not in plain


@pytest.mark.parametrize("width", [40, 60, 100, 300])
def test_no_line_is_wider_than_the_paper(width: int) -> None:
    shown = card(CODED, "story.txt", Paper(width))
    assert max(len(line) for line in shown.split("\n")) <= min(width, 120)


def test_no_incident() -> None:
    assert "No conflict incident is reported here." in card(CodedReport(Report("r1", "Rain fell.")))


def test_issues_and_statements_are_told() -> None:
    silent = Claim(Statement("nobody", "no_claim"), (Span(0, 2, "At"),))
    event = replace(EVENT, statements=(silent,))
    shown = card(replace(CODED, events=(event,), issues=(Issue("unknown_place", "no place of that name", Span(28, 31, "Gao")),)))
    assert "nobody has claimed it" in shown
    assert "?1  no place of that name" in shown


FIGURES = [
    ((2, None, "at least"), "at least 2"), ((160, None, "more than"), "more than 160"), ((None, 9, "up to"), "up to 9"),
    ((3, 5, "range"), "3 to 5"), ((0, 0, "exact"), "none"), ((1200, 1200, "exact"), "1,200"), ((50, 50, "approx"), "about 50"),
    ((None, None, "vague"), "no number"),
]  # fmt: skip


@pytest.mark.parametrize(("count", "words"), FIGURES)
def test_figure(count: tuple[int | None, int | None, str], words: str) -> None:
    assert figure(Count(*count)) == words  # type: ignore[arg-type]


DAYS = [
    (When(date(2024, 4, 19), date(2024, 4, 19), "time", "07:30"), "19 April 2024, 07:30"),
    (When(date(2024, 4, 19), date(2024, 4, 20), "days"), "19 to 20 April 2024"),
    (When(date(2024, 4, 29), date(2024, 5, 5), "week"), "29 April 2024 to 5 May 2024"),
    (When(date(2024, 1, 1), date(2024, 12, 31), "year"), "2024"),
]


@pytest.mark.parametrize(("when", "words"), DAYS)
def test_day(when: When, words: str) -> None:
    assert day(when) == words


PUBLISHED = [
    ("2024-04-20", "20 April 2024"), ("2024-04", "April 2024"), ("2024-04-20T21:05:00Z", "20 April 2024 21:05 Z"),
    ("2024-04-20T21:05", "20 April 2024 21:05"), ("2024-04-20T21:05:00.123-03:00", "20 April 2024 21:05 -03:00"),
    ("soon", "soon"),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "words"), PUBLISHED)
def test_published(stated: str, words: str) -> None:
    assert published(stated) == words


def test_a_place_names_each_part_once() -> None:
    assert place_name(Place("Mali", "MLI", None, None, None, None, None, "country", None)) == "Mali"


def toll(low: int, group: str | None = None, **flags: bool) -> Claim[Toll]:
    return Claim(Toll("killed", Count(low, low, "exact"), group, **flags), ())  # type: ignore[arg-type]


HARM = [
    ([toll(2), toll(3)], "2 or 3 killed"), ([toll(2), toll(2)], "2 killed"), ([toll(4), toll(6, superseded=True)], "4 killed"),
    ([toll(4), toll(2, "children", subset=True)], "4 killed"), ([toll(0, denies=True)], ""),
    ([toll(4, "combatants"), toll(2, "attackers")], "4 combatants and 2 attackers killed"), ([], ""),
    ([toll(7, "civilians"), toll(3)], "7 or 3 killed"), ([toll(7), toll(3, "attackers")], "7 and 3 attackers killed"),
]  # fmt: skip


@pytest.mark.parametrize(("tolls", "words"), HARM)
def test_harm(tolls: list[Claim[Toll]], words: str) -> None:
    assert harm(tolls) == words


def actor(role: str, name: str, stance: str = "asserted") -> Claim[Participant]:
    return Claim(Participant(role, name, name, stance), ())  # type: ignore[arg-type]


SENTENCES = [
    (Event("e", True, "clash", actors=(actor("perpetrator", "A"), actor("target", "B"))), "Clash with B by A"),
    (Event("e", True, "killing", actors=(actor("victim", "two farmers"),)), "Killing of two farmers"),
    (Event("e", True, "airstrike", actors=(actor("perpetrator", "A", "accused"),)), "Airstrike blamed on A"),
    (Event("e", True, "airstrike", actors=(actor("perpetrator", "A", "denied"),)), "Airstrike denied by A"),
    (Event("e", False, "armed attack", count=Count(160, None, "more than")), "More than 160 armed attacks"),
    (Event("e", False, "clash", count=Count(None, None, "vague")), "Several clashes"),
]


@pytest.mark.parametrize(("event", "words"), SENTENCES)
def test_sentence(event: Event, words: str) -> None:
    assert sentence(event) == words


def test_every_value_has_its_words() -> None:
    built = resources.files("tollbook.languages") / "built"
    assert {name.name.removesuffix(".json") for name in built.iterdir()} <= set(LANGUAGES)
    assert set(get_args(StatementStance)) == set(SAYS)
    assert set(get_args(Status)) == set(STATUS)


SAYINGS = [
    (Statement("Police", "confirms"), "Police confirms it"), (Statement("A", "accuses", "B"), "A accuses B"),
    (Statement("A", "claims"), "A claims responsibility"), (Statement("nobody", "no_claim"), "nobody has claimed it"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "words"), SAYINGS)
def test_sayings(said: Statement, words: str) -> None:
    event = replace(EVENT, statements=(Claim(said, (Span(0, 2, "At"),)),))
    assert f"C1  {words}" in card(replace(CODED, events=(event,)))


def test_certainty_names_the_status() -> None:
    assert certainty(Event("e", True, "airstrike", "planned")).startswith("Planned")


def test_crossing_words_are_both_marked() -> None:
    tags = Tags()
    tags.tag("T", [Span(0, 8, "Two died")])
    tags.tag("P", [Span(4, 15, "died in Gao")])
    assert marked("Two died in Gao.", tags).plain == "[T1 Two died] [P1 in Gao]."
    assert nested([(0, 4, "A"), (4, 8, "B")]) == [(0, 4, "A"), (4, 8, "B")]


def test_the_marked_text_is_the_text() -> None:
    """Without its marks, the text of every card of the demonstration is the report's own."""
    for named in demo_reports():
        assert named.report is not None
        coded, tags = code_report(named.report), Tags()
        for event in coded.events:
            for claim in (*event.tolls, *event.actors, *event.weapons):
                tags.tag("T", claim.spans)
        bare = re.sub(r"\[(?:T\d+ )+|\]", "", marked(coded.report.text, tags).plain)
        assert bare == coded.report.text.rstrip()
