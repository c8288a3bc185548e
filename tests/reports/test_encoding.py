"""Encodings: UTF-8 and marks first, then what a page declares, then a guess that is said."""

from __future__ import annotations

import pytest

from tollbook.model.error import UnreadableReport
from tollbook.reports.encoding import declared_charset, decode

TEXTS = {
    "es": "La policía informó de que el ataque de ayer dejó a tres niños muertos en la región, según la agencia.",
    "ar": "قتل ثلاثة أشخاص وأصيب خمسة آخرون في هجوم على قاعدة عسكرية شمال العاصمة بحسب مصدر أمني",
    "ru": "Три человека погибли и пятеро были ранены в результате обстрела города, сообщили власти",
    "uk": "Троє людей загинули і п'ятеро поранені внаслідок обстрілу міста, повідомили в поліції",
    "tr": "Saldırıda üç kişi öldü ve beş kişi yaralandı; açıklamayı bakanlık yaptı, daha çok bilgi için bir gün sonra.",
    "ro": "Trei persoane au fost ucise şi cinci rănite în atacul de miercuri, a anunţat poliţia.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("es", "cp1252"),
        ("ar", "cp1256"),
        ("ar", "iso8859_6"),
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
        ("uk", "cp1251"),
        ("tr", "cp1254"),
        ("ro", "cp1250"),
    ],
)
def test_old_encodings_are_guessed_and_said(language: str, encoding: str) -> None:
    text, issues = decode(TEXTS[language].encode(encoding), "a.txt")
    assert text == TEXTS[language]
    assert [i.code for i in issues] == ["guessed_encoding"]
    assert encoding in issues[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_guess(encoding: str) -> None:
    assert decode(TEXTS["ar"].encode(encoding), "a.txt") == (TEXTS["ar"], ())


@pytest.mark.parametrize("declared", ["windows-1256", "WINDOWS-1256", "cp1256"])
def test_declared_charset_is_used(declared: str) -> None:
    assert decode(TEXTS["ar"].encode("cp1256"), "a.html", declared) == (TEXTS["ar"], ())


@pytest.mark.parametrize("declared", ["rot13", "zlib", "no-such", "utf-8", None])
def test_useless_declaration_falls_to_the_guess(declared: str | None) -> None:
    assert decode(TEXTS["ru"].encode("cp1251"), "a.html", declared)[0] == TEXTS["ru"]


def test_latin_1_means_windows_1252() -> None:
    assert decode("“Sí”".encode("cp1252"), "a.html", "iso-8859-1")[0] == "“Sí”"


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    assert decode(TEXTS["es"].encode(), "a.html", "iso-8859-1") == (TEXTS["es"], ())


def test_cut_character_at_the_end_is_said() -> None:
    text, issues = decode("Три погибли".encode()[:-1], "a.txt")
    assert text == "Три погибл"
    assert [i.code for i in issues] == ["truncated_text"]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00\x00\xff\xff\xff\xff", b"\xff\xfe\0\0", b"\xfe\xff\0a\0\0"])
def test_broken_marked_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableReport):
        decode(raw, "a.txt")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "windows-1251"),
        (b'<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        (b"<p>charset=koi8-r</p>", None),
    ],
)
def test_declaration_in_the_page(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset
