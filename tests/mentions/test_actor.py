"""Who is named in a sentence: words of the mention, name, kind, id."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import tollbook.languages.build as words
from tollbook.languages.lexicon import Lexicon
from tollbook.mentions import actor_words
from tollbook.mentions.actor import find_actors
from tollbook.mentions.tokens import split
from tollbook.model.reading import ActorMention, Reading
from tollbook.model.report import Report

LANGUAGES = Path(words.__file__).parent


@cache
def lexicon(language: str) -> Lexicon:
    """The actor words alone, from their source, so that these tests rest on no built file of other words."""
    return Lexicon(language, list(words.entries(LANGUAGES / language / "actors.yaml")))


@pytest.fixture(autouse=True)
def _actor_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor_words, "lexicon", lexicon)


def read(text: str, language: str = "en") -> Reading:
    tokens, sentences = split(text)
    hits = lexicon(language).find(tokens)
    by_word = {w: tuple(h for h in hits if h.word == w) for w in sorted({h.word for h in hits})}
    return Reading(Report("r", text, language=language), tokens, sentences, hits, by_word=by_word)


def found(text: str, language: str = "en") -> tuple[ActorMention, ...]:
    return find_actors(read(text, language))


NAMED = [
    ("en", "Shelling by the Popular Multitude was reported.", "Popular Multitude", "irq.pmf"),
    ("en", "Daesh said it struck Kirkuk.", "Daesh", "int.is"),
    ("en", "Al Shabaab fighters stormed a hotel in Mogadishu.", "Al Shabaab fighters", "som.al_shabaab"),
    ("en", "The Kurdistan Workers' Party denied it.", "Kurdistan Workers' Party", "tur.pkk"),
    ("en", "Hezbollah rockets fell on Haifa.", "Hezbollah", "lbn.hezbollah"),
    ("en", "The Hezbollah Brigades of Iraq denied it.", "Hezbollah Brigades", "irq.kataib_hezbollah"),
    ("en", "Syria: the SDF lost two posts.", "SDF", "syr.sdf"),
    ("en", "Turkish forces shelled a farm.", "Turkish forces", "tur.military"),
    ("en", "Iraq's army denied it.", "Iraq's army", "irq.military"),
    ("en", "The army of Chad denied it.", "army of Chad", "tcd.military"),
    ("en", "Security forces in Iraq fired.", "Security forces", "irq.military"),
    ("en", "The U.S. Central Command spoke.", "U.S. Central Command", "usa.centcom"),
    ("en", "An Israeli strike hit a car.", "Israeli", "isr.state"),
    ("en", "Ankara rejected the charge.", "Ankara", "tur.state"),
    ("en", "The Kremlin rejected the charge.", "The Kremlin", "rus.state"),
    ("en", "Hamas spokesman Sami Karim said so.", "Hamas spokesman Sami Karim", "pse.hamas"),
    ("en", "Nour Adel, a spokesman for the Taliban, said so.", "Nour Adel, a spokesman for the Taliban", "afg.taliban"),
    ("es", "Los rebeldes hutíes dispararon un misil.", "rebeldes hutíes", "yem.houthi"),
    ("es", "Según el Ejército colombiano, murieron dos.", "Ejército colombiano", "col.military"),
    ("es", "EE.UU. bombardeó la base.", "EE.UU", "usa.state"),
    ("es", "Combatientes de Hezbolá huyeron.", "Combatientes de Hezbolá", "lbn.hezbollah"),
    ("fr", "L'armée malienne a démenti.", "armée malienne", "mli.military"),
    ("fr", "L'Otan a démenti.", "Otan", "int.nato"),
    ("en", "The SDF lost two posts and the ELN none.", "ELN", "col.eln"),
    ("en", "The Philippine army fought NPA rebels.", "NPA rebels", "phl.npa"),
    ("fr", "Les talibans ont démenti.", "talibans", "afg.taliban"),
    ("ar", "وأعلنت كتائب القسام مسؤوليتها.", "كتائب القسام", "pse.qassam"),
    ("ar", "هاجموا مقرا للحشد الشعبي.", "للحشد الشعبي", "irq.pmf"),
    ("ar", "نفى الجيش التركي ذلك.", "الجيش التركي", "tur.military"),
    ("tr", "PKK'ya ait depo vuruldu.", "PKK'ya", "tur.pkk"),
    ("tr", "Irak ordusu açıklama yaptı.", "Irak ordusu", "irq.military"),
]


@pytest.mark.parametrize(("language", "text", "as_named", "id_"), NAMED)
def test_a_known_actor_is_named(language: str, text: str, as_named: str, id_: str) -> None:
    assert (as_named, id_) in [(m.as_named, m.id) for m in found(text, language)]


@pytest.mark.parametrize(
    ("text", "not_named"),
    [
        ("The FBI said AA meetings help drinkers in Ohio.", "mmr.aa"),
        ("KIA sold more cars in Spain.", "mmr.kia"),
        ("The PDF can be read online in France.", "mmr.pdf"),
        ("Give us more time.", "usa.state"),
        ("WHO IS TO BLAME NOW FOR IT", "int.who"),
        ("A polish cloth was found.", "pol.state"),
        ("The popular crowd cheered.", "lbn.hezbollah"),
    ],
)
def test_homonyms_without_their_context_are_nobody(text: str, not_named: str) -> None:
    assert not_named not in [c.id for m in found(text) for c in m.candidates]


ROLES = [
    ("en", "Gunmen on motorcycles killed ten.", "Gunmen on motorcycles", "unknown"),
    ("en", "Unidentified militants fled.", "Unidentified militants", "unknown"),
    ("en", "Militants fled.", "Militants", "armed group"),
    ("en", "Gunmen in Iraq fled.", "Gunmen", "unknown"),
    ("en", "Unknown aircraft bombed it.", "Unknown aircraft", "unknown"),
    ("en", "Security forces fired.", "Security forces", "military"),
    ("en", "Health officials counted nine.", "Health officials", "medical"),
    ("en", "The Defence Ministry said so.", "Defence Ministry", "military"),
    ("en", "Witnesses said so.", "Witnesses", "witness"),
    ("en", "Security sources said so.", "Security sources", "anonymous"),
    ("en", "Police spokesman Ali Karimi said so.", "Police spokesman Ali Karimi", "police"),
    ("en", "Governor Ali Karimi said so.", "Governor Ali Karimi", "government"),
    ("en", "It told Reuters.", "Reuters", "outlet"),
    ("es", "Hombres armados desconocidos huyeron.", "Hombres armados desconocidos", "unknown"),
    ("es", "El portavoz de la Policía, Juan Pérez, habló.", "portavoz de la Policía, Juan Pérez", "police"),
    ("fr", "Des hommes armés non identifiés ont fui.", "hommes armés non identifiés", "unknown"),
    ("fr", "Des sources sécuritaires l'ont dit.", "sources sécuritaires", "anonymous"),
    ("ar", "قال مصدر أمني ذلك.", "مصدر أمني", "anonymous"),
    ("ar", "هاجمهم المسلحون.", "المسلحون", "unknown"),
    ("tr", "Kimliği belirsiz silahlı kişiler kaçtı.", "Kimliği belirsiz silahlı kişiler", "unknown"),
]


@pytest.mark.parametrize(("language", "text", "as_named", "kind"), ROLES)
def test_a_role_has_its_kind(language: str, text: str, as_named: str, kind: str) -> None:
    assert (as_named, kind) in [(m.as_named, m.kind) for m in found(text, language)]


def test_a_text_introduces_an_acronym_and_a_short_name() -> None:
    text = "The Azure Dawn Brigade (ADB) spoke. Later the Brigade fled. ADB was new."
    assert [(m.as_named, m.name, m.kind) for m in found(text)] == [
        ("Azure Dawn Brigade", "Azure Dawn Brigade", "group"),
        ("ADB", "Azure Dawn Brigade", "group"),
        ("Brigade", "Azure Dawn Brigade", "group"),
        ("ADB", "Azure Dawn Brigade", "group"),
    ]


def test_an_introduced_acronym_goes_before_a_known_one() -> None:
    text = "The Young Plains Group (YPG) spoke in Syria. YPG fighters fled."
    assert [m.name for m in found(text) if m.as_named.startswith("YPG")] == ["Young Plains Group"] * 2


def test_small_words_are_in_a_name_its_initials_spell() -> None:
    assert "Front de libération de la plaine" in [m.name for m in found("Le Front de libération de la plaine (FLP) a fui.", "fr")]


def test_two_bearers_of_a_short_name_leave_it_open() -> None:
    text = "The Azure Dawn Front and the Red Hill Front met. The Front fled."
    assert "Front" not in [m.as_named for m in found(text)]


def test_a_known_group_stays_itself_beside_a_group_word() -> None:
    assert [m.id for m in found("The Hamas Movement said so.")] == ["pse.hamas"]


def test_another_name_in_the_text_decides_between_two() -> None:
    text = "In Syria and Somalia the Syrian National Army fought. The SNA lost."
    assert [m.id for m in found(text) if m.as_named == "SNA"] == ["syr.sna"]


@pytest.mark.parametrize(("language", "text"), [(row[0], row[1]) for row in [*NAMED, *ROLES]])
def test_mentions_stand_on_their_words_and_do_not_overlap(language: str, text: str) -> None:
    reading = read(text, language)
    mentions = find_actors(reading)
    assert all(reading.words(m.first, m.last) == m.as_named for m in mentions)
    assert all(a.last <= b.first for a, b in pairwise(mentions))
    assert mentions == find_actors(reading)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Earlier US Central Command spoke.", ["US Central Command"]),
        ("It hurt the Army of the Arab country.", ["Army"]),
        ("The Army of Dawn fled.", ["Army of Dawn"]),
        ("Members of the Movement for a Free Delta fled.", ["Movement for a Free Delta"]),
        ("A front moved in.", []),
    ],
)
def test_group_names_hold_what_belongs_to_them(text: str, names: list[str]) -> None:
    assert [m.as_named for m in found(text)] == names


def test_an_empty_report_names_nobody() -> None:
    assert found("") == ()
