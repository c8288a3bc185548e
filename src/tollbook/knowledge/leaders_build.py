"""Turns leaders/*.yaml into built/leaders.json: every spelling with the leaders it may mean. Same files in, same bytes out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tollbook.knowledge.actors import key_of
from tollbook.model.error import KnowledgeError

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ARTICLE = re.compile(r"\b[ae]l[- ](?=\w)", re.IGNORECASE)
SERVANT = re.compile(r"\bعبد ال")
Json = dict[str, Any]


def read_leaders(folder: Path = HERE / "leaders") -> list[Json]:
    """Every authored leader with the country, in order of file name; KnowledgeError where a file is not as it should be."""
    found: list[Json] = []
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        if not isinstance(data, dict) or not data.get("source") or not isinstance(data.get("leaders"), dict):
            raise KnowledgeError(f"{path.name}: a list of leaders needs `source` and `leaders` by country")
        for country, listed in data["leaders"].items():
            found += [{**leader, "country": country} for leader in listed]
    return found


def whole_names(leader: Json) -> list[str]:
    """The leader's names in full, in all languages."""
    return [leader["name"], *(name for _, names in sorted((leader.get("names") or {}).items()) for name in names)]


def short_names(leader: Json) -> list[str]:
    """What headlines call a leader: the ``short`` names of the file, else the last word of each name in the same script.

    >>> short_names({"name": "Mohamed Morsi", "names": {"ar": ["محمد مرسي"]}})
    ['Morsi', 'مرسي']
    >>> short_names({"name": "Zine El Abidine Ben Ali", "short": ["Ben Ali"]})
    ['Ben Ali']
    """
    listed = leader.get("short")
    given = list(listed or ())
    scripts = {_arabic(name) for name in given} | ({False, True} if listed == [] else {False} if given else set())
    return given + [name.split()[-1] for name in whole_names(leader) if _arabic(name) not in scripts]


def _arabic(name: str) -> bool:
    return "\u0600" <= name[:1] <= "\u06ff"


def spellings(name: str) -> Iterator[str]:
    """A name, and how else it is written: with no article, with the servant's two words as one.

    >>> list(spellings("Bashar al-Assad")), list(spellings("عبد الله صالح"))
    (['Bashar al-Assad', 'Bashar Assad'], ['عبد الله صالح', 'عبدالله صالح'])
    """
    other = SERVANT.sub("عبدال", ARTICLE.sub("", name))
    yield from dict.fromkeys((name, other))


def _time(leader: Json) -> tuple[str, str | None]:
    return str(leader["from"]), None if leader.get("to") is None else str(leader["to"])


def compiled(leaders: list[Json]) -> Json:
    """The content of built/leaders.json: the leaders, and by key those it names in full and those it names in short."""
    rows = [[*(one[k] for k in ("name", "country", "office")), *_time(one), one.get("party")] for one in leaders]
    forms: dict[str, list[list[int]]] = {}
    for index, leader in enumerate(leaders):
        for short, names in enumerate((whole_names(leader), short_names(leader))):
            for key in (key_of(form) for name in names for form in spellings(name)):
                known = forms.setdefault(key, [[], []])
                if not any(index in indexes for indexes in known):
                    known[short].append(index)
    longest = 1 + max(key.count(" ") for key in forms)
    return {"leaders": rows, "longest": longest, "forms": {key: forms[key] for key in sorted(forms)}}


def written_out(data: Json) -> str:
    """The built file's text, a leader or a name a line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n"


def build(target: Path = HERE / "built" / "leaders.json") -> Path:
    """Write built/leaders.json from the YAML beside this file."""
    target.write_text(written_out(compiled(read_leaders())), encoding="utf-8")
    return target


if __name__ == "__main__":
    print(build().name)
