"""German, Turkish, Indonesian, Romanian and Nigerian Pidgin copy: the commonest tolls, in sentences of our own."""

from __future__ import annotations

import pytest

from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.toll.finder import TollFinder
from tollbook.mentions import find
from tollbook.model.report import Report

K, W, A = "killed", "injured", "abducted"

TOLLS: list[tuple[str, str, list[tuple[str, int | None, int | None, str | None]], str]] = [
    ("de", "Im Ort sind mindestens zwölf Menschen getötet worden, sagte ein Polizist.", [(K, 12, None, None)], "police"),
    ("de", "Vierundzwanzig Soldaten wurden bei einem Anschlag getötet.", [(K, 24, 24, "combatants")], "unspecified"),
    ("de", "Nach Angaben der Armee kamen vier Polizisten ums Leben.", [(K, 4, 4, "combatants")], "military"),
    ("de", "Der Anschlag forderte 15 Tote und rund 30 Verletzte.", [(K, 15, 15, None), (W, 30, 30, None)], "unspecified"),
    ("de", "Bewaffnete haben sieben Lehrer entführt.", [(A, 7, 7, "civilians")], "unspecified"),
    ("tr", "Saldırıda en az yedi asker öldü, 12 kişi yaralandı.", [(K, 7, None, "combatants"), (W, 12, 12, None)], "unspecified"),
    ("tr", "İki polis şehit oldu.", [(K, 2, 2, "combatants")], "unspecified"),
    ("tr", "Otuz iki sivil hayatını kaybetti.", [(K, 32, 32, "civilians")], "unspecified"),
    ("tr", "Patlamada 3 ölü ve 5 yaralı var.", [(K, 3, 3, None), (W, 5, 5, None)], "unspecified"),
    ("tr", "Yirmi öğrenci kaçırıldı.", [(A, 20, 20, "civilians")], "unspecified"),
    ("id", "Sedikitnya 12 orang tewas dan 30 luka-luka, kata polisi.", [(K, 12, None, None), (W, 30, 30, None)], "police"),
    ("id", "Serangan udara menewaskan tujuh warga sipil, menurut sumber medis.", [(K, 7, 7, "civilians")], "medical"),
    ("id", "Dua puluh lima tentara terluka.", [(W, 25, 25, "combatants")], "unspecified"),
    ("id", "Pria bersenjata menculik 20 siswa.", [(A, 20, 20, "civilians")], "unspecified"),
    ("id", "Seorang polisi tewas dalam baku tembak.", [(K, 1, 1, "combatants")], "unspecified"),
    ("ro", "Cel puţin 12 soldaţi au fost ucişi, au anunţat surse medicale.", [(K, 12, None, "combatants")], "medical"),
    ("ro", "Cel puțin 12 soldați au fost uciși.", [(K, 12, None, "combatants")], "unspecified"),
    ("ro", "Treizeci și doi de civili au murit, potrivit poliției.", [(K, 32, 32, "civilians")], "police"),
    ("ro", "Atacul a ucis un copil și a rănit trei femei.", [(K, 1, 1, "children"), (W, 3, 3, "women")], "unspecified"),
    ("ro", "Nouă pasageri au fost răpiți.", [(A, 9, 9, "civilians")], "unspecified"),
    ("pcm", "Gunmen don kill 12 pipo for one village, police tok.", [(K, 12, 12, None)], "police"),
    ("pcm", "Bandits kidnap 20 school pikin, residents tok.", [(A, 20, 20, "children")], "witness"),
    ("pcm", "Five sojas don die for di attack.", [(K, 5, 5, "combatants")], "unspecified"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected", "source"), TOLLS)
def test_tolls_and_their_source(
    language: str, text: str, expected: list[tuple[str, int | None, int | None, str | None]], source: str
) -> None:
    reading = find(Report("r", text, language=language, published="2024-05-20"))
    found = TollFinder(reading, SpeechFinder(reading).find()).find()
    assert [(t.toll.metric, t.toll.count.low, t.toll.count.high, t.toll.group) for t in found] == expected
    assert {t.frame.speaker.type if t.frame is not None else "unspecified" for t in found} == {source}
