"""Whose a weapon or a raid is: an Israeli strike, "a drone of the air force", «طائرة تابعة للجيش»."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.actor.cast import OBJECT_REACH
from tollbook.claims.actor.subject import SubjectReader
from tollbook.claims.clause import Clause
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import ActorMention, Hit


class OwnerReader(SubjectReader):
    """Finds the actors whose weapons and raids one report tells of."""

    def _attributive(self, at: int, clause: Clause) -> Iterator[ActorMention]:
        """The actor right before an act or weapon: an Israeli strike, the group's drone."""
        i = at
        while i > clause.first and at - i < 4:
            mention = self.by_last.get(i)
            if mention is not None:
                if self.able(mention) and not (mention.kind == "military" and not mention.candidates):
                    yield mention
                return
            if i - 1 not in self.genitive and i - 1 not in self.weapons and i - 1 not in self.described:
                return
            i -= 1

    def _weapon_owner(self, weapon: Hit) -> Iterator[ActorMention]:
        """Whose a weapon is: told inside its own words, "an air force jet", or beside them."""
        begun = (self.by_first.get(i) for i in range(weapon.first, weapon.last))
        inside = [m for m in begun if m is not None and self.able(m) and m.kind != "unknown"]
        if inside:
            yield inside[0]
        elif self.noun_first:
            yield from list(self._genitive(weapon)) or self._behind_weapon(weapon)
        else:
            yield from self._attributive(weapon.first, self.clauses.at(weapon.first))
            yield from self._behind_weapon(weapon)

    def _behind_weapon(self, weapon: Hit) -> Iterator[ActorMention]:
        """Whose a weapon is behind it: "a drone of the air force", "a jet belonging to the coalition"."""
        tie = next(iter(self.reading.within("weapon_of", weapon.last, weapon.last + 3)), None)
        if tie is not None and tie.first == weapon.last:
            near = (self.by_first.get(i) for i in range(tie.last - 1, tie.last + 4))
            yield from [m for m in near if m is not None and self.able(m) and not m.place][:1]

    def _flown_by(self, trigger: Trigger) -> Iterator[ActorMention]:
        """The air force that a raid is of, where the language has no genitive for it: "two raids of the Chadian air force"."""
        if trigger.act == "airstrike" and trigger.hit.traits.get("pos") == "noun" and not self.noun_first:
            arms = self.reading.within("air_arm", trigger.hit.last, trigger.hit.last + OBJECT_REACH // 2)
            flown = [m for h in arms for m in self.by_first.values() if m.first < h.last and h.first < m.last and self.able(m)]
            ties = {i for h in self.reading.all("agent", "weapon_of") for i in range(h.first, h.last)}
            yield from [m for m in flown if trigger.hit.last in ties][:1]
