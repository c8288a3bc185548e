"""The codebooks and Tollbook's own list of acts, as the coding stage looks them up.

``codebooks/*.yaml`` holds them for people, ``built/codebooks.json`` for the program (``tollbook.knowledge.codebooks_build``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tollbook.model.error import KnowledgeError


@dataclass(frozen=True, slots=True)
class Act:
    """One act of conflict and its code in every codebook when nothing more is known of the event."""

    name: str
    violent: bool
    plover_event: str | None
    plover_mode: str | None
    plover_contexts: tuple[str, ...]
    acled_event_type: str | None
    acled_sub_event_type: str | None
    deadly: bool
    cameo: str
    weapon_class: str | None


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """A class of weapons and the code it gives an act of force; None where the class alone does not decide."""

    name: str
    remote: bool
    plover_mode: str | None
    acled_sub_event_type: str | None
    cameo: str


@dataclass(frozen=True, slots=True)
class PloverCode:
    """A PLOVER event, its mode and context, as an older name or a CAMEO code answers to."""

    event: str | None
    mode: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Codebooks:
    """All codebooks: acts and weapons by name, ACLED's types by sub-type, PLOVER's events, modes and contexts, CAMEO's codes."""

    acts: Mapping[str, Act]
    weapons: Mapping[str, WeaponClass]
    acled_types: Mapping[str, str]
    plover_quads: Mapping[str, int]
    plover_modes: Mapping[str, tuple[str, ...]]
    plover_contexts: tuple[str, ...]
    plover_aliases: Mapping[str, PloverCode]
    context_words: Mapping[str, tuple[str, ...]]
    cameo: Mapping[str, PloverCode]
    scores: Mapping[tuple[str, str | None], float | None]

    def act(self, name: str) -> Act:
        """The act of that name.

        >>> codebooks().act("car bomb").cameo
        '1832'
        """
        if name not in self.acts:
            raise KnowledgeError(f"act {name!r} is not in knowledge/codebooks/acts.yaml")
        return self.acts[name]

    def plover(self, event: str, mode: str | None = None) -> PloverCode:
        """The PLOVER 0.8 code of an event and mode that may be named as in an older version.

        >>> codebooks().plover("FIGHT"), codebooks().plover("ASSAULT", "assassinate")
        (PloverCode(event='ASSAULT', mode=None, context=None), PloverCode(event='ASSAULT', mode='targeted', context=None))
        """
        alias = self.plover_aliases.get(f"{event}/{mode}") or self.plover_aliases.get(event)
        if alias is not None:
            return PloverCode(alias.event, alias.mode or (mode if mode in self.plover_modes.get(alias.event or "", ()) else None))
        if event not in self.plover_quads:
            raise KnowledgeError(f"PLOVER event {event!r} is in no version Tollbook knows")
        return PloverCode(event, mode if mode in self.plover_modes[event] else None)

    def cameo_to_plover(self, code: str) -> PloverCode:
        """The PLOVER code of a CAMEO code; a code the list does not name answers like the longest code above it.

        >>> codebooks().cameo_to_plover("1832"), codebooks().cameo_to_plover("1411")
        (PloverCode(event='ASSAULT', mode='explosives', context=None), PloverCode(event='PROTEST', mode='demo', context=None))
        """
        for length in range(len(code), 1, -1):
            if code[:length] in self.cameo:
                return self.cameo[code[:length]]
        raise KnowledgeError(f"CAMEO code {code!r} is under no root")


def read(data: Mapping[str, Any]) -> Codebooks:
    """The codebooks of the built file's content."""
    return Codebooks(
        acts={row["name"]: Act(**{**row, "plover_contexts": tuple(row["plover_contexts"])}) for row in data["acts"]},
        weapons={row["name"]: WeaponClass(**row) for row in data["weapons"]},
        acled_types=data["acled_types"],
        plover_quads=data["plover_quads"],
        plover_modes={event: tuple(modes) for event, modes in data["plover_modes"].items()},
        plover_contexts=tuple(data["plover_contexts"]),
        plover_aliases={old: PloverCode(event, mode) for old, event, mode in data["plover_aliases"]},
        context_words={context: tuple(words) for context, words in data["context_words"].items()},
        cameo={code: PloverCode(*answer) for code, *answer in data["cameo"]},
        scores={(event, mode): score for event, mode, score in data["scores"]},
    )


@cache
def codebooks() -> Codebooks:
    """The codebooks Tollbook codes with.

    >>> codebooks().acled_types["Suicide bomb"]
    'Explosions/Remote violence'
    """
    built = resources.files("tollbook.knowledge") / "built" / "codebooks.json"
    return read(json.loads(built.read_text(encoding="utf-8")))
