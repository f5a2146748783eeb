"""What leaves memory is found by id, report, article, place and wording, and is given back whole, once."""

import pytest

from services.deduplicator.assemble import opened
from services.deduplicator.hashes import article_hash
from services.deduplicator.held import Held, holding
from services.deduplicator.model.report import taken
from services.deduplicator.profile import of_incident, of_report
from services.deduplicator.profile_bytes import dump
from services.deduplicator.store import Store


@pytest.fixture
def held(report):
    def make(name: str, **said) -> Held:
        incident = opened(taken(report(name, **said)), reasons=(), links=())
        return holding(incident, 1, dump(of_incident(incident)))

    return make


@pytest.fixture
def kept(held):
    cold = Store().cold
    cold.put("PK", held("a"))
    return cold, held("a")


def test_it_is_given_back_whole_and_once(kept, report):
    cold, held = kept
    assert cold.take("PK", held.incident_id) == held
    assert cold.take("PK", held.incident_id) is None
    assert not cold.knows("PK", report("a").report_id)


def test_its_report_and_article_are_known(kept, report):
    cold, held = kept
    assert cold.knows("PK", report("a").report_id)
    assert cold.take_of_article("PK", article_hash(report("a").article.id)) == (held,)


def test_a_report_of_the_same_day_and_place_finds_it(kept, report):
    cold, held = kept
    assert cold.take_candidates("PK", of_report(report("b"))) == (held,)


def test_a_copy_finds_it_wherever_it_is_placed(kept, report, peshawar):
    cold, held = kept
    far = peshawar(lat=-30.0, lon=20.0)
    again = report("a", where=far, when=None)
    assert cold.take_candidates("PK", of_report(again)) == (held,)


def test_another_place_does_not_find_it(kept, report, peshawar):
    cold, _ = kept
    assert cold.take_candidates("PK", of_report(report("b", where=peshawar(lat=-30.0)))) == ()


def test_another_shard_does_not_see_it(kept):
    cold, held = kept
    assert cold.take("IN", held.incident_id) is None


def test_an_empty_store_knows_nothing(report):
    cold = Store().cold
    assert not cold.knows("PK", report().report_id)
    assert cold.take_candidates("PK", of_report(report())) == ()


def test_the_names_that_it_tells_of_are_counted(held, report):
    cold = Store().cold
    for name in ("a", "b"):
        cold.put("PK", held(name, quote="Shopkeeper Ghulam Haider died."))
    asked = of_report(report("c", quote="Shopkeeper Ghulam Haider died."))
    counts = {
        name: cold.namesakes("PK", of_it) for name, of_it in zip(asked.spelled, asked.names, strict=True)
    }
    assert counts["haider"] == 2
    assert cold.namesakes("PK", 0) == 0
