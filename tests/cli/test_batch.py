"""Coding many reports: order, failures, and workers that die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from multiprocessing import current_process
from pathlib import Path

import pytest

from tollbook.cli.batch import Named, code_all
from tollbook.model.claim import CodedReport
from tollbook.model.report import Report

TEXT = "Two soldiers were killed in an attack on a base near Gao, the army said."


def reports(*names: str) -> list[Named]:
    return [Named(name, Report(name, TEXT, language="en")) for name in names]


def made(coded: CodedReport) -> str:
    """Fails on one report, and ends its own process on another."""
    if coded.report.id == "wrong":
        raise ValueError("a bug")
    if coded.report.id == "deadly" and current_process().name != "MainProcess":
        os.kill(os.getpid(), signal.SIGKILL)
    return coded.report.id


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_recorded_in_its_place(jobs: int) -> None:
    found = list(code_all([*reports("a", "wrong"), Named("c", None, "no such file"), *reports("d")], made, jobs))
    assert [c.made for c in found] == ["a", None, None, "d"]
    assert [c.reason for c in found] == ["", "could not be coded (ValueError: a bug)", "no such file", ""]


def test_a_killed_worker_costs_one_report() -> None:
    names = [*(f"r{n}" for n in range(12)), "deadly", *(f"s{n}" for n in range(12)), "deadly", "t"]
    found = list(code_all(reports(*names), made, 2))
    assert [c.name for c in found] == names
    assert [c.made for c in found] == [None if n == "deadly" else n for n in names]
    assert all("ended from outside" in c.reason for c in found if c.name == "deadly")


def ended(mark: Path, coded: CodedReport) -> str:
    """Leaves a mark before a report ends its process."""
    if coded.report.id == "deadly":
        mark.touch()
    return made(coded)


def test_a_worker_may_die_while_reports_are_still_being_read(tmp_path: Path) -> None:
    mark = tmp_path / "ended"

    def slow() -> Iterator[Named]:
        yield from reports("a", "deadly")
        until = time.monotonic() + 60
        while not mark.exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.5)  # the pool has seen it by now
        yield from reports("b", "c")

    found = list(code_all(slow(), partial(ended, mark), 2))
    assert [c.made for c in found] == ["a", None, "b", "c"]


def test_reports_are_read_only_a_little_ahead() -> None:
    read = []

    def counted() -> Iterator[Named]:
        for named in reports(*(f"r{n}" for n in range(200))):
            read.append(named.name)
            yield named

    coded = code_all(counted(), made, 2)
    next(coded)
    assert len(read) <= 10
    coded.close()
