"""``tollbook import``: what it prints, what it keeps, and the codes it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tollbook.cli.app import app
from tollbook.cli.importing import ACTORS, PLACES
from tollbook.knowledge.actors import actors, known_by
from tollbook.knowledge.importers.importing import IMPORTERS
from tollbook.knowledge.own.folder import VARIABLE

SITES = "name,latitude,longitude,country\nPost Qworzil,33.3,44.4,Iraq\nNowhere,99,44.4,Iraq\n"
UCDP = (
    "ActorId,NameData,Org,Location,NameOrigFullEng\n9001,Azure Dawn Front,1,Colombia,\n"
    "9002,PIJ,1,Israel,Islamic Jihad Zarqal Wing\n"
    "9003,Zarqal Wing,1,Israel,Hamas\n9004,Zarqal Movement,1,Iraq,\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    (tmp_path / "sites.csv").write_text(SITES, encoding="utf-8")
    (tmp_path / "good.csv").write_text("\n".join(SITES.split("\n")[:2]), encoding="utf-8")
    (tmp_path / "bad.csv").write_text("name,latitude,longitude,country\nNowhere,99,44.4,Iraq\n", encoding="utf-8")
    (tmp_path / "ucdp.csv").write_text(UCDP, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["import", *words])


def test_every_importer_is_a_format_of_its_command() -> None:
    assert {n for n, i in IMPORTERS.items() if i.kind == "place"} == set(PLACES.split(", "))
    assert {n for n, i in IMPORTERS.items() if i.kind == "actor"} == set(ACTORS.split(", "))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["places", "csv", "good.csv"], 0),
        (["places", "csv", "sites.csv"], 3),
        (["places", "csv", "bad.csv"], 1),
        (["places", "geonames", "good.csv"], 1),
        (["places", "nothing", "good.csv"], 2),
        (["places", "csv", "missing.csv"], 2),
        (["places", "csv", "good.csv", "--alternate-names", "good.csv"], 2),
        (["places", "geonames", "good.csv", "--accept"], 2),
        (["actors", "ucdp", "ucdp.csv"], 0),
        (["accept"], 2),
        (["accept", "--all"], 2),
        (["accept", "own:nothing"], 1),
        (["accept", "--all", "--source", "nothing"], 1),
        (["list", "--state", "open"], 2),
    ],
)
def test_codes(folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int) -> None:
    monkeypatch.chdir(folder)
    assert run(*words).exit_code == code


def test_a_place_of_ones_own_counts_at_once_where_that_is_asked(folder: Path) -> None:
    result = run("places", "csv", str(folder / "sites.csv"), "--accept", "--json", "--licence", "mine", "--dated", "2031-01-02")
    assert json.loads(result.stdout) == {
        "source": "csv sites.csv", "new": 1, "again": 0, "names": 0, "accepted": 1,
        "problems": ["sites.csv:3: Nowhere: latitude '99' is no number from -90 to 90"],
    }  # fmt: skip
    listed = json.loads(run("list", "--state", "accepted", "--json").stdout)
    assert (listed["id"], listed["state"], listed["entry"]["radius_km"]) == ("own:irq.post_qworzil", "accepted", 5.0)
    told = json.loads(run("list", "--sources", "--json").stdout)
    assert (told["licence"], told["dated"], told["accepted"]) == ("mine", "2031-01-02", 1)


def test_a_dump_with_its_alternate_names(folder: Path) -> None:
    row = ["1", "Qworzil", "Qworzil", "", "33.3", "44.4", "P", "PPL", "IQ", "", "", "", "", "", "700", "", "", "", "2031-01-02"]
    (folder / "IQ.txt").write_text("\t".join(row) + "\n", encoding="utf-8")
    (folder / "alt.txt").write_text("8\t1\tar\tقورزيل\n8\t2\tar\tلا\nbroken\n", encoding="utf-8")
    words = ["places", "geonames", str(folder / "IQ.txt"), "--alternate-names", str(folder / "alt.txt"), "--json"]
    result = run(*words)
    assert result.exit_code == 3
    assert json.loads(result.stdout)["names"] == 1
    assert json.loads(result.stdout)["problems"] == ["alt.txt:3: 1 columns in place of at least 4"]
    listed = json.loads(run("list", "--json").stdout)["entry"]
    assert (listed["names"], listed["population"]) == ({"ar": ["قورزيل"], "und": []}, 700)
    assert json.loads(run("list", "--sources", "--json").stdout)["dated"] == "2031-01-02"


def test_a_long_list_says_that_there_is_more(folder: Path) -> None:
    run("actors", "ucdp", str(folder / "ucdp.csv"))
    result = run("list", "--limit", "2")
    assert len(result.stdout.splitlines()) == 3
    assert "more than 2" in result.stderr


def test_nothing_is_written_of_a_file_of_another_format(folder: Path) -> None:
    result = run("places", "geonames", str(folder / "good.csv"))
    assert "good.csv:1: 1 columns; a GeoNames country dump has 19" in result.stderr
    assert run("list", "--sources", "--json").stdout == ""


def test_actors_whose_names_mean_several_wait_for_a_decision(folder: Path) -> None:
    run("actors", "ucdp", str(folder / "ucdp.csv"), "--name", "u")
    result = run("accept", "--all", "--source", "u")
    assert result.exit_code == 3
    assert "3 accepted" in result.stdout
    assert "ucdp:9002" in result.stderr
    assert run("accept", "ucdp:9002").exit_code == 1
    assert run("accept", "ucdp:9002", "--same-as", "no.such").exit_code == 1
    assert run("accept", "ucdp:9002", "--as-new", "--kind", "faction").exit_code == 0
    rows = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]
    assert [(r["id"], r["state"], r["kind"], r["same_as"]) for r in rows if r["id"] == "ucdp:9002"] == [
        ("ucdp:9002", "accepted", "faction", None)
    ]


def test_a_second_list_with_the_same_new_actor_adds_to_the_first(folder: Path) -> None:
    for name, text in (("one", UCDP), ("two", UCDP.replace("900", "800"))):
        (folder / "ucdp.csv").write_text(text, encoding="utf-8")
        run("actors", "ucdp", str(folder / "ucdp.csv"), "--name", name)
        actors.cache_clear()
        run("accept", "--all", "--source", name)
    actors.cache_clear()
    rows = [json.loads(line) for line in run("list", "--source", "two", "--state", "accepted", "--json").stdout.splitlines()]
    assert [(r["id"], r["same_as"]) for r in rows][:1] == [("ucdp:8001", "ucdp:9001")]
    assert [a.id for a in known_by("Azure Dawn Front")] == ["ucdp:9001"]
    actors.cache_clear()


def test_what_was_rejected_does_not_come_back(folder: Path) -> None:
    for _ in range(2):
        run("actors", "ucdp", str(folder / "ucdp.csv"), "--name", "u")
        result = run("reject", "ucdp:9001")
    assert result.stdout == "0 rejected\n"
    assert "3 accepted" not in run("accept", "--all", "--source", "u").stdout
    assert json.loads(run("list", "--state", "rejected", "--json").stdout)["id"] == "ucdp:9001"
    assert run("accept", "ucdp:9001").stdout == "1 accepted\n"


def test_without_a_folder_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    result = run("list")
    assert result.exit_code == 2
    assert "--knowledge DIR" in result.stderr
