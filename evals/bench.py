"""How fast Tollbook is here and how much memory it takes.

Run as ``python evals/bench.py [--shared ../shared] [--seconds 8]``. Reports a second and core are measured in this process after
start-up, on the development set where it is there, else on the demonstration's reports; the yardstick is a plain pass that
only splits the same texts into words and sentences (``tollbook.mentions.tokens.split``), measured in turns with it. First
result and peak memory are those of a fresh ``tollbook code``. Leaves with 1 where a floor is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from statistics import median
from typing import Any

from tollbook import Report, code, read_all
from tollbook.mentions.tokens import split

HERE = Path(__file__).resolve().parent
LEAST_RATE, MOST_SECONDS, MOST_MB = 40.0, 1.5, 300.0
STARTS = 5


def arguments() -> argparse.Namespace:
    """Where the development set is, and how long to measure."""
    parser = argparse.ArgumentParser(description="Measures speed and memory.")
    parser.add_argument(
        "--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder with gold/, beside the checkout"
    )
    parser.add_argument("--seconds", type=float, default=8.0, help="how long to measure at least")
    return parser.parse_args()


def sources(shared: Path) -> tuple[str, list[str]]:
    """What is measured on: its name and its files."""
    records = shared / "gold" / "dev" / "reports.jsonl"
    if records.is_file():
        return "development set", [str(records)]
    with resources.as_file(resources.files("tollbook.demo")) as folder:
        return "demonstration reports", [str(folder)]


def cpu(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def rates(reports: Sequence[Report], seconds: float) -> tuple[float, float]:
    """Reports a second and core: the walk, and the plain pass, measured in turns so that both meet the same machine."""
    for report in reports:  # start-up: everything that is loaded once
        code(report)
    walk: list[float] = []
    plain: list[float] = []
    ends = time.monotonic() + seconds
    while len(walk) < 3 or time.monotonic() < ends:
        walk.append(cpu(lambda: [code(r) for r in reports]))
        plain.append(cpu(lambda: [split(r.text) for r in reports for _ in range(20)]) / 20)
    return len(reports) / median(walk), len(reports) / median(plain)


def first_result(report: Report) -> tuple[float, float]:
    """Seconds from process start to the first line, the median of some starts, and the most megabytes a start took."""
    took, peak = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.txt")
        file.write_text(report.text, encoding="utf-8")
        for _ in range(STARTS):
            began = time.monotonic()
            child = subprocess.Popen([sys.executable, "-m", "tollbook", "code", str(file), "--json"], stdout=subprocess.PIPE)
            assert child.stdout is not None
            child.stdout.readline()
            took.append(time.monotonic() - began)
            peak = max(peak, ended(child))
    return median(took), peak


def peak_over(files: Sequence[str]) -> float:
    """The most megabytes a run over all reports took."""
    child = subprocess.Popen([sys.executable, "-m", "tollbook", "code", *files, "--json"], stdout=subprocess.DEVNULL)
    return ended(child)


def ended(child: subprocess.Popen[bytes]) -> float:
    """Waits for a process and gives the most memory it held, in megabytes."""
    if child.stdout is not None:
        child.stdout.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"bench: {child.args!r} ended with {child.returncode}")
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def measure(shared: Path, seconds: float) -> dict[str, Any]:
    """All figures by name."""
    name, files = sources(shared)
    reports = [r for r in read_all(files) if isinstance(r, Report)]
    walk, plain = rates(reports, seconds)
    start, peak = first_result(reports[0])
    return {
        "measured_on": f"{name}, {len(reports)} reports, {sum(len(r.text) for r in reports) // len(reports)} characters each",
        "reports_per_second_and_core": round(walk, 1), "plain_splits_per_second_and_core": round(plain, 1),
        "times_a_plain_split": round(plain / walk, 1), "first_result_s": round(start, 3),
        "peak_mb": round(max(peak, peak_over(files)), 1),
    }  # fmt: skip


def missed(found: dict[str, Any]) -> list[str]:
    """The floors that are missed, in words.

    >>> missed({"reports_per_second_and_core": 41.0, "first_result_s": 1.6, "peak_mb": 90.0})
    ['first result after 1.6 s, at most 1.5 s allowed']
    """
    rate, start, peak = found["reports_per_second_and_core"], found["first_result_s"], found["peak_mb"]
    checks = [
        (rate >= LEAST_RATE, f"{rate} reports a second and core, at least {LEAST_RATE:.0f} wanted"),
        (start <= MOST_SECONDS, f"first result after {start} s, at most {MOST_SECONDS} s allowed"),
        (peak < MOST_MB, f"{peak} MB at most, less than {MOST_MB:.0f} MB allowed"),
    ]
    return [words for good, words in checks if not good]


def main() -> int:
    """Measure and print a table and a line of JSON."""
    chosen = arguments()
    found = measure(chosen.shared, chosen.seconds)
    print(f"speed and memory on {found['measured_on']}")
    print(f"  reports a second and core  {found['reports_per_second_and_core']:>8}  floor {LEAST_RATE:.0f}")
    plain, times = found["plain_splits_per_second_and_core"], found["times_a_plain_split"]
    print(f"  a plain split of the same  {plain:>8}  {times} times as fast")
    print(f"  first result, seconds      {found['first_result_s']:>8}  at most {MOST_SECONDS}")
    print(f"  peak memory, MB            {found['peak_mb']:>8}  under {MOST_MB:.0f}")
    print(json.dumps(found))
    failures = missed(found)
    for words in failures:
        print(f"MISSED: {words}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
