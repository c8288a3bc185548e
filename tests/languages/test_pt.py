"""Portuguese copy: tolls, speakers and statements as the wires word them, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.event.found import read_scene
from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.statement.reader import StatementReader
from tollbook.claims.toll.finder import TollFinder
from tollbook.mentions import find
from tollbook.model.report import Report

K, W, KI, M, A, F, D = "killed", "injured", "killed_or_injured", "missing", "abducted", "freed", "displaced"

TOLLS: list[tuple[str, list[tuple[str, int | None, int | None, str | None]]]] = [
    ("Pelo menos 12 pessoas morreram num ataque no norte do país.", [(K, 12, None, None)]),
    ("Foram mortos três policiais militares numa emboscada.", [(K, 3, 3, "combatants")]),
    ("Um soldado morreu e outros dois ficaram feridos.", [(K, 1, 1, "combatants"), (W, 2, 2, "combatants")]),
    ("O atentado matou 21 pessoas, entre elas cinco crianças.", [(K, 21, 21, None), (K, 5, 5, "children")]),
    ("Homens armados sequestraram 25 alunas.", [(A, 25, 25, "civilians")]),
    ("O bombardeio deixou 17 mortos e 40 feridos.", [(K, 17, 17, None), (W, 40, 40, None)]),
    ("Um morto e três feridos deixa o tiroteio.", [(K, 1, 1, None), (W, 3, 3, None)]),
    ("O número de mortos subiu de 14 para 19.", [(K, 14, 14, None), (K, 19, 19, None)]),
    ("O número de vítimas mortais subiu para 33.", [(K, 33, 33, None)]),
    ("O foguete caiu numa zona aberta sem causar vítimas.", [(KI, 0, 0, None)]),
    ("Não há registo de feridos.", [(KI, 0, 0, None)]),
    ("Os rebeldes libertaram quatro reféns.", [(F, 4, 4, "detainees")]),
    ("Mais de mil moradores fugiram da vila.", [(D, 1000, None, "civilians")]),
    ("Dezenas de pessoas morreram no mercado.", [(K, None, None, None)]),
    ("Cerca de 200 combatentes morreram na ofensiva.", [(K, 200, 200, "combatants")]),
    ("Até 90 insurgentes foram mortos.", [(K, None, 90, "attackers")]),
    ("O ataque causou a morte de seis soldados.", [(K, 6, 6, "combatants")]),
    ("Três trabalhadores humanitários continuam desaparecidos.", [(M, 3, 3, "aid workers")]),
    ("Vinte e duas pessoas morreram.", [(K, 22, 22, None)]),
    ("O grupo destruiu três tanques e dois drones.", []),
]

SOURCES = [
    ("Morreram duas pessoas, informou a polícia.", "police"),
    ("Segundo o Ministério da Saúde, morreram 31 pessoas.", "medical"),
    ("Seis soldados morreram, disse à Lusa fonte de segurança.", "anonymous"),
    ("O governador afirmou que quatro civis morreram.", "government"),
    ("De acordo com testemunhas, os atacantes mataram três camponeses.", "witness"),
]

STANCES = [
    ("O Estado Islâmico reivindicou o atentado que matou 21 pessoas.", ("claims", "Islamic State")),
    ("Nenhum grupo reivindicou o atentado.", ("no_claim", "nobody")),
    ("O Hamas negou qualquer envolvimento no atentado.", ("denies", "Hamas")),
]


def tolls_of(text: str):  # type: ignore[no-untyped-def]
    reading = find(Report("r", text, language="pt", published="2024-05-20"))
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
def test_who_claims_or_denies(text: str, expected: tuple[str, str]) -> None:
    reading = find(Report("r", text, language="pt", published="2024-05-20"))
    scene = read_scene(reading)
    said = StatementReader(reading, scene.frames, scene.triggers).find()
    assert any(s.stance == expected[0] and expected[1] in s.speaker + (s.mention.name if s.mention else "") for s in said)
