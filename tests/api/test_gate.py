"""Who gets in, from where, how often, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tollbook.api.desk import Desk
from tollbook.api.gate import Pace
from tollbook.web.pages import account
from tollbook.web.site import create_app

Token = Callable[..., str]
SignIn = Callable[[str], TestClient]
PAGES = ("/", "/review", "/review/agreement", "/actors", "/places", "/names", "/import", "/export", "/account", "/keys", "/login")


@pytest.mark.parametrize("path", [*PAGES, "/api/incidents", "/static/desk.css", "/nothing-here"])
def test_every_answer_forbids_scripts_of_others_and_frames(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_another_host_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def changing_forms(client: TestClient) -> list[str]:
    return sorted({
        r.path.replace("{incident}", "ix") for r in client.app.routes  # type: ignore[attr-defined]
        if "POST" in getattr(r, "methods", ()) and not r.path.startswith("/api/")
    })  # fmt: skip


def test_every_form_is_refused_without_its_token(client: TestClient) -> None:
    client.get("/")
    forms = changing_forms(client)
    assert len(forms) > 12
    for path in forms:
        assert client.post(path, data={"csrf": "made.up"}).status_code == 403, path
        assert client.post(path).status_code == 403, path


def test_a_token_of_another_browser_is_worth_nothing(client: TestClient, token: Token) -> None:
    theirs = token(client)
    client.cookies.clear()
    client.get("/")
    assert client.post("/undo", data={"csrf": theirs, "decision": "1"}).status_code == 403


def test_another_site_is_refused_even_with_a_token(client: TestClient, token: Token) -> None:
    form = {"csrf": token(client), "decision": "1"}
    assert client.post("/undo", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/undo", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/undo", data=form, headers={"origin": "http://127.0.0.1"}).status_code == 409


def test_the_interface_changes_nothing_without_a_token(client: TestClient, token: Token) -> None:
    wish = {"label": "x", "role": "reader"}
    assert client.post("/api/tokens", json=wish).status_code == 403
    assert client.post("/api/tokens", json=wish, headers={"x-csrf-token": token(client)}).status_code == 201


def test_without_an_account_there_is_only_the_door(accounts: Desk) -> None:
    with TestClient(create_app(accounts), base_url="http://127.0.0.1", follow_redirects=False) as client:
        for path in PAGES[:-1]:
            answer = client.get(path)
            assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login"), path
        assert client.get("/api/incidents").status_code == 401
        assert client.get("/login").status_code == 200


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("rita", "/import", 403),
        ("cora", "/import", 200),
        ("rita", "/api/audit", 403),
        ("ravi", "/api/audit", 403),
        ("ada", "/api/audit", 200),
        ("rita", "/", 200),
        ("ada", "/api/people", 200),
        ("cora", "/api/people", 403),
    ],
)
def test_roles_reach_as_far_as_they_do(signed_in: SignIn, name: str, path: str, status: int) -> None:
    assert signed_in(name).get(path).status_code == status


@pytest.mark.parametrize(("name", "status"), [("rita", 403), ("cora", 403), ("ravi", 409)])
def test_only_reviewers_merge(signed_in: SignIn, token: Token, name: str, status: int) -> None:
    client = signed_in(name)
    wish = {"first": "a1", "second": "a1", "verdict": "same"}
    assert client.post("/api/judgements", json=wish, headers={"x-csrf-token": token(client)}).status_code == status


def test_a_session_ends_with_signing_out(signed_in: SignIn, token: Token) -> None:
    client = signed_in("rita")
    session = client.cookies["tollbook_session"]
    assert client.post("/logout", data={"csrf": token(client)}).status_code == 303
    client.cookies.set("tollbook_session", session)
    assert client.get("/api/me").status_code == 401


def test_cookies_are_out_of_reach_of_scripts(signed_in: SignIn, accounts: Desk, token: Token) -> None:
    with TestClient(create_app(accounts), base_url="http://127.0.0.1", follow_redirects=False) as client:
        form = {"csrf": token(client, "/login"), "name": "rita", "password": "a long password of rita"}
        cookie = client.post("/login", data=form).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.casefold()


def test_passwords_are_tried_slowly(accounts: Desk, token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "Pace", lambda tries: Pace(tries, clock=lambda: 0.0))  # however slow the machine is
    with TestClient(create_app(accounts), base_url="http://127.0.0.1", follow_redirects=False) as client:
        form = {"csrf": token(client, "/login"), "name": "ada", "password": "wrong wrong wrong"}
        statuses = [client.post("/login", data=form).status_code for _ in range(accounts.settings.tries_per_minute + 1)]
    assert statuses[0] == 403
    assert statuses[-1] == 429


def test_tokens_do_what_their_role_may_and_are_kept_as_digests(accounts: Desk, desk: Desk) -> None:
    person = accounts.people.of_session(accounts.people.start(accounts.people.known("cora", "a long password of cora")))  # type: ignore[arg-type]
    assert person is not None
    secret = accounts.people.give_token(person, "script", "reader")
    kept = str(desk.file.rows("SELECT * FROM tokens"))
    assert secret not in kept
    with TestClient(create_app(accounts), base_url="http://127.0.0.1") as client:
        bearer = {"authorization": f"Bearer {secret}"}
        assert client.get("/api/me", headers=bearer).json()["role"] == "reader"
        assert client.post("/api/imports", json={"reports": [{"text": "x"}]}, headers=bearer).status_code == 403
        accounts.people.revoke(person, accounts.people.tokens(person)[0]["id"])
        assert client.get("/api/me", headers=bearer).status_code == 401


def test_requests_are_slowed_down(desk: Desk) -> None:
    desk.settings.reads_per_minute = 3
    with TestClient(create_app(desk), base_url="http://127.0.0.1") as client:
        statuses = [client.get("/keys").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]


def test_the_way_back_never_leads_elsewhere(signed_in: SignIn, accounts: Desk, token: Token) -> None:
    with TestClient(create_app(accounts), base_url="http://127.0.0.1", follow_redirects=False) as client:
        for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
            form = {"csrf": token(client, "/login"), "name": "ada", "password": "a long password of ada", "next": elsewhere}
            assert client.post("/login", data=form).headers["location"] == "/"


def test_who_did_what_is_logged_and_cannot_be_changed(desk: Desk, client: TestClient, token: Token) -> None:
    client.post("/api/tokens", json={"label": "x", "role": "reader"}, headers={"x-csrf-token": token(client)})
    assert desk.file.audit()[0]["deed"] == "token given"
    with pytest.raises(Exception, match="append only"):
        desk.file.run("DELETE FROM audit")
