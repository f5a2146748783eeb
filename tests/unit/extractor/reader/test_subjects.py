"""Who or what a rule asks for is found behind pronouns, in appositions and in forms that the parser misreads."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport, IncidentType

Read = Callable[..., tuple[IncidentReport, ...]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "All 14 people aboard a canoe died when it filled and sank off Kisumu on Tuesday.",
            IncidentType.TRANSPORT_ACCIDENT,
        ),
        (
            "Sunny Court, a block with 16 flats, came down in Pune on Tuesday and killed five tenants.",
            IncidentType.STRUCTURAL_COLLAPSE,
        ),
        (
            "Nobody was hurt when a passenger jet skidded off the runway in Bergen on Tuesday.",
            IncidentType.TRANSPORT_ACCIDENT,
        ),
        (
            "While families buried their dead in Zalingei on Tuesday, a drone killed again.",
            IncidentType.AIR_STRIKE,
        ),
        (
            "Eighteen people were killed by air strikes on Baalbek on Tuesday night.",
            IncidentType.AIR_STRIKE,
        ),
    ],
)
def test_the_subject_is_found(read: Read, text: str, kind: IncidentType) -> None:
    assert [r.type for r in read(text)] == [kind]


def test_what_crowds_do_is_not_told_again_by_a_pronoun(read: Read) -> None:
    (report,) = read("Protesters stormed the palace in Colombo on Tuesday; they threw stones as they went.")
    assert report.type is IncidentType.RIOT


def test_the_verb_of_an_incident_is_no_second_one(read: Read) -> None:
    (report,) = read(
        "Five days after a cyber attack locked the computers of the hospital in Cork, surgeons worked with paper on Tuesday."
    )
    assert report.type is IncidentType.CYBER_ATTACK


def test_what_has_been_going_on_for_years_is_no_incident(read: Read) -> None:
    (report,) = read(
        "Gunmen abducted 53 people from a village near Jakiri on Saturday. The government blamed separatists who have been "
        "fighting since 2017 in the region."
    )
    assert report.type is IncidentType.ABDUCTION
