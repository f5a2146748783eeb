"""What came of an incident long after: trial, funeral, anniversary. It is no news of the incident, nor is its day."""

from collections.abc import Callable
from datetime import date

from schemas import IncidentReport, Role

Read = Callable[..., tuple[IncidentReport, ...]]


def test_a_funeral_does_not_date_the_incident_that_its_own_word_dates(read: Read) -> None:
    (report,) = read(
        "Thousands stood in the square on Wednesday for the funeral of the four passengers who died in Monday's derailment "
        "near Turin.",
        published="2024-05-16T12:00:00Z",
    )
    assert (report.when.start, report.role) == (date(2024, 5, 13), Role.BACKGROUND)


def test_a_court_that_is_a_street_and_a_memorial_that_is_a_hospital_are_no_sequel(read: Read) -> None:
    (report,) = read(
        "A man was shot and killed on Willow Court in Dayton, Ohio, on Tuesday and died at Miller Memorial Hospital.",
        published="2024-05-16T12:00:00Z",
    )
    assert (report.when.start, report.role) == (date(2024, 5, 14), Role.MAIN)
