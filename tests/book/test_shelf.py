"""The shelf in a database holds what the shelf in memory holds, also after reports were taken out again."""

from __future__ import annotations

from types import ModuleType

from tollbook.book import Book
from tollbook.incidents import Linker, Memory
from tollbook.incidents.blocks import keys
from tollbook.store.shelf import MOST


def blocks_of(book: Book, memory: Memory) -> set[str]:
    """Every key that may become too common, of every report."""
    found = [keys(s) for s in memory.sketches.values()]
    return {k for f in found for k in (*f.timeless, *f.names)}


def assert_alike(book: Book, memory: Memory) -> None:
    assert set(book.shelf.reports()) == set(memory.sketches)
    for key, sketch in memory.sketches.items():
        assert book.shelf.sketch(key) == sketch
        assert book.shelf.scores(key) == memory.scores(key)
        filed = keys(sketch).filed
        assert book.shelf.holders(filed) == memory.holders(filed)
    for block in blocks_of(book, memory):
        assert book.shelf.days(block) == min(memory.days(block), MOST)


def test_the_shelf_holds_what_memory_holds(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 150)))
    memory = Memory()
    linker = Linker(memory)
    for key in book.shelf.reports():
        sketch = book.shelf.sketch(key)
        assert sketch is not None
        linker.add(sketch)
    assert max(memory.days(b) for b in blocks_of(book, memory)) > MOST
    with book.store.writing(), book.shelf.alone():
        assert_alike(book, memory)
        for sketch in list(memory.sketches.values())[::2]:
            linker.remove(sketch)
            book.linker.remove(sketch)
        assert_alike(book, memory)


def test_the_first_reports_of_a_key_are_told_in_the_order_of_the_log(book: Book, made_up: ModuleType) -> None:
    list(book.add_all(made_up.reports(0, 150)))
    days: dict[str, list[object]] = {}
    rises: dict[str, list[int]] = {}
    for n, key in enumerate(book.shelf.reports(), 1):
        sketch = book.shelf.sketch(key)
        assert sketch is not None
        found = keys(sketch)
        for block in (*found.timeless, *found.names):
            day = sketch.start if block[0] != "N" and sketch.start is not None else key
            if day not in days.setdefault(block, []):
                days[block].append(day)
                rises.setdefault(block, []).append(n)
    assert all(book.shelf.rises(block, 5) == rises[block][:5] for block in rises)
