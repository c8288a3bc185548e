from pathlib import Path

import pytest

from tollbook.knowledge.gazetteer import gazetteer, shape
from tollbook.knowledge.gazetteer.file import pack_names
from tollbook.knowledge.gazetteer.sites import compile_sites
from tollbook.knowledge.gazetteer.sources import readable, town_radius, without_type
from tollbook.model.error import KnowledgeError

SQUARE = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]


def test_names_are_packed_in_order_and_share_letters() -> None:
    packed, starts = pack_names({b"mosul": [3, 9], b"most": [4]})
    assert starts == [0]
    assert packed == b"\x00\x04most\x01\x04" + b"\x03\x02ul\x02\x03\x06"


def test_middle_and_extent_of_a_square() -> None:
    latitude, longitude, radius = shape.middle([[[*[SQUARE]]]])
    assert (round(latitude, 3), round(longitude, 3)) == (1.0, 1.0)
    assert 155 < radius < 158


def test_grid_knows_inside_and_outside() -> None:
    grid = shape.Grid()
    grid.add([SQUARE], 7)
    rows, columns, units = grid.packed()
    row = int((1.0 + 90) * shape.CELLS_PER_DEGREE)
    inside = dict(zip(columns[rows[row] : rows[row + 1]], units[rows[row] : rows[row + 1]], strict=True))
    assert inside[180 * shape.CELLS_PER_DEGREE] == 7
    assert inside[182 * shape.CELLS_PER_DEGREE] == 0


@pytest.mark.parametrize(("name", "bare"), [("Babil Governorate", "Babil"), ("محافظة بابل", "بابل"), ("Province", "Province")])
def test_type_words_are_dropped(name: str, bare: str) -> None:
    assert without_type(name) == bare


def test_machine_spellings_are_not_names() -> None:
    assert not readable("swldw")
    assert readable("Soldeu")
    assert town_radius(0) == 5.0


def test_a_place_without_country_is_refused(tmp_path: Path) -> None:
    text = "source: test\nplaces:\n- {id: a, name: A, kind: base, latitude: 1, longitude: 2}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="country"):
        compile_sites(tmp_path, gazetteer())


def test_a_place_is_found_by_all_its_names_and_gets_its_province(tmp_path: Path) -> None:
    text = (
        "source: test\nplaces:\n- {id: site.irq.x, name: Camp Example, kind: base, country: IRQ, latitude: 33.3, longitude: 44.4,"
        " names: {en: [FOB Example], ar: [الامثلة]}}\nexonyms:\n- {name: Mesene, country: IRQ, means: Basra, kind: admin1}\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    compiled = compile_sites(tmp_path, gazetteer())
    assert {"camp example", "fob example"} < set(compiled["names"])
    (number,) = compiled["names"]["camp example"]
    assert "Baghdad" in compiled["places"][number]
    assert compiled["exonyms"]["mesene"] == [{"country": "IRQ", "means": "Basra", "kind": "admin1"}]
