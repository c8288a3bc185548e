"""Telling languages: stated, by small words, by a model, or not at all."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from tollbook.reports.language import identify, language_code, small_words, vote

SENTENCES = [
    ("en", "Three people were killed and five were wounded in an attack on the village, the police said."),
    ("es", "Tres personas murieron y cinco resultaron heridas en un ataque contra el pueblo, según la policía."),
    ("fr", "Trois personnes ont été tuées et cinq blessées dans une attaque contre le village, selon la police."),
    ("ar", "قتل ثلاثة أشخاص وأصيب خمسة آخرون في هجوم على قاعدة عسكرية شمال العاصمة بحسب مصدر أمني"),
    ("pt", "Três pessoas morreram e cinco ficaram feridas em um ataque contra a aldeia, disse a polícia, que não deu detalhes."),
    ("tr", "Köye düzenlenen saldırıda üç kişi öldü ve beş kişi yaralandı, polis bir açıklama yaptı ve bu saldırı için dedi."),
    ("de", "Drei Menschen wurden bei einem Angriff auf das Dorf getötet und fünf verletzt, teilte die Polizei mit."),
    ("id", "Tiga orang tewas dan lima lainnya terluka dalam serangan di desa itu, kata polisi."),
    ("ro", "Trei persoane au fost ucise și cinci rănite într-un atac asupra satului, a anunțat poliția."),
    ("ru", "Три человека погибли и пятеро были ранены в результате обстрела села, сообщили власти."),
    ("uk", "Троє людей загинули і п'ятеро поранені внаслідок обстрілу села, повідомили в поліції."),
    ("fa", "سه نفر در حمله به یک پایگاه نظامی کشته شدند و پنج نفر دیگر زخمی شدند"),
    ("sw", "Watu watatu wameuawa na wengine watano kujeruhiwa katika shambulio la bomu mjini humo, polisi wamesema."),
    ("ha", "'Yan bindiga sun kashe mutane uku tare da jikkata wasu biyar a wani hari da suka kai a kauyen."),
    ("so", "Saddex qof ayaa ku dhimatay shan kalena way ku dhaawacmeen qarax ka dhacay magaalada."),
    ("pcm", "Gunmen don kill three pipol for one village wey dey near di border, na so police tok."),
    ("it", "Tre persone sono morte e cinque sono rimaste ferite in un attacco al villaggio, ha detto la polizia."),
    ("ur", "گاؤں پر حملے میں تین افراد ہلاک اور پانچ زخمی ہو گئے ہیں"),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_one_sentence_is_enough(language: str, text: str) -> None:
    assert vote(text) == language
    assert vote(unicodedata.normalize("NFD", text)) == language


@pytest.mark.parametrize("text", ["", "12 34", "Kyiv", "Abuja Lagos Kano Jos", "三人在袭击中丧生", "…"])
def test_not_known_is_none(text: str) -> None:
    assert identify(text).language is None


def test_english_that_quotes_pidgin_stays_english() -> None:
    text = "The witness told the reporter that the men came before dawn and left after the police. “Dem don go,” she said."
    assert vote(text) == "en"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("en", "en"),
        ("es_ES", "es"),
        ("zh-Hans-CN", "zh"),
        ("FRA", "fr"),
        ("Swahili", "sw"),
        ("Bahasa Indonesia", "id"),
        ("und", None),
        ("english (us)", None),
        ("", None),
    ],
)
def test_stated_languages(stated: str, code: str | None) -> None:
    assert language_code(stated) == code


def test_a_stated_language_is_taken() -> None:
    assert identify(SENTENCES[0][1], "es").basis == "stated"
    assert identify(SENTENCES[0][1], "nonsense").language == "en"


def test_small_words_are_letters_of_one_form() -> None:
    for entry in small_words():
        assert len(entry.words) > 20, entry.language
        assert all(word.isalpha() or entry.script == "arabic" for word in entry.words), entry.language


def test_costly_parts_are_loaded_only_when_needed() -> None:
    program = (
        "import sys; from tollbook.reports import identify\n"
        "identify('Two people were killed in the attack.')\n"
        "print([name for name in ('py3langid', 'trafilatura', 'lxml') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
