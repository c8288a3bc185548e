"""Bringing reports in from the desk: files or pasted text are read, coded and linked one by one, and progress is told.

What was accepted is on the disk. An import that a stop of the server cut off goes on where it was when the desk is opened again;
one that was cut off again and again without coming further waits for somebody to say so.
"""

from __future__ import annotations

import json
import queue
import secrets
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from tollbook import __version__
from tollbook.api.coding import Coder
from tollbook.api.desk import Desk
from tollbook.api.import_log import KEPT, ImportLog, Job
from tollbook.model.error import TollbookError
from tollbook.model.report import Report
from tollbook.review.desk_file import DeskError
from tollbook.review.known_names import named
from tollbook.review.people import Person

MOST_WAITING, MOST_STARTS = 20, 3


class Stopped(Exception):
    """The server is being stopped: what is under way is left for the next start."""


class Imports:
    """The imports of one desk, done one after another in a thread."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.coder, self.log = desk, Coder(), ImportLog(desk.file)
        self.jobs: dict[str, Job] = {j.id: j for j in self.log.recent()}
        self.waiting: queue.Queue[Job | None] = queue.Queue()
        self.worker: threading.Thread | None = None
        self.starting, self.stopping = threading.Lock(), threading.Event()

    def resume(self) -> int:
        """Go on with what a stop cut off; gives how many imports go on."""
        left = [j for j in self.jobs.values() if not j.ended]
        for job in left:
            job.cut_off = job.starts >= MOST_STARTS
            if not job.cut_off:
                self.enter(job)
        return sum(not j.cut_off for j in left)

    def again(self, person: Person, name: str) -> Job:
        """Go on with an import that was cut off too often to go on by itself."""
        job = self.jobs.get(name)
        if job is None or not job.cut_off:
            raise DeskError("this import was not cut off")
        self.desk.file.note(person.name, "import again", job.id)
        job.cut_off, job.starts = False, 0
        self.enter(job)
        return job

    def enter(self, job: Job) -> None:
        job.now = "waiting"
        self.start()
        self.waiting.put(job)

    def take(self, person: Person, files: Sequence[tuple[str, bytes]]) -> Job:
        """Accept some files, each a name and its bytes, and start on them."""
        if self.waiting.qsize() >= MOST_WAITING:
            raise DeskError(f"{MOST_WAITING} imports are waiting already; try again when some are done")
        job = Job(secrets.token_hex(8), person.name, [name[:200] for name, _ in files])
        self.log.take(job, files)
        while len(self.jobs) >= KEPT:
            del self.jobs[next(iter(self.jobs))]
        self.jobs[job.id] = job
        self.enter(job)
        return job

    def paste(self, person: Person, reports: Sequence[Mapping[str, Any]]) -> Job:
        """Accept reports given as records: text and what is stated of it."""
        lines = "\n".join(json.dumps({k: v for k, v in r.items() if v not in (None, "")}) for r in reports)
        return self.take(person, [("pasted.jsonl", lines.encode())])

    def start(self) -> None:
        with self.starting:
            if self.worker is None or not self.worker.is_alive():
                self.worker = threading.Thread(target=self.work, name="tollbook-imports", daemon=True)
                self.worker.start()

    def work(self) -> None:
        while (job := self.waiting.get()) is not None and not self.stopping.is_set():
            job.starts += 1
            self.log.keep(job)
            try:
                self.bring(job)
            except Stopped:
                return
            except TollbookError as error:
                job.problems.append(str(error))
            except Exception as error:  # noqa: BLE001 (an import that fails is told to who asked for it, and the next goes on)
                job.problems.append(f"the import ended early ({type(error).__name__}: {error})")
            job.ended, job.now = True, "done"
            self.log.keep(job)

    def bring(self, job: Job) -> None:
        from tollbook.reports import read_all  # noqa: PLC0415 (start-up)

        names = {str(f): job.names[int(f.stem)] for f in sorted(self.log.files(job).iterdir())}
        seen = 0
        for path, name in names.items():
            for found in read_all([path]):
                seen += 1
                if seen <= job.read:
                    continue
                if isinstance(found, Report):
                    job.now = f"coding {found.title or found.id}"[:120]
                    self.add(job, found)
                else:
                    job.problems.append(str(found).replace(path, name))
                job.read, job.starts = seen, 1
                self.log.keep(job)

    def add(self, job: Job, report: Report) -> None:
        try:
            record = self.coder.code(report)
        except TollbookError as error:
            if self.stopping.is_set():
                raise Stopped from error
            job.problems.append(str(error))
            return
        if self.stopping.is_set():
            raise Stopped
        record = named(record, self.desk.names.known("actor"), self.desk.names.known("place"))
        with self.desk.writing() as book:
            result = book.add(report.text, record, f"tollbook/{__version__}")
            key = book.store.report(report.id).key if result.outcome != "refused" else ""
            home = book.derived.homes([key]).get(key) if key else None
        job.added += result.outcome == "added"
        job.again += result.outcome == "again"
        if result.reason is not None:
            job.problems.append(result.reason)
        job.reports.append({"id": report.id, "title": report.title, "outcome": result.outcome, "incident": home})

    def stop(self) -> None:
        """End the thread and the worker process; what is under way goes on at the next start."""
        self.stopping.set()
        self.waiting.put(None)
        self.coder.stop()
        if self.worker is not None and self.worker.is_alive():
            self.worker.join(20)
