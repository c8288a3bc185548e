"""The gate every request passes: which host it names, who asks, how often, from which site; and what a browser may then do."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tollbook.api.desk import Desk
from tollbook.api.query import whole_number
from tollbook.review.people import LOCAL, Person

SESSION, BROWSER = "tollbook_session", "tollbook_browser"
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN_PATHS = ("/login", "/static/", "/healthz")
STAMPED = re.compile(r"/static/[0-9a-f]{12}/")
LARGEST_BODY = 32 * 1024 * 1024
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex, nofollow",
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a person (None before signing in), how they are known, and the browser their forms belong to."""

    person: Person | None
    by: str
    browser: str = ""
    session: str = ""
    address: str = ""


class FormTokens:
    """Tokens that tie a form to the browser and session it was given to; no two are alike, so none can be guessed bit by bit.

    >>> tokens = FormTokens(b"key")
    >>> one = tokens.give("browser", "session")
    >>> tokens.fits(one, "browser", "session"), tokens.fits(one, "browser", "other"), tokens.fits("", "browser", "session")
    (True, False, False)
    """

    def __init__(self, secret: bytes) -> None:
        self.secret = secret

    def give(self, browser: str, session: str) -> str:
        """A new token."""
        nonce = secrets.token_hex(8)
        return f"{nonce}.{self.sign(nonce, browser, session)}"

    def fits(self, token: str, browser: str, session: str) -> bool:
        """Whether a token was given to this browser and session."""
        nonce, _, seal = token.partition(".")
        return bool(browser) and hmac.compare_digest(self.sign(nonce, browser, session).encode(), seal.encode("utf-8", "replace"))

    def sign(self, *parts: str) -> str:
        return hmac.new(self.secret, "\n".join(parts).encode("utf-8", "replace"), hashlib.sha256).hexdigest()


@dataclass(slots=True)
class Pace:
    """How often somebody may ask: a bucket that fills again by the minute."""

    per_minute: int
    clock: Callable[[], float] = time.monotonic
    buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, who: str) -> float:
        """Take one from the bucket; gives the seconds to wait, 0 where it was not empty.

        >>> pace = Pace(1, clock=lambda: 0.0)
        >>> pace.take("a"), pace.take("a"), pace.take("b")
        (0.0, 60.0, 0.0)
        """
        now = self.clock()
        left, then = self.buckets.pop(who, (float(self.per_minute), now))
        left = min(float(self.per_minute), left + (now - then) * self.per_minute / 60)
        self.buckets[who] = (left - 1 if left >= 1 else left, now)
        while len(self.buckets) > 20_000:
            self.buckets.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) * 60 / self.per_minute


class Gate:
    """The middleware around the whole desk."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk
        self.tokens = FormTokens(desk.file.secret())
        self.reads, self.writes = Pace(desk.settings.reads_per_minute), Pace(desk.settings.writes_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        viewer = self.viewer(headers, scope)
        fresh = "" if viewer.browser else secrets.token_urlsafe(18)
        if fresh:
            viewer = Viewer(viewer.person, viewer.by, fresh, viewer.session, viewer.address)
        scope.setdefault("state", {})
        scope["state"].update(viewer=viewer, tokens=self.tokens, desk=self.desk)
        answer = self.sender(send, fresh, scope)
        refused = self.refused(headers, scope, viewer)
        if refused is not None:
            await refuse(answer, scope, *refused)
            return
        await self.app(scope, limited(receive), answer)

    def viewer(self, headers: Headers, scope: Scope) -> Viewer:
        """Who asks, by token, session or, in the single-user mode, by being on this machine."""
        address = scope["client"][0] if scope.get("client") else ""
        cookies = cookies_of(headers)
        browser, session = cookies.get(BROWSER, "")[:80], cookies.get(SESSION, "")[:80]
        bearer = headers.get("authorization", "")
        if bearer:
            scheme, _, secret = bearer.partition(" ")
            person = self.desk.people.of_token(secret.strip()) if scheme.lower() == "bearer" else None
            return Viewer(person, "token", browser, "", address)
        if self.desk.settings.local:
            return Viewer(LOCAL, "local", browser, "", address)
        return Viewer(self.desk.people.of_session(session) if session else None, "session", browser, session, address)

    def refused(self, headers: Headers, scope: Scope, viewer: Viewer) -> tuple[int, str, str] | None:
        """Why a request goes no further: status, reason, and where to go instead."""
        path, safe = scope["path"], scope["method"] in SAFE
        if not self.host_known(headers.get("host", "")):
            return 421, "this host is not served here", ""
        if path.startswith("/static/"):
            return None
        wait = (self.reads if safe else self.writes).take(
            viewer.person.name if viewer.by == "token" and viewer.person else viewer.address
        )
        if wait:
            return 429, f"too many requests; try again in {int(wait) + 1} s", ""
        length = headers.get("content-length", "0")
        if (whole_number(length) or 0) > LARGEST_BODY or whole_number(length) is None:
            return 413, f"more than {LARGEST_BODY // 2**20} MB at once", ""
        if not safe and viewer.by != "token" and not same_site(headers):
            return 403, "this request comes from another site", ""
        if viewer.person is None and not path.startswith(OPEN_PATHS):
            return 401, "sign in first", f"/login?next={quote(path)}"
        if not safe and path.startswith("/api/") and viewer.by != "token":
            token = headers.get("x-csrf-token", "")
            if not self.tokens.fits(token, viewer.browser, viewer.session):
                return 403, "the form token is missing or of another session; programs use an API token", ""
        return None

    def host_known(self, host: str) -> bool:
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return "*" in self.desk.settings.hosts or name.casefold() in self.desk.settings.hosts

    def sender(self, send: Send, fresh: str, scope: Scope) -> Send:
        secure = "; Secure" if self.desk.settings.secure else ""
        static = scope["path"].startswith("/static/")

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = kept_for(scope["path"], message["status"])
                if fresh and not static:
                    headers.append("set-cookie", f"{BROWSER}={fresh}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}")
            await send(message)

        return answer


def kept_for(path: str, status: int) -> str:
    """How long a browser keeps an answer: what stands in a folder named after its content for good, anything else not unasked.

    >>> kept_for("/static/0123456789ab/desk.js", 200), kept_for("/static/desk.js", 200)
    ('public, max-age=31536000, immutable', 'no-cache')
    """
    if STAMPED.match(path) and status == 200:
        return "public, max-age=31536000, immutable"
    return "no-cache" if path.startswith("/static/") else "private, no-cache"


def cookies_of(headers: Headers) -> dict[str, str]:
    """The cookies of a request; those that cannot be read are none."""
    try:
        return {k: m.value for k, m in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def same_site(headers: Headers) -> bool:
    """Whether a changing request comes from the desk's own pages, as far as the browser says.

    >>> same_site(Headers({"host": "localhost:8", "origin": "http://localhost:8"}))
    True
    >>> same_site(Headers({"host": "localhost:8", "origin": "http://elsewhere.example"}))
    False
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def limited(receive: Receive) -> Receive:
    """A body that is longer than it said it would be ends here."""
    seen = 0

    async def take() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            return {"type": "http.disconnect"}
        return message

    return take


async def refuse(send: Send, scope: Scope, status: int, reason: str, elsewhere: str) -> None:
    """Answer without asking the application: JSON for programs, a redirection or a line of text for people."""
    program = scope["path"].startswith("/api/")
    if elsewhere and not program and scope["method"] in SAFE:
        await plain(send, 303, b"", "text/plain", {"location": elsewhere})
        return
    body = json.dumps({"detail": reason}).encode() if program else f"{reason}\n".encode()
    extra = {"www-authenticate": "Bearer"} if status == 401 else {"retry-after": "30"} if status == 429 else {}
    await plain(send, status, body, "application/json" if program else "text/plain; charset=utf-8", extra)


async def plain(send: Send, status: int, body: bytes, kind: str, extra: dict[str, str]) -> None:
    headers = {"content-type": kind, "content-length": str(len(body)), **extra}
    raw = [(k.encode(), v.encode()) for k, v in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
