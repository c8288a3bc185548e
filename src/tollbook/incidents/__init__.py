"""link: which reports tell of one incident, why, and what people decided about it."""

from __future__ import annotations

from tollbook.incidents.linker import NONE, Linker, Memory, Rulings, Shelf, link
from tollbook.incidents.sketch import Sketch, main_event, sketch

__all__ = ["NONE", "Linker", "Memory", "Rulings", "Shelf", "Sketch", "link", "main_event", "sketch"]
