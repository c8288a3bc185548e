"""The gazetteer file: sorted names, the places each may mean, and a grid of provinces, read from disk as needed.

Layout: 8 bytes of magic, a JSON header (length first) with the offset of each section, then the sections. Names stand in
blocks of 16; inside a block a name gives the letters it shares with the one before, so that a look-up reads one block.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

MAGIC = b"TBGAZ\x00\x01\n"
BLOCK = 16
COLUMNS = {"id": "I", "latitude": "i", "longitude": "i", "population": "I", "kind": "B", "country": "H", "admin1": "H",
           "admin2": "H", "radius": "H", "label": "I"}  # fmt: skip


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _read_number(data: mmap.mmap, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def pack_names(names: Mapping[bytes, Sequence[int]]) -> tuple[bytes, list[int]]:
    """All names in byte order with the rows they mean, and where each block of 16 begins."""
    out, starts, before = bytearray(), [], b""
    for i, name in enumerate(sorted(names)):
        if i % BLOCK == 0:
            starts.append(len(out))
            before = b""
        shared = next((n for n in range(min(len(name), len(before))) if name[n] != before[n]), min(len(name), len(before)))
        out += bytes([shared, len(name) - shared]) + name[shared:]
        rows = sorted(set(names[name]))
        out += _number(len(rows))
        for row, last in zip(rows, [0, *rows], strict=False):
            out += _number(row - last)
        before = name
    return bytes(out), starts


def write(path: Path, header: Mapping[str, object], sections: Mapping[str, bytes]) -> None:
    """Write the file; the same input gives the same bytes."""
    table: dict[str, tuple[int, int]] = {}
    at = 0
    for name, body in sections.items():
        table[name] = (at, len(body))
        at += -(-len(body) // 8) * 8
    head = json.dumps({**header, "sections": table}, ensure_ascii=False, sort_keys=True).encode()
    head += b" " * (-(len(head) + 12) % 8)
    with path.open("wb") as out:
        out.write(MAGIC + struct.pack("<I", len(head)) + head)
        for body in sections.values():
            out.write(body + b"\x00" * (-len(body) % 8))


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """The open file: ``header`` is small and in memory, everything else stays on disk until it is asked for."""

    header: Mapping[str, list[str]]
    data: mmap.mmap
    places: Mapping[str, memoryview]
    starts: memoryview
    names_at: int
    names_end: int
    skeletons: tuple[memoryview, memoryview]
    labels_at: int
    grid: tuple[memoryview, memoryview, memoryview]

    @classmethod
    def open(cls, path: Path) -> GazetteerFile:
        """Open a gazetteer written by ``write``."""
        with path.open("rb") as handle:
            data = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        (size,) = struct.unpack_from("<I", data, len(MAGIC))
        first = len(MAGIC) + 4 + size
        header = json.loads(data[len(MAGIC) + 4 : first])
        at = {name: (first + start, first + start + length) for name, (start, length) in header["sections"].items()}
        view = memoryview(data)
        columns = {name: view[slice(*at[name])].cast(cast(Literal["I"], code)) for name, code in COLUMNS.items()}
        grid = (
            view[slice(*at["grid_rows"])].cast("I"),
            view[slice(*at["grid_from"])].cast("H"),
            view[slice(*at["grid_unit"])].cast("H"),
        )
        skeletons = (view[slice(*at["skeletons"])].cast("I"), view[slice(*at["skeleton_names"])].cast("I"))
        starts = view[slice(*at["starts"])].cast("I")
        return cls(header, data, columns, starts, at["names"][0], at["names"][1], skeletons, at["labels"][0], grid)

    def label(self, row: int) -> str:
        """The name a place is shown by."""
        at = self.labels_at + self.places["label"][row]
        return self.data[at + 1 : at + 1 + self.data[at]].decode()

    def _entries(self, block: int) -> Iterable[tuple[bytes, tuple[int, ...]]]:
        data, at, name = self.data, self.names_at + self.starts[block], b""
        end = self.names_at + self.starts[block + 1] if block + 1 < len(self.starts) else self.names_end
        while at < end:
            shared, more = data[at], data[at + 1]
            name = name[:shared] + data[at + 2 : at + 2 + more]
            count, at = _read_number(data, at + 2 + more)
            rows, row = [], 0
            for _ in range(count):
                step, at = _read_number(data, at)
                row += step
                rows.append(row)
            yield name, tuple(rows)

    def rows(self, key: str) -> tuple[int, ...]:
        """The places a normalised name may mean, as rows."""
        wanted, low, high = key.encode(), 0, len(self.starts)
        data, names_at, starts = self.data, self.names_at, self.starts
        while low < high:
            middle = (low + high) // 2
            at = names_at + starts[middle]
            if data[at + 2 : at + 2 + data[at + 1]] <= wanted:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return ()
        return next((rows for name, rows in self._entries(low - 1) if name == wanted), ())

    def name(self, number: int) -> tuple[str, tuple[int, ...]]:
        """The name that stands at a place in the order, with its rows."""
        for i, (name, rows) in enumerate(self._entries(number // BLOCK)):
            if i == number % BLOCK:
                return name.decode(), rows
        raise IndexError(number)
