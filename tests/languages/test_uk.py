"""Ukrainian copy: tolls and speakers as the wires word them, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.event.found import read_scene
from tollbook.mentions import find
from tollbook.model.report import Report

K, W, KI, F, D = "killed", "injured", "killed_or_injured", "freed", "displaced"

SENTENCES: list[tuple[str, list[tuple[str, int | None, int | None, str | None]], str | None]] = [
    ("Двоє людей загинули, п'ятеро дістали поранення внаслідок обстрілу.", [(K, 2, 2, None), (W, 5, 5, None)], None),
    ("Внаслідок ракетного удару загинули щонайменше 12 людей, ще 30 поранені.", [(K, 12, None, None), (W, 30, 30, None)], None),
    ("Загинули троє мирних жителів, серед них дитина.", [(K, 3, 3, "civilians"), (K, 1, 1, "children")], None),
    ("Кількість загиблих зросла до 27, повідомили у ДСНС.", [(K, 27, 27, None)], "emergency service"),
    ("За даними поліції, поранено чотирьох людей.", [(W, 4, 4, None)], "police"),
    ("Голова ОВА повідомив, що під час атаки дрона загинула жінка.", [(K, 1, 1, "women")], "government"),
    ("Поранені 15 осіб, у тому числі двоє дітей.", [(W, 15, 15, None), (W, 2, 2, "children")], None),
    ("Постраждалих немає.", [(KI, 0, 0, None)], None),
    ("Бойовики вбили п'ятьох солдатів.", [(K, 5, 5, "combatants")], None),
    ("Загинув поліцейський, ще двоє поранені.", [(K, 1, 1, "combatants"), (W, 2, 2, "combatants")], None),
    ("Ракета влучила в будинок: п'ятеро загиблих і 14 поранених.", [(K, 5, 5, None), (W, 14, 14, None)], None),
    ("Евакуйовано близько 300 мешканців села.", [(D, 300, 300, "civilians")], None),
    ("Затримано десятьох підозрюваних.", [("detained", 10, 10, None)], None),
    ("Десятки людей постраждали від вибуху.", [(W, None, None, None)], None),
    ("Звільнено 50 військовополонених.", [(F, 50, 50, "detainees")], None),
]


@pytest.mark.parametrize(("text", "expected", "speaker"), SENTENCES)
def test_tolls_and_speaker_of_one_sentence(
    text: str, expected: list[tuple[str, int | None, int | None, str | None]], speaker: str | None
) -> None:
    tolls = read_scene(find(Report("t", text, language="uk", published="2024-05-02"))).tolls
    found = [(t.toll.metric, t.toll.count.low, t.toll.count.high, t.toll.group) for t in tolls]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {t.frame.speaker.type if t.frame is not None else None for t in tolls} == {speaker}
