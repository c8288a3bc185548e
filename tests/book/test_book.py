"""The shared suite: what a book must do, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from tollbook.book import Book, explain, history, incident_at, incidents_at, verify, why
from tollbook.store import NotThere, StoreError
from tollbook.store.records import unnamed


def test_what_goes_in_comes_out(book: Book, made_up: ModuleType) -> None:
    given = list(made_up.reports(0, 30))
    assert {r.outcome for r in book.add_all(given)} == {"added"}
    for text, record in given:
        filed = book.store.report(record["report"]["id"])
        assert filed.text == text
        assert unnamed(book.store.records([filed.key])[filed.key]) == record
    assert verify(book) == []


def test_adding_again_adds_nothing(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 20)))
    heads = book.store.heads()
    assert {r.outcome for r in book.add_all(made_up.reports(0, 20))} == {"again"}
    assert book.store.heads() == heads


def test_the_scope_of_a_reading_is_part_of_the_method(book: Book, made_up: ModuleType) -> None:
    text, record = next(iter(made_up.reports(0, 1)))
    for given, method in ((record, "m/1"), ({**record, "scope": "gun violence"}, "m/1 (gun violence)")):
        list(book.add_all([(text, given)], "m/1"))
        kept = book.store.engine.run("SELECT method FROM claims ORDER BY seq DESC LIMIT 1")
        assert kept[0][0] == method


def test_a_new_text_under_an_id_replaces_the_old_one_in_incidents_and_keeps_it_in_the_ledger(
    book: Book, made_up: ModuleType
) -> None:
    text, record = made_up.report(3)
    book.add(text, record)
    before = book.incidents()[0]
    longer = f"{text} The text was corrected later."
    book.add(longer, record)
    assert book.store.heads()["reports"][0] == 2
    (after,) = book.incidents()
    assert after["reports"] == before["reports"]
    assert book.store.report(record["report"]["id"]).text == longer
    assert verify(book) == []


def test_a_new_coding_of_the_same_text_replaces_the_old_one(book: Book, made_up: ModuleType) -> None:
    text, record = made_up.report(3)
    book.add(text, record, "reader/1")
    event = record["events"][0]
    more = {**record, "events": [{**event, "tolls": [{**event["tolls"][0], "low": 77, "high": 77}]}]}
    book.add(text, more, "reader/2")
    assert book.incidents()[0]["estimates"]["killed"]["best"] == 77
    assert book.store.heads()["reports"][0] == 1
    assert verify(book) == []


def test_any_order_gives_the_same_book(made_up: ModuleType, dump: Callable[[Book], Any]) -> None:
    given = list(made_up.reports(0, 150))
    dumps = []
    for seed in range(4):
        random.Random(seed).shuffle(given)
        with Book.open(":memory:") as opened:
            for i in range(0, len(given), 1 + seed * 20):
                list(opened.add_all(given[i : i + 1 + seed * 20]))
            dumps.append(dump(opened))
    assert len(dumps[0][0]) > 30
    assert all(d == dumps[0] for d in dumps[1:])


def test_rebuilding_gives_the_same_book(book: Book, made_up: ModuleType, dump: Callable[[Book], Any]) -> None:
    list(book.add_all(made_up.reports(0, 60)))
    before = dump(book)
    book.rebuild()
    assert dump(book) == before


def pairs_in(groups: dict[str, Any]) -> set[tuple[str, str]]:
    return {(a, b) for a in groups for b in groups if a < b and groups[a] == groups[b]}


def test_linking_follows_the_made_up_incidents(made_up: ModuleType) -> None:
    with Book.open(":memory:") as opened:
        list(opened.add_all(made_up.reports(0, 240)))
        found = pairs_in({r: i["id"] for i in opened.derived.every() for r in i["reports"]})
    wanted = pairs_in({f"m{n}": made_up.incident_of(n) for n in range(240)})
    assert len(found & wanted) / len(found) > 0.9
    assert len(found & wanted) / len(wanted) > 0.9


def pair_of(book: Book) -> tuple[str, str]:
    found = next(i for i in book.derived.every() if len(i["reports"]) > 1)
    return found["reports"][0], found["reports"][1]


def home(book: Book, report: str) -> str:
    key = book.store.report(report).key
    return book.derived.homes([key])[key]


def test_a_judgement_wins_is_logged_and_can_be_undone(book: Book, made_up: ModuleType, dump: Callable[[Book], Any]) -> None:
    list(book.add_all(made_up.reports(0, 40)))
    before = dump(book)
    a, b = pair_of(book)
    judged = book.judge("not same", [(a, b)], "ana", "two strikes")
    assert home(book, a) != home(book, b)
    undone = book.undo(judged, "ben")
    assert dump(book) == before
    book.undo(undone, "ana")
    assert home(book, a) != home(book, b)
    assert [(r.verdict, r.who) for r in book.store.rulings()] == [("not same", "ana"), ("undo", "ben"), ("undo", "ana")]
    assert verify(book) == []


def test_same_joins_what_the_linker_kept_apart_and_survives_new_reports(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 40)))
    first, second = [i["reports"][0] for i in list(book.derived.every())[:2]]
    book.judge("same", [(first, second)], "ana")
    assert home(book, first) == home(book, second)
    list(book.add_all(made_up.reports(40, 60)))
    assert home(book, first) == home(book, second)


def test_unsure_leaves_it_to_the_scores_and_the_newest_verdict_counts(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 40)))
    a, b = pair_of(book)
    book.judge("not same", [(a, b)], "ana")
    book.judge("unsure", [(b, a)], "ana")
    assert home(book, a) == home(book, b)


@pytest.mark.parametrize(("verdict", "pair"), [("maybe", ("m0", "m1")), ("same", ("m0", "m0")), ("same", ("m0", "nobody"))])
def test_a_judgement_that_makes_no_sense_is_refused(book: Book, made_up: ModuleType, verdict: str, pair: tuple[str, str]) -> None:
    list(book.add_all(made_up.reports(0, 2)))
    with pytest.raises(StoreError):
        book.judge(verdict, [pair], "ana")
    assert book.store.rulings() == []


def test_the_ledger_cannot_be_changed(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 2)))
    for sql in ("UPDATE reports SET text = 'x'", "DELETE FROM claims", "UPDATE claims SET value = '{}'", "DELETE FROM reports"):
        with pytest.raises(StoreError, match="append only"):
            book.store.engine.run(sql)
    assert verify(book) == []


def test_the_book_tells_what_it_said_earlier(book: Book, made_up: ModuleType, clock: Callable[[], str]) -> None:
    list(book.add_all(made_up.reports(0, 24)))
    then, moment = list(book.derived.every()), clock()
    list(book.add_all(made_up.reports(24, 72)))
    a, b = pair_of(book)
    book.judge("not same", [(a, b)], "ana")
    assert incidents_at(book, moment) == then
    for incident in then:
        found = incident_at(book, incident["id"], moment)
        assert (found["reports"], found["estimates"]) == (incident["reports"], incident["estimates"])
    with pytest.raises(NotThere):
        incident_at(book, then[0]["id"], "2026-02-01")


def test_history_ends_with_what_the_book_says_now(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 48)))
    incident = max(book.derived.every(), key=lambda i: len(i["reports"]))
    steps = history(book, incident["id"])
    assert steps[-1].reports == tuple(incident["reports"])
    assert steps[-1].killed == incident["estimates"]["killed"]
    assert len(steps[0].reports) < len(steps[-1].reports)
    assert [s.at for s in steps] == sorted(s.at for s in steps)


def test_every_field_is_explained_by_claims_and_words(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 48)))
    incident = max(book.derived.every(), key=lambda i: len(i["reports"]))
    found = explain(book, incident["id"], "killed", "ucdp")
    named = {f["claim"] for v in found["voices"] for f in v["figures"]}
    assert set(found["estimate"]["claims"]["best"]) <= named
    assert all(book.store.claim(c)[2] == "toll" for c in named)
    assert {r["report"] for r in explain(book, incident["id"], "reports")["why"]} == set(incident["reports"])
    with pytest.raises(StoreError):
        explain(book, incident["id"], "weather")


def test_why_shows_the_parts_of_the_score(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 40)))
    found = why(book, *pair_of(book))
    assert found["same_incident"]
    parts = {p["part"] for p in found["parts"]}
    assert "type" in parts
    assert parts & {"place", "region"}


def test_an_old_name_of_an_incident_still_leads_to_it(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 48)))
    incident = max(book.derived.every(), key=lambda i: len(i["reports"]))
    for member in book.derived.members(incident["id"]):
        assert book.derived.incident(f"i{member}")["id"] == incident["id"]


def test_search_finds_words_and_phrases(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 30)))
    keys = [k for k, _ in book.store.search('"were injured when"', 50)]
    assert len(keys) == 30
    assert book.store.search('"injured were"') == []
    assert book.store.search("") == []
    assert book.store.search('" OR * ( "unfinished') == []


FILTERS: list[tuple[dict[str, Any], Callable[[dict[str, Any]], bool]]] = [
    ({"country": "mli"}, lambda i: i["place"]["country"] == "MLI"),
    ({"killed": 5}, lambda i: i["estimates"]["killed"]["best"] >= 5),
    ({"kind": "Armed clash"}, lambda i: i["codes"]["acled"]["sub_event_type"] == "Armed clash"),
    ({"since": "2015-01-03"}, lambda i: i["date"] is not None and i["date"]["start"] >= "2015-01-03"),
    ({"actor": "river"}, lambda i: any("River" in a["name"] for a in i["actors"])),
    ({"place": "pur"}, lambda i: "pur" in i["place"]["name"]),
    ({"box": (20, 5, 40, 20)}, lambda i: 5 <= i["place"]["latitude"] <= 20 and 20 <= i["place"]["longitude"] <= 40),
]


@pytest.mark.parametrize(("wanted", "test"), FILTERS, ids=lambda x: str(x) if isinstance(x, dict) else "")
def test_filters(book: Book, made_up: ModuleType, wanted: dict[str, Any], test: Callable[[dict[str, Any]], bool]) -> None:
    list(book.add_all(made_up.reports(0, 150)))
    expected = {i["id"] for i in book.derived.every() if test(i)}
    assert expected
    assert {i["id"] for i in book.incidents(**wanted, limit=500)} == expected


def test_text_that_cannot_be_kept_is_refused_and_the_rest_goes_on(book: Book, made_up: ModuleType) -> None:
    text, record = made_up.report(1)
    bad = [("nul \x00 in it", record), ("half \ud800 pair", record)]
    assert [r.outcome for r in book.add_all([*bad, (text, record)])] == ["refused", "refused", "added"]
    assert verify(book) == []


def test_text_in_every_script_is_kept_as_it_is(book: Book, made_up: ModuleType) -> None:
    text, record = made_up.report(1)
    extended = f"{text}\r\n قُتل ثلاثة جنود 😀 é é \t%s ? :x \\ ' \""
    book.add(extended, record)
    assert book.store.report(record["report"]["id"]).text == extended
    assert verify(book) == []


def test_a_report_without_a_conflict_incident_is_kept_and_in_no_incident(book: Book, made_up: ModuleType) -> None:
    _, record = made_up.report(1)
    book.add("A market opened.", {**record, "events": []})
    assert book.incidents() == []
    assert verify(book) == []


def test_history_says_of_every_moment_what_the_book_said_then(book: Book, made_up: ModuleType) -> None:
    said: dict[str, dict[str, tuple[list[str], Any]]] = {}
    for text, record in made_up.reports(0, 45):
        book.add(text, record)
        at = book.store.newest()
        said[at] = {i["id"]: (i["reports"], i["estimates"]["killed"]) for i in book.derived.every()}
    for incident in list(book.derived.every())[::3]:
        for step in history(book, incident["id"]):
            assert (list(step.reports), step.killed) in said[step.at].values()
