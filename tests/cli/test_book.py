"""The commands around the book, as a person or a program calls them: what they print and how they end."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tollbook.cli.book import app

ROOT = Path(__file__).parents[2]


class Desk:
    """A folder with made-up reports, their coding and a book."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.book = folder, str(folder / "b.db")
        spec = importlib.util.spec_from_file_location("made_up", ROOT / "evals" / "made_up.py")
        assert spec is not None
        assert spec.loader is not None
        made_up = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made_up)
        reports = list(made_up.reports(0, 60))
        self.input, self.coded = folder / "reports.jsonl", folder / "coded.jsonl"
        self.input.write_text("".join(json.dumps({**r["report"], "text": t, "lang": "en"}) + "\n" for t, r in reports))
        self.coded.write_text("".join(json.dumps(r) + "\n" for _, r in reports))

    def __call__(self, *words: str, code: int = 0, book: bool = True) -> str:
        found = CliRunner().invoke(app, [*words, *(["--book", self.book] if book else [])])
        assert found.exit_code == code, found.output + str(found.exception)
        return found.stdout

    def rows(self, *words: str) -> list[Any]:
        return [json.loads(line) for line in self(*words, "--json").splitlines()]

    def add(self) -> str:
        return self("add", "--input", str(self.input), "--coded", str(self.coded))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("desk"))
    made.add()
    return made


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.add()
    return made


def busiest(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = max(desk.rows("incidents"), key=lambda i: len(i["reports"]))
    return found


def test_adding_again_adds_nothing(desk: Desk) -> None:
    assert desk.add().startswith("0 added, 60 already there")


def test_a_report_that_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    made = Desk(tmp_path)
    made.input.write_text(made.input.read_text() + '{"id": "broken"\n')
    found = json.loads(made("add", "--input", str(made.input), "--coded", str(made.coded), "--json", code=3))
    assert (found["added"], found["unreadable"]) == (60, 1)
    assert "61" in found["problems"][0]


def test_reports_are_coded_where_no_coding_is_given(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(
        json.dumps(
            {"id": "x", "text": "Two soldiers were killed in an attack in Mosul, Iraq, police said.", "published": "2024-04-20"}
        )
    )
    made = Desk(tmp_path)
    made("add", str(tmp_path / "r.jsonl"))
    (incident,) = made.rows("incidents")
    assert incident["reports"] == ["x"]


def test_a_book_is_kept_in_the_scope_that_is_asked_for(tmp_path: Path) -> None:
    text = "A hunter accidentally shot and killed his brother near Toldham on Friday, wardens said."
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "x", "text": text, "published": "2024-04-20"}))
    made = Desk(tmp_path)
    made("add", str(tmp_path / "r.jsonl"), "--scope", "traffic", code=2)
    made("add", str(tmp_path / "r.jsonl"))
    assert made.rows("incidents") == []
    made("add", str(tmp_path / "r.jsonl"), "--scope", "gun violence")
    (incident,) = made.rows("incidents")
    assert incident["estimates"]["killed"]["best"] == 1


@pytest.mark.parametrize("form", ["--csv", "--json", None])
def test_incidents_as_table_json_and_csv(desk: Desk, form: str | None) -> None:
    shown = desk("incidents", "--country", "mli", *([form] if form else []))
    ids = {i["id"] for i in desk.rows("incidents") if i["place"]["country"] == "MLI"}
    assert ids
    if form == "--csv":
        assert {r["id"] for r in csv.DictReader(io.StringIO(shown))} == ids
    else:
        assert all(i in shown for i in ids)


def test_pages_do_not_overlap(desk: Desk) -> None:
    first, second = desk.rows("incidents", "--limit", "5"), desk.rows("incidents", "--limit", "5", "--offset", "5")
    assert len({i["id"] for i in [*first, *second]}) == 10


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("incidents", "--box", "1,2"), 2),
        (("incidents", "--sort", "colour"), 2),
        (("export", "--format", "xls"), 2),
        (("show", "i0000"), 1),
        (("explain", "i0000", "killed"), 1),
        (("judge", "m1", "nobody", "same"), 1),
        (("judge", "m1", "m2", "maybe"), 1),
        (("undo", "nothing"), 1),
        (("diff", "a", "b"), 1),
    ],
)
def test_how_commands_end_when_asked_wrongly(desk: Desk, words: tuple[str, ...], code: int) -> None:
    desk(*words, code=code)


def test_a_book_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    made = Desk(tmp_path)
    made("incidents", code=1)
    assert not Path(made.book).exists()


def test_show_explain_why_history(desk: Desk) -> None:
    incident = busiest(desk)
    shown = desk("show", incident["id"], "--profile", "ucdp")
    assert all(r in shown for r in incident["reports"])
    assert json.loads(desk("show", incident["id"], "--profile", "ucdp", "--json"))["estimates"]["killed"]["profile"] == "ucdp"
    assert "set aside" in desk("explain", incident["id"], "killed") or "police" in desk("explain", incident["id"], "killed")
    for field in ("date", "place", "codes", "actors", "weapons", "grade", "reports"):
        assert json.loads(desk("explain", incident["id"], field, "--json"))["field"] == field
        assert desk("explain", incident["id"], field)
    assert "same incident" in desk("why", incident["reports"][0], incident["reports"][1])
    steps = desk.rows("history", incident["id"])
    assert steps[-1]["reports"] == incident["reports"]
    assert len(desk("history", incident["id"]).splitlines()) == len(steps)


def test_search(desk: Desk) -> None:
    assert len(desk.rows("search", '"were injured when"', "--limit", "100")) == 60
    assert "report" in desk("search", "quarter")


def test_judging_two_incidents_same_and_undoing_it(own: Desk) -> None:
    before = own.rows("incidents", "--limit", "500")
    first, second = before[0], before[1]
    name = own("judge", first["id"], second["id"], "same", "--who", "ana", "--reason", "one raid").strip()
    after = own.rows("incidents", "--limit", "500")
    assert sorted([*first["reports"], *second["reports"]]) in [i["reports"] for i in after]
    assert [(j["who"], j["reason"]) for j in own.rows("judgements")] == [("ana", "one raid")]
    own("undo", name, "--who", "ben")
    assert own.rows("incidents", "--limit", "500") == before
    assert "undo" in own("judgements")
    assert own("verify").startswith("sound")


def test_verify_ends_with_1_when_the_book_was_changed(own: Desk) -> None:
    path = Path(own.book)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"according to first accounts", b"according to early accounts", 1))
    assert json.loads(own("verify", "--json", code=1))["sound"] is False


def test_a_release_is_the_same_bytes_again_and_diff_lists_what_changed(own: Desk, tmp_path: Path) -> None:
    own("release", "spring", "--out", str(tmp_path / "one"))
    incident = busiest(own)
    own("judge", incident["reports"][0], incident["reports"][1], "not-same")
    own("release", "spring", "--out", str(tmp_path / "again"))
    for file in (tmp_path / "one").iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    own("release", "summer", "--out", str(tmp_path / "two"))
    by_name = json.loads(own("diff", "spring", "summer", "--json"))
    assert by_name["added"] or by_name["changed"]
    assert json.loads(own("diff", str(tmp_path / "one"), str(tmp_path / "two"), "--json")) == by_name
    assert own("diff", "spring", "summer")
    package = json.loads((tmp_path / "one" / "datapackage.json").read_text())
    assert {r["path"] for r in package["resources"]} >= {
        "incidents.jsonl",
        "reports.jsonl",
        "codebook.md",
        "acled.csv",
        "ucdp.csv",
    }
    assert "ACLED style" in (tmp_path / "one" / "codebook.md").read_text()


def test_what_the_book_said_before_the_last_reports(own: Desk, tmp_path: Path) -> None:
    assert own.rows("incidents", "--as-of", "2020-01-01") == []
    own("rebuild")
    today = own.rows("incidents", "--as-of", "9999-01-01", "--limit", "500")
    assert sorted(i["id"] for i in today) == sorted(i["id"] for i in own.rows("incidents", "--limit", "500"))
    filtered = own.rows("incidents", "--as-of", "9999-01-01", "--country", "MLI", "--killed", "2", "--sort", "killed")
    assert filtered == own.rows("incidents", "--country", "MLI", "--killed", "2", "--sort", "killed")


@pytest.mark.parametrize("form", ["incidents", "acled", "ucdp", "plover", "geojson", "csv", "jsonl"])
def test_export_from_the_book_and_from_reports_say_the_same(desk: Desk, form: str, tmp_path: Path) -> None:
    partial = 3 if form == "plover" else 0  # some incidents have no named author, which PLOVER wants
    out = tmp_path / "out"
    desk("export", "--format", form, "--out", str(out), code=partial)
    alone = desk("export", "--format", form, "--input", str(desk.input), "--coded", str(desk.coded), code=partial, book=False)
    if form == "jsonl":
        ours, theirs = ([json.loads(line) for line in lines.splitlines()] for lines in (out.read_text(), alone))
        assert ours == theirs
    else:
        assert len(out.read_text().splitlines()) == len(alone.splitlines())
    assert desk("export", "--format", form, "--columns")


def test_export_from_reports_groups_them_as_the_book_does(desk: Desk) -> None:
    alone = desk("export", "--input", str(desk.input), "--coded", str(desk.coded), book=False)
    ours = {tuple(json.loads(line)["reports"]) for line in alone.splitlines()}
    assert ours == {tuple(i["reports"]) for i in desk.rows("incidents", "--limit", "500")}
