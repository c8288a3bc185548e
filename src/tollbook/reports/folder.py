"""The files of a folder that may hold reports, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".json")


def files_of(folder: Path) -> Iterator[Path]:
    """The readable kinds of files in a folder and its folders, by name; hidden ones and links to folders are left out.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = [Path(name, n).write_text("x") for n in ("b.txt", "a.html", "c.pdf", ".d.txt")]
    ...     [file.name for file in files_of(Path(name))]
    ['a.html', 'b.txt']
    """
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [Path(place, n) for n in names if n.casefold().endswith(SUFFIXES) and not n.startswith(".")]
    yield from sorted(found, key=lambda path: path.relative_to(folder).parts)
