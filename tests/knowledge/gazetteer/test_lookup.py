import time

import pytest

from tollbook.knowledge.gazetteer import gazetteer, normalise
from tollbook.knowledge.gazetteer.nations import nations


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Hilla", "IRQ", "town"),
        ("الموصل", "IRQ", "town"),
        ("Kiev", "UKR", "town"),
        ("Харків", "UKR", "town"),
        ("Babil", "IRQ", "admin1"),
        ("Nord-Kivu", "COD", "admin1"),
        ("Irak", "IRQ", "country"),
        ("Khan Younis", "PSE", "town"),
    ],
)
def test_known_names(name: str, country: str, kind: str) -> None:
    assert any(c.country == country and c.kind == kind for c in gazetteer().find(name))


def test_an_unknown_name_has_no_candidates() -> None:
    assert gazetteer().find("Qwrtzland") == ()


def test_a_spelling_is_found_only_in_its_country() -> None:
    assert gazetteer().near_spelling("Nassiriya", "IRQ")[0][0].admin1 == "Dhi Qar"
    assert gazetteer().near_spelling("Nassiriya", "COL") == ()
    assert gazetteer().near_spelling("Beni", "ZZZ") == ()


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (33.34, 44.40, ("IRQ", "Baghdad")),
        (0.0, -30.0, (None, None)),
        (15.55, 32.5, ("SDN", "Khartoum")),
        (90.0, 0.0, (None, None)),
    ],
)
def test_province_of_a_point(latitude: float, longitude: float, expected: tuple[str | None, str | None]) -> None:
    assert gazetteer().admin1_at(latitude, longitude) == expected


def test_every_country_has_a_point_and_neighbours_know_each_other() -> None:
    for iso3 in ("IRQ", "SYR", "COD", "MMR"):
        country = gazetteer().country(iso3)
        assert country is not None
        assert gazetteer().admin1_at(country.latitude, country.longitude)[0] == iso3
        assert all(iso3 in gazetteer().neighbours(other) for other in gazetteer().neighbours(iso3))


def test_capitals_are_towns_of_their_country() -> None:
    missing = [
        iso3 for iso3 in ("AFG", "IRQ", "SYR", "YEM", "MLI", "SDN", "UKR", "COL", "USA", "TCD") if nations().capital(iso3) is None
    ]
    assert missing == []


def test_a_look_up_is_quick() -> None:
    names = [normalise(n) for n in ("Hilla", "Mosul", "Kyiv", "Gao", "Bukavu", "Rafah", "Qwrtzland", "Jilib")]
    gazetteer().find("Hilla")
    start = time.perf_counter()
    for _ in range(50):
        for name in names:
            gazetteer().file.rows(name)
    assert (time.perf_counter() - start) / 400 < 500e-6
