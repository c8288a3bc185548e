"""The first block of a text file, and dates as stated."""

from __future__ import annotations

import pytest

from tollbook.reports.header import instant, split_header


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Title: Blast\nOutlet: The Post\n\nTwo died.", "Two died."),
        ("TITLE: Blast\r\nDate : 2024-04-20\r\n\r\nTwo died.\r\n", "Two died.\r\n"),
        ("Source: EFE\n  \n\nTwo died.", "\nTwo died."),
        ("Title: Blast\nBy: Ana\n\nTwo died.", None),
        ("Title: Blast\nTwo died.", None),
        ("Apr 20, 2024\n\nTwo died.", None),
        ("\nTitle: Blast\n\nTwo died.", None),
        ("Police: two died.\n\nMore.", None),
    ],
)
def test_header_is_a_whole_block_of_known_lines(text: str, body: str | None) -> None:
    assert split_header(text)[1] == (text if body is None else body)


def test_header_fields() -> None:
    lines = "Title: Blast: two die\nSource: The Post\nOutlet: Other\nDate: April 20, 2024\nLanguage: English\nURL: https://e.org/a\n\nText"
    stated, _ = split_header(lines)
    assert (stated.title, stated.outlet, stated.published) == ("Blast: two die", "The Post", "2024-04-20")
    assert (stated.language, stated.url, stated.issues) == ("English", "https://e.org/a", ())


def test_empty_and_unreadable_values_are_not_guessed() -> None:
    stated, _ = split_header("Title:\nPublished: last Friday\n\nText")
    assert (stated.title, stated.published) == (None, None)
    assert [i.code for i in stated.issues] == ["unreadable_date"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-04", "2024-04"),
        ("2024-04-20", "2024-04-20"),
        ("2024-04-20 23:45:10 +0300", "2024-04-20T23:45:10+0300"),
        ("2024-04-20T23:45:10.123Z", "2024-04-20T23:45:10.123Z"),
        ("20 April 2024", "2024-04-20"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("Sat, 20 Apr 2024 10:00:00 GMT", "2024-04-20T10:00:00+00:00"),
        ("2024", None),
        ("2024-02-30", None),
        ("2024-04-20T25:00", None),
        ("04/05/2024", None),
        ("20 Foo 2024", None),
        ("0000-01", None),
        ("Sat, 99 Apr 2024 10:00:00 GMT", None),
    ],
)
def test_dates_that_can_be_read_one_way(words: str, iso: str | None) -> None:
    assert instant(words) == iso
