"""Candidates come by key: type, week and cell, names, wording, article."""

from datetime import date, timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from schemas import IncidentType, Participant, When, WhenBasis, WhenPrecision, WherePrecision
from services.deduplicator.index import Index
from services.deduplicator.profile import Profile, of_report


@pytest.fixture
def found(report):
    """Whether an index that holds the first report's profile gives it for the second."""

    def find(held: dict, asked: dict) -> bool:
        index = Index()
        index.file(7, None, of_report(report("held", text="first text of its own", **held)))
        return 7 in index.candidates(of_report(report("asked", text="quite another wording here", **asked)))

    return find


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_same_day_and_its_neighbours_are_found(found, days: int):
    assert found({}, {"when": date(2019, 11, 15) + timedelta(days=days)})


def test_a_month_away_is_not_found(found):
    assert not found({}, {"when": date(2019, 12, 15)})


@pytest.mark.parametrize("step", list(product((-0.4, 0, 0.4), repeat=2)))
@pytest.mark.parametrize(("lat", "lon"), [(0.1, 0.1), (-33.9, 151.2), (51.5, -0.1), (34.01, 71.58)])
def test_neighbouring_towns_are_found_across_the_edges_of_cells(found, peshawar, lat, lon, step):
    assert found(
        {"where": peshawar(lat=lat, lon=lon)}, {"where": peshawar(lat=lat + step[0], lon=lon + step[1])}
    )


def test_a_town_three_degrees_away_is_not_found(found, peshawar):
    assert not found({}, {"where": peshawar(lat=37.0)})


def test_a_report_placed_to_the_country_finds_the_week_s_incidents_of_its_type(found, peshawar):
    country = peshawar(lat=30, lon=70, radius_km=800, precision=WherePrecision.COUNTRY)
    assert found({}, {"where": country})
    assert found({"where": country}, {})


def test_types_that_can_be_one_incident_are_found_and_others_are_not(found):
    assert found({}, {"kind": IncidentType.EXPLOSION})
    assert not found({}, {"kind": IncidentType.ARREST})


def test_a_name_is_found_whatever_the_day(found):
    victim = (Participant(name="Nadia Karim"),)
    assert found({"of": victim}, {"of": victim, "when": date(2020, 6, 1)})


def test_a_year_finds_a_year(found):
    year = When(
        start=date(2015, 1, 1), end=date(2015, 12, 31), precision=WhenPrecision.YEAR, basis=WhenBasis.EXPLICIT
    )
    assert found({"when": year}, {"when": year})


def test_a_copy_is_found_whatever_its_slots(report):
    index = Index()
    index.file(7, None, of_report(report("held", text="the very same words in a wire story")))
    asked = report("asked", text="the very same words in a wire story", when=date(2021, 1, 1))
    assert index.candidates(of_report(asked)) == {7: ()}


def test_a_text_that_shares_rare_key_terms_is_found_whatever_its_slots(found, peshawar):
    words = ("lighthouse", "keeper", "varga", "cliff")
    asked = {"terms": words, "where": peshawar(lat=37.0), "when": date(2020, 6, 1)}
    assert found({"terms": words}, asked)
    assert not found({"terms": words[:1]}, asked)


def test_the_likeness_of_texts_is_between_the_best_and_the_average_of_an_incident_s_articles(report):
    index = Index()
    one, two = (of_report(report(name, terms=(name, "lighthouse", "keeper"))) for name in ("one", "two"))
    both = replace(one, texts=one.texts + two.texts)

    def likeness(incident: Profile) -> float:
        return index.likeness(one.texts, incident.texts).value()

    assert 0 < likeness(two) < likeness(both) < likeness(one) == pytest.approx(1.0)
    assert likeness(of_report(report("none"))) == 0.0


def test_whether_texts_are_alike_enough_is_the_same_asked_at_once_or_measured_first(report):
    index = Index()
    one, two = (of_report(report(name, terms=(name, "lighthouse", "keeper"))) for name in ("one", "two"))
    value = index.likeness(one.texts, two.texts).value()
    for least in (0.0, value / 2, value, value + 1e-6, 1.0):
        assert index.likeness(one.texts, two.texts).reaches(least) == (value >= least)


def test_what_is_removed_is_not_found(report):
    index, profile = Index(), of_report(report())
    index.file(7, None, profile)
    index.file(7, profile, None)
    assert index.candidates(profile) == {}


def test_what_changed_is_found_by_what_it_is_now(report):
    index = Index()
    before = of_report(report("held", text="first text of its own"))
    after = of_report(report("held", text="first text of its own", when=date(2020, 6, 1)))
    index.file(7, None, before)
    index.file(7, before, after)
    asked = of_report(report("asked", text="quite another wording here"))
    assert 7 not in index.candidates(asked)
    assert 7 in index.candidates(replace(asked, start=after.start, end=after.end))


def test_those_filed_last_come_last(report):
    index, profile = Index(), of_report(report())
    for handle in (2, 0, 1):
        index.file(handle, None, profile)
    index.renew(2)
    assert list(index.candidates(profile)) == [0, 1, 2]
