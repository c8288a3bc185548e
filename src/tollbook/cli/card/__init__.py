"""The card of a coded report: the incident in one line, its claims, and the text with the words that carry them."""

from __future__ import annotations

from tollbook.cli.card.card import Paper, card, printed

__all__ = ["Paper", "card", "printed"]
