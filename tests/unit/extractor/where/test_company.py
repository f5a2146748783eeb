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
