"""How English wire copy tells tolls, speakers, parties and targets: one invented report a phenomenon."""

from __future__ import annotations

import pytest

from tollbook.model.claim import Event
from tollbook.model.report import Report
from tollbook.pipeline import code_report


def main_event(text: str) -> Event | None:
    coded = code_report(Report("r", text, published="2025-03-14", language="en"))
    return next((e for e in coded.events if e.main), None)


FIGURES = [
    ("Gunmen raided a village near Kauda. Rosa Deng, 47, a trader, died on the spot.", ["killed 1"]),
    ("Shells hit a market in Kauda. A third was wounded.", ["injured 1"]),
    ("A bomb killed two officers and wounded another.", ["killed 2", "injured 1"]),
    ("A man hurt in Tuesday's rocket attack on Dara has died, doctors said.", ["killed 1"]),
    ("A car bomb hurt 12 people, six of them seriously.", ["injured 12", "injured 6 part"]),
    ("Five monks, three of them novices, were killed when troops shelled the temple.", ["killed 5", "killed 3 part"]),
    ("An airstrike hit a camp. The dead include three children and five nurses.", ["killed 3 part", "killed 5 part"]),
    ("Gunmen attacked a bus. Four of the wounded were flown to the capital.", ["injured 4 part"]),
    ("Rebels attacked a post. The ministry raised the death toll to 17, from 11.", ["killed 17", "killed 11 old"]),
    ("Rebels ambushed a convoy; the unit lost nine soldiers.", ["killed 9"]),
    ("Rebels ambushed a convoy; the unit lost ground and two trucks.", []),
    ("After the raid villagers buried 14 people.", ["killed 14"]),
    ("Two lorry drivers were lynched by a mob.", ["killed 2"]),
    ("Rebels stormed a post. State media spoke of five dead guards.", ["killed 5"]),
    ("Seven fighters fell in an ambush near the river.", ["killed 7"]),
    ("The militia stormed a farm; no resident was harmed.", ["killed_or_injured 0"]),
    ("Three men were shot at a checkpoint.", ["injured 3"]),
    ("Three men were shot at a checkpoint and died there.", ["killed 3"]),
    ("The drone hit a house in the 300 block of Mill Road, killing two.", ["killed 2"]),
    ("Shells hit a clinic and four wounded people died.", ["killed 4"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[t[:44] for t, _ in FIGURES])
def test_figures(text: str, expected: list[str]) -> None:
    event = main_event(text)
    told = [c.value for c in event.tolls] if event is not None else []
    found = [f"{t.metric} {t.count.low}{' part' * t.subset}{' old' * t.superseded}" for t in told]
    assert sorted(found) == sorted(expected)


SPEAKERS = [
    ("A bomb killed four people, police said. Nine others were hurt.", ["police", "police"]),
    ("A bomb killed four people, said Ana Moreno, the mayor of the town.", ["government"]),
    ("A bomb killed four people, said Bako Idi, a shopkeeper.", ["witness"]),
    ("Residents and a nurse said that a bomb killed four people.", ["witness"]),
    ("Medics and residents said that a bomb killed four people.", ["medical"]),
    ("\"We counted nine bodies after the raid,\" Bako Idi, a farmer, told the agency from a shelter.", ["witness"]),
    ("A doctor, speaking on condition of anonymity because of the media ban, said the raid killed nine people.", ["medical"]),
    ("The raid killed nine people, a rights group said in a post on X. \"Two of the dead are children,\" it added.",
     ["NGO", "NGO"]),
    ("The Red Valley Network said a raid killed nine people. The organisation said that four more people died.", ["NGO", "NGO"]),
    ("Police said: \"We reached the spot at noon. Nine people were killed in the raid.\"", ["police"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS, ids=[t[:44] for t, _ in SPEAKERS])
def test_speakers(text: str, expected: list[str]) -> None:
    event = main_event(text)
    assert event is not None
    assert [c.attribution.type for c in event.tolls] == expected


def test_who_names_the_author_first_accuses_and_who_is_quoted_behind_does_not() -> None:
    before = main_event("The governor said that Turkish forces shelled a village near Zakho, killing two people.")
    behind = main_event("Turkish forces shelled a village near Zakho in the night, killing two people, the governor said.")
    assert before is not None
    assert behind is not None
    assert [s.value.stance for s in before.statements] == ["accuses"]
    assert behind.statements == ()


def test_neglect_is_no_accusation_of_violence() -> None:
    text = "Gunmen killed four people in Beni. A deputy accused the army of arriving late; the mayor accused the ADF of the raid."
    event = main_event(text)
    assert event is not None
    assert [s.value.about for s in event.statements if s.value.stance == "accuses"] == ["ADF"]


OTHER_NEWS = [
    "A court in Dara sentenced two men to life for the murder of five soldiers and the kidnapping of a judge.",
    "Relatives laid wreaths to mark the tenth anniversary of the siege that cost the lives of 90 people.",
    "Massacre in Dara! United fired three goals past their old enemies; the striker killed off the match and saw a red card.",
    "Two recruits died when a mortar round exploded prematurely during live-fire training, the army said.",
    "At least nine people were killed when an artisanal gold mine caved in near Dara.",
]


@pytest.mark.parametrize("text", OTHER_NEWS, ids=[t[:44] for t in OTHER_NEWS])
def test_other_news_has_no_main_event(text: str) -> None:
    assert main_event(text) is None


NEWS = [
    ("en", "A total of 64 pupils are missing since men on motorbikes stormed their school in Zuru on Thursday, parents say."),
    ("en", "An explosion at an arms depot in Gardez killed three guards on Monday; police said a magnetic bomb was used."),
    ("en", "A man shot the mayor of Catarman on Saturday as he left a wedding."),
    ("en", "Army jets hit a tea shop in Budalin during a football match on television. A rescuer counted 18 dead."),
    ("es", "Doce personas resultaron heridas cuando manifestantes trataron de llegar al aeropuerto de Ilo el jueves."),
    ("es", "Los captores soltaron a los seis últimos pasajeros de un bus retenido en febrero. Dos murieron en cautiverio."),
    ("fr", "Sept gardiens d'une mine d'or ont été tués mercredi à Mongbwalu. L'armée accuse des miliciens."),
    ("ar", "قتل مسلحون تسعة عمال في منجم ذهب قرب بريا الأربعاء وأصابوا ثلاثة."),
]  # fmt: skip

NO_NEWS = [
    ("en", "Blasts at an army ammunition dump outside Termez killed three soldiers on Sunday. Heat had set off old shells."),
    ("en", "At least 812 civilians were killed in the first half of 2025, the UN mission said on Friday."),
    ("en", "The army held an exercise in Abha on Monday in which soldiers freed hostages from a bus. Two men were hurt."),
    ("en", "Why do the young join armed groups? Poverty is not all, writes our columnist, who was in Mopti after the massacre."),
    ("es", "La oficina documentó el homicidio de 112 maestros durante 2024. En 2023 fueron 98."),
    ("fr", "L'ONU a recensé 940 civils tués au premier semestre 2025, soit 24 % de plus qu'un an plus tôt."),
    ("ar", "قتل ثلاثة جنود في انفجار مستودع ذخيرة للجيش قرب ترمذ الأحد بسبب سوء التخزين."),
    ("ar", "قضى 12 شخصا حين احترقت حافلة بعد انقلابها على طريق جبلي."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NEWS, ids=[t[:40] for _, t in NEWS])
def test_short_copy_on_an_incident(language: str, text: str) -> None:
    assert any(e.main for e in code_report(Report("r", text, published="2026-03-12", language=language)).events)


@pytest.mark.parametrize(("language", "text"), NO_NEWS, ids=[t[:40] for _, t in NO_NEWS])
def test_harm_without_an_attack(language: str, text: str) -> None:
    assert not any(e.main for e in code_report(Report("r", text, published="2026-03-12", language=language)).events)


def test_a_day_told_as_earlier_or_by_a_clock_is_no_other_event() -> None:
    event = main_event(
        "The front on Thursday denied it hit a market in Dara a day earlier. At 1:30 pm shells killed six people, medics said."
    )
    assert event is not None
    assert event.date is not None
    assert event.date.value.start.isoformat() == "2025-03-12"
    assert [c.value.count.low for c in event.tolls] == [6]


TARGETS = [
    ("A drone fired two missiles into a crowded market in Dara, killing four people.", ["civilians"]),
    ("The army carried out an operation in Mosul, killing three militants.", ["militants"]),
    ("Gunmen attacked an outpost of the Iraqi army and a market, killing three shoppers.", ["Iraqi Armed Forces", "civilians"]),
    ("Gunmen attacked the Berom village of Heipang in Plateau state, Nigeria, killing 12 people.", ["civilians"]),
]


@pytest.mark.parametrize(("text", "expected"), TARGETS, ids=[t[:44] for t, _ in TARGETS])
def test_targets(text: str, expected: list[str]) -> None:
    event = main_event(text)
    assert event is not None
    assert [c.value.name for c in event.actors if c.value.role == "target"] == expected
