"""Incidents outside memory are found by id, report, article, place and wording, and are given back whole, once."""

import pytest

from services.deduplicator.assemble import opened
from services.deduplicator.cold_store import ColdStore
from services.deduplicator.profile import of_report


@pytest.fixture
def kept(report):
    incident = opened(report("a"), reasons=(), links=())
    store = ColdStore()
    store.put("PK", incident)
    return store, incident


def test_it_is_given_back_whole_and_once(kept):
    store, incident = kept
    assert store.take("PK", incident.incident_id) == incident
    assert store.take("PK", incident.incident_id) is None
    assert not store.knows("PK", incident.sources[0].report_id)


def test_its_report_and_article_are_known(kept):
    store, incident = kept
    assert store.knows("PK", incident.sources[0].report_id)
    assert store.take_of_article("PK", incident.sources[0].article_id) == (incident,)


def test_a_report_of_the_same_day_and_place_finds_it(kept, report):
    store, incident = kept
    assert store.take_candidates("PK", of_report(report("b"))) == (incident,)


def test_a_copy_finds_it_wherever_it_is_placed(kept, report, peshawar):
    store, incident = kept
    far = peshawar(lat=-30.0, lon=20.0)
    again = report("a", where=far, when=None)
    assert store.take_candidates("PK", of_report(again)) == (incident,)


def test_another_place_does_not_find_it(kept, report, peshawar):
    store, _ = kept
    assert store.take_candidates("PK", of_report(report("b", where=peshawar(lat=-30.0)))) == ()


def test_another_shard_does_not_see_it(kept):
    store, incident = kept
    assert store.take("IN", incident.incident_id) is None


def test_an_empty_store_knows_nothing(report):
    store = ColdStore()
    assert not store.knows("PK", report().report_id)
    assert store.take_candidates("PK", of_report(report())) == ()


def test_the_names_that_it_tells_of_are_counted(report):
    store = ColdStore()
    for name in ("a", "b"):
        store.put("PK", opened(report(name, quote="Shopkeeper Ghulam Haider died."), reasons=(), links=()))
    assert store.namesakes("PK", "haider") == 2
    assert store.namesakes("PK", "nobody") == 0
