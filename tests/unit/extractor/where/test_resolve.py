"""Which place a name refers to: one test for each trap."""

import pytest

from schemas.where import WherePrecision
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.where.read import read_places


def place(text, name, gazetteer, source=None):
    return next(t for t in read_places(None, text, source, gazetteer) if t.name == name)


def said(text, name, gazetteer, source=None):
    where = place(text, name, gazetteer, source).where
    return where.country_code, where.admin1


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("He was shot in Paris, Texas.", "Paris", "US", "Texas"),
        ("He was shot in Paris, France.", "Paris", "FR", None),
        ("He was shot in Hickory, N.C.", "Hickory", "US", "North Carolina"),
        ("A blast in Hyderabad, Sindh, killed two.", "Hyderabad", "PK", "Sindh"),
        ("A blast in Hyderabad killed two, Indian police said.", "Hyderabad", "IN", None),
        ("Clashes in Tripoli between Lebanese soldiers and gunmen left five dead in Lebanon.", "Tripoli", "LB", None),
        ("Clashes in Tripoli closed the airport, the Libyan government said.", "Tripoli", "LY", None),
        ("A quake near San José, the capital of Costa Rica, was felt.", "San José", "CR", None),
        ("A man was shot dead in San Jose, Calif., on Monday.", "San Jose", "US", "California"),
        ("Fighting in the Iraqi border town of al-Qaim killed 25.", "al-Qaim", "IQ", "Anbar"),
        ("A truck bomb exploded in Balad in Salahuddin province, Iraq.", "Balad", "IQ", None),
    ],
)  # fmt: skip
def test_places_of_the_same_name(text, name, country, admin1, gazetteer):
    found = said(text, name, gazetteer)
    assert found[0] == country
    assert admin1 in (None, found[1])


def test_georgia_is_the_country_among_its_neighbours_and_the_state_among_its_own(gazetteer):
    caucasus = "Fighting broke out in South Ossetia, Georgia, near Tbilisi, the Russian army said."
    south = "A deputy was shot in Georgia, near Atlanta, in Fulton County."
    assert said(caucasus, "Georgia", gazetteer)[0] == "GE"
    assert said(south, "Georgia", gazetteer) == ("US", "Georgia")


def test_one_name_is_one_place_unless_the_article_says_otherwise(gazetteer):
    text = "Fire broke out in Springfield, Mo. Firemen from Springfield put it out."
    found = [t.where.admin1 for t in read_places(None, text, None, gazetteer) if t.name == "Springfield"]
    assert found == ["Missouri", "Missouri"]


def test_one_name_is_two_places_if_the_article_says_so(gazetteer):
    text = "He drove from Paris, Texas, to the airport and flew to Paris, France."
    found = [t.where.country_code for t in read_places(None, text, None, gazetteer) if t.name == "Paris"]
    assert found == ["US", "FR"]


def test_the_outlet_breaks_a_tie(gazetteer):
    text = "Two people were shot in Springfield on Monday."
    assert said(text, "Springfield", gazetteer, "masslive.com") == ("US", "Massachusetts")
    assert said(text, "Springfield", gazetteer, "news-leader.com") == ("US", "Missouri")


def test_the_text_outweighs_the_outlet(gazetteer):
    text = "Two people were shot in Springfield, Illinois, on Monday."
    assert said(text, "Springfield", gazetteer, "masslive.com") == ("US", "Illinois")


def test_a_small_place_that_nothing_points_to_is_refused(gazetteer):
    text = "Two people were shot in Chicago, Illinois. The gunman ran off, Metro police in Cook County said."
    assert {t.where.country_code for t in read_places(None, text, "suntimes.com", gazetteer)} == {"US"}


def test_a_site_of_another_town_gives_way_to_what_the_article_says(gazetteer):
    found = read_places(None, "Crowds filled Tahrir Square in Tunis.", None, gazetteer)
    assert {t.where.country_code for t in found} == {"TN"}


def test_a_square_of_the_same_name_follows_its_city(gazetteer):
    assert said("Crowds filled Tahrir Square in Baghdad.", "Tahrir Square", gazetteer)[0] == "IQ"
    assert said("Crowds filled Tahrir Square in Cairo.", "Tahrir Square", gazetteer)[0] == "EG"


def test_a_county_is_a_district(gazetteer):
    where = place("A man was shot in Harris County, Texas.", "Harris County", gazetteer).where
    assert (where.precision, where.country_code, where.admin1) == (WherePrecision.DISTRICT, "US", "Texas")


def test_a_sea_has_a_point_but_no_country(gazetteer):
    where = place("A tanker was hit by a missile in the Gulf of Aden.", "Gulf of Aden", gazetteer).where
    assert (where.precision, where.country_code) == (WherePrecision.NEAR, None)
    assert where.radius_km is not None
    assert where.radius_km > 100


def test_disputed_regions_have_the_country_that_the_source_gives_them(gazetteer):
    assert said("A bridge in Crimea was attacked.", "Crimea", gazetteer)[0] == "UA"
    assert said("Two men were killed in the West Bank.", "West Bank", gazetteer)[0] == "PS"


def test_a_stated_distance_moves_the_point(gazetteer):
    plain = place("A bomb exploded in Kirkuk, Iraq.", "Kirkuk", gazetteer).where
    moved = place("A bomb exploded 20 km south of Kirkuk, Iraq.", "Kirkuk", gazetteer).where
    assert moved.precision is WherePrecision.NEAR
    assert plain.lat is not None
    assert moved.lat is not None
    assert 0.17 < plain.lat - moved.lat < 0.19
    assert moved.lon == plain.lon


def test_a_distance_without_a_direction_widens_the_circle(gazetteer):
    where = place("A bomb exploded 30 miles from Kirkuk, Iraq.", "Kirkuk", gazetteer).where
    assert where.radius_km == pytest.approx(48.3, abs=0.1)


def test_a_village_is_found_through_its_country(gazetteer):
    text = "Gunmen attacked the village of Atarib in Syria."
    assert said(text, "Atarib", gazetteer)[0] == "SY"


def test_the_winner_says_why(gazetteer):
    toponym = place("He was shot in Paris, Texas.", "Paris", gazetteer)
    assert any("said to be in Texas" in reason for reason in toponym.candidates[0].reasons)
    assert len(toponym.candidates) > 1


def test_the_same_text_is_read_the_same_way(gazetteer):
    text = "Floods in Hyderabad, Springfield, San Jose, Tripoli and Georgia killed people."
    assert read_places(None, text, None, gazetteer) == read_places(None, text, None, gazetteer)


def test_a_far_town_of_the_name_gives_way_where_the_article_has_a_town_of_its_own(gazetteer):
    text = "CINCINNATI (Agency) - Two men were shot in Evanston on Monday. Cincinnati police are asking for help."
    assert "Evanston" not in [t.name for t in read_places(None, text, None, gazetteer)]
    named = "CINCINNATI (Agency) - Two men were shot in Evanston, Illinois, on Monday."
    assert "Evanston" in [t.name for t in read_places(None, named, None, gazetteer)]


def test_a_part_of_a_country_is_on_that_side_of_it(gazetteer):
    (whole,) = read_places(None, "Floods hit Chad.", None, gazetteer)
    (south,) = read_places(None, "Floods hit southern Chad.", None, gazetteer)
    assert south.where.lat < whole.where.lat - 2
    assert south.where.radius_km < whole.where.radius_km


def test_an_armed_group_tells_its_country_and_is_no_place(gazetteer):
    text = "Al-Shabaab gunmen killed two people in Marka."
    assert [(t.name, t.place.country_code) for t in read_places(None, text, None, gazetteer)] == [
        ("Marka", "SO")
    ]


def test_what_a_correction_takes_back_is_not_read(gazetteer):
    text = (
        "An earlier version of this article placed the clinic in Córdoba, Spain. It is in Córdoba, Argentina.\n\n"
        "Three patients of a clinic in Córdoba have died."
    )
    assert {t.place.country_code for t in read_places("Three dead in Córdoba", text, None, gazetteer)} == {
        "AR"
    }


def test_an_arabic_article_is_dropped_only_where_names_have_one(gazetteer):
    (found,) = read_places(None, "A grenade was thrown in Al Dhale city.", None, gazetteer)
    assert found.place.country_code == "YE"


def test_a_division_of_the_name_is_meant_where_the_text_says_so(gazetteer):
    found = read_places(None, "Gunmen raided a village in Kenya's coastal Lamu county.", None, gazetteer)
    assert found[-1].place.kind is PlaceKind.ADMIN1


def test_with_nothing_else_to_go_by_relief_work_is_where_it_is_usual(gazetteer):
    (found,) = read_places(None, "An NGO guard was attacked in Leer.", None, gazetteer)
    assert found.place.country_code == "SS"
    german = read_places(None, "An NGO guard was attacked in Leer, Germany.", None, gazetteer)
    assert german[0].place.country_code == "DE"
