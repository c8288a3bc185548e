"""The demonstration: reports of our own wording about invented incidents, and what the book makes of them."""

from __future__ import annotations

from importlib import resources

from tollbook.cli.batch import Named, code_all
from tollbook.cli.card import card
from tollbook.cli.code import AsJson, itself
from tollbook.cli.gathering import Stated, gather
from tollbook.cli.output import Progress, paper, write
from tollbook.exports.coded_report import line, record


def demo(json: AsJson = False) -> None:
    """Code ten invented reports that come with Tollbook, then show what their incidents come to."""
    on, progress = paper(), Progress()
    coded = []
    for done in code_all(demo_reports(), itself):
        progress.note(done.name, done.reason if done.made is None else None)
        if done.made is not None:
            coded.append(done.made)
            write(line(done.made) if json else card(done.made, done.name, on))
    if not json:
        from tollbook.book import incidents_of  # noqa: PLC0415 (start-up)
        from tollbook.cli.card.incident import summary  # noqa: PLC0415 (start-up)

        outlets = {c.report.id: c.report.outlet or c.report.id for c in coded}
        incidents = incidents_of((c.report.text, record(c)) for c in coded)
        write(f"THE BOOK: {len(coded)} reports, {len(incidents)} incidents, and the tolls that compete")
        for incident in incidents:
            write(summary(incident, outlets, on))
    progress.leave()


def demo_reports() -> list[Named]:
    """The sample reports that come with Tollbook, by name."""
    with resources.as_file(resources.files("tollbook.demo")) as folder:
        found = gather([str(folder)], [], Stated())
        return [Named(n.name.rsplit("/", 1)[-1], n.report, n.reason) for n in found]
