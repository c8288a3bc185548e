"""Bringing reports in from the desk: files or pasted text are read, coded and linked one by one, and progress is told."""

from __future__ import annotations

import json
import queue
import secrets
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tollbook import __version__
from tollbook.api.coding import Coder
from tollbook.api.desk import Desk
from tollbook.model.error import TollbookError
from tollbook.model.report import Report
from tollbook.review.known_names import named
from tollbook.review.people import Person

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".md")
KEPT_JOBS, MOST_WAITING = 100, 20


@dataclass(slots=True)
class Job:
    """One import: what was read, what became of each report, and whether it has ended."""

    id: str
    who: str
    names: list[str]
    read: int = 0
    added: int = 0
    again: int = 0
    problems: list[str] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    now: str = "waiting"
    ended: bool = False

    def told(self) -> dict[str, Any]:
        """The job as programs and pages see it."""
        return {
            "id": self.id, "who": self.who, "files": self.names, "read": self.read, "added": self.added, "again": self.again,
            "problems": self.problems[-50:], "reports": self.reports[-200:], "now": self.now, "ended": self.ended,
        }  # fmt: skip


class Imports:
    """The imports of one desk, done one after another in a thread."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.coder = desk, Coder()
        self.jobs: dict[str, Job] = {}
        self.waiting: queue.Queue[tuple[Job, Path] | None] = queue.Queue(MOST_WAITING)
        self.worker: threading.Thread | None = None
        self.starting = threading.Lock()

    def take(self, person: Person, files: Sequence[tuple[str, bytes]]) -> Job:
        """Accept some files, each a name and its bytes, and start on them."""
        folder = Path(tempfile.mkdtemp(prefix="tollbook-import-"))
        names = []
        for n, (name, raw) in enumerate(files):
            suffix = Path(name).suffix.casefold()
            (folder / f"{n:04}{suffix if suffix in SUFFIXES else '.txt'}").write_bytes(raw)
            names.append(name[:200])
        job = Job(secrets.token_hex(8), person.name, names)
        while len(self.jobs) >= KEPT_JOBS:
            del self.jobs[next(iter(self.jobs))]
        self.jobs[job.id] = job
        self.desk.file.note(person.name, "import", job.id, ", ".join(names)[:1000])
        self.start()
        self.waiting.put((job, folder))
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
        while (found := self.waiting.get()) is not None:
            job, folder = found
            try:
                self.bring(job, folder)
            except TollbookError as error:
                job.problems.append(str(error))
            except Exception as error:  # noqa: BLE001 (an import that fails is told to who asked for it, and the next goes on)
                job.problems.append(f"the import ended early ({type(error).__name__}: {error})")
            finally:
                job.ended, job.now = True, "done"
                for file in folder.iterdir():
                    file.unlink()
                folder.rmdir()

    def bring(self, job: Job, folder: Path) -> None:
        from tollbook.reports import read_all  # noqa: PLC0415 (start-up)

        names = {str(f): job.names[int(f.stem)] for f in sorted(folder.iterdir())}
        for path, name in names.items():
            for found in read_all([path]):
                job.read += 1
                if isinstance(found, Report):
                    job.now = f"coding {found.title or found.id}"[:120]
                    self.add(job, found)
                else:
                    job.problems.append(str(found).replace(path, name))

    def add(self, job: Job, report: Report) -> None:
        try:
            record = self.coder.code(report)
        except TollbookError as error:
            job.problems.append(str(error))
            return
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
        """End the thread and the worker process."""
        if self.worker is not None and self.worker.is_alive():
            self.waiting.put(None)
            self.worker.join(5)
        self.coder.stop()
