"""Who says a figure: the speaker, what kind of source that is, and the chain to the text."""

from __future__ import annotations

import pytest

from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.speech.frame import attribution
from tollbook.claims.toll.finder import TollFinder
from tollbook.mentions import find
from tollbook.model.attribution import Attribution
from tollbook.model.report import Report

SAID = [
    ("Two people died, police said.", "police", "police", ()),
    ("Police said two people died.", "Police", "police", ()),
    ("According to hospital sources, two people died.", "hospital sources", "medical", ()),
    ("Two people died, according to the health ministry.", "health ministry", "medical", ()),
    ("Security sources told Reuters that two people died.", "Security sources", "anonymous", ("Reuters",)),
    ("Two people died, witnesses said.", "witnesses", "witness", ()),
    ("Two people died, a local official, who asked not to be named, said.", "local official", "government", ()),
    ("The governor said on Friday that two people died.", "governor", "government", ()),
    ("Two people were killed, the army said in a statement.", "army", "military", ()),
    ("The United Nations said two people died.", "United Nations", "UN", ()),
    ("Officials: two people died.", "Officials", "government", ()),
    ("The civil defence said rescuers found that two people died.", "civil defence", "emergency service", ()),
    ("State media reported that two people died.", "State media", "media", ()),
    ("Two people died.", None, "unspecified", ()),
    ("Officially two people died.", None, "government", ()),
    ("The minister condemned the raid in which two people died.", None, "unspecified", ()),
    ("A source told us that two people died.", "source", "anonymous", ("Daily Ledger",)),
]

CARRIED = [
    ("Hospital sources spoke of a raid. They said two people died.", "Hospital sources", "medical"),
    ("The Ministry of Defence spoke of a raid. It said two people died.", "Ministry of Defence", "government"),
    ("The WHO's head said two people died.", "WHO's head", "UN"),
]


def source(words: str) -> Attribution:
    reading = find(Report("r", words, language="en", outlet="Daily Ledger"))
    frames = SpeechFinder(reading).find()
    toll = TollFinder(reading, frames).find()[0]
    return attribution(reading, toll.frame)


@pytest.mark.parametrize(("words", "name", "kind", "via"), SAID)
def test_source(words: str, name: str | None, kind: str, via: tuple[str, ...]) -> None:
    said = source(words)
    assert (said.name, said.type, said.via) == (name, kind, via)


@pytest.mark.parametrize(("words", "name", "kind"), CARRIED)
def test_carried_over(words: str, name: str, kind: str) -> None:
    said = source(words)
    assert (said.name, said.type) == (name, kind)


def test_a_turn_changes_the_speaker() -> None:
    reading = find(Report("r", "Police said two people died, but doctors said nine people died.", language="en"))
    frames = SpeechFinder(reading).find()
    kinds = [attribution(reading, t.frame).type for t in TollFinder(reading, frames).find()]
    assert kinds == ["police", "medical"]


def test_unnamed_sources_are_anonymous() -> None:
    assert source("Security sources said two people died.").anonymous
    assert not source("Police said two people died.").anonymous
