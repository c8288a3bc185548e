"""French copy: tolls, speakers and statements as the agencies word them, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.event.found import read_scene
from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.statement.reader import StatementReader
from tollbook.claims.toll.finder import TollFinder
from tollbook.mentions import find
from tollbook.model.report import Report
from tollbook.pipeline import code_report

K, W, KI, M, A, F, D = "killed", "injured", "killed_or_injured", "missing", "abducted", "freed", "displaced"

TOLLS: list[tuple[str, list[tuple[str, int | None, int | None, str | None]]]] = [
    # the passive
    ("Au moins douze civils ont été tués et trente blessés.", [(K, 12, None, "civilians"), (W, 30, 30, "civilians")]),
    ("Trois soldats ont été tués dans une embuscade.", [(K, 3, 3, "combatants")]),
    ("Ont été tués huit paysans et deux bergers.", [(K, 8, 8, "civilians"), (K, 2, 2, "civilians")]),
    ("Un soldat a été tué et deux autres blessés.", [(K, 1, 1, "combatants"), (W, 2, 2, None)]),
    ("Six gendarmes et un maire ont été tués.", [(K, 6, 6, "combatants"), (K, 1, 1, "civilians")]),
    ("Vingt-quatre passagers ont été enlevés.", [(A, 24, 24, "civilians")]),
    ("Les ravisseurs sont en fuite ; neuf otages ont été libérés.", [(F, 9, 9, "detainees")]),
    ("Quatre touristes français ont été kidnappés.", [(A, 4, 4, "civilians")]),
    ("Une dizaine de femmes ont été enlevées.", [(A, 10, 10, "women")]),
    ("Un journaliste a été abattu devant chez lui.", [(K, 1, 1, "civilians")]),
    # verbs that say it of the dead
    ("Quatre policiers ont perdu la vie.", [(K, 4, 4, "combatants")]),
    ("Sept membres d'une même famille ont péri.", [(K, 7, 7, "civilians")]),
    ("Entre 20 et 25 personnes sont mortes.", [(K, 20, 25, None)]),
    ("Deux casques bleus ont trouvé la mort.", [(K, 2, 2, "combatants")]),
    ("Trois militaires sont tombés au champ d'honneur.", [(K, 3, 3, "combatants")]),
    ("Quarante-sept pèlerins seraient morts.", [(K, 47, 47, "civilians")]),
    # active verbs
    ("Des assaillants ont tué une quinzaine de villageois.", [(K, 15, 15, "civilians")]),
    ("L'attaque a coûté la vie à onze soldats tchadiens.", [(K, 11, 11, "combatants")]),
    ("Le tir a blessé sept enfants.", [(W, 7, 7, "children")]),
    ("Les rebelles ont enlevé vingt élèves.", [(A, 20, 20, "civilians")]),
    ("La bombe a explosé, tuant six fidèles et en blessant douze autres.", [(K, 6, 6, "civilians"), (W, 12, 12, "civilians")]),
    ("La frappe a causé la mort de deux secouristes.", [(K, 2, 2, "civilians")]),
    ("Les soldats ont tué cinquante terroristes.", [(K, 50, 50, "attackers")]),
    # nouns of harm
    ("L'attentat a fait cinq morts et 22 blessés.", [(K, 5, 5, None), (W, 22, 22, None)]),
    ("Un mort et trois blessés dans une attaque.", [(K, 1, 1, None), (W, 3, 3, None)]),
    ("Le raid a fait 21 morts et une cinquantaine de blessés.", [(K, 21, 21, None), (W, 50, 50, None)]),
    ("Près de 200 personnes sont portées disparues.", [(M, 200, 200, None)]),
    ("Quarante-six corps ont été retrouvés.", [(K, 46, 46, None)]),
    ("On compte jusqu'à 40 morts.", [(K, None, 40, None)]),
    ("Plus de 1 400 personnes ont été tuées.", [(K, 1400, None, None)]),
    ("Il y a 14 tués dans nos rangs.", [(K, 14, 14, "combatants")]),
    ("Trois soldats maliens tués près du fleuve.", [(K, 3, 3, "combatants")]),
    ("Deux civils tués et quatre blessés.", [(K, 2, 2, "civilians"), (W, 4, 4, "civilians")]),
    ("L'assaut a fait 160 morts au minimum.", [(K, 160, None, None)]),
    # vague figures
    ("Plusieurs policiers ont été blessés.", [(W, None, None, "combatants")]),
    ("Des dizaines de civils ont été tués.", [(K, None, None, "civilians")]),
    ("Il y a de nombreux morts et blessés.", [(K, None, None, None), (W, None, None, None)]),
    ("L'armée évoque quelques pertes.", [(K, None, None, None)]),
    # nobody
    ("L'explosion n'a pas fait de victime.", [(KI, 0, 0, None)]),
    ("Aucun blessé n'est à déplorer.", [(KI, 0, 0, None)]),
    # parts of a figure
    ("Dix personnes ont été tuées, dont trois enfants.", [(K, 10, 10, None), (K, 3, 3, "children")]),
    ("Douze personnes, parmi lesquelles deux femmes, ont été blessées.", [(W, 12, 12, None), (W, 2, 2, "women")]),
    ("On dénombre 14 blessés, dont cinq grièvement.", [(W, 14, 14, None), (W, 5, 5, None)]),
    # numbers in words
    ("Quatre-vingt-dix-sept habitants ont été tués.", [(K, 97, 97, "civilians")]),
    ("Une frappe a causé la mort d'au moins treize gendarmes.", [(K, 13, None, "combatants")]),
    ("Des riverains évoquent la mort d'un soldat et de quatre paysans.", [(K, 1, 1, "combatants"), (K, 4, 4, "civilians")]),
    ("Selon un bilan encore provisoire, huit paysans ont été tués.", [(K, 8, 8, "civilians")]),
    ("Trois femmes figurent parmi les morts.", [(K, 3, 3, "women")]),
    ("Un cinquième soldat a succombé à ses blessures.", [(K, 1, 1, "combatants")]),
    ("Deux cent trente-cinq personnes ont péri.", [(K, 235, 235, None)]),
    ("Soixante et onze soldats ont été tués.", [(K, 71, 71, "combatants")]),
    ("Nonante personnes ont péri.", [(K, 90, 90, None)]),
    ("Plus de 5.000 personnes ont fui les combats.", [(D, 5000, None, None)]),
    # no tolls
    ("Deux drones ont été abattus.", []),
    ("Le président a reçu trois ministres.", []),
]  # fmt: skip

SOURCES = [
    ("Le comité local, un réseau de militants, a fait état de douze morts.", "NGO"),
    ("Une source militaire a, elle, avancé un bilan de vingt tués.", "anonymous"),
    ("Six paysans ont été tués, affirme la Ligue ivoirienne des droits de l'homme.", "NGO"),
    ("Deux personnes ont été tuées, a indiqué la police.", "police"),
    ("Douze soldats ont péri, a-t-on appris de source sécuritaire.", "anonymous"),
    ("Le raid a fait sept morts, a déclaré à l'AFP une source hospitalière.", "medical"),
    ("Selon le gouverneur, quatre civils ont été tués.", "government"),
    ("Trois enfants ont été blessés, d'après la défense civile.", "emergency service"),
    ("Vingt civils ont été tués, a annoncé dimanche l'ONU.", "UN"),
    ("Des habitants ont affirmé que cinq personnes ont été tuées.", "witness"),
    ("Le ministère de la Santé fait état de 31 morts.", "medical"),
    ("L'armée a annoncé la mort de dix rebelles.", "military"),
    ("Une ONG locale évoque 44 morts.", "NGO"),
    ("La presse locale parle de cinq tués.", "media"),
    ("Trois personnes ont été tuées dans la fusillade.", "unspecified"),
    ("Huit gendarmes ont été tués, a dit le maire, qui s'est rendu sur place.", "government"),
    ("Neuf soldats ont été tués, a précisé dans un communiqué l'état-major.", "military"),
]  # fmt: skip

STANCES = [
    ("Le groupe Etat islamique a revendiqué l'attentat qui a fait deux morts.", ("claims", "Islamic State")),
    ("L'attaque a été revendiquée par le Hamas.", ("claims", "Hamas")),
    ("L'attaque n'a pas été revendiquée.", ("no_claim", "nobody")),
    ("Aucun groupe n'a revendiqué l'attaque.", ("no_claim", "nobody")),
    ("L'Ukraine a accusé la Russie d'avoir frappé un hôpital.", ("accuses", "Ukraine")),
    ("Le Hezbollah a démenti toute implication dans l'attentat.", ("denies", "Hezbollah")),
    ("Le M23 l'a revendiqué.", ("claims", "March 23 Movement")),
    ("On ignore encore qui a mené l'attaque.", ("no_claim", "nobody")),
]  # fmt: skip


def tolls_of(text: str):  # type: ignore[no-untyped-def]
    reading = find(Report("r", text, language="fr", published="2024-05-20"))
    return TollFinder(reading, SpeechFinder(reading).find()).find()


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_tolls_of_one_sentence(text: str, expected: list[tuple[str, int | None, int | None, str | None]]) -> None:
    found = [(t.toll.metric, t.toll.count.low, t.toll.count.high, t.toll.group) for t in tolls_of(text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_who_said_it(text: str, expected: str) -> None:
    found = tolls_of(text)
    assert [t.frame.speaker.type if t.frame is not None else "unspecified" for t in found] == [expected] * max(len(found), 1)


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_who_claims_denies_or_accuses(text: str, expected: tuple[str, str]) -> None:
    reading = find(Report("r", text, language="fr", published="2024-05-20"))
    scene = read_scene(reading)
    said = StatementReader(reading, scene.frames, scene.triggers).find()
    assert any(s.stance == expected[0] and expected[1] in s.speaker + (s.mention.name if s.mention else "") for s in said)


def test_a_known_name_holds_elided_articles() -> None:
    reading = find(Report("r", "Des combattants de l'Armée de l’islam ont ouvert le feu.", language="fr", published="2024-05-20"))
    assert [m.name for m in reading.actors] == ["Jaysh al-Islam"]


NIGHTS = [
    ("Des hommes armés ont tué six paysans dans la nuit de jeudi à vendredi, a indiqué dimanche le maire.", "2024-05-16"),
    ("Un drone a tué six paysans jeudi à Dori, selon un communiqué lu dimanche à la télévision.", "2024-05-16"),
]


@pytest.mark.parametrize(("text", "expected"), NIGHTS)
def test_the_day_of_the_attack_is_not_that_of_the_statement(text: str, expected: str) -> None:
    time = read_scene(find(Report("r", text, language="fr", published="2024-05-20"))).scene.time
    assert time is not None
    assert time.when is not None
    assert time.when.start.isoformat() == expected


def test_a_link_to_a_story_on_another_place_gives_no_older_figure() -> None:
    text = "Une frappe a tué deux personnes à Tyr lundi. Le calme est revenu.\nLire aussi : cinq Palestiniens tués à Naplouse"
    coded = code_report(Report("r", text, language="fr", published="2024-05-20"))
    assert [c.value.count.low for e in coded.events if e.main for c in e.tolls] == [2]


def test_who_did_it_stands_far_behind_time_and_place() -> None:
    text = "Six civils ont été massacrés dans la nuit de jeudi à vendredi près de Mambasa, en Ituri, par des rebelles ADF."
    coded = code_report(Report("r", text, language="fr", published="2024-05-20"))
    names = [a.value.name for e in coded.events for a in e.actors if a.value.role == "perpetrator"]
    assert names == ["Allied Democratic Forces"]
