"""The bytes behind what a user names: a file, a ``file://`` or ``http(s)://`` address, or standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit

from tollbook.model.error import UnreadableReport

MAX_BYTES = 20_000_000  # one file or page with all its markup
TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of one source. ``address`` is where a page was in the end; ``charset`` what its server declared."""

    raw: bytes
    address: str | None = None
    charset: str | None = None


def is_address(source: str | Path) -> bool:
    """Whether a source is a web or file address and no path.

    >>> [is_address(s) for s in ("https://example.org/a", "file:///tmp/a.txt", "a.txt", "C:/a.txt")]
    [True, True, False, False]
    """
    return isinstance(source, str) and source.split("://", 1)[0].casefold() in ("http", "https", "file") and "://" in source


def local_path(source: str | Path) -> Path | None:
    """The path of a local source; None for a web address and for ``-``.

    >>> local_path("file:///tmp/two%20dead.txt") == Path("/tmp/two dead.txt")
    True
    """
    if source == "-":
        return None
    if not is_address(source):
        return Path(source)
    try:
        parts = urlsplit(str(source))
    except ValueError:
        return None
    return Path(unquote(parts.path)) if parts.scheme.casefold() == "file" else None


def fetch(source: str | Path) -> Fetched:
    """All bytes of a source, UnreadableReport where they cannot be had or are more than one report can need.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_bytes(b"Two people died.")
    ...     fetch(Path(folder, "a.txt")).raw
    b'Two people died.'
    """
    if source == "-":
        return Fetched(read_limited(sys.stdin.buffer, "-"))
    path = local_path(source)
    if path is None:
        return _download(str(source))
    try:
        if os.path.isdir(path):
            raise UnreadableReport(str(source), "a folder, not one report")
        with path.open("rb") as file:
            return Fetched(read_limited(file, str(source)))
    except (OSError, ValueError) as error:
        raise UnreadableReport(str(source), reason_of(error)) from error


def reason_of(error: OSError | ValueError) -> str:
    """Why a file could not be opened, in words.

    >>> reason_of(FileNotFoundError())
    'no such file'
    """
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read ({error.strerror or error})" if isinstance(error, OSError) else "not a file name"


def read_limited(file: BinaryIO, name: str) -> bytes:
    """All bytes of an open file; UnreadableReport where there are more than one report can need.

    >>> import io
    >>> read_limited(io.BytesIO(b"Two"), "a.txt")
    b'Two'
    """
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise UnreadableReport(name, f"larger than one report may be (the limit is {MAX_BYTES:,} bytes with all markup)")
    return raw


def _download(url: str) -> Fetched:
    from urllib.request import Request, urlopen  # noqa: PLC0415 (start-up)

    try:
        request = Request(url, headers={"User-Agent": "Tollbook (reads one page its user named)", "Accept": "text/html,text/*"})
        with urlopen(request, timeout=TIMEOUT_S) as answer:
            return Fetched(read_limited(answer, url), answer.url, answer.headers.get_content_charset())
    except HTTPError as error:
        raise UnreadableReport(url, f"the server answers {error.code} {error.reason}") from error
    except URLError as error:
        raise UnreadableReport(url, f"cannot be reached ({error.reason})") from error
    except TimeoutError as error:
        raise UnreadableReport(url, f"no answer within {TIMEOUT_S:.0f} seconds") from error
    except (OSError, ValueError) as error:
        raise UnreadableReport(url, f"cannot be read ({error})") from error
