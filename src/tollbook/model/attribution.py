"""Who said it, and through whom it reached the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tollbook.model.span import Span

SourceType = Literal[
    "government", "military", "police", "medical", "armed group", "witness", "media", "NGO", "UN",
    "emergency service", "anonymous", "unspecified",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of a claim as named in the text, and the chain from the speaker to the text.

    ``name`` is None for the reporter's own voice, whose type is ``unspecified``. ``via`` is nearest the speaker
    first: a group's statement carried by a state agency and reported by a wire has ``via=("INA", "EFE")``.
    """

    name: str | None
    type: SourceType
    anonymous: bool = False
    via: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


OWN_VOICE = Attribution(None, "unspecified")
