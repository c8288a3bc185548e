"""Lines, table rows and JSON objects of a file, streamed, each with its line number."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from tollbook.knowledge.own.entry import Problem
from tollbook.model.error import KnowledgeError

CHUNK = 1 << 20
LONGEST = 64 << 20
BETWEEN = re.compile(r"[\s,]*")
Row = tuple[int, Mapping[str, str]]


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file, packed with gzip or not; KnowledgeError where it cannot be read."""
    try:
        with unpacked(path) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path.name}:{_undecoded(path)}: not in UTF-8") from None
    except (OSError, EOFError) as error:
        raise KnowledgeError(f"{path.name}: {getattr(error, 'strerror', None) or error}") from None


def unpacked(path: Path) -> IO[bytes]:
    """The bytes of a file, packed with gzip or not."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def _undecoded(path: Path) -> int:
    """The first line that is not in UTF-8."""
    with unpacked(path) as raw:
        for number, line in enumerate(raw, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 0


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file without their ends."""
    with opened(path) as file:
        for number, line in enumerate(file, 1):
            yield number, line.rstrip("\r\n")


def table(path: Path, needed: Sequence[str], *, other_names: Mapping[str, str] | None = None) -> Iterator[Row | Problem]:
    """The rows of a CSV file as cells by their header in small letters; commas, semicolons and tabs part cells.

    ``other_names`` are headers that mean a known one (``lat``: ``latitude``). A file without the needed headers is refused.
    """
    with opened(path) as file:
        reader = csv.reader(file, delimiter=_delimiter(file), strict=True)
        headers = [_header(h, other_names or {}) for h in next(reader, [])]
        missing = [n for n in needed if n not in headers]
        if missing:
            raise KnowledgeError(
                f"{path.name}:1: no column {', '.join(missing)}; there are {', '.join(filter(None, headers)) or 'none'}"
            )
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield Problem(path.name, reader.line_num, f"not a row of a table ({error})")
                continue
            if cells is None:
                return
            if any(c.strip() for c in cells):
                yield _row(path, reader.line_num, headers, cells)


def _row(path: Path, number: int, headers: Sequence[str], cells: Sequence[str]) -> Row | Problem:
    if len(cells) > len(headers) and any(c.strip() for c in cells[len(headers) :]):
        return Problem(path.name, number, f"{len(cells)} cells where there are {len(headers)} columns")
    return number, {h: c.strip() for h, c in zip(headers, cells, strict=False) if h}


def _header(header: str, other_names: Mapping[str, str]) -> str:
    plain = " ".join(header.replace("_", " ").casefold().split())
    return other_names.get(plain, plain)


def _delimiter(file: IO[str]) -> str:
    first = file.readline()
    file.seek(0)
    return max(",;\t", key=first.count)


def number_of(written: str | float | None, low: float, high: float) -> float | None:
    """A number inside bounds, None where it is none; a comma may stand for the point.

    >>> number_of("33,5", -90, 90), number_of("95", -90, 90), number_of("", -90, 90)
    (33.5, None, None)
    """
    try:
        value = float(str(written).replace(",", ".").strip())
    except ValueError:
        return None
    return value if low <= value <= high else None


def objects(path: Path, list_name: str | None = None) -> Iterator[tuple[int, Any] | Problem]:
    """The JSON objects of a file one by one: one a line, the items of one list, or the items of the list ``list_name``."""
    with opened(path) as file:
        first = _first_line(file)
        file.seek(0)
        if first.lstrip().startswith("{") and _is_json(first) and not (list_name and f'"{list_name}"' in first):
            yield from _by_line(path, file)
        else:
            yield from _items(path, file, list_name)


def _first_line(file: IO[str]) -> str:
    while (line := file.readline(LONGEST)) and not line.strip():
        pass
    return line


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _by_line(path: Path, file: IO[str]) -> Iterator[tuple[int, Any] | Problem]:
    for number, line in enumerate(file, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Problem(path.name, number, f"not a JSON object ({getattr(error, 'msg', error)})")


def _items(path: Path, file: IO[str], list_name: str | None) -> Iterator[tuple[int, Any]]:
    """The items of a list, decoded as the file is read; what stands before and after the list is not looked at."""
    decoder, (text, at), number = json.JSONDecoder(), _opening(path, file, list_name), 1
    counted = 0
    while True:
        at = BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        number, counted = number + text.count("\n", counted, at), at
        if text.startswith("]", at):
            return
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            more = file.read(max(CHUNK, len(text) - at)) if len(text) - at < LONGEST else ""
            if not more:
                where = number + text.count("\n", at, getattr(error, "pos", at))
                raise KnowledgeError(f"{path.name}:{where}: not JSON ({getattr(error, 'msg', error)})") from None
            text, at, counted = text[at:] + more, 0, 0
            continue
        yield number, item
        at = end


def _opening(path: Path, file: IO[str], list_name: str | None) -> tuple[str, int]:
    """The first part of the file and where in it the list begins."""
    text = file.read(CHUNK)
    named = list_name is not None and not text.lstrip().startswith("[")
    opening = re.compile(rf'"{list_name}"\s*:\s*\[' if named else r"\[")
    while (found := opening.search(text)) is None:
        more = file.read(CHUNK)
        if not more:
            raise KnowledgeError(
                f"{path.name}: no list {list_name!r} of JSON objects in it" if named else f"{path.name}: no JSON list"
            )
        text += more
    return text, found.end()


def slug(name: str) -> str:
    """A name as a part of an id.

    >>> slug("Camp Al-Nūr 2")
    'camp_al_nur_2'
    """
    from tollbook.knowledge.gazetteer.name import normalise  # noqa: PLC0415 (start-up)

    return re.sub(r"\W+", "_", normalise(name)).strip("_")


def once(names: Sequence[str | None], main: str) -> list[str]:
    """Further names, each once, without empty ones and the main one.

    >>> once(["A", "", "B ", "A", None], "B")
    ['A']
    """
    stripped = [n.strip() for n in names if n and n.strip()]
    return [n for n in dict.fromkeys(stripped) if n != main]
