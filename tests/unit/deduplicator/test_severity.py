"""The written rule of severity."""

import pytest

from schemas import Casualties, Count, IncidentType, Participant, ParticipantKind, Severity
from services.deduplicator.datafile import load
from services.deduplicator.severity import severity


@pytest.mark.parametrize(
    ("killed", "level"),
    [
        (None, Severity.MINOR),
        (0, Severity.MINOR),
        (1, Severity.MODERATE),
        (9, Severity.MODERATE),
        (10, Severity.SEVERE),
        (100, Severity.EXTREME),
    ],
)
def test_by_the_dead(toll, killed: int | None, level: Severity):
    assert severity(IncidentType.BOMBING, toll(killed), ())[0] is level


def test_the_missing_count_with_the_dead():
    lost = Casualties(killed=Count.exactly(9), missing=Count.exactly(19))
    assert severity(IncidentType.TRANSPORT_ACCIDENT, lost, ())[0] is Severity.SEVERE


def test_by_type():
    assert severity(IncidentType.CHEMICAL_ATTACK, Casualties(), ())[0] is Severity.SEVERE


def test_an_attack_on_an_embassy_is_at_least_moderate_and_says_why():
    embassy = Participant(name="U.S. embassy", kind=ParticipantKind.DIPLOMATIC)
    assert severity(IncidentType.RIOT, Casualties(), (embassy,)) == (
        Severity.MODERATE,
        ("target diplomatic: U.S. embassy",),
    )
    assert severity(IncidentType.FLOOD, Casualties(), (embassy,))[0] is Severity.MINOR


def test_the_rule_names_only_what_the_contract_has():
    rule = load("severity.yaml")
    types = [*rule["attacks"], *(t for names in rule["types"].values() for t in names)]
    levels = [*rule["people"], *rule["types"], *rule["targets"], *rule["killed_and_missing"]]
    assert all(IncidentType(t) for t in types)
    assert all(Severity(level) for level in levels)
    assert all(ParticipantKind(k) for kinds in rule["targets"].values() for k in kinds)
    assert all(slot in Casualties.model_fields for least in rule["people"].values() for slot in least)
