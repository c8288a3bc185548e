"""The codebooks agree with one another, with the word lists of every language and with their built file."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook import languages
from tollbook.knowledge.codebooks import PloverCode, codebooks, read
from tollbook.knowledge.codebooks_build import act_row, compiled, read_book, wrong_codes
from tollbook.model.error import KnowledgeError

FOLDER = Path(languages.__file__).parent
EVENTS = sorted(FOLDER.glob("*/events.yaml"))
WEAPONS = sorted(FOLDER.glob("*/weapons.yaml"))
KINDS = frozenset({
    "accident", "natural", "health", "crime_trial", "crime", "sport", "film", "anniversary", "labour", "market", "figurative",
    "drill", "animal", "vigil", "charge", "place", "store", "staged", "opinion", "mine",
})  # fmt: skip


def entries(path: Path) -> list[dict[str, Any]]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    found: list[dict[str, Any]] = data["entries"]
    return found


def test_every_code_is_in_its_codebook() -> None:
    assert list(wrong_codes(compiled())) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"plover_event": "FIGHT"}, "no event 'FIGHT'"),
        ({"plover_mode": "massacre"}, "no mode 'massacre'"),
        ({"plover_contexts": ["war"]}, "no context 'war'"),
        ({"acled_event_type": "Battles"}, "under 'Battles'"),
        ({"cameo": "1951"}, "CAMEO has no '1951'"),
        ({"weapon_class": "catapult"}, "no weapon class 'catapult'"),
    ],
)
def test_a_wrong_code_is_named(change: dict[str, Any], said: str) -> None:
    data = compiled()
    data["acts"] = [{**data["acts"][0], **change}]
    assert any(said in fault for fault in wrong_codes(data))


def test_the_counts_of_the_codebooks() -> None:
    books = codebooks()
    assert (len(books.plover_quads), len(books.plover_contexts)) == (16, 37)
    assert (len(set(books.acled_types.values())), len(books.acled_types)) == (6, 25)
    assert len(books.plover_modes["ASSAULT"]) == 15
    assert len(books.acts) >= 60


def test_acled_flags_follow_the_types() -> None:
    for row in read_book("acled")["sub_event_types"]:
        organised = row["event_type"] in ("Battles", "Explosions/Remote violence", "Violence against civilians")
        assert (row["flags"] == ["violence", "organised", "disorder"]) == organised, row["code"]


def test_an_entry_without_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "acts.yaml").write_text("source: own\nacts: [{name: ambush}]\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no source for"):
        read_book("acts", tmp_path)


def test_the_built_file_is_what_the_yaml_says() -> None:
    built = resources.files("tollbook.knowledge") / "built" / "codebooks.json"
    assert json.loads(built.read_text(encoding="utf-8")) == json.loads(json.dumps(compiled()))
    assert read(compiled()) == codebooks()


@pytest.mark.parametrize(
    ("old", "mode", "expected"),
    [
        ("DEMAND", None, PloverCode("REQUEST")),
        ("DISAPPROVE", None, PloverCode("ACCUSE", "disapprove")),
        ("FIGHT", "firearms", PloverCode("ASSAULT", "firearms")),
        ("ASSAULT", "massacre", PloverCode("ASSAULT", "targeted")),
        ("RETREAT", "return", PloverCode("RETREAT")),
        ("COERCE", "arrest", PloverCode("COERCE", "arrest")),
    ],
)
def test_older_names(old: str, mode: str | None, expected: PloverCode) -> None:
    assert codebooks().plover(old, mode) == expected


@pytest.mark.parametrize("name", ["", "ATTACK"])
def test_unknown_names_are_refused(name: str) -> None:
    with pytest.raises(KnowledgeError):
        codebooks().plover(name)
    with pytest.raises(KnowledgeError):
        codebooks().act(name)
    with pytest.raises(KnowledgeError):
        codebooks().cameo_to_plover("99")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0871", ("RETREAT", "ceasefire")),
        ("186", ("ASSAULT", "targeted")),
        ("191", ("COERCE", "restrict")),
        ("1011", ("REQUEST", "assist")),
    ],
)
def test_cameo_answers(code: str, expected: tuple[str, str]) -> None:
    answer = codebooks().cameo_to_plover(code)
    assert (answer.event, answer.mode) == expected


def test_acts_of_one_violence_are_of_one_kind() -> None:
    rows = [act_row(act) for act in read_book("acts")["acts"]]
    assert all(row["violent"] for row in rows if row["acled_event_type"] in ("Battles", "Explosions/Remote violence"))


@pytest.mark.parametrize("path", EVENTS, ids=lambda p: p.parent.name)
def test_event_words_name_known_acts(path: Path) -> None:
    books = codebooks()
    seen: dict[tuple[str, str], str] = {}
    for entry in entries(path):
        if entry["class"] == "not_conflict":
            assert entry["kind"] in KINDS, entry["kind"]
        elif entry["class"] == "act":
            act = books.act(entry["act"])
            assert entry["violent"] == ("yes" if act.violent else "no"), entry["act"]
            assert entry["pos"] in ("verb", "noun")
        for form in entry["forms"]:
            key = (entry["class"], " ".join(form.casefold().split()))
            owner = str(entry.get("act", entry.get("kind")))
            assert key not in seen, f"{form!r} stands under {seen.get(key)} and {owner}"
            seen[key] = owner


@pytest.mark.parametrize("path", WEAPONS, ids=lambda p: p.parent.name)
def test_weapon_words_name_known_classes(path: Path) -> None:
    seen: set[str] = set()
    for entry in entries(path):
        assert entry["class"] in ("weapon", "not_weapon", "weapon_taken")
        assert entry["class"] != "weapon" or entry["weapon"] in codebooks().weapons
        for form in entry["forms"]:
            assert form.casefold() not in seen, form
            seen.add(form.casefold())


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_language_has_words_for_most_acts(language: str) -> None:
    named = {entry.get("act") for entry in entries(FOLDER / language / "events.yaml")}
    assert len(named & set(codebooks().acts)) >= 100
