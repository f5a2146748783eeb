"""What an article looks back on is dated by how long ago it was, and keeps its toll."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport, IncidentType, Role

Read = Callable[..., tuple[IncidentReport, ...]]


@pytest.mark.parametrize(
    ("text", "year", "killed"),
    [
        (
            (
                "A year after a school bus plunged into a ravine near Mersin, killing 13 children, their parents laid flowers"
                " at the spot on Tuesday."
            ),
            2023,
            13,
        ),
        (
            "Ten years after the tsunami that killed 300 people in Palu, survivors met on Monday at the beach.",
            2014,
            300,
        ),
        (
            "Thirty-five years after an earthquake killed 900 people near Gyumri, bells rang on Monday.",
            1989,
            900,
        ),
        (
            "Thirty-five years after the earthquake of December 7, 1988, which killed 900 people in Gyumri, bells rang.",
            1988,
            900,
        ),
    ],
)
def test_so_many_years_after(read: Read, text: str, year: int, killed: int):
    (report,) = read(text, published="2024-05-15T12:00:00Z")
    assert report.role is Role.BACKGROUND
    assert report.when.start is not None
    assert report.when.start.year == year
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == killed


def test_so_many_people_a_year_are_of_no_incident(read: Read):
    found = read(
        "Floods kill 900 people a year in Beira, the minister said on Monday.", published="2024-05-15"
    )
    assert all(r.casualties.killed is None for r in found)


def test_those_who_did_not_survive_are_dead(read: Read):
    (report,) = read("A bus overturned near Welkom on Sunday. Two of the passengers did not survive.")
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 2


def test_the_arrest_of_the_gunman_is_part_of_the_shooting(read: Read):
    found = read(
        "Thousands attended the funeral on Wednesday of the six victims of Saturday's shooting at a supermarket in Halle.\n\n"
        "The gunman, who was arrested at the scene, is in custody."
    )
    assert [r.type for r in found] == [IncidentType.SHOOTING]
