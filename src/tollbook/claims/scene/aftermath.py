"""Days of what follows violence, which are not its day: "arrested on Monday over the attack", "in court on Friday", a vigil."""

from __future__ import annotations

from tollbook.claims.clause import Clause
from tollbook.claims.scene.told import Told
from tollbook.model.reading import Hit, TimeMention

FOLLOWING = frozenset(("arrest", "conviction", "court case", "investigation"))
HARM = frozenset(("killed", "injured", "killed_or_injured"))
BESIDE = 8  # tokens
STRUCK = 3  # tokens from an act to what it struck


class Aftermath:
    """Tells the days of arrests, courts and mourning from those of the violence they are about."""

    def __init__(self, told: Told) -> None:
        self.told, self.reading = told, told.reading
        acts = [h for h in told.reading.all("act") if h.traits["act"] in FOLLOWING]
        self.following = sorted([*acts, *told.reading.all("aftermath")], key=lambda h: h.first)
        self.violent = [h for h in told.reading.all("act") if h.traits["violent"] == "yes"]
        self.violent += [t.hit for found in told.triggers.values() for t in found]
        self.violent += [h for h in told.reading.all("harm") if h.traits["metric"] in HARM]

    def dates(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a time stands nearer to a word of what follows than to any word of violence in its clause."""
        after = self._nearest(time, clause, self.following)
        if after is None or _apart(time, after) > BESIDE or self._harmed_before(after, clause):
            return False
        violent = self._nearest(time, clause, self.violent)
        if after.word == "aftermath" and any(0 <= after.first - v.last <= STRUCK for v in self.violent):
            return False  # opened fire on a funeral on Tuesday
        before = after.first < time.first  # arrested on Monday in the killing of
        return violent is None or _apart(time, after) < _apart(time, violent) + before

    def _harmed_before(self, after: Hit, clause: Clause) -> bool:
        """Whether the clause tells of people harmed first: "troops killed two and arrested five on Monday"."""
        return any(t.first < after.first and t.toll.metric in HARM and t.toll.count.low for t in self.told.tolls[clause.index])

    @staticmethod
    def _nearest(time: TimeMention, clause: Clause, words: list[Hit]) -> Hit | None:
        inside = [h for h in words if clause.first <= h.first < clause.last]
        return min(inside, key=lambda h: (_apart(time, h), h.first), default=None)


def _apart(time: TimeMention, hit: Hit) -> int:
    return max(hit.first - time.last, time.first - hit.last, 0)
