"""Which types can be one incident."""

import pytest

from schemas import IncidentType as T
from services.deduplicator.families import agreement, compatible_types


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (T.RIOT, T.ARSON),
        (T.RIOT, T.PROTEST),
        (T.PROTEST, T.PROPERTY_DESTRUCTION),
        (T.BOMBING, T.EXPLOSION),
        (T.BOMBING, T.SUICIDE_BOMBING),
        (T.SHOOTING, T.ARMED_ATTACK),
        (T.SHOOTING, T.ASSASSINATION),
        (T.FIRE, T.ARSON),
        (T.AIR_STRIKE, T.BOMBING),
        (T.JAILBREAK, T.RIOT),
        (T.LANDSLIDE, T.STRUCTURAL_COLLAPSE),
    ],
)
def test_outlets_call_one_incident_by_these_pairs_of_names(one: T, other: T):
    assert 0 < agreement(one, other) < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (T.AIR_STRIKE, T.SHELLING),
        (T.SHELLING, T.BOMBING),
        (T.SHOOTING, T.ARREST),
        (T.PROTEST, T.FLOOD),
        (T.ABDUCTION, T.BOMBING),
    ],
)
def test_these_are_never_one_incident(one: T, other: T):
    assert agreement(one, other) == 0


@pytest.mark.parametrize("one", list(T))
def test_a_type_agrees_with_itself_first_and_others_agree_both_ways(one: T):
    assert compatible_types(one)[0] is one
    assert agreement(one, one) == 1
    assert all(agreement(one, other) == agreement(other, one) > 0 for other in compatible_types(one))
