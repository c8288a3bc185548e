"""PLOVER's event, mode and contexts of an event, in the names of version 0.8."""

from __future__ import annotations

from tollbook.coding.acled import sub_event
from tollbook.coding.evidence import Evidence
from tollbook.coding.means import means
from tollbook.coding.sides import any_of, by_group, by_state
from tollbook.knowledge.codebooks import codebooks

KEPT = frozenset({"targeted", "abduct", "torture", "sexual", "beat", "unconventional", "suicide-attack"})
ASKED = {
    "release": "yield", "ceasefire": "yield", "withdrawal": "yield", "easing": "yield", "talks": "meet", "visit": "meet",
    "mediation": "meet", "aid": "assist", "cooperation": "assist", "access": "assist", "resignation": "change",
}  # fmt: skip
THREATENED = {
    "sanction": "restrict", "blockade": "restrict", "curfew": "restrict", "ban": "restrict", "arrest": "arrest",
    "relations cut": "relations", "aid cut": "relations", "expulsion": "expel", "seizure of territory": "territory",
}  # fmt: skip


def event_and_mode(evidence: Evidence) -> tuple[str | None, str | None]:
    """The PLOVER event and its mode; the mode is None where the words do not tell it.

    >>> event_and_mode(Evidence("armed attack", weapons=("drone",))), event_and_mode(Evidence("talks"))
    (('ASSAULT', 'drone'), ('CONSULT', None))
    """
    act = codebooks().act(evidence.act)
    if sub_event(evidence) == "Excessive force against protesters":
        return "ASSAULT", _on_crowd(evidence)
    if act.name in ("raid", "search") and sub_event(evidence) == "Arrests":
        return "COERCE", "arrest"
    if act.name == "arrest" and by_group(evidence):
        return "ASSAULT", "abduct"
    if act.plover_event == "ASSAULT" and act.violent:
        return "ASSAULT", _mode_of_force(evidence)
    if act.plover_event == "MOBILIZE" and act.plover_mode == "troops":
        return "MOBILIZE", _mobilised(evidence)
    if act.plover_event in ("REQUEST", "REJECT", "THREATEN"):
        return act.plover_event, _of_words(evidence)
    return act.plover_event, act.plover_mode


def contexts(evidence: Evidence) -> tuple[str, ...]:
    """PLOVER's contexts of the event, in the codebook's order: those of its act and those its words bring.

    >>> contexts(Evidence("chemical attack", words=("hospital",)))
    ('health', 'cbrn')
    """
    found = set(codebooks().act(evidence.act).plover_contexts)
    words = set(evidence.words)
    found |= {context for context, told in codebooks().context_words.items() if not words.isdisjoint(told)}
    if any_of((*evidence.perpetrators, *evidence.targets), frozenset({"military"})):
        found.add("military")
    return tuple(context for context in codebooks().plover_contexts if context in found)


def _mode_of_force(evidence: Evidence) -> str | None:
    """What is done to people decides before the means; then the means."""
    own = codebooks().act(evidence.act).plover_mode
    if own in KEPT or evidence.act == "crackdown":
        return own
    weapon = means(evidence)
    if sub_event(evidence) == "Air/drone strike":
        return _from_the_air(evidence, weapon)
    told = codebooks().weapons[weapon].plover_mode if weapon is not None else None
    return told or own


def _from_the_air(evidence: Evidence, weapon: str | None) -> str | None:
    """Drone only where no manned aircraft is told beside it; without either word it stays open."""
    manned = "aircraft" in evidence.weapons or "airstrike" in evidence.other_acts
    if weapon == "drone" and not manned:
        return "drone"
    return "aerial" if weapon == "aircraft" or manned else codebooks().act(evidence.act).plover_mode


def _on_crowd(evidence: Evidence) -> str:
    live = "firearms" in evidence.weapons or any(act in ("shooting", "clash") for act in evidence.acts)
    return "firearms" if live else "crowd-control"


def _mobilised(evidence: Evidence) -> str:
    if evidence.perpetrators and all(kind == "police" for kind in evidence.perpetrators):
        return "police"
    return "militia" if by_group(evidence) and not by_state(evidence) else "troops"


def _of_words(evidence: Evidence) -> str | None:
    """What is asked for, refused or threatened, by the other acts of the same words."""
    event = codebooks().act(evidence.act).plover_event or ""
    table = THREATENED if event == "THREATEN" else ASKED
    found = next((table[act] for act in evidence.other_acts if act in table), None)
    if found is None and event == "THREATEN" and any(codebooks().act(act).violent for act in evidence.other_acts):
        found = "violence"
    return found or codebooks().act(evidence.act).plover_mode
