"""Readings with places for the place evaluations, and where their data is."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from tollbook.languages.lexicon import lexicon
from tollbook.mentions.place import find_places
from tollbook.mentions.tokens import split
from tollbook.model.reading import Hit, Reading
from tollbook.model.report import Report

HERE = Path(__file__).resolve().parents[1]


def arguments(description: str | None) -> argparse.Namespace:
    """``--shared`` is the folder of the data, beside the checkout by default; ``--errors`` how many errors to print."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--errors", type=int, default=0)
    return parser.parse_args()


def needed(path: Path) -> Path:
    """The path where it exists; else the evaluation ends with a message that says what is missing."""
    if not path.exists():
        sys.stdout.write(f"skipped: {path.name} is not there (give its folder with --shared)\n")
        raise SystemExit(0)
    return path


def with_places(text: str, language: str = "en") -> Reading:
    """A text read as far as its places."""
    tokens, sentences = split(text)
    hits = lexicon(language).find(tokens)
    by_word: dict[str, list[Hit]] = {}
    for hit in hits:
        by_word.setdefault(hit.word, []).append(hit)
    reading = Reading(Report("eval", text, language=language), tokens, sentences, hits)
    reading = replace(reading, by_word={word: tuple(found) for word, found in by_word.items()})
    places, issues = find_places(reading)
    return replace(reading, places=places, issues=issues)
