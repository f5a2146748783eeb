"""Which of an article's places is that of one incident."""

from schemas.evidence import ArticlePart
from schemas.where import WherePrecision
from services.extractor.where.bind import place_of
from services.extractor.where.read import read_places, read_sites


def decide(text, clause, gazetteer, *, title=None, sentence=None, main=True, source=None):
    """The decision for the incident told in `clause`, in the sentence `sentence` (the clause if left out)."""
    spans = [
        (ArticlePart.TEXT, text.index(part), text.index(part) + len(part))
        for part in (clause, sentence or clause)
    ]
    toponyms = read_places(title, text, source, gazetteer)
    return place_of(spans, toponyms, main=main, sites=read_sites(title, text, toponyms))


def test_the_place_of_the_clause_and_not_the_nearest_name(gazetteer):
    text = "Officials in Moscow said that a bomb had killed five people in Grozny."
    assert decide(text, "a bomb had killed five people in Grozny", gazetteer).where.name == "Grozny"


def test_the_finer_of_two_places_that_lie_in_one_another(gazetteer):
    assert (
        decide(
            "A bomb killed five in Kirkuk, Iraq.", "A bomb killed five in Kirkuk, Iraq", gazetteer
        ).where.name
        == "Kirkuk"
    )


def test_a_capital_that_speaks_is_no_place(gazetteer):
    text = "Moscow denied that its planes had bombed a market in Idlib."
    decision = decide(text, text, gazetteer)
    assert decision.where.name == "Idlib"


def test_the_home_of_a_victim_is_not_where_it_happened(gazetteer):
    text = "John Smith, 23, of Evanston, was shot dead in Chicago on Monday."
    assert decide(text, text, gazetteer).where.name == "Chicago"


def test_the_town_of_the_hospital_is_not_where_it_happened(gazetteer):
    text = "Two men were shot in Lubbock, Texas, and taken to a hospital in Plainview."
    assert decide(text, text, gazetteer).where.name == "Lubbock"


def test_a_main_incident_takes_the_place_of_the_title(gazetteer):
    text = "A gunman opened fire on a crowd on Monday."
    decision = decide(text, text, gazetteer, title="Five shot in Milwaukee")
    assert decision.where.name == "Milwaukee"
    assert decision.evidence is not None
    assert decision.evidence[0] is ArticlePart.TITLE


def test_a_main_incident_takes_the_dateline_when_nothing_else_is_there(gazetteer):
    text = "KABUL, Afghanistan (Reuters) - A bomb killed ten people on Monday."
    assert decide(text, "A bomb killed ten people on Monday", gazetteer).where.name == "Kabul"


def test_what_the_incident_itself_names_comes_before_the_dateline(gazetteer):
    text = "KABUL, Afghanistan (Reuters) - A bomb killed ten people in Kandahar on Monday."
    assert decide(text, "A bomb killed ten people in Kandahar on Monday", gazetteer).where.name == "Kandahar"


def test_confidence_falls_with_the_distance_of_the_evidence(gazetteer):
    near = decide("A bomb killed ten in Kandahar.", "A bomb killed ten in Kandahar", gazetteer)
    far = decide("It was a quiet day in Kandahar. A bomb killed ten.", "A bomb killed ten", gazetteer)
    assert near.where.name == far.where.name == "Kandahar"
    assert near.confidence > far.confidence


def test_an_incident_of_the_background_only_takes_a_place_from_its_own_sentence(gazetteer):
    text = "A bomb killed ten in Kandahar. A similar attack killed three last year."
    decision = decide(text, "A similar attack killed three last year", gazetteer, main=False)
    assert decision.where.precision is WherePrecision.UNKNOWN
    assert decision.where.shard == "unlocated"


def test_an_unlocated_incident_says_why(gazetteer):
    decision = decide("A bomb killed ten people.", "A bomb killed ten people", gazetteer)
    assert (decision.confidence, decision.evidence) == (0.0, None)
    assert decision.where.reason == "no place in the article"


def test_a_county_is_made_finer_by_a_town_in_it(gazetteer):
    text = "A man was shot in Leon County on Monday, deputies said. Police in Tallahassee are looking for the gunman in Florida."
    assert decide(text, "A man was shot in Leon County on Monday", gazetteer).where.name == "Tallahassee"


def test_a_country_is_not_made_finer_by_a_town_elsewhere(gazetteer):
    text = "A bomb killed ten in Somalia. Diplomats in Nairobi condemned the attack."
    assert decide(text, "A bomb killed ten in Somalia", gazetteer).where.country_code == "SO"


def test_a_site_gives_the_name_and_its_town_the_point(gazetteer):
    text = "Fighters fired rockets on the K-2 military base in Kirkuk."
    where = decide(text, text, gazetteer).where
    assert (where.name, where.precision) == ("K-2 military base, Kirkuk", WherePrecision.FACILITY)
    assert where.lat is not None
    assert round(where.lat, 1) == 35.5


def test_a_block_of_a_street_is_a_site(gazetteer):
    text = "A woman was shot in the 6100 block of Larkmoor Drive in Lubbock, Texas."
    where = decide(text, text, gazetteer).where
    assert where.name == "6100 block of Larkmoor Drive, Lubbock"


def test_troops_abroad_do_not_place_an_incident(gazetteer):
    decision = decide(
        "A Russian airstrike killed three men.", "A Russian airstrike killed three men", gazetteer
    )
    assert decision.where.country_code is None


def test_police_at_home_do(gazetteer):
    decision = decide("Afghan police shot a driver.", "Afghan police shot a driver", gazetteer, main=False)
    assert decision.where.country_code == "AF"


def test_the_place_of_the_outlet_is_never_the_place_of_the_incident(gazetteer):
    decision = decide(
        "A man was shot dead on Monday.", "A man was shot dead on Monday", gazetteer, source="suntimes.com"
    )
    assert decision.where.precision is WherePrecision.UNKNOWN


def test_each_item_of_a_round_up_happens_at_its_own_dateline(gazetteer):
    text = (
        "MARSEILLE. A man was shot dead on Saturday.\n\nLYON. Two people died in a fire early on Sunday.\n\n"
        "TOULOUSE. Some 30 graves were found smashed on Sunday."
    )
    assert (
        decide(text, "Two people died in a fire early on Sunday", gazetteer, main=False).where.name == "Lyon"
    )


def test_a_town_that_only_says_where_another_is_does_not_take_its_place(gazetteer):
    text = "Six inmates were killed in the prison of Latacunga, in the Andes south of Quito, on Tuesday."
    where = decide(text, text, gazetteer).where
    assert (where.country_code, where.admin1) == ("EC", "Cotopaxi")


def test_the_city_of_somebody_who_condemns_it_is_not_where_it_happened(gazetteer):
    text = "In Paris, the president condemned the bombing of a market in Mosul."
    assert decide(text, text, gazetteer).where.name == "Mosul"


def test_a_distance_that_the_text_tells_is_finer_than_a_direction_in_the_headline(gazetteer):
    text = "A battle began near a crossroads some 130 km west of Sirte on Monday."
    title = "Fighting west of Sirte, Libya"
    spans = [(ArticlePart.TITLE, 0, len(title)), (ArticlePart.TEXT, 0, len(text))]
    where = place_of(spans, read_places(title, text, None, gazetteer), main=True).where
    assert where.precision is WherePrecision.NEAR
    assert where.lon < 15.6


def test_what_stands_beside_in_a_country_is_in_that_country(gazetteer):
    text = "Seoul says two women were hurt with a knife in Japan."
    assert decide(text, text, gazetteer).where.country_code == "JP"


def test_a_province_gives_way_to_its_own_town_in_the_same_sentence(gazetteer):
    text = "In Borno state of Nigeria a market was bombed, and Maiduguri is in mourning."
    assert decide(text, text, gazetteer).where.name == "Maiduguri"


def test_a_report_from_the_capital_of_another_part_of_the_country_is_not_placed_there(gazetteer):
    text = "OUAGADOUGOU - Gunmen killed five villagers in eastern Burkina Faso on Monday."
    decision = decide(text, "Gunmen killed five villagers in eastern Burkina Faso on Monday", gazetteer)
    assert decision.where.precision is WherePrecision.COUNTRY


def test_a_road_only_leads_to_the_place_that_it_is_called_after(gazetteer):
    text = "On the Kissidougou road five men were shot in Kankan."
    assert decide(text, text, gazetteer).where.name == "Kankan"


def test_how_far_a_town_is_from_the_capital_is_no_place(gazetteer):
    text = "BUCHAREST, Nov 24 (Agency) - Six died in a fire in Târgoviște, 80 km northwest of the Romanian capital."
    assert decide(text, text[text.index("Six") :], gazetteer).where.name == "Târgoviște"


def test_the_district_of_the_lead_goes_before_a_capital_in_the_dateline(gazetteer):
    text = (
        "KIGALI, March 7 (Agency) - At least nine people were killed by a landslide in western Rwanda on Wednesday. "
        "Soldiers were digging in the hills of Karongi District."
    )
    clause = text[text.index("At least") : text.index(" Soldiers")]
    assert "Karongi" in str(decide(text, clause, gazetteer).where.name)
