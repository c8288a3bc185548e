"""What a report tells beside its main incident, and what only looks as if it did."""

from __future__ import annotations

import pytest

from tollbook.model.report import Report
from tollbook.pipeline import code_report

MAIN = [
    ("Troops raided a camp near Jenin before dawn on Tuesday and killed three gunmen.", [3]),
    ("Gunmen fired on a post in Grozny. Two officers were killed before reinforcements arrived.", [2]),
    ("A drone hit a car in Tyre on Monday, killing two. Some 190 people have been killed since, officials said.", [2]),
    ("Rebels killed nine villagers near Beni on Monday. In 2021 troops went in after bombers struck Kampala, "
     "killing four people.", [9]),
    ("A strike killed six people in Tyre on Monday. Since October 2023 more than 2,500 people have been killed in Lebanon. "
     "On the other side 59 people have died.", [6]),
    ("Gunmen killed six farmers near Gurin on Monday, the emergency agency said. In March, 12 people died in an air strike "
     "on a camp in the same district.", [6]),
    ("Police arrested a gunman on Friday in the shooting death of a guard. He was shot in Toldham on May 8.", [1]),
    ("The coroner on Monday released the name of a girl who was gunned down in Toldham by gunmen on Saturday.", [1]),
    ("A boy was shot by gunmen in Toldham on Friday. The boy died on Sunday, doctors said.", [1]),
    ("Gunmen fired on a bar. A guard, Ed Lomb of Toldham, was shot several times and died.", [1]),
    ("UPDATE (May 13, 2024 10:15 a.m.): Gunmen killed a guard in Toldham on Thursday, police said.", [1]),
    ("It looks like gunmen killed nine farmers in Toldham on Friday, police said.", [9]),
    ("An ambush on Saturday near Bouira killed 14 soldiers. Last week troops had shot dead two gunmen there in a raid.", [14]),
]  # fmt: skip

OTHERS = [
    ("en", "Raiders killed 12 people near Abala on Tuesday. A few hours earlier, shells had killed three in Tillia.", [12]),
    ("en", "Rebels shot dead six traders near Bria on Monday. The group has killed hundreds in the district, monitors say.", [6]),
    ("en", "Gunmen killed four guards at a dam on Friday. It recalled last month's raid on Zuru, in which 15 troops died.", [4]),
    ("en", "Bombers killed seven people in Herat on Sunday. Troops later killed three men in a raid on a house in Guzara.", [7]),
    ("en", "Two officers were shot dead in Zamboanga on Sunday. Their deaths bring to 19 the number killed this year.", [2]),
    ("en", "Men stormed a police post at Tiko on Friday and killed two. At the same time another post came under fire; one "
     "officer there was killed.", [2]),
    ("en", "Two days after a bomb killed nine people in Jowhar, troops raided a base and killed 20 fighters.", [20]),
    ("es", "Asaltantes mataron a nueve personas en Tarra el martes. Horas antes, una bomba mató a dos en Convención.", [9]),
    ("es", "Rebeldes mataron a seis colonos en Bria el lunes. El grupo ha asesinado a cientos de civiles en la zona.", [6]),
    ("fr", "Des rebelles ont tué six colons lundi à Bria. Ce groupe a massacré des centaines de civils dans la zone.", [6]),
    ("fr", "Au lendemain d'une attaque qui a fait neuf morts à Jowhar, l'armée a bombardé un camp et tué 20 combattants.", [20]),
    ("ar", "قتل مسلحون تسعة أشخاص في بريا الثلاثاء. وقبل ذلك بساعات أدى انفجار قنبلة في بوار إلى مقتل اثنين.", [9]),
    ("ar", "قتل متمردون ستة أشخاص في بريا الاثنين. وقتلت الجماعة مئات المدنيين في المنطقة.", [6]),
]  # fmt: skip

DAYS = [
    ("en", "In the night of Wednesday to Thursday armed men killed 15 people in Savane.", "2026-03-12"),
    ("en", "The army says it has killed 40 rebels in Ambo. A note released on Thursday said they clashed the day before.",
     "2026-03-11"),
    ("en", "Gunmen killed dozens in Riyom in an overnight assault. The attack began around 11 p.m. on Tuesday.", "2026-03-10"),
    ("en", "Security forces ended a hotel siege in Baidoa on Thursday. It began on Tuesday. Nine guests died.", "2026-03-10"),
    ("en", "Suspected insurgents beheaded four men in their fields on Wednesday. Two more bodies turned up on Thursday.",
     "2026-03-11"),
    ("en", "Seven soldiers died in a drone attack on a parade in Homsa. The attack came right after Wednesday's ceremony.",
     "2026-03-11"),
    ("en", "Rebel blast kills 7 near Kistaram; toll may rise, say police. Raipur, Mar 11", "2026-03-11"),
    ("en", "The toll from the blast at a police post in Kabul rose to 23 on Thursday. A bomber slipped in on Tuesday.",
     "2026-03-10"),
    ("en", "The last eight pupils seized by gunmen from a school in Wukari on February 20 were freed on Wednesday.",
     "2026-02-20"),
    ("es", "La guerrilla reconoció este miércoles la acción del 6 de marzo contra la alcaldía de Tame: murieron cuatro.",
     "2026-03-06"),
    ("fr", "Le gang a libéré mercredi neuf otages, deux mois après le rapt, le 11 janvier, de quinze passagers.", "2026-01-11"),
    ("fr", "Dans la nuit du 10 au 11 courant, des inconnus ont abattu un chef de village à Tillia.", "2026-03-11"),
    ("ar", "شيعت البلدة الخميس 17 شرطياً سقطوا الاثنين عندما هاجم مقاتلون موقعهم في وينديغي.", "2026-03-09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed"), MAIN, ids=[t[:40] for t, _ in MAIN])
def test_main_tolls(text: str, killed: list[int]) -> None:
    coded = code_report(Report("r", text, published="2024-05-14", language="en"))
    assert [c.value.count.low for e in coded.events if e.main for c in e.tolls if c.value.metric == "killed"] == killed


@pytest.mark.parametrize(("language", "text", "killed"), OTHERS, ids=[t[:40] for _, t, _ in OTHERS])
def test_other_attacks_told_behind_the_main_one(language: str, text: str, killed: list[int]) -> None:
    coded = code_report(Report("r", text, published="2026-03-12", language=language))
    assert [c.value.count.low for e in coded.events if e.main for c in e.tolls if c.value.metric == "killed"] == killed


def test_weapons_found_were_not_used() -> None:
    text = "Soldiers clashed with rebels near Cotabato on Monday. Troops recovered a rifle and an anti-personnel mine."
    coded = code_report(Report("r", text, published="2024-05-14", language="en"))
    main = next(e for e in coded.events if e.main)
    assert main.codes is not None
    assert main.codes.acled_sub_event_type == "Armed clash"


def test_a_count_over_months_is_no_incident() -> None:
    text = "In the first half of the year 900 civilians were killed and 1,200 wounded, the UN said. Landmines were the cause."
    coded = code_report(Report("r", text, published="2024-07-30", language="en"))
    assert not any(e.main for e in coded.events)


@pytest.mark.parametrize(("language", "text", "day"), DAYS, ids=[t[:40] for _, t, _ in DAYS])
def test_day_of_the_main_incident(language: str, text: str, day: str) -> None:
    coded = code_report(Report("r", text, published="2026-03-12", language=language))
    main = next(e for e in coded.events if e.main)
    assert main.date is not None
    assert str(main.date.value.start) == day
