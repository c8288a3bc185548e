"""The scope that a command reads reports in."""

from __future__ import annotations

from typing import Annotated

import typer

from tollbook.model.scope import SCOPES, Scope

InScope = Annotated[
    str,
    typer.Option(
        "--scope",
        help="Of which violence main incidents are told: 'armed conflict', or 'gun violence', which also counts all who are shot "
        "by accident, by their own hand or at home. It is part of the method of every claim.",
    ),
]


def scope_of(stated: str) -> Scope:
    """The scope of a name; a usage error where there is none of it."""
    found = next((s for s in SCOPES if s == stated.casefold()), None)
    if found is None:
        raise typer.BadParameter(f"{stated!r} is not one of: {', '.join(SCOPES)}", param_hint="--scope")
    return found
