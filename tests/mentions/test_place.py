import pytest

from tollbook.mentions import find
from tollbook.model.reading import PlaceMention, Reading
from tollbook.model.report import Report


def read(text: str, language: str = "en") -> Reading:
    return find(Report("r1", text, language=language))


def places(text: str, language: str = "en") -> list[PlaceMention]:
    return [p for p in read(text, language).places if not p.demonym]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb went off in Mosul.", ["Mosul"]),
        ("Two people were killed in Deir ez-Zor province.", ["Deir ez-Zor"]),
        ("Shells hit Khan Younis and Rafah.", ["Khan Younis", "Rafah"]),
        ("Police said nothing.", []),
        ("Police in the town of Nowhereville said four died.", ["Nowhereville"]),
        ("President Jackson spoke.", []),
        ("Paris Hilton spoke.", []),
        ("Jordan Smith was arrested.", []),
        ("In March and May nothing happened.", []),
        ("Fighting spread across the Middle East.", []),
        ("He will read most of it.", []),
        ("Four people died in Deir ez Zor governorate.", ["Deir ez Zor governorate"]),
        ("Shells fell on Khirbat ash Shqwrtan village.", ["Khirbat ash Shqwrtan"]),
        ("Two men died in Tall Qwrtan village in Syria.", ["Tall Qwrtan", "Syria"]),
        ("Gunmen stormed Abu Qwrtan village at night.", ["Abu Qwrtan"]),
        ("Gunmen stormed Al Qwrtan village at night.", ["Al Qwrtan"]),
        ("Fighting reached Aleppo as Syrian troops fled.", ["Aleppo"]),
        ("Clashes broke out in Ba‘qubah in Iraq.", ["Ba‘qubah", "Iraq"]),
        ("They fled to Ra's al-Ayn in Syria.", ["Ra's al-Ayn", "Syria"]),
        ("Gunmen fired on the Mogok-Lashio highway.", ["Mogok", "Lashio"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [p.name for p in places(text) if p.role == "place"] == names


@pytest.mark.parametrize(
    ("text", "language", "name", "relation", "distance", "direction"),
    [
        ("It lies about 80 km south of Baghdad.", "en", "Baghdad", "offset", 80.0, 180.0),
        ("It lies 50 miles to the north of the capital of Iraq.", "en", "Baghdad", "offset", 80.45, 0.0),
        ("A base 12 km from Tikrit was hit.", "en", "Tikrit", "offset", 12.0, None),
        ("A blast on the outskirts of Aleppo.", "en", "Aleppo", "outskirts", None, None),
        ("A blast in Aleppo's southern outskirts.", "en", "Aleppo", "outskirts", None, 180.0),
        ("A blast in northern Babil.", "en", "Babil", "part", None, 0.0),
        ("A blast near Beni.", "en", "Beni", "near", None, None),
        ("Un ataque a unos 40 kilómetros al sur de Bagdad.", "es", "Bagdad", "offset", 40.0, 180.0),
        ("Une attaque à 15 km à l'est de Goma.", "fr", "Goma", "offset", 15.0, 90.0),
        ("وقع الهجوم على بعد 80 كم جنوب بغداد.", "ar", "بغداد", "offset", 80.0, 180.0),
        ("Ein Angriff 30 Kilometer nördlich von Bagdad.", "de", "Bagdad", "offset", 30.0, 0.0),
    ],
)
def test_relations(text: str, language: str, name: str, relation: str, distance: float | None, direction: float | None) -> None:  # noqa: PLR0917
    mention = next(p for p in places(text, language) if p.name == name)
    assert (mention.relation, mention.distance_km, mention.direction) == (relation, distance, direction)


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("A mine exploded between Tikrit and Samarra.", "between", ("Tikrit", "Samarra")),
        ("Gunmen closed the road between Tikrit and Samarra.", "road", ("Tikrit", "Samarra")),
        ("Gunmen closed the Aleppo-Damascus highway.", "road", ("Aleppo", "Damascus")),
    ],
)
def test_pairs(text: str, relation: str, pair: tuple[str, str]) -> None:
    one, other = places(text)
    assert (one.relation, other.relation) == (relation, relation)
    assert ((one.name, one.second), (other.name, other.second)) == (pair, pair[::-1])


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("KABUL, Afghanistan (AP) -- Four people died.", "KABUL", "dateline"),
        ("SULAIMANI – Four people died.", "SULAIMANI", "dateline"),
        ("Goma. Four people died in Masisi.", "Goma", "dateline"),
        ("Bamako, AGX. Four people died in Gao.", "Bamako", "dateline"),
        ("OUAGADOUGOU (agencies). Four people died in Djibo.", "OUAGADOUGOU", "dateline"),
        ("Goma was quiet. Four people died in Masisi.", "Goma", "place"),
        ("Washington said it had no part in it.", "Washington", "actor"),
        ("Turkey denies it.", "Turkey", "actor"),
        ("The attack in Turkey killed four.", "Turkey", "place"),
        ("The Bank of Baghdad was robbed.", "Baghdad", "actor"),
        ("A Washington-based group said so.", "Washington", "actor"),
    ],
)
def test_roles(text: str, name: str, role: str) -> None:
    assert next(p for p in places(text) if p.name == name).role == role


def test_a_surname_that_comes_again_is_no_place() -> None:
    text = "Gunmen shot the candidate Fernando Villavicencio. Villavicencio had named a gang. Police in Cali hold two men."
    assert [p.name for p in places(text)] == ["Cali"]
    assert [p.name for p in places("The candidate Fernando Villavicencio was shot in Villavicencio.")] == ["Villavicencio"]


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [("An Iraqi soldier died.", "en", "IRQ"), ("Un soldado iraquí murió.", "es", "IRQ"), ("قتل جندي عراقي.", "ar", "IRQ")],
)
def test_peoples(text: str, language: str, country: str) -> None:
    mention = next(p for p in read(text, language).places if p.demonym)
    assert mention.candidates[0].country == country


def test_the_capital_is_known_by_its_people_and_else_left_open() -> None:
    assert places("A blast shook the Iraqi capital.")[0].name == "Baghdad"
    assert places("A blast shook the capital.")[0].candidates == ()
    assert [p.name for p in places("A blast shook the capital, Baghdad.")] == ["Baghdad"]


def test_every_mention_stands_on_its_words() -> None:
    reading = read("KABUL (AP) -- A blast 5 km west of Kabul, near the Iranian border, killed two in Herat province.")
    for mention in reading.places:
        span = reading.span(mention.first, mention.last)
        assert reading.report.text[span.start : span.end] == span.text


def test_country_names_of_other_languages_are_no_countries() -> None:
    assert not [p for p in places("A ship sank off Turtle Island.") if p.candidates and p.candidates[0].country == "ISL"]
