"""Compiles the word lists of the language folders to the files that are read at run time.

Run as ``python -m tollbook.languages.build`` (``make build``): it writes ``built/<iso>.json`` for every folder with YAML files.
A form may hold alternatives in brackets, "(a|ont) (aussi|) dit" for four forms; it is kept as written. A word list with
``extends: en`` adds the English list of the same name behind its own entries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tollbook.languages.pattern import CHOICE
from tollbook.model.error import KnowledgeError

HERE = Path(__file__).parent
CLOSED = frozenset({"grammar.yaml", "numbers.yaml"})  # function words: never an acronym in capitals (WHO, IT, US)
READ_APART = frozenset({"machine_translation.yaml", "function_words.yaml"})  # the reports stage reads these itself


def spelled(form: str) -> list[str]:
    """All the forms that one with alternatives in brackets stands for.

    >>> spelled("(a|ont) (aussi|) dit")
    ['a aussi dit', 'a dit', 'ont aussi dit', 'ont dit']
    """
    choice = CHOICE.search(form)
    if choice is None:
        return [" ".join(form.split())]
    return [f for option in choice[1].split("|") for f in spelled(form[: choice.start()] + option + form[choice.end() :])]


def entries(path: Path) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The entries of one word list: traits and forms; KnowledgeError names the file and what is wrong in it."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # all text: "no" and "on" stay words
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: not YAML: {error}") from error
    if not isinstance(data, dict) or not data.get("source") or not isinstance(data.get("entries"), list):
        raise KnowledgeError(f"{path}: a word list needs `source` and `entries`")
    for number, entry in enumerate(data["entries"], 1):
        traits = {k: v for k, v in entry.items() if k != "forms"}
        wrong = [v for v in [*traits.values(), *entry.get("forms", [None])] if not isinstance(v, str) or v.strip() == ""]
        if wrong or "class" not in traits or not entry["forms"]:
            raise KnowledgeError(f"{path}: entry {number} ({traits.get('class')}): not text, or no class: {wrong}")
        yield traits, list(dict.fromkeys(" ".join(form.split()) for form in entry["forms"]))
    if "extends" in data:
        yield from entries(path.parent.parent / data["extends"] / path.name)


def compiled(folder: Path) -> str:
    """The built file of one language folder, the same bytes for the same word lists."""
    data: list[dict[str, Any]] = []
    for path in sorted(p for p in folder.glob("*.yaml") if p.name not in READ_APART):
        closed = {"closed": "yes"} if path.name in CLOSED else {}
        data += [{"traits": dict(sorted({**traits, **closed}.items())), "forms": forms} for traits, forms in entries(path)]
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in data) + "\n]\n"


def build(target: Path = HERE / "built") -> list[Path]:
    """Writes the built file of every language folder and returns their paths."""
    target.mkdir(exist_ok=True)
    written = []
    for folder in sorted(p for p in HERE.iterdir() if p.is_dir() and any(p.glob("*.yaml"))):
        path = target / f"{folder.name}.json"
        path.write_text(compiled(folder), encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for built in build():
        print(built.name)
