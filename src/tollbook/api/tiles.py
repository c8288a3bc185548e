"""Pictures of a map kept on this machine, shown under the incidents: a folder of z/x/y files, or one MBTiles file."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from tollbook.review.desk_file import DeskError

KINDS: Mapping[bytes, str] = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
DEEPEST = 24


class Tiles(Protocol):
    """Some pictures of 256 pixels in the web Mercator projection, the first row in the north."""

    zooms: tuple[int, int]
    source: str

    def picture(self, z: int, x: int, y: int) -> bytes | None:
        """One picture; None where there is none."""
        ...


class FolderTiles:
    """Pictures as files: ``PATH/z/x/y.png`` (or .jpg, .webp); who made them stands in ``PATH/ATTRIBUTION.txt``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = sorted(int(p.name) for p in folder.iterdir() if p.is_dir() and re.fullmatch(r"[0-9]{1,2}", p.name))
        if not found:
            raise DeskError(f"{folder}: no tiles there; a folder of z/x/y.png is wanted, or one .mbtiles file")
        self.zooms = (found[0], found[-1])
        told = folder / "ATTRIBUTION.txt"
        self.source = told.read_text(encoding="utf-8", errors="replace").strip()[:300] if told.is_file() else ""

    def picture(self, z: int, x: int, y: int) -> bytes | None:
        """One picture; None where there is none."""
        for ending in ENDINGS:
            path = self.folder / str(z) / str(x) / f"{y}{ending}"
            if path.is_file():
                return path.read_bytes()
        return None


class MbTiles:
    """One MBTiles file (SQLite, rows from the south), opened for reading only."""

    def __init__(self, path: Path) -> None:
        self.lock = threading.Lock()
        try:
            self.connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            said = dict(self.connection.execute("SELECT name, value FROM metadata"))
            least, most = self.connection.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        except sqlite3.Error as error:
            raise DeskError(f"{path}: this is no MBTiles file ({error})") from error
        if said.get("format") == "pbf":
            raise DeskError(f"{path}: its tiles are vector shapes; the desk draws pictures (PNG, JPEG, WebP)")
        if least is None:
            raise DeskError(f"{path}: it holds no tiles")
        self.zooms = (int(least), int(most))
        self.source = re.sub(r"<[^>]*>", "", str(said.get("attribution") or said.get("name") or ""))[:300]

    def picture(self, z: int, x: int, y: int) -> bytes | None:
        """One picture; None where there is none."""
        sql = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        with self.lock:
            found = self.connection.execute(sql, (z, x, 2**z - 1 - y)).fetchone()
        return None if found is None else bytes(found[0])


def open_tiles(path: str) -> Tiles:
    """The pictures at a path; DeskError says what is wrong with them.

    >>> open_tiles("/nowhere")
    Traceback (most recent call last):
    tollbook.review.desk_file.DeskError: /nowhere: there is no such file or folder
    """
    at = Path(path)
    if not at.exists():
        raise DeskError(f"{path}: there is no such file or folder")
    if at.is_dir():
        return FolderTiles(at)
    if at.suffix.casefold() != ".mbtiles":
        raise DeskError(f"{path}: a folder of z/x/y.png or one .mbtiles file is wanted")
    return MbTiles(at)


def kind_of(picture: bytes) -> str | None:
    """The media type of a picture by its first bytes; None where it is none that a browser may be given.

    >>> kind_of(b"\\x89PNG\\r\\n"), kind_of(b"<svg onload=...>")
    ('image/png', None)
    """
    return next((kind for sign, kind in KINDS.items() if picture.startswith(sign)), None)
