import pytest

from tollbook.knowledge.gazetteer.nations import nations
from tollbook.model.reading import PlaceCandidate, PlaceMention
from tollbook.resolution.relative import as_place, distance_km, reckon, rounding_km, shifted


def town(name: str = "Anchor", radius: float = 5.0) -> PlaceCandidate:
    return PlaceCandidate("test:1", name, "town", "IRQ", "Baghdad", 33.3406, 44.4009, radius)


def test_eighty_kilometres_south_of_the_capital_holds_what_lies_there() -> None:
    capital = nations().capital("IRQ")
    assert capital is not None
    mention = PlaceMention(0, 1, "Baghdad", (capital,), "offset", distance_km=80.0, direction=180.0)
    point, radius = reckon(capital, mention)
    assert distance_km(point, (32.619, 44.401)) < 2
    assert distance_km(point, (32.75, 44.4)) < radius < 40


@pytest.mark.parametrize(
    ("bearing", "expected"), [(0, (34.06, 44.40)), (90, (33.34, 45.26)), (180, (32.62, 44.40)), (270, (33.34, 43.54))]
)
def test_directions(bearing: float, expected: tuple[float, float]) -> None:
    assert distance_km(shifted((33.3406, 44.4009), bearing, 80), expected) < 2


@pytest.mark.parametrize(("km", "half"), [(100, 25.0), (150, 25.0), (80, 5.0), (35, 2.5), (7, 0.5), (2.5, 0.5)])
def test_rounding(km: float, half: float) -> None:
    assert rounding_km(km) == half


def test_the_radius_is_never_smaller_than_the_compass_word_allows() -> None:
    for km in (1.0, 10.0, 40.0, 80.0, 200.0):
        mention = PlaceMention(0, 1, "Anchor", (), "offset", distance_km=km, direction=45.0)
        _, radius = reckon(town(), mention)
        assert radius >= 0.38 * km


def test_between_two_places_is_the_middle() -> None:
    other = PlaceCandidate("test:2", "Other", "town", "IRQ", "Babil", 32.6, 44.4, 5.0)
    point, radius = reckon(town(), PlaceMention(0, 1, "Anchor", (), "between", second="Other"), other)
    assert distance_km(point, (32.97, 44.4)) < 2
    assert 40 < radius < 43


@pytest.mark.parametrize(
    ("relation", "precision", "wider"), [("in", "town", False), ("near", "near", True), ("outskirts", "near", True)]
)
def test_precision_says_what_the_point_stands_for(relation: str, precision: str, wider: bool) -> None:
    mention = PlaceMention(0, 1, "Anchor", (), relation)  # type: ignore[arg-type]
    place = as_place(town(), mention, None, "words")
    assert place.precision == precision
    assert ((place.radius_km or 0) > 5.0) is wider
    assert place.admin1 == "Baghdad"
