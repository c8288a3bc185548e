"""Where the words begin for what an act was aimed at: behind its verb, behind "on" or "against", behind its weapon."""

from __future__ import annotations

from collections.abc import Collection

from tollbook.claims.actor.cast import OBJECT_REACH, Cast
from tollbook.claims.clause import Clauses
from tollbook.claims.speech.frame import Frame
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import Reading, starts

WITH, FOR = "ب", "ل"
"""Arabic prepositions written onto a word: what an act was done with, and whom it was meant for."""
LAUNCHED = 3
"""Tokens behind a subject in which "on" or "against" follows what is opened or launched: أطلق مسلحون النار على."""


class AimReader(Cast):
    """Finds where the object of an act begins."""

    def __init__(self, reading: Reading, clauses: Clauses, frames: tuple[Frame, ...], *, harmed: Collection[int] = ()) -> None:
        super().__init__(reading, clauses, frames, harmed=harmed)
        self.aims = {h.first: h for h in reading.all("aim")}
        self.of = starts(reading, "noun_of") if not self.noun_first else frozenset()

    def _behind_weapon(self, at: int | None, end: int) -> int | None:
        """What a weapon was sent at, where the weapon is the object of the verb: fired two rockets into a market."""
        if at is None or self.vso:
            return at
        i = next((b for a, b in self.counts.items() if a == at), at)
        if i >= end or i not in self.weapon_starts:
            return at
        cues = (self.aims[j] for j in range(i, min(i + OBJECT_REACH, end)) if j in self.aims)
        return next((c.last for c in cues if c.traits["kind"] == "firm"), None)

    def _aim(self, trigger: Trigger, end: int) -> int | None:
        """Where the words for the object begin: behind a verb, or behind "on" or "against" after a noun."""
        if trigger.hit.traits.get("pos") == "verb":
            subject = self._behind_verb(trigger.first) if self.vso else None
            if subject is None:
                return self._verb_aim(trigger, end)
            reach = LAUNCHED if any(h.first == trigger.first for h in self.reading.all("light_verb")) else 1
            cues = (self.aims[i] for i in range(subject.last, subject.last + reach) if i in self.aims)
            return next((c.last for c in cues if c.traits["kind"] == "firm"), subject.last)
        loose: int | None = None
        marked = [i for i in self._sites_behind(trigger.hit.last, end) if self.vso and self.tokens[i].text.startswith(FOR)]
        if marked and trigger.act == "ambush":
            return marked[0]  # كمين نصبته جماعة لرتل عسكري
        for i in range(trigger.hit.last, min(trigger.hit.last + OBJECT_REACH, end)):
            cue = self.aims.get(i)
            if cue is not None and cue.traits["kind"] == "firm":
                return cue.last
            if self.tokens[i].text in (".", ";", '"', "”", "»") or (self.tokens[i].text == "," and i > trigger.hit.last + 4):
                return loose
            if (
                cue is not None
                and loose is None
                and cue.traits["kind"] == "loose"
                and (i not in self.of or i == trigger.hit.last)
            ):
                loose = cue.last
        return loose

    def _sites_behind(self, first: int, end: int) -> list[int]:
        """Where the sites and things begin that stand behind an act, up to the next sign."""
        signs = (i for i in range(first, end) if not self.tokens[i].text[0].isalnum())
        last = min(first + OBJECT_REACH, next(signs, end))
        words = ("civilian_object", "military_site", "attacked")
        return sorted(h.first for w in words for h in self.reading.within(w, first, last) if "where" not in h.traits)

    def _verb_aim(self, trigger: Trigger, end: int) -> int:
        """Behind a verb; where adjectives follow nouns behind its "a" or "contra", a later one for what is launched."""
        if self.vso and trigger.hit.last in self.weapon_starts:  # أغارت طائرات حربية على
            cues = (self.aims[i] for i in range(trigger.hit.last, min(trigger.hit.last + 4, end)) if i in self.aims)
            return next((c.last for c in cues if c.traits["kind"] == "firm"), trigger.hit.last)
        if self.vso and trigger.hit.last < end and self.tokens[trigger.hit.last].text.startswith(WITH):
            sites = self._sites_behind(trigger.hit.last, end)  # قصفت بالدبابات قرية
            return next((i for i in sites if i - 1 not in self.prepositions), trigger.hit.last)
        around = [h.last for h in self.aims.values() if h.first <= trigger.first and h.last > trigger.hit.last]
        if around or not self.noun_first:
            return around[0] if around else trigger.hit.last  # "opened fire on" is one cue
        reach = OBJECT_REACH if any(h.first == trigger.first for h in self.reading.all("light_verb")) else 1
        start = next(i for i in range(trigger.hit.last, end + 1) if i not in self.idle)  # ont tiré samedi sur
        for i in range(start, min(start + reach, end)):
            cue = self.aims.get(i)
            if cue is not None and cue.traits["kind"] == "firm":
                return cue.last
        return trigger.hit.last
