"""Independent origins count newsrooms, not articles."""

from collections import Counter

import pytest

from schemas import Role
from services.deduplicator.datafile import load
from services.deduplicator.origins import is_own_site
from tests.support.published import Linker

WIRE = "The agency's own account of the bomb that went off in the market, as all its customers print it."


@pytest.fixture
def origins(report, hours):
    """Independent origins after reports with these differences, an hour apart."""

    def count(*changes: dict) -> int:
        linker = Linker()
        for number, change in enumerate(changes):
            settings = {"source": f"outlet{number}.example", "published": hours(number)} | change
            linker.apply(report(f"r{number}", **settings))
        (incident,) = linker
        return incident.independent_origins

    return count


def test_two_newsrooms_are_two(origins):
    assert origins({}, {}) == 2


def test_one_newsroom_twice_is_one(origins):
    assert origins({"source": "a.example"}, {"source": "a.example"}) == 1


def test_copies_are_one_even_without_a_credit(origins):
    assert origins({"text": WIRE}, {"text": WIRE + " Reported from Peshawar."}, {"text": WIRE}) == 1


def test_an_agency_s_update_is_one_with_its_first_story(origins):
    assert origins({"origin": "agency:fna"}, {"origin": "agency:fna"}) == 1


def test_an_original_that_arrives_after_its_copy_changes_nothing(origins, hours):
    assert origins({"text": WIRE}, {"text": WIRE, "published": hours(-3)}, {}) == 2


def test_background_mentions_add_none(origins):
    assert origins({}, {"role": Role.BACKGROUND}) == 1
    assert origins({"role": Role.BACKGROUND}) == 0


def test_the_sites_of_one_newsroom_are_one(origins):
    assert origins({"source": "bbc.co.uk"}, {"source": "bbc.com"}, {"source": "bbc.example"}) == 2


def test_what_was_told_to_another_newsroom_is_no_origin_of_its_own(origins):
    said = "A bomb went off in the market, a doctor told Horn Wire."
    assert origins({"source": "hornwire.example"}, {"source": "b.example", "quote": said}) == 1
    assert origins({"origin": "agency:horn-wire"}, {"source": "b.example", "quote": said}) == 1
    assert origins({"source": "c.example"}, {"source": "b.example", "quote": said}) == 2


def test_every_publisher_has_several_sites_and_no_site_two_publishers():
    groups = load("publishers.yaml")
    assert all(len(sites) > 1 for sites in groups)
    assert max(Counter(site for sites in groups for site in sites).values()) == 1


def test_an_agency_s_own_site_is_the_agency():
    assert is_own_site("agency:Horn Wire", "outlet:hornwire.example")
    assert not is_own_site("agency:ap", "outlet:apnewsroom.example")
    assert not is_own_site("outlet:hornwire.example", "outlet:hornwire.example")
