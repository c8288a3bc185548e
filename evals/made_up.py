# ruff: noqa: E501 (one toll a line)
"""Reports of incidents that never happened, as many as one likes, for measuring and testing the book.

Report number n is always the same report. Incidents are spread over days and places like a busy war: several a day, some places
again and again, a few reports each, figures that differ by speaker, one report in fifty without a date, one in twenty with only
a province.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

Json = dict[str, Any]
COUNTRIES = ("IRQ", "SYR", "MLI", "SOM", "COL", "YEM", "NGA", "AFG", "SDN", "MMR")
PARTS = ("Kar", "Bel", "Tor", "Mun", "Sha", "Dez", "Lor", "Vin", "Pas", "Gur", "Hel", "Zam")
ENDS = ("mel", "ata", "ubi", "oro", "esh", "inda", "aque", "ur")
GROUPS = ("Northern Front", "Army of the Coast", "River Brigade", "Movement of the Fourth", "Harbour Guard", "Eastern Command")
KINDS = (
    ("Explosions/Remote violence", "Air/drone strike", "aerial", "drone", "a drone struck a compound of the {target}"),
    (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
        "heavy-weapons",
        "artillery",
        "shells hit a post of the {target}",
    ),
    ("Battles", "Armed clash", "firearms", "firearms", "gunmen fought fighters of the {target}"),
    ("Violence against civilians", "Attack", "firearms", "firearms", "gunmen attacked families near a camp of the {target}"),
)
SPEAKERS = (
    ("police", "police"),
    ("doctors at the clinic", "medical"),
    ("the provincial council", "government"),
    (None, "unspecified"),
)
OUTLETS = ("Radio Delta", "Morning Post", "Agencia Puente", "Coast Wire", "Le Relais", "Desk 24")
FIRST_DAY = date(2015, 1, 1)
SITES = 40
EVERY = 3


def incident_of(n: int) -> int:
    """Which incident report number n is about: neighbours in the stream often tell of one."""
    chance = Random(n // 24)
    base = (n // 24) * 9
    return base + chance.choices(range(9), k=24)[n % 24]


def report(n: int) -> tuple[str, Json]:
    """Report number n: its text and its coded record.

    >>> text, record = report(7)
    >>> all(text[s["start"]:s["end"]] == s["text"] for t in record["events"][0]["tolls"] for s in t["spans"])
    True
    """
    fact = Random(f"incident {incident_of(n)}")
    tell = Random(f"report {n}")
    country, site = fact.randrange(len(COUNTRIES)), fact.randrange(SITES)
    town = PARTS[(site * 5 + country) % 12] + ENDS[(site + country) % 8] + ("" if site < 12 else " " + PARTS[site % 12] + "pur")
    day = FIRST_DAY + timedelta(days=incident_of(n) // EVERY // 4)
    kind = KINDS[fact.randrange(len(KINDS))]
    target, author = fact.sample(GROUPS, 2)
    killed = max(1, int(fact.paretovariate(1.1)) % 90) + (tell.random() < 0.2)
    injured = killed * 2 + fact.randrange(4) + (tell.random() < 0.2)
    speaker, speaker_kind = SPEAKERS[tell.randrange(4)]
    known_author = tell.random() < 0.4
    words = [
        f"At least {killed} people were killed" if tell.random() < 0.2 else f"{killed} people were killed",
        f"{injured} were injured",
        f"in {town}",
        day.strftime("%-d %B %Y"),
        kind[4].format(target=target),
    ]
    undated, coarse = tell.random() < 0.02, tell.random() < 0.05
    text = (
        f"{words[0]} and {words[1]} when {words[4]} {words[2]}{'' if undated else ' on ' + words[3]}, "
        f"{speaker or 'according to first accounts'}{' said' if speaker else ''}. "
        f"{f'The {author} was behind it.' if known_author else 'Nobody has claimed it.'} "
        f"Witness {tell.choice(PARTS)} {tell.choice(ENDS).title()} {tell.choice(('heard a blast', 'saw smoke', 'hid in a cellar'))} "
        f"and {tell.choice(('ran home', 'called a cousin', 'waited until dawn'))}; report {n} from the {tell.choice(ENDS)} quarter."
    )
    source: Json = {"name": speaker, "type": speaker_kind, "anonymous": False, "via": []}
    lat, lon = 5.0 + country * 3 + (site % 8) * 0.4, 20.0 + country * 5 + (site // 8) * 0.6
    spans = {k: [span(text, w)] for k, w in zip(("killed", "injured", "place", "date", "act"), words, strict=True) if w in text}
    at_least = words[0].startswith("At least")
    event = {
        "id": "e1",
        "main": True,
        "status": "actual",
        "count": None,
        "codes": {
            "plover": {"event": "ASSAULT", "mode": kind[2], "contexts": []},
            "acled": {"event_type": kind[0], "sub_event_type": kind[1]},
            "ucdp": {"type_of_violence": 2},
            "cameo": {"code": "190"},
        },
        "date": None
        if undated
        else {"start": day.isoformat(), "end": day.isoformat(), "precision": "day", "spans": spans["date"]},
        "place": {
            "name": town,
            "country": COUNTRIES[country],
            "admin1": f"Province {site // 8}",
            "admin2": None,
            "latitude": round(lat, 4),
            "longitude": round(lon, 4),
            "radius_km": 120.0 if coarse else 5.0,
            "precision": "admin1" if coarse else "town",
            "gazetteer_id": None,
            "spans": spans["place"],
        },
        "actors": [
            {
                "role": "perpetrator",
                "name": author if known_author else "unknown",
                "id": None,
                "as_named": author,
                "stance": "asserted",
                "spans": [],
            },
            {
                "role": "target",
                "name": target,
                "id": None,
                "as_named": target,
                "stance": "asserted",
                "spans": [span(text, target)],
            },
        ],
        "weapons": [{"name": kind[3], "class": kind[3], "spans": []}],
        "tolls": [
            toll("killed", killed, at_least, source, spans["killed"]),
            toll("injured", injured, False, source, spans["injured"]),
        ],
        "statements": [],
    }
    published = None if undated else (day + timedelta(days=tell.randrange(2))).isoformat()
    head = {"id": f"m{n}", "title": None, "outlet": tell.choice(OUTLETS), "published": published, "language": "en", "url": None}
    return text, {"report": {**head, "machine_translated": None}, "events": [event], "issues": []}


def toll(metric: str, n: int, at_least: bool, source: Json, spans: list[Json]) -> Json:
    return {
        "metric": metric,
        "low": n,
        "high": None if at_least else n,
        "modifier": "at least" if at_least else "exact",
        "group": None,
        "group_as_stated": None,
        "source": source,
        "stance": "asserts",
        "preliminary": False,
        "superseded": False,
        "subset": False,
        "spans": spans,
    }


def span(text: str, words: str) -> Json:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def reports(first: int, last: int) -> Iterator[tuple[str, Json]]:
    """Reports number first to last, the last one left out."""
    return (report(n) for n in range(first, last))
