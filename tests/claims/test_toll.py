"""Tolls in English: the words of a report and the figures they carry."""

from __future__ import annotations

import pytest

from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.toll.certainty import flagged
from tollbook.claims.toll.finder import TollFinder
from tollbook.claims.toll.found import toll_claim
from tollbook.mentions import find
from tollbook.model.report import Report
from tollbook.model.toll import Toll

FIGURES: list[tuple[str, list[tuple[str, int | None, int | None]]]] = [
    ("The abduction on Saturday in Ganthier of 17 missionaries.", [("abducted", 17, 17)]),
    ("The death toll could reach 100.", [("killed", None, 100)]),
    ("A source said the dead surpass sixty.", [("killed", 60, None)]),
    ("Two soldiers died and three were injured.", [("killed", 2, 2), ("injured", 3, 3)]),
    ("At least two people were killed and more than a dozen wounded.", [("killed", 2, None), ("injured", 12, None)]),
    ("The blast killed up to 40 villagers.", [("killed", None, 40)]),
    ("Between 10 and 15 farmers were abducted by gunmen.", [("abducted", 10, 15)]),
    ("About 30 militants were killed, the army said.", [("killed", 30, 30)]),
    ("Dozens were wounded in the shelling.", [("injured", None, None)]),
    ("Nobody was hurt in the attack.", [("killed_or_injured", 0, 0)]),
    ("The rockets caused no casualties.", [("killed_or_injured", 0, 0)]),
    ("There were no immediate reports of casualties.", [("killed_or_injured", 0, 0)]),
    ("A drone strike killed four policemen and wounded nine.", [("killed", 4, 4), ("injured", 9, 9)]),
    ("Four policemen were shot dead by gunmen on motorcycles.", [("killed", 4, 4)]),
    ("The attack left 14 people dead and 60 injured.", [("killed", 14, 14), ("injured", 60, 60)]),
    ("The raid claimed the lives of seven herders.", [("killed", 7, 7)]),
    ("Seven herders lost their lives.", [("killed", 7, 7)]),
    ("The death toll rose from 14 to 17.", [("killed", 14, 14), ("killed", 17, 17)]),
    ("The death toll has risen to 31 from 18, a doctor said.", [("killed", 31, 31), ("killed", 18, 18)]),
    ("Nine people were killed, including three children.", [("killed", 9, 9), ("killed", 3, 3)]),
    ("Nine people died, among them two women and a baby.", [("killed", 9, 9), ("killed", 2, 2), ("killed", 1, 1)]),
    ("Twelve people were killed, seven of them women.", [("killed", 12, 12), ("killed", 7, 7)]),
    ("Fifty people were killed or wounded by the blast.", [("killed_or_injured", 50, 50)]),
    ("The driver, a guard and a teacher died in the ambush.", [("killed", 3, 3)]),
    ("A mine killed a tribal elder and his two bodyguards.", [("killed", 1, 1), ("killed", 2, 2)]),
    ("Gunmen kidnapped 47 schoolchildren and two teachers.", [("abducted", 47, 47), ("abducted", 2, 2)]),
    ("Twenty-three of the hostages were freed by troops.", [("freed", 23, 23)]),
    ("Eleven bodies were found in a well after the raid.", [("killed", 11, 11)]),
    ("Some 3,000 families fled their homes.", [("displaced", 3000, 3000)]),
    ("Six fishermen are still missing after the shelling.", [("missing", 6, 6)]),
    ("Police arrested 14 suspects after the bombing.", [("detained", 14, 14)]),
    ("Officially 12 were killed, but doctors say at least 20.", [("killed", 12, 12), ("killed", 20, None)]),
    ("Two hundred and five soldiers were killed in the battle.", [("killed", 205, 205)]),
    ("Ten soldiers or more were killed.", [("killed", 10, None)]),
    ("Hundreds of civilians were killed in the massacre.", [("killed", None, None)]),
    # figures that are no tolls
    ("Officers offered a reward of 5,000 dollars for two gunmen.", []),
    ("Troops shot down three drones 40 km from the town.", []),
    ("The group has launched more than 160 attacks on bases.", []),
    ("At 11.30 the 27th Brigade fired 20 shells at the base.", []),
    ("A 63-year-old base was hit by two missiles.", []),
    ("The raid left four troops including the gunman dead.", [("killed", 4, 4), ("killed", 1, 1)]),
    ("The attack left nine people, among them three children, dead.", [("killed", 9, 9), ("killed", 3, 3)]),
    ("Boy, 7, identified after being fatally shot at home.", []),
    ("Women, 34 and 36, were killed at the market.", []),
    ("The shooting killed 5-year-old-twins and 12- and 10-year-old sons.", []),
    ("[7] Each of the 3 wounded was treated.", [("injured", 3, 3)]),
    ("The rebels threatened to kill ten hostages.", []),
    ("The doctors saved 30 lives after the bombing.", []),
]

GROUPS = [
    ("Three soldiers were killed.", "combatants"),
    ("Three shopkeepers were killed.", "civilians"),
    ("Three gunmen were killed.", "attackers"),
    ("Three girls were killed.", "children"),
    ("Three women were killed.", "women"),
    ("Three aid workers were killed.", "aid workers"),
    ("Three people were killed.", None),
    ("Four UN peacekeepers were killed in the camp.", "combatants"),
]

FLAGS = [
    ("According to a preliminary toll, four people died.", "preliminary", [True]),
    ("Four people died. The number of victims is preliminary, the sources said.", "preliminary", [True]),
    ("Four people died.", "preliminary", [False]),
    ("The toll rose from 14 to 17.", "superseded", [False, True]),  # by where the words begin: the new one first
    ("Nine people were killed, including three children.", "subset", [False, True]),
]


def tolls(words: str) -> list[Toll]:
    reading = find(Report("r", words, language="en", published="2024-04-10"))
    found = TollFinder(reading, SpeechFinder(reading).find()).find()
    for claim in (toll_claim(reading, t) for t in found):
        assert all(words[s.start : s.end] == s.text for s in claim.spans)
    return [t.toll for t in found]


@pytest.mark.parametrize(("words", "expected"), FIGURES)
def test_figures(words: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    found = [(t.metric, t.count.low, t.count.high) for t in tolls(words)]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize(("words", "group"), GROUPS)
def test_groups(words: str, group: str | None) -> None:
    assert [t.group for t in tolls(words)] == [group]


@pytest.mark.parametrize(("words", "flag", "expected"), FLAGS)
def test_flags(words: str, flag: str, expected: list[bool]) -> None:
    reading = find(Report("r", words, language="en"))
    frames = SpeechFinder(reading).find()
    found = flagged(reading, list(TollFinder(reading, frames).find()))
    assert [getattr(t.toll, flag) for t in found] == expected
