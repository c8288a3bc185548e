"""What is written onto Arabic words: every spelling found, no word lost."""

from __future__ import annotations

import pytest

from tollbook.languages.clitics import joined_by, plain, spellings
from tollbook.languages.lexicon import Lexicon
from tollbook.model.reading import Token

FOUND = [
    ("والقتلى", "قتلى"), ("وبالطائرات", "طائرات"), ("للجيش", "جيش"), ("بقصف", "قصف"), ("قصفاً", "قصف"),
    ("فأصيب", "اصيب"), ("قُتِلوا", "قتلوا"), ("كالصواريخ", "صواريخ"), ("فى", "في"), ("killed", "killed"),
]  # fmt: skip
NOT_FOUND = [("سوريا", "سوري"), ("كان", "ان"), ("بعد", "عد"), ("وقع", "قع")]


@pytest.mark.parametrize(("written", "word"), FOUND)
def test_the_word_is_found_under_what_is_written_onto_it(written: str, word: str) -> None:
    assert word in {s.word for s in spellings(written)}
    assert spellings(written)[0].word == plain(written)


@pytest.mark.parametrize(("written", "word"), NOT_FOUND)
def test_letters_of_the_word_itself_stay(written: str, word: str) -> None:
    assert word not in {s.word for s in spellings(written)}


def test_a_conjunction_needs_a_word_behind_it() -> None:
    assert joined_by("وثلاثة") == ("و", "ثلاثة")
    assert joined_by("وقع") is None
    assert joined_by("and") is None


def hits(words: list[str]) -> list[tuple[str, int, int]]:
    tree = Lexicon("ar", [({"class": "person"}, ("=أحد", "جندي")), ({"class": "coordinator"}, ("و+",))])
    return [(h.word, h.first, h.last) for h in tree.find([Token(i, i + 1, w, w, 0) for i, w in enumerate(words)])]


def test_and_is_a_hit_without_width_before_a_known_word_only() -> None:
    assert hits(["جندي", "وجندي"]) == [("person", 0, 1), ("coordinator", 1, 1), ("person", 1, 2)]
    assert hits(["وزارة"]) == []


def test_an_exact_form_is_not_found_with_the_article() -> None:
    assert hits(["الأحد"]) == []
    assert hits(["وأحد"]) == [("coordinator", 0, 0), ("person", 0, 1)]
