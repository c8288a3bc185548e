"""The evals themselves: floors only rise, missed floors are told, a missing set is skipped and said."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

EVALS = Path(__file__).resolve().parents[1] / "evals"


def load(name: str) -> ModuleType:
    """An eval as a module; they are programs and no package."""
    spec = importlib.util.spec_from_file_location(f"evals_{name}", EVALS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_floors_only_rise() -> None:
    raised = load("gold").raised
    found = raised({"a": 0.5, "gone": 0.4}, {"a": 0.4, "b": 0.7, "evidence spans exact": 1.0})
    assert found == {"a": 0.5, "b": 0.68, "evidence spans exact": 1.0, "gone": 0.4}


GOOD = {"reports_per_second_and_core": 41.0, "first_result_s": 1.5, "peak_mb": 299.0}


@pytest.mark.parametrize(("name", "value"), [("reports_per_second_and_core", 39.0), ("first_result_s", 1.6), ("peak_mb", 300.0)])
def test_a_missed_floor_is_told(name: str, value: float) -> None:
    missed = load("bench").missed
    assert missed(GOOD) == []
    assert len(missed({**GOOD, name: value})) == 1


@pytest.mark.parametrize(
    ("name", "said"), [("gold", "no development set at"), ("muc4", "no data at"), ("gva_tolls", "no data at")]
)
def test_a_missing_set_is_skipped_and_said(tmp_path: Path, name: str, said: str) -> None:
    command = [sys.executable, str(EVALS / f"{name}.py"), "--shared", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{name}: skipped, {said}")
