"""Whose own act a statement tells: "dijo que atacó", "il affirme avoir frappé", قال إنه استهدف; and whom "the group" means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tollbook.claims.order import VSO
from tollbook.claims.speech.frame import Frame
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import ActorMention, Hit, Reading, starts

SAYING = ("says", "claims", "confirms")
NO_OWN_ACT = frozenset(("explosion", "interception", "destruction", "recapture", "arrest", "rescue"))
PRONOUNS = ("ه", "ها", "هم", "هما")
PLURALS = ("ron", "aban", "ían")
CONFIRMED = 6  # tokens
BACK = 3  # sentences
GROUPS = frozenset(("armed group", "alliance", "faction", "militia", "cartel", "gang", "group"))
SHORT = 3
OPENING = 12
"""Tokens from the beginning of somebody's words in which their first verb stands."""
OBJECT = 6
SUBJECT = 5
ARMED_SIDES = GROUPS | {"military", "police", "external force", "state", "communal", "intelligence"}


def own_acts(reading: Reading, frames: Sequence[Frame], triggers: Sequence[Trigger]) -> Iterator[tuple[Frame, Hit]]:
    """The acts whose verb has no subject of its own behind "that", or the speaker's own men for one: the speaker did them."""
    yield from _of_theirs(reading, frames, triggers)
    if reading.language not in ("es", "fr", "pt", "ar"):
        return
    that, perfect = starts(reading, "that"), starts(reading, "perfect")
    forces = {h.last: h.first for h in reading.all("own_forces")}  # afirmó que sus hombres atacaron
    owning = starts(reading, "possessive")
    for frame in frames:
        if frame.stance not in SAYING or frame.speaker.actor is None or frame.first < frame.cue.first:
            continue
        for trigger in triggers:
            at = trigger.first - 1 - (trigger.first - 1 in perfect)
            theirs = forces.get(at + 1) or _own_people(owning, that, at + 1)
            fits = trigger.hit.traits.get("pos") == "verb" and trigger.status == "actual" and trigger.act not in NO_OWN_ACT
            if fits and theirs is not None and theirs - 1 in that and frame.first <= trigger.first < frame.last:
                yield frame, trigger.hit
                break
            if fits and at in that and frame.first <= trigger.first < frame.last and _agrees(reading, frame, at):
                yield frame, trigger.hit
                break


def _own_people(owning: Collection[int], that: Collection[int], verb: int) -> int | None:
    """Where the words for the speaker's people begin right behind "that": "que sus guardias fronterizos dispararon"."""
    return next((i for i in range(verb - 1, verb - SUBJECT, -1) if i in owning and i - 1 in that), None)


def _of_theirs(reading: Reading, frames: Sequence[Frame], triggers: Sequence[Trigger]) -> Iterator[tuple[Frame, Hit]]:
    """The acts of "it", "they" or of "its fighters", "one of its drones" in the words of a force that speaks."""
    if reading.language in VSO:
        return
    skipped, verbs = starts(reading, "perfect", "adverb") | _marks(reading), _own_verbs(reading, triggers)
    for frame in frames:
        force = frame.speaker.actor is not None and frame.speaker.actor_kind in ARMED_SIDES
        if frame.stance not in SAYING or not force or frame.first < frame.cue.first:
            continue  # "they fired in the air, the army said": who they are stands before
        that = next((h.last for h in reading.within("that", frame.first, min(frame.first + OPENING, frame.last))), frame.first)
        for first in range(that, min(that + OPENING, frame.last)):
            at = first
            while at > that and at - 1 in skipped:
                at -= 1
            if first in verbs:
                if _own_subject(reading, that, at):
                    yield frame, verbs[first]
                break


def _marks(reading: Reading) -> frozenset[int]:
    """The marks that open a quotation of a few words: said it had "eliminated" him."""
    return frozenset(q.first - 1 for q in reading.quotes if q.scare)


def _own_verbs(reading: Reading, triggers: Sequence[Trigger]) -> dict[int, Hit]:
    """The active verbs that tell an attack, alone or with their object: struck, carried out a raid, was behind it."""
    passive = {h.last for h in reading.all("passive_aux")}
    done = [t for t in triggers if t.violent and t.status == "actual" and t.act not in NO_OWN_ACT]
    done = [t for t in done if "defends" not in t.hit.traits]
    near = {i for t in done for i in range(t.first - OBJECT, t.first)}
    light = [h for h in reading.all("light_verb", "behind") if h.last in near]
    active = [t.hit for t in done if t.hit.traits.get("pos") == "verb"]
    return {h.first: h for h in (*reading.all("did_it"), *light, *active) if h.first not in passive}


def _own_subject(reading: Reading, first: int, last: int) -> bool:
    """Whether the words before a verb are a pronoun, or belong to the one who speaks: "that it", "two of its drones"."""
    skipped = starts(reading, "article", "noun_of", "quote", "adverb") | {q.first for q in reading.quantities}
    skipped |= {i for t in reading.times for i in range(t.first, t.last)}
    i = first
    while i < last and (i in skipped or not reading.tokens[i].text[0].isalnum()):
        i = next((q.last for q in reading.quantities if q.first == i), i + 1)
    pronoun = any(first <= h.first <= i and h.last == last for h in reading.within("pronoun", first, last))
    theirs = any(first <= h.first <= i for word in ("possessive", "own_forces") for h in reading.within(word, first, last))
    actors = any(i < m.first < last and m.kind in ARMED_SIDES and m.candidates for m in reading.actors)
    return pronoun or (theirs and last - i <= SUBJECT and not actors)


def _agrees(reading: Reading, frame: Frame, at: int) -> bool:
    """Whether the verb, or the pronoun written onto "that", can mean the speaker: not "police said (they) attacked a village"."""
    if reading.language == "fr":
        return False  # a French verb shows its subject
    if reading.language == "ar":
        return reading.tokens[at].norm.endswith(PRONOUNS) and len(reading.tokens[at].norm) > len("انه") - 1
    verb = reading.tokens[at + 1].norm  # its auxiliary, where it has one
    many = verb.endswith(PLURALS) or verb in ("han", "habían")
    head = reading.tokens[frame.speaker.first].norm
    return many == head.endswith("s")


def confirmed(frames: Sequence[Frame], triggers: Sequence[Trigger]) -> Iterator[Frame]:
    """The frames in which somebody confirms an act of violence right behind the verb: "ha confirmado el bombardeo"."""
    for frame in frames:
        near = range(frame.cue.last, frame.cue.last + CONFIRMED)
        if frame.stance == "confirms" and frame.speaker.actor is not None and any(t.first in near for t in triggers):
            yield frame


def meant(reading: Reading, first: int, last: int) -> ActorMention | None:
    """The group named in full before a definite general noun: "the group", "esa guerrilla", "les rebelles"."""
    if last - first > SHORT:
        return None
    here = reading.tokens[first].sentence
    named = [
        m
        for m in reading.actors
        if m.last <= first and here - reading.tokens[m.first].sentence <= BACK and m.kind in GROUPS and not m.place
    ]
    known = [m for m in named if m.candidates or m.kind == "group"]
    return known[-1] if known else None
