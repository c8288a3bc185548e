"""The figures of a report before they are tolls: its counted people, what became of them, and who speaks where."""

from __future__ import annotations

from tollbook.claims.harm.binder import HarmBinder
from tollbook.claims.harm.rival import Harm
from tollbook.claims.people.counted import People
from tollbook.claims.people.finder import PeopleFinder
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Hit, Reading

NOT_FAR = 6


class Figures:
    """The counted people and harms of one report, with the words that tie a part to a figure."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...]) -> None:
        self.reading, self.tokens, self.frames = reading, reading.tokens, frames
        speaking = {i for f in frames for i in range(f.speaker.first, f.speaker.last)}
        hurt = {h.last for h in reading.all("harm") if h.traits["use"] == "active"}
        self.people = tuple(p for p in PeopleFinder(reading).find() if p.last - 1 not in speaking or p.first in hurt)
        self.harms = HarmBinder(reading, self.people).find()
        whole = {h.last for h in reading.all("harm") if h.traits["use"] == "toll"}  # "the number of those killed" is no part
        self.subset_cue = tuple(h for h in reading.by_word.get("subset_cue", ()) if h.last not in whole)
        self.partitive = reading.by_word.get("partitive", ())
        self.joining = {h.first: h.last for h in reading.all("coordinator")}
        self.counting_in = {h.first for h in reading.all("counted_in")}
        self.copula = {h.first: h.last for h in reading.all("copula")}
        self.zero = tuple(h for h in reading.all("nobody_hurt") if "negated" not in h.traits or self._negated(h))

    def counted_in(self, people: People) -> Harm | None:
        """The figure of the sentence right before the people: "twelve people, among them two nuns, were killed"."""
        sentence = self.tokens[people.first].sentence
        return next(
            (
                h
                for h in reversed(self.harms)
                if h.people.first < people.first and self.tokens[h.people.first].sentence == sentence
            ),
            None,
        )

    def last_harm(self, before: int, *, same_sentence: bool) -> Harm | None:
        """The figure told last before a token, in its sentence or also in the one before."""
        sentence = self.tokens[before].sentence
        earlier = [h for h in self.harms if h.people.first < before and h.predicate.first < before]
        near = [h for h in earlier if sentence - self.tokens[h.people.first].sentence <= (0 if same_sentence else 1)]
        return near[-1] if near else None

    def whole(self, people: People, cue: Hit | None) -> Harm | None:
        """The figure that a part belongs to: the last one, without "of the dead" the last one of the dead."""
        last = self.last_harm(people.first, same_sentence=False)
        if cue is not None or last is None or last.metric == "killed":
            return last
        sentence = self.tokens[last.people.first].sentence
        dead = [h for h in self.harms if h.metric == "killed" and self.tokens[h.people.first].sentence == sentence]
        return dead[-1] if dead else last

    def listed_to(self, people: People) -> int:
        """Where a list that people stand in ends: "ten women and as many children (among them)"."""
        at = people.last
        while at in self.joining and self.tokens[at].text not in (",", "،"):
            behind = next((p for p in self.people if p.first == self.joining[at] and p.human is True and not p.part), None)
            if behind is None:
                break
            at = behind.last
        return at

    def included(self, people: People) -> bool:
        """Whether a word behind people counts them in: "13 women and eight children included"."""
        return people.human is True and self.listed_to(people) in self.counting_in

    def _negated(self, hit: Hit) -> bool:
        """Whether a "not" stands before words of harm that need one to say that nobody was hurt."""
        start = max(self.reading.sentence_of(hit.first).first, hit.first - NOT_FAR)
        return bool(self.reading.within("negation", start, hit.first))
