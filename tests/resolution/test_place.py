import pytest

from tollbook.mentions import find
from tollbook.model.place import Place
from tollbook.model.report import Report
from tollbook.resolution.locate import Grounds, locate
from tollbook.resolution.place import resolve_places
from tollbook.resolution.relative import distance_km


def resolved(text: str, language: str = "en") -> dict[str, Place | None]:
    reading = find(Report("r1", text, language=language))
    return {reading.places[r.mention].name: r.place for r in resolve_places(reading)}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A bomb went off in Tripoli in northern Lebanon.", "Tripoli", "LBN", None),
        ("A bomb went off in Tripoli, Libya.", "Tripoli", "LBY", None),
        ("Malian soldiers died in Gao.", "Gao", "MLI", "Gao"),
        ("Police in Ohio, United States, found the man in Athens, Ohio.", "Athens", "USA", "Ohio"),
        ("Iraqi forces fought in Nassiriya.", "Nassiriya", "IRQ", "Dhi Qar"),
        ("Fighters shelled Rafah in the Gaza Strip.", "Rafah", "PSE", None),
        ("A drone hit a convoy in Balad, Somalia.", "Balad", "SOM", None),
        ("A drone hit a convoy in Balad, Salah al-Din province, Iraq.", "Balad", "IRQ", "Saladin"),
    ],
)
def test_context_chooses_between_namesakes(text: str, name: str, country: str, admin1: str | None) -> None:
    place = resolved(text)[name]
    assert place is not None
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two men were shot in Oxford. Police in Oxford found the car.", ["Oxford, England", "Oxford, England"]),
        ("Shells fell on Homs. In Homs province a bridge was hit.", ["Homs, Homs", "Homs, Homs"]),
        (
            "Police in Tulsa, Oklahoma, found the car in Oklahoma City.",
            ["Tulsa, Oklahoma", "Oklahoma, Oklahoma", "Oklahoma City, Oklahoma"],
        ),
    ],
)
def test_a_name_that_comes_again_states_no_area(text: str, names: list[str]) -> None:
    found = (r.place for r in resolve_places(find(Report("r1", text))))
    assert [f"{p.name}, {p.admin1}" for p in found if p is not None] == names


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Farmers in Indiana named their village Warsaw.", "Warsaw", "USA", "Indiana"),
        ("Two people from Wisconsin were shot in the town of Berlin.", "Berlin", "USA", "Wisconsin"),
        ("A delegation from Texas landed in Paris on Friday.", "Paris", "FRA", None),
        ("A senator from Oklahoma spoke in Prague on Monday.", "Prague", "CZE", None),
        ("The governor of Ohio visited the city of Lima.", "Lima", "PER", None),
    ],
)
def test_only_a_village_is_a_capitals_namesake_in_a_province_named_elsewhere(
    text: str, name: str, country: str, admin1: str | None
) -> None:
    place = resolved(text)[name]
    assert place is not None
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("YALA: Gunmen attacked a checkpoint last night.", "YALA", "THA"),
        ("Gunmen attacked a checkpoint in Hajja province.", "Hajja", "YEM"),
        ("A blast in Indiana broke windows.", "Indiana", "USA"),
        ("Six men shot dead the son of Negros Oriental Gov. Ramil Santor.", "Negros Oriental", "PHL"),
    ],
)
def test_the_name_of_one_province_alone_needs_no_context(text: str, name: str, country: str) -> None:
    place = resolved(text)[name]
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Miss Ferrow was shot in Lagos.", ["Lagos"]),
        ("Ole Miss lies in Lagos.", ["Lagos"]),
        ("Two men were shot in Jackson, Miss, on Friday.", ["Jackson", "Mississippi"]),
        ("A shooting in Portland, Ore. left two dead.", ["Portland", "Oregon"]),
        ("Herders and farmers fought in Ore in Ondo state.", ["Ore", "Ondo"]),
    ],
)
def test_a_province_cut_short_has_a_point_or_a_comma(text: str, names: list[str]) -> None:
    assert [r.place.name for r in resolve_places(find(Report("r1", text))) if r.place is not None] == names


def test_a_namesake_without_any_context_stays_open() -> None:
    reading = find(Report("r1", "A man was shot in Springfield."))
    (result,) = resolve_places(reading)
    assert result.place is None
    assert result.issue is not None
    assert result.issue.code == "ambiguous_place"


def test_one_unknown_name_blanks_no_other() -> None:
    found = resolved("Gunmen attacked the village of Qwrtzabad in Babil province, Iraq.")
    assert found["Qwrtzabad"] is None
    assert found["Babil"] is not None


def test_a_reading_shows_its_parts_and_the_next_best() -> None:
    place = resolved("A bomb went off in Tripoli in Lebanon.")["Tripoli"]
    assert place is not None
    assert {"country", "stated", "near", "name", "kind", "prominence"} == {name for name, _ in place.score}
    assert place.runner_up is not None


def located(text: str, language: str = "en", sentence: int = 0) -> tuple[Place, tuple[str, ...]] | None:
    reading = find(Report("r1", text, language=language))
    chosen = reading.sentences[sentence]
    found = locate(reading, Grounds([(chosen.first, chosen.last)]))
    return (found[0], tuple(s.text for s in found[1])) if found else None


def test_the_finest_place_that_agrees_is_the_events() -> None:
    found = located("A mosque in the Iraqi city of Tikrit, 160 km north of Baghdad, was hit in Saladin province.")
    assert found is not None
    assert (found[0].country, found[0].precision) == ("IRQ", "town")
    assert distance_km((34.6, 43.68), (found[0].latitude or 0, found[0].longitude or 0)) < 10


def test_a_dateline_is_weak_evidence() -> None:
    found = located("KABUL (AP) -- A blast killed two people in Herat, Afghanistan.")
    assert found is not None
    assert found[0].admin1 == "Herat"


def test_where_the_speaker_sits_is_not_the_events_place() -> None:
    found = located("A ministry official in Baghdad said a rocket had killed two people in Mosul, Iraq.")
    assert found is not None
    assert found[1][0] == "Mosul"


def test_a_people_tells_only_the_country() -> None:
    found = located("Two Malian soldiers were killed.")
    assert found is not None
    assert (found[0].country, found[0].precision) == ("MLI", "country")
    assert (found[0].radius_km or 0) > 300


def test_no_place_is_no_place() -> None:
    assert located("Two soldiers were killed.") is None


def test_places_of_other_events_are_left_out() -> None:
    reading = find(Report("r1", "A bomb killed two in Mosul, Iraq. Last year a bomb killed nine in Kirkuk."))
    one, other = ((s.first, s.last) for s in reading.sentences)
    found = locate(reading, Grounds([one], [other]))
    assert found is not None
    assert found[1][0].text == "Mosul"


def test_open_names_that_nothing_makes_a_place_raise_no_issue() -> None:
    reading = find(Report("r1", "The Cell added that two people died. Fighters came to Qwrtzabad village in Iraq."))
    issues = [r.issue.message for r in resolve_places(reading) if r.issue is not None]
    assert issues == ["no known place is called 'Qwrtzabad'"]


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("В результате обстрела Херсона погибли два человека.", "ru", "Херсон", "UKR"),
        ("Удар по Харкову.", "uk", "Харків", "UKR"),
        ("Der Norden Nigerias.", "de", "Nigeria", "NGA"),
        ("Irak'ın Duhok kentinde 2 kişi öldü.", "tr", "Duhok", "IRQ"),
        ("وقع انفجار في مدينة أريحا بمحافظة إدلب السورية.", "ar", "أريحا", "SYR"),
        ("Une attaque à Djugu, en Ituri, dans l'est de la RDC.", "fr", "Djugu", "COD"),
        ("Un ataque en Tibú, Norte de Santander, Colombia.", "es", "Tibú", "COL"),
    ],
)
def test_languages(text: str, language: str, name: str, country: str) -> None:
    place = resolved(text, language)[name]
    assert place is not None
    assert place.country == country


def test_ends_of_a_journey_are_not_where_it_was_attacked() -> None:
    found = located("Gunmen fired at a bus on its way from Quetta to Peshawar in Balochistan, Pakistan.")
    assert found is not None
    assert (found[0].admin1, found[0].precision) == ("Balochistan", "admin1")


def test_a_direction_without_distance_gives_way_to_a_named_site() -> None:
    found = located("A strike hit a base south of Baghdad, Iraq. The strike hit Camp Taji.")
    assert found is not None
    assert found[0].precision in ("site", "near")


def test_a_region_in_several_provinces_is_not_kept_out_by_one_of_them() -> None:
    place = resolved("Troops fought in the Hamrin mountains in Diyala province, Iraq.")["Hamrin mountains"]
    assert place is not None
    assert (place.name, place.admin1) == ("Hamrin Mountains", None)


@pytest.mark.parametrize(
    ("text", "language", "name", "expected"),
    [
        ("Two died in Beit Lahiya in the Gaza Strip, Israel.", "en", "Beit Lahiya", ("PSE", "Gaza")),
        ("Two died in Talbisah town in Homs governorate, Syria.", "en", "Talbisah", ("SYR", "Homs")),
        ("Dos muertos en Argelia, en el departamento del Cauca.", "es", "Argelia", ("COL", "Cauca")),
        ("L'armée malienne a perdu un poste à Boulkessi.", "fr", "Boulkessi", ("MLI", "Mopti")),
        ("قتل رجل في بلدة كفر رمان جنوبي لبنان.", "ar", "كفر رمان", ("LBN", "Nabatieh")),
    ],
)
def test_what_is_stated_beside_a_name_holds_it(text: str, language: str, name: str, expected: tuple[str, str]) -> None:
    place = resolved(text, language)[name]
    assert place is not None
    assert (place.country, place.admin1) == expected


def test_a_namesake_in_another_province_is_not_meant_where_a_district_is_stated() -> None:
    found = resolved("Two died in Buenavista village in Bukidnon province, Philippines.")
    assert found["Buenavista"] is None
    assert found["Bukidnon"] is not None


def test_another_spelling_is_looked_for_in_the_stated_province() -> None:
    place = resolved("Shells hit Taftanaaz village in Idlib governorate, Syria.")["Taftanaaz"]
    assert place is not None
    assert (place.name, place.admin1) == ("Taftanaz", "Idlib")


def test_a_district_is_read_as_its_town_where_only_the_town_is_known() -> None:
    place = resolved("Shells hit Mogoke township in Mandalay region, Myanmar.")["Mogoke"]
    assert place is not None
    assert place.admin1 == "Mandalay"


def test_an_open_name_does_not_blank_a_large_town() -> None:
    found = resolved("Seis muertos en un taller de Irapuato, dijo la Secretaría de Salud.", "es")
    assert (place := found["Irapuato"]) is not None
    assert place.country == "MEX"


def test_a_place_named_near_goes_before_a_direction_from_another() -> None:
    found = located("A bomb killed four soldiers near Hawija, southwest of Kirkuk, in Iraq.")
    assert found is not None
    assert found[0].name == "near Hawija"


def test_a_district_stated_behind_a_name_gives_way_to_it() -> None:
    found = located("Two men died near Jagargunda in Chhattisgarh's Sukma district, India.")
    assert found is not None
    assert found[0].name == "near Jagargunda"


def test_a_district_behind_a_village_is_the_one_that_holds_it() -> None:
    place = resolved("Ten police died in a blast near Gangalur, Bijapur.")["Bijapur"]
    assert place is not None
    assert place.admin1 == "Chhattisgarh"
