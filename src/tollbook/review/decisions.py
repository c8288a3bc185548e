"""What people decided of single claims and of pairs of reports: a log to which lines are only added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tollbook.review.agreement import Agreement, agreement
from tollbook.review.desk_file import DeskError, DeskFile

Json = dict[str, Any]
CLAIM_VERDICTS = ("accept", "correct", "reject", "add", "unsure")
PAIR_VERDICTS = ("same", "not same", "unsure")
COLUMNS = (
    "seq",
    "item",
    "verdict",
    "report",
    "facet",
    "was",
    "value",
    "judgement",
    "undoes",
    "blind",
    "who",
    "reason",
    "added_at",
)
LIGHT = ("seq", "item", "verdict", "who", "facet", "report", "undoes", "blind")
MOST_ASKED = 900


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. ``was`` is the machine's value, ``value`` the coder's; ``undoes`` names the line taken back."""

    item: str
    verdict: str
    who: str
    facet: str
    report: str | None = None
    was: Any = None
    value: Any = None
    judgement: str | None = None
    undoes: int | None = None
    blind: bool = False
    reason: str | None = None
    seq: int = 0
    added_at: str = ""


class Standing:
    """What stands of every item, kept in step with the log: only lines that came since are read."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions, self.seq = decisions, 0
        self.log: dict[str, list[Decision]] = {}
        self.verdicts: dict[str, str] = {}
        self.reports: set[str] = set()

    def read(self) -> set[str]:
        """Take in what was decided since; gives the items that it was about.

        >>> log = Decisions(DeskFile(":memory:"))
        >>> found = Standing(log)
        >>> made = log.add(Decision("t1", "accept", "ana", "task"))
        >>> found.read(), found.verdicts
        ({'t1'}, {'t1': 'accept'})
        """
        changed: set[str] = set()
        sql = f"SELECT {', '.join(LIGHT)} FROM decisions WHERE seq > ? ORDER BY seq"
        for row in self.decisions.file.rows(sql, (self.seq,)):
            made = Decision(**dict(zip(LIGHT, row, strict=True)))
            self.seq = made.seq
            self.log.setdefault(made.item, []).append(made)
            changed.add(made.item)
            if made.report is not None:
                self.reports.add(made.report)
        for item in changed:
            found = [d.verdict for d in standing(self.log[item]) if not d.blind]
            if found:
                self.verdicts[item] = found[-1]
            else:
                self.verdicts.pop(item, None)
        return changed


class Decisions:
    """The log of one desk."""

    def __init__(self, file: DeskFile) -> None:
        self.file = file

    def add(self, made: Decision) -> Decision:
        """Write a decision; when this returns it is on the disk."""
        row = (
            made.item, made.verdict, made.report, made.facet, packed(made.was), packed(made.value), made.judgement, made.undoes,
            int(made.blind), made.who, made.reason, self.file.now(),
        )  # fmt: skip
        with self.file.writing():
            seq = self.file.run(f"INSERT INTO decisions ({', '.join(COLUMNS[1:])}) VALUES ({', '.join('?' * 12)})", row)
            self.file.note(made.who, made.verdict, made.item, made.facet)
        return self.get(seq)

    def get(self, seq: int) -> Decision:
        """A decision by its number."""
        found = self.read("WHERE seq = ?", (seq,))
        if not found:
            raise DeskError(f"{seq}: no such decision")
        return found[0]

    def read(self, where: str = "", values: Sequence[Any] = ()) -> list[Decision]:
        rows = self.file.rows(f"SELECT {', '.join(COLUMNS)} FROM decisions {where}", values)
        return [unpacked(row) for row in rows]

    def log(self, limit: int = 100, before: int | None = None) -> list[Decision]:
        """The newest decisions, newest first."""
        return self.read("WHERE seq < ? ORDER BY seq DESC LIMIT ?", (before or 2**62, limit))

    def newest(self) -> int:
        """The number of the newest decision; 0 where there is none."""
        return int(self.file.rows("SELECT coalesce(max(seq), 0) FROM decisions")[0][0])

    def on_reports(self, reports: Iterable[str], limit: int) -> list[Decision]:
        """The newest decisions on some reports (by key), newest first."""
        keys = sorted(set(reports))[:MOST_ASKED]
        return self.read(f"WHERE report IN ({', '.join('?' * len(keys))}) ORDER BY seq DESC LIMIT ?", (*keys, limit))

    def of_report(self, report: str) -> list[Decision]:
        """The decisions on a report's claims that stand: of every item the newest that was not undone, blind ones apart."""
        found = self.read("WHERE report = ? ORDER BY seq", (report,))
        newest: dict[str, Decision] = {}
        for made in standing(found):
            if not made.blind:
                newest[made.item] = made
        return sorted(newest.values(), key=lambda d: d.seq)

    def blind_of(self, who: str, report: str) -> dict[str, Decision]:
        """What a second coder decided blindly of a report's claims."""
        found = self.read("WHERE report = ? AND who = ? AND blind = 1 ORDER BY seq", (report, who))
        return {d.item: d for d in standing(found)}

    def agreement(self, first: str | None = None, second: str | None = None) -> list[tuple[str, str, Agreement]]:
        """Every pair of coders who decided the same items, the second blindly, and how far they agree."""
        open_eyes: dict[str, dict[str, str]] = {}
        blind: dict[str, dict[str, str]] = {}
        for made in standing(self.read("ORDER BY seq")):
            if made.verdict in CLAIM_VERDICTS:
                (blind if made.blind else open_eyes).setdefault(made.who, {})[made.item] = label(made)
        found = []
        for one, theirs in sorted(open_eyes.items()):
            for other, others in sorted(blind.items()):
                both = sorted(theirs.keys() & others.keys())
                if one != other and both and first in (None, one) and second in (None, other):
                    found.append((one, other, agreement([(theirs[i], others[i]) for i in both])))
        return found

    def disagreements(self) -> list[tuple[Decision, Decision]]:
        """The items on which a blind second coder decided otherwise, and nobody has decided since."""
        newest: dict[str, Decision] = {}
        blind: dict[str, Decision] = {}
        for made in standing(self.read("WHERE item IN (SELECT item FROM decisions WHERE blind = 1) ORDER BY seq")):
            if made.verdict in CLAIM_VERDICTS:
                (blind if made.blind else newest)[made.item] = made
        pairs = [(newest[i], b) for i, b in sorted(blind.items()) if i in newest]
        return [(a, b) for a, b in pairs if a.who != b.who and label(a) != label(b) and not (a.seq > b.seq)]


def label(made: Decision) -> str:
    """What two coders are compared by: the verdict and, of a correction, the figures or words put in.

    >>> label(Decision("i", "correct", "ana", "toll", value={"low": 3, "high": 3, "spans": []}))
    'correct {"high":3,"low":3}'
    """
    if made.verdict != "correct" or not isinstance(made.value, Mapping):
        return made.verdict
    kept = {k: v for k, v in made.value.items() if k not in ("spans", "coder", "id", "claim")}
    return f"correct {json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(',', ':'))}"


def standing(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, oldest first: an undo takes one back, an undo of the undo brings it back.

    >>> standing([Decision("a", "accept", "ana", "toll", seq=1), Decision("a", "undo", "ana", "toll", undoes=1, seq=2)])
    []
    """
    undone: set[int] = set()
    kept = []
    for made in sorted(log, key=lambda d: -d.seq):
        if made.seq in undone:
            continue
        if made.verdict == "undo" and made.undoes is not None:
            undone.add(made.undoes)
        else:
            kept.append(made)
    return kept[::-1]


def packed(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def unpacked(row: Sequence[Any]) -> Decision:
    fields = dict(zip(COLUMNS, row, strict=True))
    fields["was"] = None if fields["was"] is None else json.loads(fields["was"])
    fields["value"] = None if fields["value"] is None else json.loads(fields["value"])
    return Decision(**{**fields, "blind": bool(fields["blind"])})
