"""What the statements add to the authors of an event: claimed, accused, denied, unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.model.draft import UNSAID, Part, Said
from tollbook.model.reading import ActorMention

STATES = frozenset(("state", "military", "external force"))
PARTIES = frozenset(("armed group", "military", "militia", "faction", "gang", "cartel", "alliance", "external force", "state"))


def once(said: Sequence[Said]) -> tuple[Said, ...]:
    """One statement of a stance by a speaker about somebody, the first in the text."""
    unique: dict[tuple[str, str, str | None], Said] = {}
    blamed = {s.about for s in said if s.stance == "accuses" and s.speaker != UNSAID}
    for s in said:
        if s.stance == "accuses" and ((s.speaker == UNSAID and s.about in blamed) or _of_one_state(s)):
            continue  # somebody named says so too; a state does not accuse itself
        name = s.mention.name if s.mention is not None else s.speaker
        about = s.about if s.stance == "accuses" else None
        unique.setdefault((s.stance, name, about), s)
    return tuple(sorted(unique.values(), key=lambda s: (s.span.start, s.span.end, s.stance)))


def stanced(parts: tuple[Part, ...], said: Sequence[Said]) -> tuple[Part, ...]:
    """The parts with what the statements add: accused, claiming and denying authors."""
    named = {p.mention.name for p in parts if p.role == "perpetrator" and p.mention is not None}
    added: list[Part] = []
    for s in said:
        mention = s.about_mention if s.stance == "accuses" else s.mention if s.stance == "claims" else None
        if mention is not None and mention.name not in named:
            named.add(mention.name)
            added.append(
                Part("perpetrator", "accused" if s.stance == "accuses" else "claimed", mention.as_named, s.span, mention)
            )
    claiming = {s.mention.name for s in said if s.stance == "claims" and s.mention is not None}
    blamed = {s.about_mention.name for s in said if s.stance == "accuses" and s.about_mention is not None}
    denying = {s.mention.name for s in said if s.stance == "denies" and s.mention is not None}
    kept = [_with_stance(p, claiming, blamed, denying) for p in (*parts, *added)]
    if not any(p.role == "perpetrator" for p in kept):
        denying_party = next(((s, m) for s in said if s.stance == "denies" and (m := _party(s)) is not None), None)
        if denying_party is not None:
            s, m = denying_party
            kept.append(Part("perpetrator", "denied", m.as_named, s.span, m))
    unknown = next((s for s in said if s.stance == "no_claim" and _party(s) is None), None)
    if unknown is not None and not any(p.role == "perpetrator" for p in kept):
        kept.append(Part("perpetrator", "asserted", unknown.span.text, unknown.span))
    return tuple(kept)


def _of_one_state(said: Said) -> bool:
    one, other = said.mention, said.about_mention
    if one is None or other is None or not {one.kind, other.kind} <= STATES:
        return False
    return one.country is not None and one.country == other.country


def _party(said: Said) -> ActorMention | None:
    """The armed side or state that denies an act nobody else is named for."""
    mention = said.mention
    known = mention is not None and (mention.candidates or mention.country or mention.kind == "military")
    return mention if mention is not None and mention.kind in PARTIES and known else None


def _with_stance(part: Part, claiming: set[str], blamed: set[str], denying: set[str]) -> Part:
    if part.role != "perpetrator" or part.mention is None:
        return part
    name = part.mention.name
    if name in claiming:
        return replace(part, stance="claimed")
    if name in denying or name in blamed:
        return replace(part, stance="accused")
    return part
