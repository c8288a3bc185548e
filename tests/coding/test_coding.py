"""The codes of events by their evidence, one line a case a conflict coder would call plain."""

from __future__ import annotations

import pytest

from tollbook.coding import Context, Evidence, code, codes_of
from tollbook.model.actor import Participant, Weapon
from tollbook.model.claim import Claim, Event
from tollbook.model.code import Codes
from tollbook.model.toll import Count, Toll

REMOTE, BATTLES, CIVILIANS = "Explosions/Remote violence", "Battles", "Violence against civilians"
AIR, SHELLS, DEVICE = "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"

ACLED = [
    # the act names its means
    (Evidence("airstrike"), (REMOTE, AIR)),
    (Evidence("drone strike"), (REMOTE, AIR)),
    (Evidence("shelling"), (REMOTE, SHELLS)),
    (Evidence("rocket attack"), (REMOTE, SHELLS)),
    (Evidence("missile attack"), (REMOTE, SHELLS)),
    (Evidence("suicide bombing"), (REMOTE, "Suicide bomb")),
    (Evidence("roadside bomb", targets=("military",)), (REMOTE, DEVICE)),
    (Evidence("landmine", targets=("civilian",)), (REMOTE, DEVICE)),
    (Evidence("grenade attack"), (REMOTE, "Grenade")),
    (Evidence("chemical attack"), (REMOTE, "Chemical weapon")),
    # the means is told beside the act
    (Evidence("missile attack", weapons=("missile", "drone")), (REMOTE, AIR)),
    (Evidence("missile attack", weapons=("aircraft", "missile")), (REMOTE, AIR)),
    (Evidence("strike", weapons=("artillery",)), (REMOTE, SHELLS)),
    (Evidence("strike", weapons=("missile",), perpetrators=("armed group",)), (REMOTE, SHELLS)),
    (Evidence("strike", perpetrators=("military",)), (REMOTE, AIR)),
    (Evidence("bombardment", weapons=("aircraft",)), (REMOTE, AIR)),
    (Evidence("bombardment"), (REMOTE, SHELLS)),
    (Evidence("bombing", perpetrators=("military",)), (REMOTE, AIR)),
    (Evidence("bombing", perpetrators=("armed group",)), (REMOTE, DEVICE)),
    (Evidence("bombing", perpetrators=("military",), weapons=("car bomb",)), (REMOTE, DEVICE)),
    (Evidence("car bomb", weapons=("suicide bomb",)), (REMOTE, "Suicide bomb")),
    (Evidence("armed attack", weapons=("drone",), targets=("military",)), (REMOTE, AIR)),
    (Evidence("armed attack", weapons=("suicide bomb", "firearms")), (REMOTE, "Suicide bomb")),
    (Evidence("armed attack", weapons=("improvised explosive",)), (REMOTE, DEVICE)),
    (Evidence("assassination", weapons=("car bomb",)), (REMOTE, DEVICE)),
    # a blast whose cause is disputed takes the means that is reported
    (Evidence("explosion", other_acts=("airstrike",), weapons=("missile",)), (REMOTE, AIR)),
    (Evidence("explosion", weapons=("missile",)), (REMOTE, SHELLS)),
    (Evidence("explosion", weapons=("suicide bomb",)), (REMOTE, "Suicide bomb")),
    (Evidence("explosion"), (REMOTE, DEVICE)),
    # face to face: who was attacked
    (Evidence("clash", perpetrators=("military",), targets=("armed group",)), (BATTLES, "Armed clash")),
    (Evidence("clash", weapons=("drone", "firearms")), (BATTLES, "Armed clash")),
    (Evidence("ambush", targets=("military",)), (BATTLES, "Armed clash")),
    (Evidence("ambush", targets=("civilian",)), (CIVILIANS, "Attack")),
    (Evidence("ambush", targets=("military",), weapons=("improvised explosive",)), (REMOTE, DEVICE)),
    (Evidence("armed attack", targets=("civilian",)), (CIVILIANS, "Attack")),
    (Evidence("armed attack", targets=("military",)), (BATTLES, "Armed clash")),
    (Evidence("armed attack", targets=("police", "civilian")), (BATTLES, "Armed clash")),
    (Evidence("armed attack", targets=("civilian", "police")), (CIVILIANS, "Attack")),
    (Evidence("armed attack", weapons=("firearms", "explosives"), groups=("civilians",)), (CIVILIANS, "Attack")),
    (Evidence("armed attack", groups=("combatants", "attackers", "civilians")), (BATTLES, "Armed clash")),
    (Evidence("shooting", groups=("combatants",)), (BATTLES, "Armed clash")),
    (Evidence("shooting", perpetrators=("unknown",), groups=("civilians",)), (CIVILIANS, "Attack")),
    (Evidence("raid", perpetrators=("armed group",), groups=("civilians",)), (CIVILIANS, "Attack")),
    (Evidence("raid", perpetrators=("police",), metrics=("detained",)), ("Strategic developments", "Arrests")),
    (Evidence("massacre", targets=("civilian",)), (CIVILIANS, "Attack")),
    (Evidence("stabbing", targets=("person",)), (CIVILIANS, "Attack")),
    # people taken
    (Evidence("abduction", targets=("civilian",)), (CIVILIANS, "Abduction/forced disappearance")),
    (Evidence("hijacking", weapons=("explosives", "firearms")), (CIVILIANS, "Abduction/forced disappearance")),
    (Evidence("arrest", perpetrators=("police",)), ("Strategic developments", "Arrests")),
    (Evidence("arrest", perpetrators=("armed group",)), (CIVILIANS, "Abduction/forced disappearance")),
    (Evidence("sexual violence"), (CIVILIANS, "Sexual violence")),
    (Evidence("piracy", metrics=("abducted",)), (CIVILIANS, "Abduction/forced disappearance")),
    # crowds
    (Evidence("demonstration"), ("Protests", "Peaceful protest")),
    (Evidence("demonstration", weapons=("crowd control",)), ("Protests", "Protest with intervention")),
    (
        Evidence("demonstration", other_acts=("shooting",), metrics=("killed",)),
        ("Protests", "Excessive force against protesters"),
    ),
    (Evidence("crackdown", metrics=("injured",)), ("Protests", "Excessive force against protesters")),
    (Evidence("crackdown"), ("Protests", "Protest with intervention")),
    (
        Evidence("shooting", perpetrators=("police",), targets=("protesters",), metrics=("killed",)),
        ("Protests", "Excessive force against protesters"),
    ),
    (Evidence("riot"), ("Riots", "Violent demonstration")),
    (Evidence("mob violence", metrics=("killed",)), ("Riots", "Mob violence")),
    # things and ground
    (Evidence("arson"), ("Strategic developments", "Looting/property destruction")),
    (Evidence("arson", metrics=("killed",), groups=("civilians",)), (CIVILIANS, "Attack")),
    (Evidence("looting", other_acts=("riot",)), ("Riots", "Violent demonstration")),
    (Evidence("seizure of territory", perpetrators=("armed group",)), (BATTLES, "Non-state actor overtakes territory")),
    (Evidence("seizure of territory", perpetrators=("military",)), (BATTLES, "Government regains territory")),
    (Evidence("seizure of territory"), (BATTLES, None)),
    (Evidence("interception", weapons=("drone",)), ("Strategic developments", "Disrupted weapons use")),
    (Evidence("interception", weapons=("drone",), metrics=("killed",)), (REMOTE, AIR)),
    (Evidence("prison break", metrics=("killed",)), (BATTLES, "Armed clash")),
    (Evidence("ceasefire"), ("Strategic developments", "Agreement")),
    (Evidence("statement"), (None, None)),
]


@pytest.mark.parametrize(("evidence", "expected"), ACLED)
def test_acled(evidence: Evidence, expected: tuple[str | None, str | None]) -> None:
    codes = codes_of(evidence)
    assert (codes.acled_event_type, codes.acled_sub_event_type) == expected


PLOVER = [
    (Evidence("airstrike"), "ASSAULT", "aerial"),
    (Evidence("airstrike", weapons=("drone",)), "ASSAULT", "drone"),
    (Evidence("drone strike", weapons=("drone",)), "ASSAULT", "drone"),
    (Evidence("explosion", other_acts=("airstrike",), weapons=("drone",)), "ASSAULT", "aerial"),
    (Evidence("armed attack", weapons=("firearms",)), "ASSAULT", "firearms"),
    (Evidence("armed attack"), "ASSAULT", None),
    (Evidence("strike", perpetrators=("military",)), "ASSAULT", None),
    (Evidence("clash"), "ASSAULT", "firearms"),
    (Evidence("shelling"), "ASSAULT", "heavy-weapons"),
    (Evidence("roadside bomb"), "ASSAULT", "explosives"),
    (Evidence("suicide bombing", weapons=("car bomb", "suicide bomb")), "ASSAULT", "suicide-attack"),
    (Evidence("assassination", weapons=("car bomb",)), "ASSAULT", "targeted"),
    (Evidence("hijacking", weapons=("firearms",)), "ASSAULT", "abduct"),
    (Evidence("crackdown", metrics=("killed",), weapons=("firearms",)), "ASSAULT", "firearms"),
    (Evidence("crackdown", weapons=("crowd control",)), "ASSAULT", "crowd-control"),
    (Evidence("demonstration"), "PROTEST", "demo"),
    (Evidence("arrest", perpetrators=("police",)), "COERCE", "arrest"),
    (Evidence("deployment", perpetrators=("police",)), "MOBILIZE", "police"),
    (Evidence("deployment", perpetrators=("military",)), "MOBILIZE", "troops"),
    (Evidence("demand", other_acts=("release",)), "REQUEST", "yield"),
    (Evidence("threat", other_acts=("airstrike",)), "THREATEN", "violence"),
    (Evidence("rescue"), "AID", None),
    (Evidence("ceasefire"), "RETREAT", "ceasefire"),
    (Evidence("statement"), None, None),
]


@pytest.mark.parametrize(("evidence", "event", "mode"), PLOVER)
def test_plover(evidence: Evidence, event: str | None, mode: str | None) -> None:
    codes = codes_of(evidence)
    assert (codes.plover_event, codes.plover_mode) == (event, mode)


UCDP = [
    (Evidence("clash", perpetrators=("military",), targets=("armed group",)), 1),
    (Evidence("clash", perpetrators=("armed group", "military")), 1),
    (Evidence("clash", perpetrators=("armed group", "militia")), 2),
    (Evidence("clash", perpetrators=("armed group",)), None),
    (Evidence("airstrike", perpetrators=("military",), targets=("armed group",)), 1),
    (Evidence("airstrike", perpetrators=("state",), targets=("military",)), 1),
    (Evidence("airstrike", perpetrators=("military",), groups=("civilians",)), 3),
    (Evidence("armed attack", perpetrators=("armed group",), targets=("civilian",)), 3),
    (Evidence("armed attack", perpetrators=("armed group",), targets=("military", "civilian")), 1),
    (Evidence("armed attack", perpetrators=("gang",), targets=("gang",)), 2),
    (Evidence("armed attack", perpetrators=("unknown",), targets=("civilian",)), None),
    (Evidence("armed attack", targets=("civilian",)), None),
    (Evidence("armed attack", perpetrators=("armed group",)), None),
    (Evidence("shelling", perpetrators=("military",), groups=("combatants",)), 1),
    (Evidence("abduction", perpetrators=("armed group",), targets=("civilian",)), None),
    (Evidence("talks", perpetrators=("state",), targets=("armed group",)), None),
]


@pytest.mark.parametrize(("evidence", "expected"), UCDP)
def test_ucdp(evidence: Evidence, expected: int | None) -> None:
    assert codes_of(evidence).ucdp_type_of_violence == expected


CAMEO = [
    (Evidence("armed attack", weapons=("car bomb",)), "1832"),
    (Evidence("armed attack"), "190"),
    (Evidence("explosion", weapons=("suicide bomb",)), "1831"),
    (Evidence("bombing", perpetrators=("military",)), "195"),
    (Evidence("assassination", weapons=("firearms",)), "186"),
    (Evidence("crackdown", metrics=("killed",)), "175"),
    (Evidence("hostage taking"), "181"),
    (Evidence("ceasefire"), "0871"),
]


@pytest.mark.parametrize(("evidence", "expected"), CAMEO)
def test_cameo(evidence: Evidence, expected: str) -> None:
    assert codes_of(evidence).cameo == expected


def test_contexts_are_in_the_codebooks_order() -> None:
    evidence = Evidence("armed attack", targets=("military",), words=("church", "hospital", "worshippers"))
    assert codes_of(evidence).plover_contexts == ("military", "religion_ethnicity", "health")


def toll(low: int, high: int | None, *, denies: bool = False) -> Claim[Toll]:
    return Claim(Toll("killed", Count(low, high, "exact"), group="civilians", denies=denies), ())


def test_code_reads_the_event() -> None:
    event = Event(
        "e1", True, "armed attack",
        actors=(
            Claim(Participant("perpetrator", "unknown", "gunmen"), ()),
            Claim(Participant("perpetrator", "The Army", "the army", "denied"), ()),
            Claim(Participant("victim", "villagers", "villagers"), ()),
        ),
        weapons=(Claim(Weapon("rifles", "firearms"), ()),),
        tolls=(toll(4, 4),),
    )  # fmt: skip
    context = Context(kinds={"unknown": "unknown", "The Army": "military", "villagers": "civilian"})
    assert code(event, context=context) == Codes(
        "ASSAULT", "firearms", (), "Violence against civilians", "Attack", None, "193"
    )  # fmt: skip


@pytest.mark.parametrize("count", [toll(0, 0), toll(4, 4, denies=True)])
def test_denied_and_zero_tolls_are_no_harm(count: Claim[Toll]) -> None:
    event = Event("e1", True, "crackdown", tolls=(count,))
    assert code(event).acled_sub_event_type == "Protest with intervention"
