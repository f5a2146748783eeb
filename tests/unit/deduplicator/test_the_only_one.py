"""The only incident that a report can be about, there and then, takes it in though it is less likely than one of several."""

from datetime import date

import pytest

from schemas import (
    EventKind,
    IncidentId,
    IncidentType,
    Means,
    When,
    WhenBasis,
    WhenPrecision,
    Where,
)
from services.deduplicator import profile_bytes
from services.deduplicator.candidate import Candidate
from services.deduplicator.decide import Weights, decide, weights
from services.deduplicator.held import Held, dump, profile_in
from services.deduplicator.index import Shared
from services.deduplicator.profile import of_report
from tests.support.published import Linker

FIRE = {"kind": IncidentType.FIRE, "title": "Flames at a depot", "quote": "A depot burned down."}
LATER_TOLD = {
    "kind": IncidentType.FIRE,
    "title": "Workers leapt from a roof",
    "quote": "Some labourers lost their lives.",
    "when": None,
}
NOWHERE = Where(country_code="PK", reason="no place in the sentences that tell it")
UNPLACED = LATER_TOLD | {"when": date(2019, 11, 15), "where": NOWHERE}
ONLY_ONE = "no other such incident is known there and then"


@pytest.fixture
def last_of(report, hours):
    """What becomes of the last of some reports, three hours apart."""

    def link(*said: dict):
        linker = Linker()
        for number, changes in enumerate(said):
            defaults = {"source": f"outlet{number}.example", "published": hours(3 * number)}
            (event, *_) = linker.apply(report(f"r{number}", **(defaults | changes)))
        return event

    return link


@pytest.mark.parametrize(("alone", "joined"), [(0.5, True), (0.51, False)])
def test_the_only_one_there_need_not_be_as_likely_as_one_of_several(report, alone, joined):
    even = Weights(
        bias=0.0, weights=dict.fromkeys(weights().weights, 0.0), join=0.9, link=0.1, merge=1.0, alone=alone
    )
    held = Held(IncidentId("only"), 1, None, None, (), profile_bytes.dump(of_report(report("first"))))
    only = Candidate(0, dump(held), profile_in(dump(held)), Shared(), sibling=False)
    decision = decide(of_report(report("second")), [only], even)
    assert (decision.join is only) is joined
    assert (ONLY_ONE in decision.reasons) is joined


def test_one_of_several_must_be_likelier_than_the_only_one():
    assert weights().alone < weights().join


def test_an_incident_that_it_cannot_be_by_its_type_is_no_other_one_however_it_was_found(report):
    even = Weights(
        bias=0.0, weights=dict.fromkeys(weights().weights, 0.0), join=0.9, link=0.1, merge=1.0, alone=0.3
    )

    def candidate(handle: int, kind: IncidentType) -> Candidate:
        profile = of_report(report(f"c{handle}", kind=kind))
        held = Held(IncidentId(f"c{handle}"), 1, None, None, (), profile_bytes.dump(profile))
        return Candidate(handle, dump(held), profile_in(dump(held)), Shared(), sibling=False)

    blast, arrest = candidate(0, IncidentType.BOMBING), candidate(1, IncidentType.ARREST)
    explosion = candidate(2, IncidentType.EXPLOSION)
    assert decide(of_report(report("told")), [blast, arrest], even).join is blast
    assert decide(of_report(report("told")), [blast, explosion], even).join is None


def test_the_only_such_incident_there_and_then_takes_the_report_in(last_of, toll):
    event = last_of(FIRE | {"casualties": toll(3, 9)}, LATER_TOLD | {"casualties": toll(4, 12)})
    assert event.kind is not EventKind.OPENED
    score = event.incident.sources[-1].decision.score
    assert weights().alone <= score < weights().join


def test_of_two_such_incidents_there_and_then_neither_takes_the_report_in(last_of, toll):
    burst = {"kind": IncidentType.EXPLOSION, "title": "Gas cylinder bursts", "quote": "A cylinder burst."}
    first = FIRE | {"casualties": toll(3, 9)}
    second = burst | {"when": date(2019, 11, 13), "casualties": toll(3, 9)}
    told = LATER_TOLD | {"casualties": toll(4, 12)}
    assert last_of(first, second, told).kind is EventKind.OPENED


def test_an_incident_that_it_cannot_be_or_that_was_elsewhere_leaves_the_other_the_only_one(
    last_of, toll, peshawar
):
    burst = {
        "kind": IncidentType.EXPLOSION,
        "title": "Gas cylinder bursts",
        "quote": "A cylinder burst.",
        "when": date(2019, 11, 13),
    }
    first, told = FIRE | {"casualties": toll(3, 9)}, LATER_TOLD | {"casualties": toll(4, 12)}
    arrest = burst | {"kind": IncidentType.ARREST}
    elsewhere = burst | {"where": peshawar(name="Nowshera", lat=34.01, lon=71.97)}
    assert last_of(first, arrest, told).kind is not EventKind.OPENED
    assert last_of(first, elsewhere, told).kind is not EventKind.OPENED


def test_the_only_one_takes_in_nothing_that_contradicts_it_or_is_of_the_next_town(report, peshawar):
    """Whatever the score: here every pair has the same one."""
    even = Weights(
        bias=0.0, weights=dict.fromkeys(weights().weights, 0.0), join=0.9, link=0.1, merge=1.0, alone=0.3
    )
    plain = {"kind": IncidentType.ARMED_ATTACK, "title": "Man hurt in Peshawar", "quote": "A man was hit."}

    def joined(one: dict, other: dict) -> bool:
        held = Held(
            IncidentId("only"), 1, None, None, (), profile_bytes.dump(of_report(report("a", **(plain | one))))
        )
        only = Candidate(0, dump(held), profile_in(dump(held)), Shared(), sibling=False)
        return decide(of_report(report("b", **(plain | other))), [only], even).join is only

    assert joined({}, {})
    assert joined({"means": (Means.BLADE,)}, {"means": (Means.BLADE,)})
    assert not joined({"means": (Means.BLADE,)}, {"means": (Means.FIREARM,)})
    assert not joined({}, {"when": date(2019, 11, 16)})
    assert not joined({"quote": "Ali, 23, was hit."}, {"quote": "A man aged 40 was hit."})
    assert not joined({}, {"title": "Another attack in Peshawar"})
    assert not joined({}, {"where": peshawar(name="Chamkani", lon=71.70)})


def test_a_report_without_a_place_joins_the_only_such_incident_of_its_day(last_of):
    assert last_of(FIRE, UNPLACED).kind is not EventKind.OPENED
    assert last_of(FIRE, UNPLACED | {"kind": IncidentType.ABDUCTION}).kind is EventKind.OPENED


def test_a_report_without_a_place_joins_none_of_two_such_incidents(last_of, peshawar):
    elsewhere = FIRE | {"where": peshawar(name="Nowshera", lat=34.01, lon=71.97)}
    assert last_of(FIRE, elsewhere, UNPLACED).kind is EventKind.OPENED
    assert last_of(FIRE, elsewhere | {"kind": IncidentType.ARREST}, UNPLACED).kind is not EventKind.OPENED


def test_a_report_without_a_place_joins_nothing_of_another_day_or_where_none_is_told(last_of):
    assert last_of(FIRE, UNPLACED | {"when": date(2019, 11, 16)}).kind is EventKind.OPENED
    assert last_of(FIRE, UNPLACED | {"when": None}).kind is EventKind.OPENED
    day = date(2019, 11, 15)
    supposed = When(start=day, end=day, precision=WhenPrecision.DAY, basis=WhenBasis.PUBLICATION)
    assert last_of(FIRE, UNPLACED | {"when": supposed}).kind is EventKind.OPENED


def test_a_report_without_a_place_joins_nothing_that_has_another_toll_or_other_means(last_of, toll):
    counted = FIRE | {"casualties": toll(3)}
    assert last_of(counted, UNPLACED).kind is not EventKind.OPENED
    assert last_of(counted, UNPLACED | {"casualties": toll(2)}).kind is EventKind.OPENED
    assert last_of(counted, UNPLACED | {"casualties": toll(4)}).kind is EventKind.OPENED
    attack = {"kind": IncidentType.ARMED_ATTACK}
    knifed = FIRE | attack | {"means": (Means.BLADE,)}
    assert last_of(knifed, UNPLACED | attack | {"means": (Means.BLADE,)}).kind is not EventKind.OPENED
    assert last_of(knifed, UNPLACED | attack | {"means": (Means.FIREARM,)}).kind is EventKind.OPENED
