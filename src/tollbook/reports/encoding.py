"""From the bytes of a file to its text, exactly as published, or the reason why there is none."""

from __future__ import annotations

import codecs
import re

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Issue
from tollbook.reports.language import likeliest

# What a file begins with that is no text at all, and what to call it.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document; save its text first"),
    (b"PK\x03\x04", "a zip archive or office document; save its text first"),
    (b"\xd0\xcf\x11\xe0", "an office document; save its text first"),
    (b"{\\rtf", "a rich text document; save its text first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names under which pages declare one encoding and, as every browser knows, mean its Windows superset.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
# Old single-byte encodings of the languages Tollbook reads; a guess is made among these only.
GUESSED = ("cp1252", "cp1256", "cp1251", "cp1254", "cp1250", "iso8859_2", "iso8859_6", "koi8_r", "koi8_u")
META_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)


def decode(raw: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text of a file's bytes, without a byte order mark; UnreadableReport names the file and the reason.

    UTF-8 is tried first, since other text is almost never valid UTF-8; then the ``declared`` encoding of a page, then a
    guess, which is recorded as an issue.

    >>> decode("Три человека погибли".encode("utf-8"), "a.txt")
    ('Три человека погибли', ())
    """
    if not raw.strip():
        raise UnreadableReport(name, "empty")
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, name)
    _refuse_binary(raw, name)
    return _unmarked(raw, name, declared)


def declared_charset(raw: bytes) -> str | None:
    """The encoding a page declares in a meta tag or XML declaration near its top.

    >>> declared_charset(b'<html><head><meta charset="windows-1256">')
    'windows-1256'
    """
    found = META_CHARSET.search(raw, 0, 4096)
    return found[1].decode("ascii") if found else None


def _refuse_binary(raw: bytes, name: str) -> None:
    for signature, what in SIGNATURES:
        if raw.startswith(signature):
            raise UnreadableReport(name, f"not text: {what}")
    if b"\0" in raw:
        raise UnreadableReport(name, "not text: a binary file")


def _marked(raw: bytes, encoding: str, name: str) -> tuple[str, tuple[Issue, ...]]:
    text, issues = _strict(raw, encoding) or ("", ())
    if not text.strip():
        raise UnreadableReport(name, "empty" if not raw.strip(b"\0 \t\r\n") else f"not text: not the {encoding} it begins as")
    if "\0" in text:
        raise UnreadableReport(name, "not text: a binary file")
    return text, issues


def _unmarked(raw: bytes, name: str, declared: str | None) -> tuple[str, tuple[Issue, ...]]:
    found = _strict(raw, "utf-8")
    if found is None and (codec := _codec(declared)) is not None:
        found = _strict(raw, codec)
    found = found or _guess(raw, name)
    if not found[0].strip():
        raise UnreadableReport(name, "empty")
    return found


def _strict(raw: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]] | None:
    """The text, up to a character that the end of the file cuts in two; None where it is not in this encoding."""
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError as error:
        if error.reason not in ("unexpected end of data", "truncated data") or error.end < len(raw) or not error.start:
            return None
        cut = Issue("truncated_text", "the file ends in the middle of a character")
        return raw[: error.start].decode(encoding), (cut,)


def _codec(declared: str | None) -> str | None:
    try:
        known = codecs.lookup(declared or "")
    except LookupError:
        return None
    # Python also registers codecs that are no text encodings (rot13, zlib).
    return MEANT.get(known.name, known.name) if getattr(known, "_is_text_encoding", True) else None


def _guess(raw: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    readings = [(encoding, found) for encoding in GUESSED if (found := _strict(raw, encoding)) is not None]
    chosen = likeliest([(encoding, found[0]) for encoding, found in readings]) or _statistical_guess(raw)
    for encoding, (text, issues) in readings:
        if encoding == chosen:
            return text, (*issues, Issue("guessed_encoding", f"the encoding is not stated; read as {encoding}"))
    raise UnreadableReport(name, "not text in any encoding Tollbook knows")


def _statistical_guess(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (start-up)

    best = from_bytes(raw[:100_000], cp_isolation=list(GUESSED)).best()
    return best.encoding if best is not None else None
