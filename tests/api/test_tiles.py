"""Pictures of a map that somebody keeps on this machine: a folder or an MBTiles file, and nothing else gets out."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tollbook.api.desk import Desk
from tollbook.api.tiles import open_tiles
from tollbook.review.desk_file import DeskError
from tollbook.web.site import STATIC, create_app


def png(shade: int = 120) -> bytes:
    """A grey picture of 256 pixels."""
    lines = (b"\x00" + bytes([shade]) * 256) * 256

    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(lines)) + part(b"IEND", b"")


def folder(at: Path) -> Path:
    (at / "tiles" / "3" / "4").mkdir(parents=True)
    (at / "tiles" / "3" / "4" / "2.png").write_bytes(png(10))
    (at / "tiles" / "3" / "4" / "3.jpg").write_bytes(b"<svg onload=alert(1)>")
    (at / "tiles" / "ATTRIBUTION.txt").write_text("Survey of a country that is not\n", encoding="utf-8")
    (at / "secret.png").write_bytes(png(1))
    return at / "tiles"


def mbtiles(at: Path, form: str = "png") -> Path:
    path = at / "map.mbtiles"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        made.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        made.execute("INSERT INTO metadata VALUES ('format', ?), ('attribution', '<a href=x>Survey</a> 2031')", (form,))
        made.execute("INSERT INTO tiles VALUES (3, 4, 5, ?)", (png(10),))
    made.close()
    return path


@pytest.mark.parametrize("make", [folder, mbtiles])
def test_pictures_of_a_folder_and_of_a_file_are_served_and_named(desk: Desk, tmp_path: Path, make: object) -> None:
    assert callable(make)
    desk.settings.tiles = open_tiles(str(make(tmp_path)))
    assert desk.settings.tiles.zooms == (3, 3)
    with TestClient(create_app(desk), base_url="http://127.0.0.1") as client:
        answer = client.get("/tiles/3/4/2")
        assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, png(10), "image/png")
        for path in ("/tiles/3/4/9", "/tiles/3/9/2", "/tiles/0/0/0", "/tiles/3/4/3", "/tiles/99/0/0", "/tiles/3/-1/0"):
            assert client.get(path).status_code == 204, path
        for path in ("/tiles/3/4/..%2F..%2Fsecret", "/tiles/3/..%2F../secret", "/tiles/x/y/z", "/tiles/" + "9" * 6000 + "/0/0"):
            assert client.get(path).status_code in (404, 422), path
        page = client.get("/").text
    assert 'data-tiles="/tiles/{z}/{x}/{y}"' in page
    assert "Survey" in page
    assert "<a href=x>" not in page


@pytest.mark.parametrize("name", ["nowhere", "empty", "words.mbtiles", "book.txt", "vector"])
def test_what_holds_no_pictures_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.mbtiles").write_text("words", encoding="utf-8")
    (tmp_path / "book.txt").write_text("words", encoding="utf-8")
    path = mbtiles(tmp_path, "pbf") if name == "vector" else tmp_path / name
    with pytest.raises(DeskError, match=str(path)):
        open_tiles(str(path))


def test_no_pictures_without_an_account(accounts: Desk, tmp_path: Path) -> None:
    accounts.settings.tiles = open_tiles(str(folder(tmp_path)))
    with TestClient(create_app(accounts), base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert client.get("/tiles/3/4/2").status_code == 303


def test_a_browser_never_mixes_two_versions_of_the_scripts(client: TestClient) -> None:
    page = client.get("/").text
    assert f'src="{STATIC}/map.js"' in page
    assert 'src="/static/map.js' not in page
    kept = client.get(f"{STATIC}/map/basemap.js")
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/map/basemap.js").headers["cache-control"] == "no-cache"
    assert client.get("/static/000000000000/map.js").headers["cache-control"] == "no-cache"
