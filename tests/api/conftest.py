"""A desk over a small book of made-up reports, in the single-user mode or with accounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tollbook import code, record
from tollbook.api.desk import Desk, Settings
from tollbook.book import Book
from tollbook.model.report import Report
from tollbook.web.site import create_app

HOST = "http://127.0.0.1"
REPORTS = (
    Report(
        "a1",
        "Four soldiers were killed and six wounded when a car bomb hit an army post in Gao, Mali, on Monday, the police said. "
        "The Front of the River said it carried out the attack.",
        "Car bomb in Gao",
        "Radio Delta",
        "2026-03-03",
        "en",
    ),
    Report(
        "a2",
        "At least nine soldiers were killed in the car bomb attack on an army post in Gao, Mali, on Monday, doctors said.",
        "Toll rises in Gao",
        "Morning Post",
        "2026-03-04",
        "en",
    ),
    Report(
        "b1",
        "Gunmen shot dead three farmers in Maiduguri, Nigeria, on 20 February 2026, residents said.",
        "Farmers shot",
        "Coast Wire",
        "2026-02-21",
        "en",
    ),
    Report(
        "c1",
        "قُتل خمسة مدنيين في قصف مدفعي على مدينة الفاشر في السودان يوم الاثنين، حسبما قال مصدر طبي.",
        "قصف",
        "وكالة",
        "2026-03-03",
        "ar",
    ),
)


@pytest.fixture
def book_path(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    with Book.open(path) as book:
        for report in REPORTS:
            book.add(report.text, record(code(report)))
    return path


@pytest.fixture
def desk(book_path: str) -> Iterator[Desk]:
    opened = Desk(book_path, Settings(reads_per_minute=100_000, writes_per_minute=100_000))
    yield opened
    opened.close()


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk), base_url=HOST, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def token() -> Callable[[TestClient], str]:
    """The form token of a page that the client loads."""

    def of(client: TestClient, path: str = "/keys") -> str:
        found = re.search(r'data-csrf="([^"]+)"', client.get(path).text)
        assert found is not None
        return found[1]

    return of


@pytest.fixture
def accounts(desk: Desk) -> Desk:
    desk.settings.local = False
    for name, role in (("rita", "reader"), ("cora", "coder"), ("ravi", "reviewer"), ("ada", "admin"), ("carl", "coder")):
        desk.people.add(name, role, f"a long password of {name}", "test")
    return desk


@pytest.fixture
def signed_in(accounts: Desk, token: Callable[..., str]) -> Iterator[Callable[[str], TestClient]]:
    app = create_app(accounts)
    opened: list[TestClient] = []

    def sign_in(name: str) -> TestClient:
        client = TestClient(app, base_url=HOST, follow_redirects=False)
        opened.append(client)
        form = {"csrf": token(client, "/login"), "name": name, "password": f"a long password of {name}"}
        assert client.post("/login", data=form).status_code == 303
        return client

    yield sign_in
    for client in opened:
        client.close()
