"""The demonstration and the doctor."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from tollbook.cli.demo import demo_reports
from tollbook.cli.doctor import found


def run(*words: str) -> tuple[int, str]:
    from tollbook.cli.app import app  # noqa: PLC0415 (start-up)

    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.stdout


def test_every_sample_is_shown_with_what_its_incidents_come_to() -> None:
    code, shown = run("demo")
    assert code == 0
    assert all(named.name in shown for named in demo_reports())
    assert "low" in shown
    assert "(rule median)" in shown


def test_samples_show_what_they_are_there_for() -> None:
    code, shown = run("demo", "--json")
    records = {r["report"]["outlet"]: r for r in map(json.loads, shown.splitlines())}
    assert (code, len(records)) == (0, 10)
    assert records["Global Mirror News"]["report"]["machine_translated"] is True
    assert not [e for e in records["Highland Post"]["events"] if e["main"]]
    killed = {o: {t["low"] for e in r["events"] if e["main"] for t in e["tolls"]} for o, r in records.items()}
    assert 6 in killed["Horn Courier"]
    assert 9 in killed["Bay Regional Wire"]


def test_doctor_finds_everything() -> None:
    assert [name for name, _, there in found() if not there] == []
    assert run("doctor")[0] == 0
