"""Deciding: one claim, two incidents, one report in the wrong incident; and taking any of it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tollbook.api.desk import Desk
from tollbook.book import Book
from tollbook.review.claims import Item, decided, items, machine_record
from tollbook.review.decisions import CLAIM_VERDICTS, PAIR_VERDICTS, Decision
from tollbook.review.desk_file import DeskError
from tollbook.review.known_names import named
from tollbook.review.people import Person
from tollbook.review.queue import titled
from tollbook.review.values import checked
from tollbook.store import Filed, StoreError
from tollbook.store.ledger import name_of

Json = dict[str, Any]
LONGEST = 2000
MOST_PAIRS = 4000


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants decided of one claim: the report, its item (None to add a claim), the verdict and the values given."""

    report: str
    verdict: str
    item: str | None = None
    facet: str = ""
    event: int = 0
    given: Mapping[str, Any] | None = None
    reason: str | None = None
    blind: bool = False


def standing_record(desk: Desk, book: Book, key: str) -> tuple[Json, list[Item], list[Decision]]:
    """A report's machine coding with the names this book knows, its items, and the decisions that stand on them."""
    record = machine_record(book, key)
    if record is None:
        raise DeskError(f"{key}: the book has no coding of this report")
    record = named(record, desk.names.known("actor"), desk.names.known("place"))
    return record, items(key, record), desk.decisions.of_report(key)


def decide(desk: Desk, person: Person, wish: Wish) -> Decision:
    """Log a decision on a claim; a correction, rejection or addition also gives the book the coder's own coding."""
    if wish.verdict not in CLAIM_VERDICTS:
        raise DeskError(f"{wish.verdict[:40]!r} is no verdict; say one of: {', '.join(CLAIM_VERDICTS)}")
    with desk.writing() as book:
        filed = book.store.report(wish.report)
        record, known, standing = standing_record(desk, book, filed.key)
        made = decision_of(wish, person, known, filed, len(record["events"]))
        made = desk.decisions.add(made)
        before = {d.item: d for d in standing}.get(made.item)
        changes = {"correct", "reject", "add"}
        if not made.blind and (made.verdict in changes or (before is not None and before.verdict in changes)):
            work_in(desk, book, filed.key, made)
    return made


def decision_of(wish: Wish, person: Person, known: Sequence[Item], filed: Filed, events: int) -> Decision:
    text, key = filed.text, filed.key
    reason = None if not wish.reason else str(wish.reason)[:LONGEST]
    if wish.verdict == "add":
        if not 0 <= wish.event < events:
            raise DeskError("the report tells of no such event")
        value = {**checked(wish.facet, wish.given or {}, None, text), "event": wish.event}
        if not value.get("spans"):
            raise DeskError("select the words in the text that carry the value")
        name = name_of("added", key, wish.facet, value)
        return Decision(name, "add", person.name, wish.facet, key, None, value, blind=wish.blind, reason=reason)
    item = next((i for i in known if i.id == wish.item), None)
    if item is None:
        raise DeskError("the report was coded anew since; look at it again")
    corrected = checked(item.facet, wish.given or {}, item.value, text) if wish.verdict == "correct" else None
    return Decision(
        item.id, wish.verdict, person.name, item.facet, key, item.value, corrected, blind=wish.blind, reason=reason
    )  # fmt: skip


def work_in(desk: Desk, book: Book, key: str, by: Decision) -> None:
    """Give the book the coding of a report that follows from everything decided of it."""
    record, _, standing = standing_record(desk, book, key)
    book.add(book.store.report(key).text, decided(key, record, standing), f"coder:{by.who}/{by.seq}")


def judge(desk: Desk, person: Person, verdict: str, sides: tuple[str, str], about: tuple[str | None, str | None]) -> Decision:
    """Judge two incidents or reports the same, not the same or unsure; ``about`` is the task it answers and the reason."""
    task, reason = about
    if verdict not in PAIR_VERDICTS:
        raise DeskError(f"{verdict[:40]!r} is no verdict; say one of: {', '.join(PAIR_VERDICTS)}")
    with desk.writing() as book:
        groups = [reports_of(book, side) for side in sides]
        pairs = [(a, b) for a in groups[0] for b in groups[1] if a != b]
        if not pairs:
            raise DeskError("that is one and the same report")
        if len(pairs) > MOST_PAIRS:
            raise DeskError(f"{len(pairs)} pairs of reports are too many for one judgement")
        judgement = book.judge(verdict, pairs, person.name, None if not reason else reason[:LONGEST])
        key = book.store.report(groups[0][0]).key
        item = task or name_of("pair", *sorted(sides))
        value = {"sides": list(sides)}
        return desk.decisions.add(Decision(item, verdict, person.name, "pair", key, None, value, judgement, reason=reason))


def split(desk: Desk, person: Person, incident: str, reports: Sequence[str], about: tuple[str | None, str | None]) -> Decision:
    """Take some reports out of an incident: they are judged not the same as those that stay."""
    task, reason = about
    with desk.writing() as book:
        found = book.derived.incident(incident)
        leaving = [r for r in found["reports"] if r in set(reports)]
        staying = [r for r in found["reports"] if r not in set(reports)]
        if not leaving or not staying:
            raise DeskError("choose some of the incident's reports, and leave at least one")
        pairs = [(a, b) for a in leaving for b in staying]
        judgement = book.judge("not same", pairs, person.name, None if not reason else reason[:LONGEST])
        key = book.store.report(leaving[0]).key
        item, value = task or name_of("split", found["id"], leaving), {"incident": found["id"], "reports": leaving}
        return desk.decisions.add(Decision(item, "not same", person.name, "pair", key, None, value, judgement, reason=reason))


def reports_of(book: Book, name: str) -> list[str]:
    """The reports that an incident's or a report's id stands for."""
    try:
        return [str(r) for r in book.derived.incident(name)["reports"]]
    except StoreError:
        return [book.store.report(name).id]


def look(desk: Desk, person: Person, task: str, verdict: str, reason: str | None = None) -> Decision:
    """Say that a task was looked at: it leaves the queue until what it is about changes."""
    if verdict not in ("accept", "unsure"):
        raise DeskError("say accept or unsure")
    with desk.writing() as book:
        waiting = desk.reviewed(book).find(task)
        if waiting is None:
            raise DeskError("this task is no longer open")
        found = titled(book, [waiting])[0]
        key = book.store.report(found.reports[0]).key if found.reports else None
        return desk.decisions.add(Decision(task, verdict, person.name, "task", key, None, {"title": found.title}, reason=reason))


def undo(desk: Desk, person: Person, seq: int) -> Decision:
    """Take a decision back: one's own, or as a reviewer anybody's. Undoing an undo brings it back."""
    made = desk.decisions.get(seq)
    if made.who != person.name and not person.may("reviewer"):
        raise DeskError("only a reviewer takes back what somebody else decided")
    if desk.decisions.read("WHERE undoes = ? ORDER BY seq DESC LIMIT 1", (seq,)):
        raise DeskError("this was taken back already")
    with desk.writing() as book:
        judgement = book.undo(made.judgement, person.name) if made.judgement is not None else None
        taken = replace(made, verdict="undo", who=person.name, undoes=seq, judgement=judgement, value=None, was=None, reason=None)
        back = desk.decisions.add(taken)
        if made.facet not in ("pair", "task") and made.report is not None and not made.blind:
            work_in(desk, book, made.report, back)
    return back
