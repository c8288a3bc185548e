"""``tollbook unknown``: the names nobody knows with exact contexts, and writing one into one's own knowledge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from tollbook.cli.app import app
from tollbook.knowledge.actors import actors, known_by
from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.own.folder import VARIABLE

TEXTS = (
    "On Thursday fighters of the Azure Dawn Brigade attacked the town of Qworzilpur in Iraq on Friday, police said. "
    "The Azure Dawn Brigade said so.",
    "The Azure Dawn Brigade shelled the village of Qworzilpur in Iraq, killing four people.",
    "The Umber Ridge Brigade killed two soldiers near Baghdad in Iraq.",
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    path = tmp_path / "reports.jsonl"
    rows = [{"id": f"r{n}", "text": text, "lang": "en"} for n, text in enumerate(TEXTS)]
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    for opened in (gazetteer, actors):
        opened.cache_clear()
    yield path
    for opened in (gazetteer, actors):
        opened.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["unknown", *words])


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("actors", [("Azure Dawn Brigade", 3, 2), ("Umber Ridge Brigade", 1, 1)]),
        ("places", [("Qworzilpur", 2, 2)]),
    ],
)
def test_names_come_most_frequent_first(reports: Path, group: str, expected: list[tuple[str, int, int]]) -> None:
    result = run(group, "--input", str(reports), "--json")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(r["name"], r["count"], r["reports"]) for r in rows] == expected


def test_contexts_are_exact(reports: Path) -> None:
    for group in ("actors", "places"):
        for line in run(group, "--input", str(reports), "--json").stdout.splitlines():
            for c in json.loads(line)["contexts"]:
                text = TEXTS[int(c["report"][1:])]
                assert text[c["start"] : c["end"]] == c["text"]
                assert text[c["context_start"] :].startswith(c["context"])


def test_a_limit_and_words_for_people(reports: Path) -> None:
    result = run("actors", "--input", str(reports), "--limit", "1")
    assert result.stdout.splitlines()[0] == "Azure Dawn Brigade: 3 times in 2 reports (unknown_actor)"
    assert "[Azure Dawn Brigade]" in result.stdout
    assert "Umber" not in result.stdout


def test_the_reports_of_a_book(reports: Path, tmp_path: Path) -> None:
    book = str(tmp_path / "book.db")
    assert CliRunner().invoke(app, ["add", str(reports), "--book", book]).exit_code == 0
    rows = [json.loads(line) for line in run("actors", "--book", book, "--json").stdout.splitlines()]
    assert [r["count"] for r in rows] == [3, 1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["actors"], 2),
        (["places", "--input", "x.jsonl", "--book", "x.db"], 2),
        (["actors", "--input", "no-such-file.jsonl"], 1),
        (["accept", "X Y", "--as", "thing"], 2),
        (["accept", "X Y", "--as", "place"], 2),
        (["accept", "X Y", "--as", "actor", "--country", "Ruritania"], 2),
        (["accept", "Hamas", "--as", "actor"], 1),
    ],
)
def test_codes(reports: Path, words: list[str], code: int) -> None:
    assert run(*words).exit_code == code


def test_an_accepted_actor_is_known_from_then_on(reports: Path, tmp_path: Path) -> None:
    words = [
        "Azure Dawn Brigade",
        "--as",
        "actor",
        "--kind",
        "militia",
        "--country",
        "Iraq",
        "--acronym",
        "ADB",
        "--also",
        "Liwa al-Zarqa",
    ]
    assert run("accept", *words).exit_code == 0
    entry = yaml.safe_load((tmp_path / "own" / "actors" / "own.yaml").read_text(encoding="utf-8"))["actors"][0]
    assert entry == {
        "id": "irq.own.azure_dawn_brigade", "name": "Azure Dawn Brigade", "kind": "militia", "country": "IRQ",
        "names": {"und": ["Liwa al-Zarqa"]}, "acronyms": ["ADB"], "source": "own knowledge",
    }  # fmt: skip
    actors.cache_clear()
    assert [a.kind for a in known_by("Liwa al-Zarqa")] == ["militia"]
    rows = [json.loads(line)["name"] for line in run("actors", "--input", str(reports), "--json").stdout.splitlines()]
    assert rows == ["Umber Ridge Brigade"]


def test_an_accepted_place_is_resolved_from_then_on(reports: Path, tmp_path: Path) -> None:
    words = ["Qworzilpur", "--as", "place", "--kind", "town", "--country", "IRQ", "--latitude", "33.33", "--longitude", "44.4"]
    assert run("accept", *words, "--radius-km", "2").exit_code == 0
    entry = yaml.safe_load((tmp_path / "own" / "places" / "own.yaml").read_text(encoding="utf-8"))["places"][0]
    assert (entry["id"], entry["admin1"], entry["radius_km"]) == ("site.irq.own.qworzilpur", "Baghdad", 2.0)
    gazetteer.cache_clear()
    assert run("places", "--input", str(reports), "--json").stdout == ""
