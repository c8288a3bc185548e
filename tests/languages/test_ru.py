"""Russian copy: tolls and speakers as the wires word them, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.event.found import read_scene
from tollbook.mentions import find
from tollbook.model.report import Report

K, W, KI, M, A, F, D = "killed", "injured", "killed_or_injured", "missing", "abducted", "freed", "displaced"

SENTENCES: list[tuple[str, list[tuple[str, int | None, int | None, str | None]], str | None]] = [
    ("Два человека погибли и пятеро получили ранения в результате обстрела.", [(K, 2, 2, None), (W, 5, 5, None)], None),
    ("В результате ракетного удара погибли не менее 12 человек, ещё 30 ранены.", [(K, 12, None, None), (W, 30, 30, None)], None),
    ("Погибли трое мирных жителей, среди них ребёнок.", [(K, 3, 3, "civilians"), (K, 1, 1, "children")], None),
    ("Число погибших выросло до 27, сообщили в МЧС.", [(K, 27, 27, None)], "emergency service"),
    ("По данным полиции, ранены четыре человека.", [(W, 4, 4, None)], "police"),
    ("Губернатор сообщил, что при атаке беспилотника погибла женщина.", [(K, 1, 1, "women")], "government"),
    ("Ранены 15 человек, в том числе двое детей.", [(W, 15, 15, None), (W, 2, 2, "children")], None),
    ("Пострадавших нет.", [(KI, 0, 0, None)], None),
    ("Боевики убили пятерых солдат и похитили троих жителей.", [(K, 5, 5, "combatants"), (A, 3, 3, "civilians")], None),
    ("Жертвами удара стали 9 человек.", [(K, 9, 9, None)], None),
    ("Более 100 боевиков уничтожены, заявили в Минобороны.", [(K, 100, None, "attackers")], "military"),
    ("Погиб полицейский, ещё двое ранены.", [(K, 1, 1, "combatants"), (W, 2, 2, "combatants")], None),
    ("Из-за атаки дрона пострадали семь человек, сообщил губернатор области.", [(W, 7, 7, None)], "government"),
    ("Двадцать один человек погиб при взрыве на рынке.", [(K, 21, 21, None)], None),
    ("Ракета попала в дом: пять погибших и 14 раненых.", [(K, 5, 5, None), (W, 14, 14, None)], None),
    ("Задержаны десять подозреваемых.", [("detained", 10, 10, None)], None),
    ("Эвакуированы около 300 жителей села.", [(D, 300, 300, "civilians")], None),
    ("Террорист-смертник подорвал себя у мечети, погибли около 40 верующих.", [(K, 40, 40, "civilians")], None),
    ("Десятки человек пострадали при взрыве.", [(W, None, None, None)], None),
    ("Источник в силовых структурах сообщил ТАСС, что погибли два военнослужащих.", [(K, 2, 2, "combatants")], "anonymous"),
    ("Врачи сообщили о гибели шести человек.", [(K, 6, 6, None)], "medical"),
    ("Никто не пострадал.", [(KI, 0, 0, None)], None),
    ("Пропали без вести трое рыбаков.", [(M, 3, 3, "civilians")], None),
    ("Из плена освобождены 50 военнопленных.", [(F, 50, 50, "detainees")], None),
]


@pytest.mark.parametrize(("text", "expected", "speaker"), SENTENCES)
def test_tolls_and_speaker_of_one_sentence(
    text: str, expected: list[tuple[str, int | None, int | None, str | None]], speaker: str | None
) -> None:
    tolls = read_scene(find(Report("t", text, language="ru", published="2024-05-02"))).tolls
    found = [(t.toll.metric, t.toll.count.low, t.toll.count.high, t.toll.group) for t in tolls]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {t.frame.speaker.type if t.frame is not None else None for t in tolls} == {speaker}
