"""Which words of a text are read as places, and which are not."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.evidence import ArticlePart
from services.extractor.gazetteer.store import open_gazetteer
from services.extractor.where.read import read_places
from services.extractor.where.toponym import Context


def names(text, gazetteer, **options):
    return [toponym.name for toponym in read_places(None, text, None, gazetteer, **options)]


def context(text, name, gazetteer):
    return next(t.context for t in read_places(None, text, None, gazetteer) if t.name == name)


def test_the_longest_name_wins(gazetteer):
    assert names("Floods hit Rio de Janeiro on Monday.", gazetteer) == ["Rio de Janeiro"]


def test_a_name_is_a_whole_word(gazetteer):
    assert names("The ambassador met the parishioners of the reading room.", gazetteer) == []


def test_an_article_belongs_to_the_name_that_a_hyphen_joins_it_to(gazetteer):
    assert "al-Qaim" in names("A base in the Iraqi town of al-Qaim was hit.", gazetteer)


def test_an_apostrophe_may_be_inside_a_name(gazetteer):
    assert "Cox's Bazar" in names("He was attacked in a camp in Cox's Bazar, Bangladesh.", gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton was seen at the party.",
        "Mr. Houston said he was innocent.",
        "Sgt. Dallas Jackson was wounded.",
        "Zarvane Otto Harris drowned. Harris was a weaver.",
        "The Boston Globe reported it.",
        "He was shot in the 1200 block of Washington Street.",
        "It happened in the 7300 block of Tamsin.",
        "The Dallas Cowboys lost.",
        "The INGO reported two wounded.",
        "The dog, a Lima-lima, barked.",
        "She was left by the Congo river.",
        "Two men fought at 61st and Peoria.",
        "Shots were fired near North Pecos and East Gowan roads.",
        "Islamic State in West Africa is suspected.",
    ],
)
def test_names_of_persons_streets_teams_and_papers_are_no_places(text, gazetteer):
    assert names(text, gazetteer) == []


def test_a_surname_can_still_be_a_town_where_the_text_says_so(gazetteer):
    text = "Tom Jackson was arrested. Police took him from his home in Jackson, Mississippi."
    assert names(text, gazetteer) == ["Jackson", "Mississippi"]


def test_spans_that_others_have_found_are_left_out(gazetteer):
    text = "Lincoln spoke in Baghdad."
    assert names(text, gazetteer, others=[(ArticlePart.TEXT, 17, 24)]) == []


def test_an_ordinary_word_needs_words_that_make_it_a_place(gazetteer):
    assert names("Reading was his hobby.", gazetteer) == []
    assert names("He lived in Reading, England.", gazetteer) == ["Reading", "England"]


def test_postal_letters_count_after_a_comma_only(gazetteer):
    assert names("Two dead in Akron, OH after a fire.", gazetteer) == ["Akron", "OH"]
    assert "OH" not in names("OH no, said the driver.", gazetteer)


def test_the_short_name_of_a_country_before_a_noun_is_no_place(gazetteer):
    assert context("A U.S. airstrike killed ten.", "U.S.", gazetteer) is Context.PEOPLE
    assert context("Ten people died in the U.S. on Monday.", "U.S.", gazetteer) is Context.LOCATIVE


def test_a_country_that_begins_an_organisation_is_no_place(gazetteer):
    text = "Men of the Sudan People's Liberation Movement detained three drivers."
    assert context(text, "Sudan", gazetteer) is Context.PEOPLE


def test_staff_abroad_and_police_at_home_are_told_apart(gazetteer):
    assert context("Two French engineers were kidnapped.", "French", gazetteer) is Context.PEOPLE
    assert context("The driver was shot by Afghan police.", "Afghan", gazetteer) is Context.AT_HOME


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A bomb went off in the northern city of Mosul.", "Mosul", Context.LOCATIVE),
        ("A bomb went off near Mosul.", "Mosul", Context.NEAR),
        ("A bomb went off 20 km south of Kirkuk.", "Kirkuk", Context.OFFSET),
        ("Chicago police are looking for a man.", "Chicago", Context.BODY),
        ("Moscow denied the report.", "Moscow", Context.GOVERNMENT),
        ("John Smith, 23, of Springfield, was killed.", "Springfield", Context.RESIDENCE),
        ("They were taken to a hospital in Peshawar.", "Peshawar", Context.TREATED),
        ("The charity is based in Geneva.", "Geneva", Context.RELATED),
        ("KABUL, Afghanistan (Reuters) - Ten people died.", "KABUL", Context.DATELINE),
        ("The lorry was on its way to Bamako.", "Bamako", Context.RELATED),
        ("The driver had returned from a trip to Nairobi.", "Nairobi", Context.JOURNEY),
        ("A trader from Kano lost a leg.", "Kano", Context.RESIDENCE),
        ("It is near the border with Chad.", "Chad", Context.RELATED),
        ("One international (US) staff member was shot.", "US", Context.PEOPLE),
        ("Ten engineers, 6 US and 4 German, were held.", "US", Context.PEOPLE),
        ("ROANOKE, Va. — A farmer was shot.", "ROANOKE", Context.DATELINE),
    ],
)
def test_the_words_around_a_name_make_its_context(text, name, expected, gazetteer):
    assert context(text, name, gazetteer) is expected


def test_text_in_capitals_is_read_all_the_same(gazetteer):
    text = "GUERRILLAS ATTACKED A POLICE POST IN APOPA, EL SALVADOR, LAST NIGHT."
    assert names(text, gazetteer) == ["APOPA", "EL SALVADOR"]


def test_the_outlet_behind_a_headline_is_no_place(gazetteer):
    title = "Diners flee gunfire in Decatur - WZQP-TV: Weather and Traffic for Huntsville, AL"
    found = read_places(title, "A gunman wounded two diners in Decatur, Alabama.", "wzqp.example", gazetteer)
    assert "Huntsville" not in {t.name for t in found}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_name_is_the_words_of_the_text_and_none_overlap(text):
    found = read_places(text, text, "example.com", open_gazetteer())
    for toponym in found:
        assert text[toponym.start : toponym.end] == toponym.name
        assert 0 <= toponym.score <= 1
    body = [t for t in found if t.part is ArticlePart.TEXT]
    assert all(one.end <= other.start for one, other in pairwise(body))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("She died during the night in the university hospital of Jena.", "Jena", Context.TREATED),
        ("Five are being treated at the burns unit in Homs.", "Homs", Context.TREATED),
        ("A fireman died in Seattle burn unit on Monday.", "Seattle", Context.TREATED),
        ("A shell hit a hospital in Kunduz, and two nurses died.", "Kunduz", Context.LOCATIVE),
        ("The dead man is Ray Ortiz, a 46-year-old pipefitter from Laredo.", "Laredo", Context.RESIDENCE),
        ("Twelve men lost their lives in Fallujah.", "Fallujah", Context.LOCATIVE),
        ("The storm has cost 14 lives in Manila.", "Manila", Context.LOCATIVE),
        ("His brother lives in Manila.", "Manila", Context.RESIDENCE),
        ("The troops pulled back towards Walikale.", "Walikale", Context.JOURNEY),
        ("They fired rockets towards Haifa.", "Haifa", Context.NEAR),
    ],
)
def test_care_homes_lives_and_directions(text, name, expected, gazetteer):
    assert context(text, name, gazetteer) is expected


def test_no_preposition_reaches_over_the_end_of_a_sentence(gazetteer):
    text = "A man was shot in Birmingham, Alabama.\n\nThe Jefferson County coroner named him."
    assert context(text, "Jefferson County", gazetteer) is Context.BODY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Coast Cable in Lima\n\nA quake shook the south.", "Lima"),
        ("The figure comes from the health office in Arequipa, which counts the dead.", "Arequipa"),
        ("He had gone to his brother's in Kalyan.", "Kalyan"),
        ("Their families were told to come to Madrid.", "Madrid"),
    ],
)
def test_seats_of_those_who_tell_and_homes_of_kin_are_only_related(text, name, gazetteer):
    assert context(text, name, gazetteer) is Context.RELATED


def test_a_state_behind_its_town_is_a_state_whatever_word_it_looks_like(gazetteer):
    text = "A tornado struck Brookhaven, Miss., on Monday. Miss Jones was unhurt."
    found = [(t.name, t.where.admin1) for t in read_places("", text, None, gazetteer)]
    assert found == [("Brookhaven", "Mississippi"), ("Miss.", "Mississippi")]
