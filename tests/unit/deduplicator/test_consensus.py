"""Type, day and place move only to what is better known."""

from datetime import date

import pytest

from schemas import (
    Attribution,
    IncidentType,
    Participant,
    ParticipantKind,
    When,
    WhenBasis,
    WhenPrecision,
    WherePrecision,
)
from services.deduplicator.consensus import merged_participants
from services.deduplicator.model.values import Participant as Named
from tests.support.published import Linker


@pytest.fixture
def final(report, hours):
    def link(*changes: dict):
        linker = Linker()
        for number, change in enumerate(changes):
            settings = {"source": f"outlet{number}.example", "published": hours(number)} | change
            linker.apply(report(f"r{number}", **settings))
        (incident,) = linker
        return incident

    return link


def test_the_majority_names_the_type(final):
    kinds = (IncidentType.EXPLOSION, IncidentType.BOMBING, IncidentType.EXPLOSION)
    assert final(*({"kind": k} for k in kinds)).type is IncidentType.EXPLOSION


def test_of_two_the_more_telling_name_wins(final):
    assert (
        final({"kind": IncidentType.EXPLOSION}, {"kind": IncidentType.BOMBING}).type is IncidentType.BOMBING
    )


def test_a_stated_day_replaces_the_day_of_publication(final):
    supposed = When(
        start=date(2019, 11, 16),
        end=date(2019, 11, 16),
        precision=WhenPrecision.DAY,
        basis=WhenBasis.PUBLICATION,
    )
    assert final({"when": supposed}, {}).when.start == date(2019, 11, 15)
    assert final({}, {"when": supposed}).when.start == date(2019, 11, 15)


def test_the_place_moves_to_the_facility_and_not_back(final, peshawar):
    market = peshawar(name="Karkhano market, Peshawar", precision=WherePrecision.FACILITY, radius_km=1)
    assert final({}, {"where": market}, {}).where == market
    assert "place moved: better known" in final({}, {"where": market}).reasons


def test_everybody_named_is_kept_once(final):
    said = final(
        {"of": (Participant(name="traders"),)},
        {"of": (Participant(name="Traders", kind=ParticipantKind.CIVILIANS), Participant(name="police"))},
    )
    assert said.targets == (
        Participant(name="traders", kind=ParticipantKind.CIVILIANS),
        Participant(name="police"),
    )


def test_the_most_telling_attribution_stays_and_so_does_a_denial() -> None:
    blamed = Named(name="Grey Dawn", attribution=Attribution.BLAMED)
    claimed = Named(name="grey dawn", attribution=Attribution.CLAIMED)
    denying = Named(name="Grey Dawn", attribution=Attribution.SUSPECTED, denied=True)
    assert merged_participants((blamed,), (claimed,)) == (blamed.but(attribution=Attribution.CLAIMED),)
    assert merged_participants((blamed,), (denying,)) == (blamed.but(denied=True),)


def test_rival_claims_of_two_groups_both_stay() -> None:
    one = Named(name="Grey Dawn", attribution=Attribution.CLAIMED)
    other = Named(name="Red Dusk", attribution=Attribution.CLAIMED)
    assert merged_participants((one,), (other,)) == (one, other)
