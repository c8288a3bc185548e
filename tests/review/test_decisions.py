"""Decisions are a log: the newest that was not undone holds, blind ones stand apart, a new machine value is a new item."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tollbook.review.claims import decided, items
from tollbook.review.decisions import Decision, Decisions, standing
from tollbook.review.desk_file import DeskError, DeskFile
from tollbook.review.people import LOCAL, People, Person
from tollbook.review.values import checked


def record(low: int) -> dict[str, object]:
    toll = {"metric": "killed", "low": low, "high": low, "spans": []}
    return {"events": [{"id": "e", "main": True, "tolls": [toll], "date": None, "place": None}], "issues": []}


def test_a_new_value_of_the_machine_is_a_new_item() -> None:
    assert items("k", record(3))[0].id == items("k", record(3))[0].id
    assert items("k", record(3))[0].id != items("k", record(4))[0].id
    assert items("k", record(3))[0].id != items("other", record(3))[0].id


def test_a_decision_on_an_older_value_does_nothing_to_a_newer_one() -> None:
    item = items("k", record(3))[0]
    wish = Decision(item.id, "correct", "ana", "toll", "k", item.value, {"low": 9, "high": 9})
    assert decided("k", record(3), [wish])["events"][0]["tolls"][0]["low"] == 9
    assert decided("k", record(4), [wish]) == record(4)


def test_the_machines_value_is_never_written_over() -> None:
    before = record(3)
    item = items("k", before)[0]
    made = decided("k", before, [Decision(item.id, "reject", "ana", "toll", "k", item.value)])
    assert made["events"][0]["tolls"] == []
    assert made["events"][0]["rejected"][0]["value"]["low"] == 3
    assert before == record(3)


@pytest.mark.parametrize(
    ("log", "left"),
    [
        ([(1, "accept", None)], [1]),
        ([(1, "accept", None), (2, "undo", 1)], []),
        ([(1, "accept", None), (2, "undo", 1), (3, "undo", 2)], [1]),
        ([(1, "accept", None), (2, "reject", None), (3, "undo", 2)], [1]),
    ],
)
def test_an_undo_takes_back_and_is_taken_back(log: list[tuple[int, str, int | None]], left: list[int]) -> None:
    made = [Decision("i", verdict, "ana", "toll", undoes=undoes, seq=seq) for seq, verdict, undoes in log]
    assert [d.seq for d in standing(made)] == left


def test_the_log_refuses_changes(tmp_path: Path) -> None:
    file = DeskFile(str(tmp_path / "desk.db"))
    made = Decisions(file).add(Decision("i", "accept", "ana", "toll", "k"))
    for change in ("UPDATE decisions SET who = 'other'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.Error, match="append only"):
            file.run(change)
    file.close()
    assert Decisions(DeskFile(str(tmp_path / "desk.db"))).get(made.seq) == made


@pytest.mark.parametrize(
    ("facet", "given", "words"),
    [
        ("toll", {"metric": "killed", "low": "5", "high": "2"}, "above"),
        ("toll", {"metric": "killed", "low": "-1"}, "whole number"),
        ("date", {"date_start": "2026-13-01"}, "two days"),
        ("place", {"country": "mli", "precision": "town"}, "three capital letters"),
        ("place", {"country": "MLI", "precision": "town", "latitude": "12"}, "both or neither"),
        ("place", {"country": "MLI", "precision": "town", "latitude": "nan", "longitude": "1"}, "not between"),
        ("actor", {"name": " ", "role": "perpetrator"}, "needs one"),
        ("codes", {"sub_event_type": "Tea party"}, "no ACLED"),
        ("weapon", {"name": "x"}, "cannot be corrected"),
        ("toll", {"metric": "killed", "start": "3", "end": "2"}, "no words"),
    ],
)
def test_values_that_cannot_be_are_refused(facet: str, given: dict[str, str], words: str) -> None:
    with pytest.raises(DeskError, match=words):
        checked(facet, given, None, "Two people died.")


def test_words_are_exactly_those_of_the_report() -> None:
    text = "قُتل 𝟓 people"
    made = checked("toll", {"metric": "killed", "low": "5", "high": "5", "start": "0", "end": "4"}, None, text)
    assert made["spans"] == [{"start": 0, "end": 4, "text": text[0:4]}]


def test_people_sign_in_with_their_password_only() -> None:
    people = People(DeskFile(":memory:"))
    assert not people.any()
    people.add("ana", "coder", "correct horse battery", "test")
    assert people.known("ana", "correct horse battery") == Person("ana", "coder")
    assert people.known("ana", "wrong horse battery") is None
    assert people.known("nobody", "correct horse battery") is None
    with pytest.raises(DeskError, match="at least"):
        people.add("bob", "reader", "short", "test")
    people.add("ada", "admin", "another long password", "test")
    with pytest.raises(DeskError, match="last admin"):
        people.remove("ada", "test")
    people.remove("ana", "ada")
    assert people.known("ana", "correct horse battery") is None


def test_a_token_never_does_more_than_its_person_may_today() -> None:
    people = People(DeskFile(":memory:"))
    local = people.give_token(LOCAL, "script", "admin")
    people.add("ana", "reviewer", "correct horse battery", "test")
    secret = people.give_token(Person("ana", "reviewer"), "script", "reviewer")
    people.add("ana", "reader", "correct horse battery", "test")
    assert people.of_token(secret) == Person("ana", "reader")
    assert people.of_token(local) is None
    with pytest.raises(DeskError, match="can be one of"):
        people.give_token(Person("ana", "reader"), "more", "admin")
