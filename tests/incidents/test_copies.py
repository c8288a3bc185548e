"""Copied wire text: found when cut, edited or introduced anew, and not in reports of one event by two hands."""

from __future__ import annotations

import pytest

from tollbook.incidents.copies import containment, fingerprints, is_copy, matches

WIRE = (
    "Gunmen on motorcycles attacked a convoy of traders on the road between the river port and the old mine on Tuesday, "
    "killing at least eleven people, a local official said. The attackers burned two trucks and fled into the forest, the "
    "official added. No group has said it was behind the ambush, the third on that road since the rains began. The army has "
    "sent a patrol."
)
OTHER_HAND = (
    "Eleven merchants died on Tuesday when armed men riding motorbikes ambushed their trucks near the disused mine, the mayor "
    "reports. Two vehicles were set alight before the raiders disappeared. Soldiers were later seen heading for the area."
)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (WIRE, True),
        (WIRE[:230], True),
        ("Our reporter writes from the capital. " + WIRE + " The region has seen years of unrest.", True),
        (WIRE.replace("eleven", "twelve").replace("Tuesday", "March 3"), True),
        (OTHER_HAND, False),
        ("A short note.", False),
        ("", False),
    ],
)
def test_copies(text: str, copy: bool) -> None:
    assert is_copy(fingerprints(WIRE), fingerprints(text)) == copy


def test_the_matching_words_are_shown_and_what_an_editor_added_is_not() -> None:
    edited = "Breaking: " + WIRE.replace("a local official said", "the mayor told radio")
    found = matches(WIRE, edited)
    assert all(WIRE[m.first.start : m.first.end] == m.first.text for m in found)
    assert all(edited[m.second.start : m.second.end] == m.second.text for m in found)
    assert not any("mayor" in m.second.text or "Breaking" in m.second.text for m in found)
    assert sum(len(m.first.text) for m in found) > 0.8 * len(WIRE)


def test_nothing_is_copied_from_nothing() -> None:
    assert containment((), (1, 2)) == 0
    assert matches("", WIRE) == ()
