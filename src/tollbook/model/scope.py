"""The scope of a reading: of which violence a book is kept."""

from __future__ import annotations

from typing import Literal, get_args

Scope = Literal["armed conflict", "gun violence"]
"""``armed conflict``: attacks, battles and killings, and no accident, suicide or quarrel of a couple (the ACLED codebook leaves
them out). ``gun violence``: also all who are shot by accident, by their own hand or at home (the Gun Violence Archive)."""
CONFLICT: Scope = "armed conflict"
SCOPES: tuple[Scope, ...] = get_args(Scope)


def within(scope: str, method: str) -> str:
    """The method of a claim with the scope it was read in; a method without one has read armed conflict.

    >>> within("gun violence", "toll/1"), within("armed conflict", "toll/1")
    ('toll/1 (gun violence)', 'toll/1')
    """
    return method if scope == CONFLICT else f"{method} ({scope})"
