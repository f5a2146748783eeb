"""The tables of types name every type once."""

from schemas.incident_type import IncidentType
from services.extractor.relations import relations


def test_every_type_has_a_rank() -> None:
    assert set(relations().rank) == set(IncidentType)


def test_no_type_is_a_part_of_itself() -> None:
    assert all(whole not in parts for whole, parts in relations().parts.items())
