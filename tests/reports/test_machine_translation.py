"""Machine translation is said by a note or shown by two different signs; plain or clumsy English is not accused of it."""

from __future__ import annotations

import pytest

from tollbook.reports.machine_translation import judge_translation, looks_machine_translated, signs

TRANSLATED = [
    "Other four soldiers resulted injured in the ambush, the colonel said.",
    "A bomb exploded in the market, according to has informed the ministry. and left a balance of six dead.",
    "The attempt was vindicated by the rebels and had as objective the barracks of the gendarmes.",
    "The shelling led to the fall of dead and wounded, and the army shot down two marches over the port.",
    "The mayor said that nobody was hurt, sources informed AFP. Malians. The patrol was in the area.",
    "The blast made at least five dead in the night. The attentat took place close to the court.",
]
ENGLISH = [
    "Three others were wounded, and the other two soldiers were flown to the capital, the ministry said.",
    "Gen. Ali and Lt. Omar arrived at 5 p.m. on Friday. The U.S. and U.K. sent aid, etc. and left.",
    "The police informed the families. The balance of power has changed, an official said.",
    "Soldiers fired at marchers. A march on the palace left six dead, and the opposition denied responsibility.",
    "see www.example.org.The site is down.",
    "They were told to leave. Iraqis fled the town. Ukrainians followed.",
    "Sources said the raid, carried out this Friday, was over.",
]


@pytest.mark.parametrize("text", TRANSLATED)
def test_two_signs_are_enough(text: str) -> None:
    assert looks_machine_translated(text, "en") is True


@pytest.mark.parametrize("text", ENGLISH)
def test_fewer_say_nothing(text: str) -> None:
    assert looks_machine_translated(text, "en") is None


@pytest.mark.parametrize(
    ("text", "outlet", "judged"),
    [
        ("Two died.", "Hill News (machine-translated)", True),
        ("Two died.\n\nThis article was automatically translated from Arabic.", None, True),
        ("Dos muertos. Traducción automática.", None, True),
        ("Two died.\n\nTranslated by Google", None, True),
        ("Two died.\n\nTranslated by Ana Ruiz.", None, False),
        ("Two died.\n\nTranslated by hand.", None, None),
        (
            "Two died." + " The talks went on." * 60 + " He read a machine translation of it." + " The talks went on." * 60,
            None,
            None,
        ),
    ],
)
def test_notes_decide(text: str, outlet: str | None, judged: bool | None) -> None:
    assert looks_machine_translated(text, "en", outlet) is judged


def test_reasons_point_at_the_words() -> None:
    text = TRANSLATED[0]
    found = [issue.span for issue in judge_translation(text, "en").signs]
    assert [span.text for span in found if span is not None] == ["Other four soldiers", "resulted injured"]
    assert all(span is not None and text[span.start : span.end] == span.text for span in found)


def test_one_slip_counts_once() -> None:
    assert looks_machine_translated("He spoke of the minority . which fled.", "en") is None


def test_only_english_is_judged_by_signs() -> None:
    assert looks_machine_translated(TRANSLATED[0], "es") is None


def test_every_sign_says_what_it_means() -> None:
    assert all(sign.meaning and sign.kind for sign in signs())
    assert len(signs()) > 12
