"""Turns the actor YAML into built/actors.json: every name with the actors it may mean. Same files in, same bytes out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tollbook.knowledge.actors import key_of
from tollbook.model.error import KnowledgeError

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DERIVED = {
    "military": ("Military Forces of {}", "MIL"),
    "police": ("Police Forces of {}", "COP"),
    "government": ("Government of {}", "GOV"),
}
ENDINGS: Mapping[str, Mapping[str, str]] = {
    "es": {
        "és": "esa eses esas", "án": "ana anes anas", "o": "a os as", "í": "íes ís", "e": "es", "a": "as",
        "ol": "ola oles olas", "l": "les", "ú": "úes",
    },
    "fr": {
        "ien": "ienne iens iennes", "éen": "éenne éens éennes", "ais": "aise aises", "ois": "oise oises",
        "ain": "aine ains aines",
        "e": "es", "an": "ane ans anes", "and": "ande ands andes", "ol": "ole ols oles", "en": "enne ens ennes", "l": "le ls les",
        "i": "ie is ies",
    },
    "ar": {"ي": "ية يين يون يو يتين"},
}  # fmt: skip
Json = dict[str, Any]


DECLENSIONS: Mapping[str, Mapping[str, str]] = {
    "ru": {"ия": "ии ию ией", "ья": "ьи ью ьей", "а": "ы у е ой", "ь": "я ю е ем", "н": "на ну не ном", "к": "ка ку ке ком",
           "т": "та ту те том", "р": "ра ру ре ром", "л": "ла лу ле лом", "д": "да ду де дом", "с": "са су се сом"},
    "uk": {"ія": "ії ію ією", "а": "и у і ою", "ь": "ю і ем", "н": "ну ні ном", "к": "ку ці ком", "т": "ту ті том",
           "р": "ру рі ром", "л": "лу лі лом", "д": "ду ді дом"},
}  # fmt: skip


def declined(name: str, language: str) -> tuple[str, ...]:
    """The name of a country with its cases, in the languages that decline it; the endings of the singular (Wade 2011, ch. 3).

    >>> declined("Турция", "ru")
    ('Турция', 'Турции', 'Турцию', 'Турцией')
    """
    single = " " not in name and not name.isupper()
    for ending, others in DECLENSIONS.get(language, {}).items():
        if single and name.endswith(ending):
            return (name, *(name[: -len(ending)] + other for other in others.split()))
    return (name,)


def inflected(demonym: str, language: str) -> tuple[str, ...]:
    """A demonym with its regular genders and numbers.

    >>> inflected("turco", "es"), inflected("irakien", "fr")
    (('turco', 'turca', 'turcos', 'turcas'), ('irakien', 'irakienne', 'irakiens', 'irakiennes'))
    """
    for ending, others in ENDINGS.get(language, {}).items():
        if demonym.endswith(ending):
            return (demonym, *(demonym[: -len(ending)] + other for other in others.split()))
    return (demonym,)


def read_actors(folder: Path = HERE / "actors") -> list[Json]:
    """Every authored actor, in order of file name and place in the file; KnowledgeError where a file is not what it should be."""
    found: list[Json] = []
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        if not isinstance(data, dict) or not isinstance(data.get("actors"), list):
            raise KnowledgeError(f"{path.name}: no list of actors")
        found += [{**actor, "file": path.name, "source": actor.get("source") or data.get("source")} for actor in data["actors"]]
    return found


def read_countries(path: Path = HERE / "places" / "countries.yaml") -> Mapping[str, Json]:
    """The countries' names and peoples' names in the languages they stand in, by ISO code."""
    return {c["iso3"]: c for c in yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)["countries"]}


def with_peoples(actor: Json, countries: Mapping[str, Json]) -> Json:
    """A state with the names and demonyms of its country in the languages in which it has none of its own."""
    country = countries.get(actor.get("country") or "", {}) if actor["kind"] == "state" else {}
    others = {use: {k: v for k, v in country.get(use, {}).items() if k != "en"} for use in ("names", "demonyms")}
    return {**actor, **{use: {**names, **(actor.get(use) or {})} for use, names in others.items() if names}}


def with_forces(authored: list[Json]) -> list[Json]:
    """The authored actors and, for each state, the military, police and government nobody has authored as its main one."""
    main = {(a.get("country"), a["kind"]) for a in authored if a.get("main")}
    states = [a for a in authored if a["kind"] == "state"]
    return authored + [force_of(s, kind) for s in states for kind in DERIVED if (s["country"], kind) not in main]


def force_of(state: Json, kind: str) -> Json:
    """A state's military, police or government as the build adds it."""
    pattern, sector = DERIVED[kind]
    names = [pattern.format(n) for n in [state["name"], *_english(state)]]
    return {
        "id": f"{state['id'].split('.')[0]}.{kind}", "name": pattern.format(state.get("in_text", state["name"])), "kind": kind,
        "country": state["country"], "main": True, "names": {"en": names},
        "parents": [{"id": state["id"], "relation": "part_of"}], "plover": {"country": state["country"], "sector": sector},
        "acled_inter": 1, "file": state["file"], "source": state["source"],
    }  # fmt: skip


def _english(state: Json) -> list[str]:
    return list((state.get("names") or {}).get("en") or ())


def written(value: object) -> str | None:
    """A period's end as text, for YAML reads years as numbers and days as dates."""
    return None if value is None else str(value)


def rows_of_names(actor: Json) -> Iterator[tuple[str, str, str | None]]:
    """Every name of an actor: the words, their use, and the language they are bound to."""
    yield actor["name"], "name", None
    state = actor["kind"] == "state"
    for language, names in sorted((actor.get("names") or {}).items()):
        for name in names or ():
            for form in declined(name, language) if state else (name,):
                yield form, "name", language if state and language != "en" else None
    for name in actor.get("mistranslations") or ():
        yield name, "name", None
    for name in actor.get("acronyms") or ():
        yield name, "acronym", None
    for use in ("demonyms", "metonyms"):
        for language, names in sorted((actor.get(use) or {}).items()):
            for name in names or ():
                forms = inflected(name, language) if use == "demonyms" else (name,)
                yield from ((form, use.removesuffix("s"), language if language != "en" else None) for form in forms)


def naming(index: int, actor: Json, row: tuple[str, str, str | None]) -> list[Any]:
    """One name of one actor as it stands in the built file."""
    name, use, language = row
    rule = (actor.get("context") or {}).get(name) or {}
    period = (actor.get("periods") or {}).get(name) or {}
    letters = re.sub(r"[^\w]", "", name)
    small = letters[:1].islower() and letters.casefold() == letters and not re.match(r"al-|el-", name)
    words = [key_of(str(w)) for w in rule.get("words", ())]
    exact = name.replace(".", "") if use == "acronym" else None
    bounds = (written(period.get("from")), written(period.get("to")))
    return trimmed([index, use, exact, sorted(rule.get("country", ())), words, *bounds, language, int(small)])


def trimmed(row: list[Any]) -> list[Any]:
    """A naming without the empty values at its end, which the loader fills in.

    >>> trimmed([7, "name", None, [], [], None, None, None, 0])
    [7, 'name']
    """
    last = max(i for i, value in enumerate(row) if value or i < 2)
    return row[: last + 1]


def forms_of(all_actors: list[Json]) -> dict[str, list[list[Any]]]:
    """Every name's key with the actors that go by it, the same actor once per way of writing."""
    forms: dict[str, list[list[Any]]] = {}
    for index, actor in enumerate(all_actors):
        for row in rows_of_names(actor):
            entry = naming(index, actor, row)
            for key in dict.fromkeys((key_of(row[0]), key_of(re.sub(r"['’]s\b", "s", row[0])))):
                rows = forms.setdefault(key, [])
                if not any(_covers(old, entry) for old in rows):
                    rows.append(entry)
    forms.pop("", None)
    return forms


def _covers(old: list[Any], new: list[Any]) -> bool:
    """Whether an earlier naming makes a later one of the same actor needless."""
    a, b = (row + [None] * (9 - len(row)) for row in (old, new))
    same = a[0] == b[0] and (a[3] or [], a[4] or [], a[5:7]) == (b[3] or [], b[4] or [], b[5:7]) and a[7] in (None, b[7])
    return same and (old == new or (a[2] is None and b[2] is None and (a[8] or 0) >= (b[8] or 0)))


def row_of(actor: Json, main: bool) -> list[Any]:
    """One actor as it stands in the built file."""
    active = actor.get("active") or {}
    parents = [[p["id"], p["relation"], written(p.get("from")), written(p.get("to"))] for p in actor.get("parents") or ()]
    plover: Mapping[str, str] = actor.get("plover") or {}
    ids = {k: str(v) for k, v in sorted((actor.get("ids") or {}).items()) if v is not None}
    return [
        actor["id"], actor["name"], actor["kind"], actor.get("country"), plover.get("sector", ""), written(active.get("from")),
        written(active.get("to")), parents, actor.get("acled_inter"), actor.get("speaks_for"), ids, int(main),
        written(actor.get("in_power")),
    ]  # fmt: skip


def compiled(authored: Iterable[Json]) -> Json:
    """The content of built/actors.json."""
    countries = read_countries()
    everyone = sorted(with_forces([with_peoples(a, countries) for a in authored]), key=lambda a: str(a["id"]))
    forms = forms_of(everyone)
    longest: dict[str, int] = {}
    for key in forms:
        first, size = key.split(" ", 1)[0], key.count(" ") + 1
        longest[first] = max(longest.get(first, 0), size)
    rows = [row_of(a, bool(a.get("main")) or a["kind"] == "state") for a in everyone]
    return {"actors": rows, "forms": {k: forms[k] for k in sorted(forms)}, "longest": {k: longest[k] for k in sorted(longest)}}


def written_out(data: Json) -> str:
    """The built file's text, an actor or a name a line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace('],"', '],\n"') + "\n"


def build(target: Path = HERE / "built" / "actors.json") -> Path:
    """Write built/actors.json from the YAML beside this file."""
    target.parent.mkdir(exist_ok=True)
    target.write_text(written_out(compiled(read_actors())), encoding="utf-8")
    return target


if __name__ == "__main__":
    print(build().name)
