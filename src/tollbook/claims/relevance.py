"""Whether a report tells of a conflict incident at all: no event in accident, trial, film or football copy."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.claims.carried_off import CAPTORS
from tollbook.claims.clause import Clause
from tollbook.claims.looking_back import charged_late, looks_back
from tollbook.claims.mishap import blew_up_by_itself, counted_over, rehearsed
from tollbook.claims.retold import retold
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import DEVICES, FORCES, Trigger, behind_time
from tollbook.model.reading import Reading

ARMED = FORCES | {"group"}
LEAD = 3
FINE = frozenset(("time", "day", "days"))
A_WAR = 1000
MANY_WORDS = 3
BY = 6  # tokens from an attack to whose it is
SITE = 8  # tokens from a blast to whose site it struck
MISHAPS = frozenset(("explosion", "killing", "destruction"))
"""Acts that are accidents as often as attacks where nothing armed stands beside them."""
COUNTED = frozenset(("killed", "injured", "killed_or_injured", "abducted", "freed", "missing"))
BOMBED = frozenset(("airstrike", "drone strike", "shelling", "bombing", "suicide bombing"))
CIVIL_NEWS = frozenset(
    ("talks", "visit", "agreement", "mediation", "cooperation", "aid", "appeal", "demand", "phone call", "support")
)
"""Acts that are news by themselves, without violence."""


def tells_of_conflict(
    reading: Reading, triggers: Sequence[Trigger], tolls: Sequence[FoundToll], main: Sequence[Clause], *, agents: bool = False
) -> bool:
    """Whether the main clauses tell of violence that is not an accident, an old case in court or a remembrance."""
    inside = {c.index for c in main}
    violent = [t for t in triggers if t.violent and t.clause in inside and t.status != "hypothetical"]
    harmed = [t for t in tolls if t.toll.metric in COUNTED]
    against, accident = _other_news(reading, agents=agents, bombed=any(t.act in BOMBED and not t.weak for t in violent))
    if _other_story(reading, triggers, violent, harmed, main):
        return False
    if not violent:
        return against == 0.0 and _told_without_act(reading, triggers, harmed, main)
    faint = 0.5 if against == 0.0 and any(t.toll.metric == "killed" and t.toll.count.low for t in harmed) else 0.4
    armed = sum(1 for m in reading.actors if m.kind in ARMED)
    told = bool(harmed) or armed > 0
    clear = sum(
        1.0 if not t.weak or "needs" in t.hit.traits or (told and _aimed(reading, t)) or _at_somebody(reading, t) else faint
        for t in violent
    )
    weapon = sum(1 for h in reading.all("weapon") if h.traits.get("ambiguous") != "yes")
    doers = agents and _claimable(reading)
    if (_mishap(reading, violent) and not doers) or (not agents and _only_totals(violent, harmed, main)):
        return False
    unarmed = armed == 0 and weapon == 0 and not agents and not _struck_forces(reading, violent)
    guards = any(t.toll.metric == "killed" and t.toll.group == "combatants" for t in harmed)  # 49 gendarmes were killed
    if unarmed and (accident or (not guards and all(_mere(t) for t in violent) and not _claimable(reading))):
        return False
    score = clear + 0.4 * min(armed + guards, 3) + 0.4 * min(weapon, 3) + 0.4 * min(len(harmed), 2) + (0.6 if agents else 0.0)
    return score >= 0.9 and score > against


def _other_story(
    reading: Reading, triggers: Sequence[Trigger], violent: Sequence[Trigger], harmed: Sequence[FoundToll], main: Sequence[Clause]
) -> bool:
    """Whether the report is another kind of story as a whole: an accident, drill, count, match, film, column or of prices."""
    return (
        blew_up_by_itself(reading, violent)
        or rehearsed(reading, violent)
        or counted_over(reading, triggers, harmed, main)
        or _played(reading, harmed)
        or _staged(reading, harmed)
        or looks_back(reading, triggers, violent, harmed, main)
        or _opined(reading, harmed)
        or _of_markets(reading, violent, harmed)
        or (not any(_few(t) for t in harmed) and _only_described(reading, triggers, violent, main))
    )


def _told_without_act(reading: Reading, triggers: Sequence[Trigger], harmed: Sequence[FoundToll], main: Sequence[Clause]) -> bool:
    """Whether figures alone tell of an incident: dead beside armed people, people freed, missing or hurt at a protest."""
    inside = {c.index for c in main}
    mine = [t for t in harmed if any(c.first <= t.first < c.last for c in main)]
    counted = any(t.toll.metric == "killed" and t.toll.count.low for t in mine)
    told = (counted and _armed(reading)) or _freed(reading, harmed) or bool(retold(reading, triggers))
    return told or _vanished(reading, harmed) or _put_down(reading, triggers, harmed, inside)


def _vanished(reading: Reading, harmed: Sequence[FoundToll]) -> bool:
    """Whether people are missing since armed men came: "110 pupils cannot be found since fighters drove into the town"."""
    opening = reading.sentences[:LEAD][-1].last if reading.sentences else 0
    taken = any(t.toll.metric in ("missing", "abducted") and t.toll.count.low and t.first < opening for t in harmed)
    people = [h.first for h in reading.all("person") if h.traits.get("group") == "attackers"]
    people += [m.first for m in reading.actors if m.kind in CAPTORS]
    return taken and any(first < opening for first in people)


def _put_down(reading: Reading, triggers: Sequence[Trigger], harmed: Sequence[FoundToll], inside: set[int]) -> bool:
    """Whether people were hurt at a protest, of no past year: "23 were hurt when demonstrators tried to reach a gate"."""
    if any(t.when is not None and t.when.precision in ("year", "longer") for t in reading.times):
        return False
    protest = any(t.act in ("demonstration", "riot") and t.status == "actual" and t.clause in inside for t in triggers)
    return protest and any(t.toll.metric in ("killed", "injured") and t.toll.count.low for t in harmed)


def _at_somebody(reading: Reading, trigger: Trigger) -> bool:
    """Whether a shot or a stab is told with whom it struck: "a man shot the mayor"; nothing but the verb is needed then."""
    if trigger.act not in ("shooting", "stabbing") or trigger.hit.traits.get("pos") != "verb":
        return False
    people = {h.first for h in reading.all("person")} | {m.first for m in reading.actors}
    return any(i in people for i in range(trigger.hit.last, trigger.hit.last + 3))


def _few(toll: FoundToll) -> bool:
    """Whether a figure can be of one incident: 23 fishermen, not the thousands of a war."""
    low = toll.toll.count.low
    return low is not None and 0 < low < A_WAR


def _freed(reading: Reading, harmed: Sequence[FoundToll]) -> bool:
    """Whether people came free whom somebody armed, and no court or army of a state, had taken."""
    freed = any(t.toll.metric == "freed" and t.toll.count.low for t in harmed)
    captors = bool(reading.by_word.get("captor")) or any(m.kind in CAPTORS for m in reading.actors)
    return freed and captors


def _armed(reading: Reading) -> bool:
    """Whether a report names anybody armed, or a weapon that is nothing else: "a shell killed three"."""
    weapon = any(h.traits.get("ambiguous") != "yes" for h in reading.all("weapon"))
    return weapon or any(m.kind in ARMED for m in reading.actors)


def _mere(trigger: Trigger) -> bool:
    """Whether an act may have been an accident: people were killed, something blew up; nobody is murdered by accident."""
    return trigger.act in MISHAPS and (trigger.act != "killing" or trigger.weak or trigger.hit.traits.get("pos") == "noun")


def _struck_forces(reading: Reading, violent: Sequence[Trigger]) -> bool:
    """Whether what blew up is of the police or the army: "an explosion at the police academy", not "a blast, police said"."""
    forces = [m.first for m in reading.actors if m.kind in ("police", "military")]
    sites = [h for h in reading.all("military_site") if any(h.first <= f <= h.last + 1 for f in forces)]
    for blast in (t.hit for t in violent if t.act == "explosion"):
        ends = [(blast.last, h.first) for h in sites] + [(h.last, blast.first) for h in sites]
        if blast.traits.get("pos") == "noun":
            ends += [(blast.last, f) for f in forces]
        near = ((a, b) for a, b in ends if 0 <= b - a <= SITE and not reading.within("beside", a, b))
        if any(all(t.text[0].isalnum() for t in reading.tokens[a:b]) and not reading.within("harm", a, b) for a, b in near):
            return True
    return False


def _aimed(reading: Reading, trigger: Trigger) -> bool:
    """Whether an attack is told to be on something: "an attack on a mosque"; not one of nerves."""
    behind = behind_time(reading, trigger.hit.last)
    after = range(behind, behind + 3)
    firm = any(h.first in after and h.traits["kind"] == "firm" for h in reading.all("aim"))
    firm = firm or bool(reading.within("person", trigger.hit.last, trigger.hit.last + BY))  # el ataque del martes de hombres
    return trigger.act == "armed attack" and trigger.hit.traits.get("pos") == "noun" and firm


def _played(reading: Reading, harmed: Sequence[FoundToll]) -> bool:
    """Whether the report is on a match: several words of sport, and nobody said to be killed."""
    words = {reading.words(h.first, h.last).casefold() for h in reading.all("not_conflict") if h.traits.get("kind") == "sport"}
    armed = any(m.kind in ARMED for m in reading.actors) or any(reading.all("unclaimed", "responsibility"))
    if len(words) > MANY_WORDS and not armed:
        return True  # batters slaughtered, a goalkeeper executed
    return len(words) >= MANY_WORDS and not any(t.toll.metric == "killed" and t.toll.count.low for t in harmed)


def _staged(reading: Reading, harmed: Sequence[FoundToll]) -> bool:
    """Whether the report is on a film or a novel: two words of it, no day, and nobody's figures."""
    opening = reading.sentences[:LEAD][-1].last if reading.sentences else 0
    within = (h for h in reading.within("not_conflict", 0, opening) if h.traits.get("kind") == "film")
    words = {reading.words(h.first, h.last).casefold() for h in within}
    dated = any(t.relation == "at" and t.when is not None and t.when.precision in FINE for t in reading.times)
    return len(words) > 1 and not (dated and harmed) and all(t.frame is None for t in harmed if t.toll.count.high != 0)


def _only_described(reading: Reading, triggers: Sequence[Trigger], violent: Sequence[Trigger], main: Sequence[Clause]) -> bool:
    """Whether the news is talks or the like, and violence only describes: "met on the rebels who have killed thousands"."""
    first = reading.sentences[0].last if reading.sentences else 0
    describing = {c.index for c in main if c.kind in ("relative", "context")}
    news = any(t.act in CIVIL_NEWS and t.first < first and t.clause not in describing for t in triggers)
    return news and bool(violent) and all(t.clause in describing for t in violent)


def _opined(reading: Reading, harmed: Sequence[FoundToll]) -> bool:
    """Whether the opening is a column's or a book's, nobody counted as hurt: "argues our columnist"."""
    opening = reading.sentences[:LEAD][-1].last if reading.sentences else 0
    opinion = any(h.traits.get("kind") == "opinion" for h in reading.within("not_conflict", 0, opening))
    dated = any(t.relation == "at" and t.when is not None and t.when.precision in FINE for t in reading.times)
    return opinion and not dated and not any(t.toll.count.low for t in harmed)


def _of_markets(reading: Reading, violent: Sequence[Trigger], harmed: Sequence[FoundToll]) -> bool:
    """Whether the news is of prices that move after attacks nobody is said to have been hurt in."""
    first = reading.sentences[0].last if reading.sentences else 0
    market = any(h.traits.get("kind") == "market" for h in reading.within("not_conflict", 0, first))
    return market and not harmed and all(t.hit.traits.get("pos") == "noun" for t in violent if t.first < first)


def _only_totals(violent: Sequence[Trigger], harmed: Sequence[FoundToll], main: Sequence[Clause]) -> bool:
    """Whether all figures are totals of other times, with only a kind of weapon named beside them: a half-yearly count."""
    counted = any(c.first <= t.first < c.last for t in harmed for c in main)
    return bool(harmed) and not counted and all(t.act in DEVICES or t.act in MISHAPS for t in violent)


def _mishap(reading: Reading, violent: Sequence[Trigger]) -> bool:
    """Whether the first sentence tells of an accident and of no clear act of violence."""
    first = reading.sentences[0].last if reading.sentences else 0
    accident = any(h.traits.get("kind") in ("accident", "natural") for h in reading.within("not_conflict", 0, first))
    armed = any(m.kind in ARMED for m in reading.actors) or _claimable(reading)
    firm = [t for t in violent if t.first < first and not t.weak and t.status == "actual"]
    return accident and all(not armed and t.act in ("bombing", "roadside bomb") for t in firm)


def _claimable(reading: Reading) -> bool:
    """Whether the report speaks of responsibility for what happened, or of bombs and attackers."""
    people = any(h.traits.get("group") == "attackers" for h in reading.all("person"))
    return people or any(reading.by_word.get(word) for word in ("unclaimed", "responsibility", "author_unclear", "behind"))


def _other_news(reading: Reading, *, agents: bool, bombed: bool) -> tuple[float, bool]:
    """How strongly the words are those of accidents, courts, sport or remembrance; whether of an accident.

    A mine or a storm weighs less where the report tells who did it, a match where planes hit those who watched it.
    """
    weight, accident = 0.0, False
    old = charged_late(reading)
    weak = {"mine"} | ({"accident", "natural"} if agents else set()) | ({"sport"} if bombed else set())
    sports = sum(1 for h in reading.all("not_conflict") if h.traits.get("kind") == "sport")
    for hit in reading.all("not_conflict"):
        if hit.traits.get("kind") in ("place", "store", "staged"):
            continue  # a football pitch is where it fell
        lead = reading.tokens[hit.first].sentence < LEAD and (hit.traits.get("kind") != "charge" or old)
        lead = lead and hit.traits.get("kind") not in weak
        weight += 1.6 if lead and (hit.traits.get("kind") != "sport" or sports > 1) else 0.6
        accident = accident or hit.traits.get("kind") in ("accident", "natural")
    return weight, accident
