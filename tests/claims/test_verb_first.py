"""The speaker behind a verb that stands first, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.speaker.verb_first import without_particle
from tollbook.claims.speech.finder import SpeechFinder
from tollbook.mentions import find
from tollbook.model.report import Report

FRAMES = [
    ("وقال قائد الشرطة لقناة الجزيرة إن الهجوم انتهى.", [("قائد الشرطة", "police", "says")]),
    ("أعلنت وزارة الدفاع، يوم الأحد، أن القوات انسحبت.", [("وزارة الدفاع", "military", "says")]),
    ("الجيش أعلن أن القوات انسحبت.", [("الجيش", "military", "says")]),
    ("قال سالم حداد إن البيت احترق.", [("سالم حداد", "unspecified", "says")]),
    ("قالت الشرطة إن البيت احترق، وأضافت أن النار أخمدت.", [("الشرطة", "police", "says"), ("الشرطة", "police", "says")]),
    ("اتهمت الحكومة الجيش بقصف القرية.", [("الحكومة", "government", "accuses")]),
    ("البيت احترق.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_who_says_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    frames = SpeechFinder(find(Report("t", text, language="ar", published="2024-05-02"))).find()
    assert [(f.speaker.name, f.speaker.type, f.stance) for f in frames] == expected


def test_the_outlet_that_relayed_a_source_is_its_chain() -> None:
    frames = SpeechFinder(find(Report("t", "ونقلت صحيفة الوطن عن مصدر طبي قوله إن الجرحى عولجوا.", language="ar"))).find()
    assert [(f.speaker.name, f.speaker.type, f.speaker.via) for f in frames] == [("مصدر طبي", "medical", ("صحيفة الوطن",))]


def test_according_to_writes_a_particle_onto_the_name() -> None:
    assert [without_particle(n) for n in ("لوزارة الصحة", "للشرطة", "الشرطة", None)] == ["وزارة الصحة", "الشرطة", "الشرطة", None]
