"""How the names of an article find each other, and what they are worth where they don't."""

from services.extractor.where.read import read_places


def town(text, name, gazetteer, title=None):
    return next(t for t in read_places(title, text, None, gazetteer) if t.name == name)


def test_two_names_that_share_a_state_find_each_other_though_neither_is_likeliest_there(gazetteer):
    text = "BIRMINGHAM - The Jefferson County coroner named the dead man. Birmingham police want witnesses."
    assert town(text, "Birmingham", gazetteer).where.admin1 == "Alabama"
    assert town(text, "Jefferson County", gazetteer).where.admin1 == "Alabama"


def test_names_that_speak_against_each_other_stand_by_themselves(gazetteer):
    text = "Five men died in the blast on the Gayéri road. The fifth died in Fada."
    assert {
        t.place.country_code for t in read_places("Five dead in Gayéri blast", text, None, gazetteer)
    } == {"BF", "TD"}


def test_a_part_of_a_town_that_no_source_lists_is_not_its_far_namesake(gazetteer):
    text = "A woman was shot at a party in the Ensley section of Birmingham, Alabama."
    assert [t.name for t in read_places(None, text, None, gazetteer)] == ["Birmingham", "Alabama"]


def test_a_part_of_a_town_that_is_listed_stays(gazetteer):
    text = "A bomb went off in the Karrada district of Baghdad."
    assert "Karrada" in [t.name for t in read_places(None, text, None, gazetteer)]


def test_a_headline_may_begin_with_its_place(gazetteer):
    assert (
        town(
            "Four men are dead.", "Libiąż", gazetteer, title="Libiąż: four dead, five still below"
        ).where.country_code
        == "PL"
    )


def test_a_word_that_opens_the_sentence_with_a_preposition_is_a_place(gazetteer):
    text = "North Kivu was calm. In Sake, doctors treated 23 women, and in Goma two."
    assert town(text, "Sake", gazetteer).where.country_code == "CD"


def test_a_town_that_is_measured_from_another_is_the_one_that_lies_there(gazetteer):
    text = "A bus fell into a gorge near Santa Rosa, 15 km north of Cuenca. Santa Rosa mourned."
    assert {t.place.country_code for t in read_places(None, text, None, gazetteer) if t.name == "Cuenca"} == {
        "EC"
    }


def test_a_name_that_is_put_where_no_place_of_it_lies_is_no_place_at_all(gazetteer):
    text = "A bridge at Sherpur, 20 km south of Bogra, broke on Monday. Sherpur has no other."
    (bogra,) = read_places("Bridge breaks in Sherpur", text, None, gazetteer)
    assert (bogra.name, bogra.where.precision.value) == ("Bogra", "near")


def test_a_country_is_not_its_capital_of_the_same_name(gazetteer):
    assert town("TUXPAN, Mexico - Eight candles burned.", "Mexico", gazetteer).place.kind.value == "country"


def test_a_doubtful_name_before_a_body_is_the_town_near_the_local_outlet(gazetteer):
    found = read_places("Campbell police release names", "Four people were shot.", "vindy.com", gazetteer)
    assert [t.where.admin1 for t in found] == ["Ohio"]
    assert not read_places("Campbell police release names", "Four people were shot.", None, gazetteer)


def test_a_dateline_and_an_official_body_make_a_surname_a_town(gazetteer):
    text = "BALTIMORE (WJZ) - Baltimore police want to talk to Ann Baltimore. Baltimore fled."
    assert [t.name for t in read_places(None, text, None, gazetteer)] == ["BALTIMORE", "Baltimore"]


def test_a_county_may_be_called_after_a_saint_or_a_person(gazetteer):
    text = "SAN JUAN COUNTY, N.M. - A man was shot in San Juan County."
    assert "San Juan County" in [t.name for t in read_places(None, text, None, gazetteer)]
