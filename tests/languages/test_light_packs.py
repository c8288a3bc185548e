"""German, Turkish, Indonesian, Romanian and Nigerian Pidgin copy: tolls, sources, authors and statements, in our own words."""

from __future__ import annotations

import pytest

from tollbook.claims.actor.doer import DoerReader
from tollbook.claims.event.found import read_scene
from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.statement.reader import StatementReader
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
    ("de", "In Homs sind laut Feuerwehr drei Kinder getötet worden.", [(K, 3, 3, "children")], "emergency service"),
    ("de", "Gouverneur Anton Weiß zufolge starben zwei Frauen.", [(K, 2, 2, "women")], "government"),
    ("tr", "Vali Ahmet Demir, iki sivilin öldüğünü söyledi.", [(K, 2, 2, "civilians")], "government"),
    ("tr", "Sağlık Bakanlığına göre 14 kişi hayatını kaybetti.", [(K, 14, 14, None)], "medical"),
    ("tr", "Saldırıda en az yedi asker öldü, 12 kişi yaralandı.", [(K, 7, None, "combatants"), (W, 12, 12, None)], "unspecified"),
    ("tr", "İki polis şehit oldu.", [(K, 2, 2, "combatants")], "unspecified"),
    ("tr", "Otuz iki sivil hayatını kaybetti.", [(K, 32, 32, "civilians")], "unspecified"),
    ("tr", "Patlamada 3 ölü ve 5 yaralı var.", [(K, 3, 3, None), (W, 5, 5, None)], "unspecified"),
    ("tr", "Yirmi öğrenci kaçırıldı.", [(A, 20, 20, "civilians")], "unspecified"),
    ("id", "Sedikitnya 12 orang tewas dan 30 luka-luka, kata polisi.", [(K, 12, None, None), (W, 30, 30, None)], "police"),
    ("id", "Serangan udara menewaskan tujuh warga sipil, menurut sumber medis.", [(K, 7, 7, "civilians")], "medical"),
    ("id", "Dua puluh lima tentara terluka.", [(W, 25, 25, "combatants")], "unspecified"),
    ("id", "Pria bersenjata menculik 20 siswa.", [(A, 20, 20, "civilians")], "unspecified"),
    ("id", "Menurut pejabat rumah sakit, 40 korban luka dirawat.", [(W, 40, 40, None)], "medical"),
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


AUTHORS = [
    ("de", "Die israelische Armee hat im Südlibanon einen Kommandeur getötet.", "Israel Defense Forces"),
    ("de", "Ukrainische Drohnen haben in der Nacht eine Raffinerie getroffen.", "Ukraine"),
    ("de", "Die Armee erklärte, sie habe ein Lager der Hamas angegriffen.", None),
    ("tr", "İsrail ordusu, kentin kuzeyindeki bir okulu bombaladı.", "Israel Defense Forces"),
    ("id", "Serangan udara Israel menghantam sebuah sekolah.", "Israel"),
    ("id", "Drone Ukraina menghantam kilang minyak di Samara.", "Ukraine"),
    ("id", "Orang-orang bersenjata menculik 40 siswa.", "gunmen"),
    ("ro", "Bărbați înarmați au răpit 25 de elevi.", "gunmen"),
    ("ro", "Armata israeliană a bombardat un spital.", "Israel Defense Forces"),
    ("ro", "Rachete rusești au lovit un bloc din Odesa.", "Russia"),
    ("ru", "ВВС Израиля нанесли удар по школе.", "Israel Defense Forces"),
    ("uk", "Російські війська вдарили ракетами по порту.", "Russian Armed Forces"),
]

STATEMENTS = [
    ("de", "Die Organisation Weißhelme macht Russland für den Angriff verantwortlich.", "accuses", "Weißhelme"),
    ("de", "Die Miliz Al-Shabaab bekannte sich zu dem Anschlag.", "claims", "Al-Shabaab"),
    ("tr", "Saldırıyı henüz üstlenen olmadı.", "no_claim", "nobody"),
    ("id", "Juru bicara TPNPB-OPM menyatakan pihaknya bertanggung jawab atas serangan itu.", "claims", "West Papua"),
    ("ro", "Gruparea Al-Shabaab a revendicat atacul.", "claims", "Al-Shabaab"),
    ("pcm", "No group don claim responsibility for di attack.", "no_claim", "nobody"),
]


@pytest.mark.parametrize(("language", "text", "author"), AUTHORS)
def test_who_did_it(language: str, text: str, author: str | None) -> None:
    reading = find(Report("r", text, language=language, published="2024-05-20"))
    scene = read_scene(reading)
    doers = DoerReader(reading, scene.clauses, scene.frames)
    found = {p.mention.name for p in doers.agents(scene.triggers, [(0, len(reading.tokens))]) if p.mention is not None}
    assert found == ({author} if author is not None else set())


@pytest.mark.parametrize(("language", "text", "stance", "speaker"), STATEMENTS)
def test_who_claims_or_accuses(language: str, text: str, stance: str, speaker: str) -> None:
    reading = find(Report("r", text, language=language, published="2024-05-20"))
    scene = read_scene(reading)
    said = StatementReader(reading, scene.frames, scene.triggers).find()
    assert any(s.stance == stance and speaker in s.speaker + (s.mention.name if s.mention else "") for s in said)
