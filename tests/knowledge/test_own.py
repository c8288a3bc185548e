"""The user's own knowledge: suggestions apart until accepted, then used by look-ups, and never in the way of what is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook.knowledge.actors import Actors, actors, known_by
from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.own import authored, folder
from tollbook.knowledge.own.actors import own_actors, with_own
from tollbook.knowledge.own.entry import Provenance, Suggested
from tollbook.knowledge.own.places import own_places
from tollbook.knowledge.own.shelf import Shelf
from tollbook.model.error import KnowledgeError

PLACE = {
    "id": "own:irq.varen", "name": "Al-Qworzil", "kind": "base", "country": "IRQ", "admin1": "Babil", "latitude": 32.5,
    "longitude": 44.4, "radius_km": 3.0, "names": {"und": ["Post Qworzil"]}, "source": "a",
}  # fmt: skip
FRONT = {"id": "x:1", "name": "Azure Dawn Front", "kind": "armed group", "country": "COL", "acronyms": ["ADFX"], "source": "a"}
SAME = {"id": "x:2", "name": "Hashd al-Shaabi", "kind": "group", "country": None, "names": {"und": ["Crowd of Zarqal", "Hamas"]}}


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Shelf(tmp_path) as opened:
        with opened.writing():
            opened.register(Provenance("a", "csv", "a.csv", "mine", "2031-01-02"))
            opened.suggest(Suggested("place", PLACE), "a")
            opened.suggest(Suggested("actor", FRONT), "a")
            opened.suggest(Suggested("actor", SAME), "a", ["irq.pmf"])
        yield opened


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder as the user's, with the look-ups opened anew before and after."""
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path))
    for opened in (gazetteer, actors):
        opened.cache_clear()
    yield tmp_path
    for opened in (gazetteer, actors):
        opened.cache_clear()


def test_suggestions_are_kept_apart(shelf: Shelf, own: Path) -> None:
    assert gazetteer().find("Qworzil") == ()
    assert own_places(own) is None
    assert own_actors(own) == []
    assert known_by("Azure Dawn Front") == ()


def test_accepted_places_are_looked_up_by_every_name_and_spelling(shelf: Shelf, own: Path) -> None:
    assert shelf.decide(list(shelf.entries(kind="place")), "accepted") == 1
    found = [gazetteer().find(n) for n in ("Al-Qworzil", "Qworzil", "POST QWORZIL")]
    assert [(c.id, c.kind, c.country, c.radius_km) for names in found for c in names] == [
        ("own:irq.varen", "site", "IRQ", 3.0)
    ] * 3
    assert [c.id for c, _ in gazetteer().near_spelling("Qwurzil", "IRQ")] == ["own:irq.varen"]
    shelf.decide(list(shelf.entries(kind="place")), "rejected")
    gazetteer.cache_clear()
    assert gazetteer().find("Qworzil") == ()


def test_accepted_actors_are_known_and_take_no_name_away(shelf: Shelf, own: Path) -> None:
    before = [a.id for a in known_by("Hamas")]
    shelf.decide(list(shelf.entries(kind="actor")), "accepted")
    actors.cache_clear()
    assert [(a.id, a.country) for a in known_by("Azure Dawn Front")] == [("x:1", "COL")]
    assert [a.id for a in known_by("ADFX")] == ["x:1"]
    assert known_by("adfx") == ()
    assert [a.id for a in known_by("Crowd of Zarqal")] == ["irq.pmf"]
    assert [a.id for a in known_by("Hamas")] == before
    assert actors().longest("azure") >= 3


def test_an_entry_that_is_another_of_ones_own_adds_names_to_it(shelf: Shelf, own: Path) -> None:
    shelf.suggest(Suggested("actor", {**FRONT, "id": "a:0", "names": {"und": ["Front of Qworzil"]}}), "a", ["x:1"])
    shelf.decide(list(shelf.entries(["a:0", "x:1"])), "accepted")
    actors.cache_clear()
    assert [a.id for a in known_by("Front of Qworzil")] == ["x:1"]
    assert [a.id for a in known_by("Azure Dawn Front")] == ["x:1"]
    shelf.decide(list(shelf.entries(["x:1"])), "rejected")
    assert [(k.state, k.same_as) for k in shelf.entries(["a:0"])] == [("suggested", "")]


def test_an_entry_that_is_an_actor_no_longer_there_is_told(shelf: Shelf, own: Path) -> None:
    shelf.decide([shelf.settle(k, same_as="no.such") for k in list(shelf.entries(["x:1"]))], "accepted")
    with pytest.raises(KnowledgeError, match="x:1: is to be"):
        actors()


def test_with_nothing_accepted_the_built_file_is_unchanged() -> None:
    data: dict[str, Any] = {"actors": [], "forms": {}, "longest": {}}
    assert with_own(data, []) == data
    assert len(Actors(with_own(data, [FRONT]))) == 1


def test_what_was_decided_stays_decided_when_a_file_is_imported_again(shelf: Shelf) -> None:
    shelf.decide(list(shelf.entries(["x:1"])), "rejected")
    assert shelf.suggest(Suggested("actor", {**FRONT, "country": "PER"}), "a") is False
    assert [(k.state, k.country) for k in shelf.entries(["x:1"])] == [("rejected", "COL")]
    assert shelf.suggest(Suggested("place", PLACE), "a") is False
    assert shelf.suggest(Suggested("place", {**PLACE, "radius_km": 9.0}), "a") is True


def test_an_import_that_breaks_leaves_nothing_behind(shelf: Shelf) -> None:
    def breaking() -> None:
        with shelf.writing():
            shelf.suggest(Suggested("actor", {**FRONT, "id": "x:9"}), "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaking()
    assert [k.id for k in shelf.entries(kind="actor")] == ["x:1", "x:2"]


def test_further_names_join_their_place(shelf: Shelf) -> None:
    with shelf.writing():
        shelf.add_name("own:irq.varen", "ar", "فارن")
        shelf.add_name("own:nowhere", "ar", "لا")
    assert next(shelf.entries(["own:irq.varen"])).entry["names"] == {"ar": ["فارن"], "und": ["Post Qworzil"]}


def test_sources_tell_licence_date_and_counts(shelf: Shelf) -> None:
    shelf.decide(list(shelf.entries(["x:1"])), "accepted")
    assert shelf.sources() == [
        {
            "source": "a",
            "importer": "csv",
            "file": "a.csv",
            "licence": "mine",
            "dated": "2031-01-02",
            "accepted": 1,
            "suggested": 2,
        }
    ]


def test_own_files_are_in_the_format_of_the_curated_ones(tmp_path: Path, own: Path) -> None:
    path = authored.write_entry(tmp_path, "places", PLACE)
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    authored.write_entry(tmp_path, "places", {**PLACE, "id": "site.irq.other", "name": "Zarqal"})
    authored.write_entry(tmp_path, "actors", FRONT)
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert [p["id"] for p in yaml.safe_load(path.read_text(encoding="utf-8"))["places"]] == ["own:irq.varen", "site.irq.other"]
    assert [c.id for c in gazetteer().find("Zarqal")] == ["site.irq.other"]
    assert [a.id for a in known_by("Azure Dawn Front")] == ["x:1"]
    with pytest.raises(KnowledgeError, match="is there already"):
        authored.write_entry(tmp_path, "places", PLACE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("places: 7\n", "no list of places"),
        ("places: [{id: a, name: b}]\n", "'a' has no kind, country, latitude, longitude"),
        ("places: [\n", "own.yaml"),
        (f"places: [{json.dumps(PLACE)}, {json.dumps(PLACE)}]\n", "stands in own.yaml too"),
    ],
)
def test_a_broken_own_file_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        authored.authored(tmp_path, "places")


def test_a_shelf_of_another_version_is_refused(tmp_path: Path) -> None:
    with Shelf(tmp_path) as opened:
        opened.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(KnowledgeError, match="another version"):
        Shelf(tmp_path)
