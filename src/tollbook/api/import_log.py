"""Which imports there were and how far each came, kept beside the book so that one that was cut off goes on after a restart."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tollbook.review.desk_file import DeskFile

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".md")
KEPT, SHOWN_REPORTS, SHOWN_PROBLEMS = 100, 200, 50


@dataclass(slots=True)
class Job:
    """One import: what was read, what became of each report, and whether it has ended or was cut off."""

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
    cut_off: bool = False
    starts: int = 0

    def told(self) -> dict[str, Any]:
        """The job as programs and pages see it."""
        return {
            "id": self.id, "who": self.who, "files": self.names, "read": self.read, "added": self.added, "again": self.again,
            "problems": self.problems, "reports": self.reports, "now": self.now,
            "ended": self.ended, "cut_off": self.cut_off,
        }  # fmt: skip


class ImportLog:
    """The imports of one desk: a line each in the desk's file, and the files that were given in a folder beside it."""

    def __init__(self, file: DeskFile) -> None:
        self.file = file
        beside = Path(file.path)
        self.folder = beside.with_name(f"{beside.stem}-imports") if file.path != ":memory:" else Path(tempfile.mkdtemp())

    def files(self, job: Job) -> Path:
        """Where the files of an import lie until it has ended."""
        return self.folder / job.id

    def take(self, job: Job, files: Sequence[tuple[str, bytes]]) -> None:
        """Keep an import and its files; when this returns they are on the disk."""
        folder = self.files(job)
        folder.mkdir(parents=True, mode=0o700)
        for n, (name, raw) in enumerate(files):
            suffix = Path(name).suffix.casefold()
            with (folder / f"{n:04}{suffix if suffix in SUFFIXES else '.txt'}").open("wb") as kept:
                kept.write(raw)
                kept.flush()
                os.fsync(kept.fileno())
        with self.file.writing():
            self.file.run("INSERT INTO imports VALUES (?, ?, ?, 0, 0, ?)", (job.id, job.who, packed(job), self.file.now()))
            self.file.note(job.who, "import", job.id, ", ".join(job.names)[:1000])

    def keep(self, job: Job) -> None:
        """Keep how far an import is."""
        del job.reports[:-SHOWN_REPORTS], job.problems[:-SHOWN_PROBLEMS]
        self.file.run(
            "UPDATE imports SET told = ?, ended = ?, starts = ? WHERE id = ?", (packed(job), int(job.ended), job.starts, job.id)
        )
        if job.ended:
            shutil.rmtree(self.files(job), ignore_errors=True)

    def recent(self) -> list[Job]:
        """The newest imports, oldest first, and any older one that has not ended."""
        rows = self.file.rows("SELECT told, ended FROM imports ORDER BY added_at DESC, rowid DESC")
        return [Job(**json.loads(told)) for n, (told, ended) in enumerate(rows) if n < KEPT or not ended][::-1]


def packed(job: Job) -> str:
    return json.dumps(asdict(job), ensure_ascii=False)
