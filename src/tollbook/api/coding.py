"""Codes one report in a process of its own, so that the pages stay quick and a deadly report kills nothing else."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as Late
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from tollbook.model.report import Report
from tollbook.review.desk_file import DeskError

PATIENCE_S = 180.0


def coded(report: Report) -> dict[str, Any]:
    """The coded record of a report.

    >>> coded(Report("r1", "Rain fell."))["events"]
    []
    """
    from tollbook.exports.coded_report import record  # noqa: PLC0415 (loaded in the worker)
    from tollbook.pipeline import code_report  # noqa: PLC0415 (loaded in the worker)

    return record(code_report(report))


class Coder:
    """One worker process, started when it is first needed."""

    def __init__(self) -> None:
        self.pool: ProcessPoolExecutor | None = None

    def code(self, report: Report) -> dict[str, Any]:
        """Code a report; DeskError where it cannot be done."""
        if self.pool is None:
            self.pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        try:
            return self.pool.submit(coded, report).result(PATIENCE_S)
        except (BrokenProcessPool, Late) as error:
            self.stop()
            raise DeskError(f"{report.id}: could not be coded ({type(error).__name__})") from error
        except Exception as error:
            raise DeskError(f"{report.id}: could not be coded ({type(error).__name__}: {error})") from error

    def stop(self) -> None:
        """End the worker."""
        if self.pool is not None:
            for process in list((self.pool._processes or {}).values()):
                process.kill()
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.pool = None
