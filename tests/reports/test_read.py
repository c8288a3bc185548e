"""Reading one or many sources: what stands in the file is what stands in the report."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Report
from tollbook.reports import read, read_all
from tollbook.reports.page import is_page, other_markup
from tollbook.reports.report import MAX_TEXT

PAGE = (
    "<html><head><title>Two die in Gao</title></head>"
    "<body><article><p>Two people died in Gao on Friday, police said.</p></article></body></html>"
)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


@pytest.mark.parametrize(
    "text",
    ["Two died.\r\n\r\nThree fled.\r\n", "Two died.\rThree fled.", "\n Two died. \n\n", "Cafe\u0301 a\u0300", "a\u2028b\x85c"],
)
def test_text_is_kept_as_it_stands(tmp_path: Path, text: str) -> None:
    assert read(put(tmp_path, "a.txt", text)).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_round_trips(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    body = "Report " + text.replace("\0", "")
    file = put(tmp_path_factory.mktemp("round"), "a.txt", body)
    assert read(file).text == body


@settings(max_examples=150, deadline=None)
@given(st.binary(), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl"]))
def test_random_bytes_never_crash(tmp_path_factory: pytest.TempPathFactory, raw: bytes, name: str) -> None:
    for result in read_all([put(tmp_path_factory.mktemp("bytes"), name, raw)]):
        assert isinstance(result, (Report, UnreadableReport))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"' abhtmlpdiv!-[]{}&;@\n"))
def test_broken_markup_never_crashes(tmp_path_factory: pytest.TempPathFactory, middle: str) -> None:
    for result in read_all([put(tmp_path_factory.mktemp("markup"), "a.html", "<html><body>" + middle)]):
        assert isinstance(result, (Report, UnreadableReport))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"Outlet: Daily Post\n\n", "empty"),
        ("a.pdf", b"%PDF-1.7\n...", "PDF"),
        ("a.docx", b"PK\x03\x04....", "zip"),
        ("a.txt", b"Two\0died", "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "<rss>"),
        ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no main text"),
        ("a.txt", b"a" * (MAX_TEXT + 1), f"{MAX_TEXT:,}"),
        ("a.jsonl", b'{"text": "Two died."}', "records"),
    ],
)
def test_unreadable_names_file_and_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    file = put(tmp_path, name, content)
    with pytest.raises(UnreadableReport) as error:
        read(file)
    assert error.value.name == str(file)
    assert reason in error.value.reason


@pytest.mark.parametrize("source", ["missing.txt", "a\0b.txt", "x" * 400, "http://[bad", "https://", "file:///no/such/file"])
def test_a_bad_source_is_given_in_its_place(tmp_path: Path, source: str) -> None:
    good = put(tmp_path, "good.txt", "Two people died.")
    first, second = read_all([source, good])
    assert isinstance(first, UnreadableReport)
    assert first.name == source
    assert isinstance(second, Report)


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "Second.")
    put(tmp_path, "a/z.txt", "First.")
    put(tmp_path, "c.jsonl", '{"id": "third", "text": "Third."}\n{"id": "fourth"}\n')
    put(tmp_path, "d.json", '{"id": "fifth", "text": "Fifth."}')
    put(tmp_path, "e.HTM", PAGE)
    put(tmp_path, "notes.md", "Not read.")
    put(tmp_path, ".hidden.txt", "Not read.")
    results = list(read_all([str(tmp_path)]))
    shown = [r.text if isinstance(r, Report) else f"{Path(r.name).name} {r.reason}" for r in results]
    assert shown[:5] == ["First.", "Second.", "Third.", "c.jsonl:2 no text", "Fifth."]
    assert shown[5].startswith("Two die in Gao\n\n")
    assert len(shown) == 6


def test_empty_folder_is_said(tmp_path: Path) -> None:
    (result,) = read_all([str(tmp_path)])
    assert isinstance(result, UnreadableReport)
    assert "no report in this folder" in result.reason


class Stdin:
    """Standard input that holds some bytes."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b"Two died.\nThree fled.", ["Two died.\nThree fled."]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'\xef\xbb\xbf{"text": "One."}', ["One."]),
        (b'{\n  "text": "One."\n}\n', ["One."]),
        (b'[{"text": "One."},\n {"text": "Two."}]', ["One.", "Two."]),
        (b"[Bamako] Two died.", ["[Bamako] Two died."]),
        (b"{ two died }", ["{ two died }"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, raw: bytes, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(raw))
    assert [r.text for r in read_all(["-"]) if isinstance(r, Report)] == texts


def test_id_is_the_users_or_the_texts(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", "Two people died.")
    assert read(file, id="r7").id == "r7"
    assert read(file).id == read(file).digest[:16]


def test_page_is_known_by_its_content(tmp_path: Path) -> None:
    assert read(put(tmp_path, "a.txt", PAGE)).title == "Two die in Gao"
    assert read(put(tmp_path, "a.html", "Two people died.")).title is None


@pytest.mark.parametrize(
    ("start", "page", "markup"), [("<p>Two", True, None), ("5 < 6", False, None), ("<feed xmlns='a'>", False, "feed")]
)
def test_kind_of_markup(start: str, page: bool, markup: str | None) -> None:
    assert is_page(start) is page
    assert other_markup(start) == markup


class Site(BaseHTTPRequestHandler):
    """A small site on this machine."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/story" else 404)
        self.send_header("Content-Type", "text/html; charset=windows-1256")
        self.end_headers()
        body = "<html><body><article><p>قتل ثلاثة أشخاص في هجوم على قاعدة عسكرية شمال العاصمة.</p></article></body></html>"
        self.wfile.write(body.encode("cp1256"))

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_address_is_read_with_the_servers_charset(site: str) -> None:
    report = read(f"{site}/story")
    assert report.text == "قتل ثلاثة أشخاص في هجوم على قاعدة عسكرية شمال العاصمة."
    assert (report.language, report.url) == ("ar", f"{site}/story")


def test_missing_address_says_so(site: str) -> None:
    with pytest.raises(UnreadableReport, match="the server answers 404"):
        read(f"{site}/gone")


def test_json_file_of_any_shape(tmp_path: Path) -> None:
    shapes = ['{"text": "One."}', '[{"text": "One."}]', '{"text": "One."}\n{"text": "Two."}']
    counts = [len([r for r in read_all([put(tmp_path, "a.json", s)]) if isinstance(r, Report)]) for s in shapes]
    assert counts == [1, 1, 2]
    assert json.loads(shapes[0])["text"] == "One."
