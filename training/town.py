"""Local crime news that nobody wrote: sketches of reports about invented shootings, as a reader of local papers codes them.

A world of towns with papers, where many incidents of one kind happen each day, most with one victim; reports follow for weeks
and name victims and suspects. Every paper prints its own furniture (names and passages) under all its reports. Reading is
careless: days and places are lost, or taken from elsewhere in the page. All names are coined, so that nothing in it is real.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tollbook.incidents.sketch import TOLD_WITHIN, Sketch

FIRST_DAY = 730_000
TOWNS, DAYS, A_DAY = 40, 120, 4
FOLLOWED = 0.35  # so many incidents are followed for weeks
NO_PLACE, ELSEWHERE, PROVINCE = 0.3, 0.1, 0.1  # how often a report's place is lost, another one, or only the province
NO_DAY, OTHER_DAY = 0.3, 0.15  # how often only the page dates a report, and how often it is dated by the day of what followed
UNREAD, MISREAD = 0.4, 0.1  # how often a toll is not read, and how often it is another number
Bound = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Shooting:
    """What happened, with the names that reports of it may give."""

    name: str
    day: int
    town: int
    killed: int
    injured: int
    people: tuple[str, ...]
    street: str


def coined(name: str) -> str:
    """A made-up word, the same for the same name.

    >>> coined("street 3") == coined("street 3") != coined("street 4")
    True
    """
    chance = Random(name)
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.choice((3, 3, 4))))


def word(chance: Random, pool: str, size: int) -> str:
    return coined(f"{pool} {chance.randrange(size)}")


def person(chance: Random) -> str:
    """A first name of few, a family name of many."""
    return f"{word(chance, 'given', 120)} {word(chance, 'family', 900)}"


def shooting(chance: Random, n: int) -> Shooting:
    people = tuple(person(chance) for _ in range(chance.choice((1, 2, 2, 3))))
    killed = chance.choices((0, 1, 2, 3, 5), (45, 42, 8, 4, 1))[0]
    injured = chance.choices((0, 1, 2, 3, 4, 7), (35, 40, 12, 6, 5, 2))[0] if killed else chance.choices((1, 2, 4), (8, 2, 1))[0]
    town = min(chance.randrange(TOWNS), chance.randrange(TOWNS))  # a few large towns have most of them
    return Shooting(f"town{n}", FIRST_DAY + n // A_DAY, town, killed, injured, people, word(chance, "street", 400))


def told(what: Shooting, chance: Random, n: int, later: int) -> Sketch:
    """One report of a shooting, so many days after it."""
    out = what.day + later
    paper = f"paper{what.town}x{chance.randrange(3)}"
    fixture = Random(paper)
    furniture = [coined(paper), *(word(fixture, "furniture", 60) for _ in range(6))]
    names = {coined(f"town {what.town}")} if chance.random() < 0.7 else set()
    for full in what.people:
        if chance.random() < (0.45 if later == 0 else 0.75):
            names |= {full, *full.split()}
    names |= {what.street} if chance.random() < 0.5 else set()
    names |= {x for x in furniture if chance.random() < 0.6}
    for full in (person(chance) for _ in range(chance.randrange(6))):  # those who speak, and strangers
        names |= {full, *full.split()}
    prints = [chance.randrange(2**31) for _ in range(chance.randrange(10, 60))]
    prints += [fixture.randrange(2**31) for _ in range(12)] if chance.random() < 0.4 else []
    blank = Sketch(f"{what.name}r{n}", issued=(out, out), names=tuple(sorted(names)), prints=tuple(sorted(prints)))
    kind = chance.random()
    if kind < 0.85:
        act = "Armed clash" if kind < 0.04 else "Attack"
        weapons = ("firearms",) if chance.random() < 0.85 else ()
        blank = replace(blank, event_type="Violence against civilians", sub_event_type=act, weapons=weapons)
    return placed(dated(counted(blank, what, chance), what, out, chance), what, chance)


def counted(s: Sketch, what: Shooting, chance: Random) -> Sketch:
    return replace(s, killed=bounds(what.killed, chance), injured=bounds(what.injured, chance))


def bounds(n: int, chance: Random) -> tuple[Bound, ...]:
    if chance.random() < UNREAD or (n == 0 and chance.random() < 0.9):
        return ()
    said = chance.randrange(1, 6) if chance.random() < MISREAD else n
    return ((said, None if chance.random() < 0.05 else said),)


def dated(s: Sketch, what: Shooting, out: int, chance: Random) -> Sketch:
    kind = chance.random()
    if kind < NO_DAY:
        return replace(s, dated="told", start=out - TOLD_WITHIN, end=out)
    day = out - chance.randrange(3) if kind < NO_DAY + OTHER_DAY else what.day
    return replace(s, dated="exact", start=day, end=day)


def placed(s: Sketch, what: Shooting, chance: Random) -> Sketch:
    kind = chance.random()
    if kind < NO_PLACE:
        return replace(s, country="XTA") if chance.random() < 0.3 else s
    town = chance.randrange(TOWNS) if kind < NO_PLACE + ELSEWHERE else what.town
    where = Random(f"town {town}")
    lat, lon, radius = 30 + where.random() * 15, 20 + where.random() * 30, where.choice((4.0, 8.0, 12.0, 25.0))
    admin1 = f"province {int(lon // 4)}"
    if kind < NO_PLACE + ELSEWHERE + PROVINCE:
        return replace(s, point=(lat, lon, 120.0), precision="admin1", country="XTA", admin1=admin1)
    near = (lat + chance.gauss(0, 0.01), lon + chance.gauss(0, 0.01), radius)
    return replace(s, point=near, precision="town", country="XTA", admin1=admin1, place_words=(coined(f"town {town}"),))


def town_news(seed: int) -> tuple[list[Sketch], dict[str, str]]:
    """The reports of some months, and which incident each tells of.

    >>> sketches, of = town_news(1)
    >>> 1.2 < len(sketches) / len(set(of.values())) < 2.5
    True
    """
    chance = Random(seed)
    made: list[Sketch] = []
    of: dict[str, str] = {}
    for n in range(DAYS * A_DAY):
        what = shooting(chance, n)
        days = [0] * chance.choices((1, 2, 3, 4), (60, 25, 10, 5))[0]
        days += [chance.randrange(1, 40) for _ in range(chance.randrange(1, 4))] if chance.random() < FOLLOWED else []
        for number, later in enumerate(days):
            one = told(what, chance, number, later)
            made.append(one)
            of[one.key] = what.name
    return made, of
