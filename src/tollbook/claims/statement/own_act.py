"""Whose own act a statement tells: "dijo que atacó", "il affirme avoir frappé", قال إنه استهدف; and whom "the group" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.speech.frame import Frame
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import ActorMention, Reading, starts

SAYING = ("says", "claims", "confirms")
NO_OWN_ACT = frozenset(("explosion", "interception", "destruction", "recapture", "arrest", "rescue"))
PRONOUNS = ("ه", "ها", "هم", "هما")
PLURALS = ("ron", "aban", "ían")
CONFIRMED = 6  # tokens
BACK = 3  # sentences
GROUPS = frozenset(("armed group", "alliance", "faction", "militia", "cartel", "gang", "group"))
SHORT = 3


def own_acts(reading: Reading, frames: Sequence[Frame], triggers: Sequence[Trigger]) -> Iterator[tuple[Frame, Trigger]]:
    """The acts whose verb has no subject of its own behind "that": the speaker did them."""
    if reading.language not in ("es", "fr", "pt", "ar"):
        return
    that, perfect = starts(reading, "that"), starts(reading, "perfect")
    forces = {h.last: h.first for h in reading.all("own_forces")}  # afirmó que sus hombres atacaron
    for frame in frames:
        if frame.stance not in SAYING or frame.speaker.actor is None or frame.first < frame.cue.first:
            continue
        for trigger in triggers:
            at = trigger.first - 1 - (trigger.first - 1 in perfect)
            theirs = forces.get(at + 1)
            fits = trigger.hit.traits.get("pos") == "verb" and trigger.status == "actual" and trigger.act not in NO_OWN_ACT
            if fits and theirs is not None and theirs - 1 in that and frame.first <= trigger.first < frame.last:
                yield frame, trigger
                break
            if fits and at in that and frame.first <= trigger.first < frame.last and _agrees(reading, frame, at):
                yield frame, trigger
                break


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
