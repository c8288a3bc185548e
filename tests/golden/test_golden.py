"""Reports of our own wording with the record they must give: ``pytest tests/golden --update-golden`` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tollbook import code, read, record

HERE = Path(__file__).parent
REPORTS = sorted(HERE.glob("*.txt"))
MOVING = frozenset({"score", "runner_up"})  # how near another place came: moves with every place added to the gazetteer


def settled(value: Any) -> Any:
    """A record without what moves when nothing of the meaning does."""
    if isinstance(value, list):
        return [settled(v) for v in value]
    if isinstance(value, dict):
        claim = "metric" in value
        return {k: settled(v) for k, v in value.items() if k not in MOVING and not (claim and k == "id")}
    return value


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_golden(report: Path, request: pytest.FixtureRequest) -> None:
    found = settled(record(code(read(report, id=report.stem))))
    expected = report.with_suffix(".json")
    if request.config.getoption("--update-golden"):
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_golden_reports() -> None:
    assert len(REPORTS) >= 8
