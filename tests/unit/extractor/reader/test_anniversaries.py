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
def test_so_many_years_after(read: Read, text: str, year: int, killed: int) -> None:
    (report,) = read(text, published="2024-05-15T12:00:00Z")
    assert report.role is Role.BACKGROUND
    assert report.when.start is not None
    assert report.when.start.year == year
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == killed


def test_so_many_people_a_year_are_of_no_incident(read: Read) -> None:
    found = read(
        "Floods kill 900 people a year in Beira, the minister said on Monday.", published="2024-05-15"
    )
    assert all(r.casualties.killed is None for r in found)


def test_those_who_did_not_survive_are_dead(read: Read) -> None:
    (report,) = read("A bus overturned near Welkom on Sunday. Two of the passengers did not survive.")
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 2


def test_the_arrest_of_the_gunman_is_part_of_the_shooting(read: Read) -> None:
    found = read(
        "Thousands attended the funeral on Wednesday of the six victims of Saturday's shooting at a supermarket in Halle.\n\n"
        "The gunman, who was arrested at the scene, is in custody."
    )
    assert [r.type for r in found] == [IncidentType.SHOOTING]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb killed six traders in Sabha on Tuesday before last.", "2024-05-07"),
        ("A bomb killed six traders in Sabha on Tuesday.", "2024-05-14"),
        ("It was a week since a bomb killed six traders in Sabha. Stalls were still shut.", "2024-05-10"),
        (
            "Three days after a bomb killed six traders in Sabha, the market reopened on Thursday.",
            "2024-05-13",
        ),
        ("Two days after Monday's bombing, which killed six traders in Sabha, shops reopened.", "2024-05-13"),
        ("Two days after the bombing, which killed six traders in Sabha, shops reopened.", "2024-05-15"),
    ],
)
def test_the_news_of_a_later_day_does_not_date_what_it_counts_from(read: Read, text: str, day: str) -> None:
    (report,) = read(text, published="2024-05-17T12:00:00Z")
    assert (str(report.when.start), str(report.when.end)) == (day, day)
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 6


def test_a_year_that_is_counted_dates_what_happened_in_it(read: Read) -> None:
    """The words "last year" beside a date are part of it, and count no incidents: the toll is its own."""
    (report,) = read(
        "A ferry sank off Kisumu on 9 February of last year, killing 40 people.", published="2024-05-17"
    )
    assert str(report.when.start) == "2023-02-09"
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 40
    (fire,) = read("A depot burned down in Sabha in March two years ago, killing 11 workers.")
    assert (str(fire.when.start), str(fire.when.end)) == ("2022-03-01", "2022-03-31")


def test_what_came_after_an_incident_dates_that_by_what_the_article_tells(read: Read) -> None:
    later, earlier = read(
        "A bomb killed nine people at a mosque in Mardan on Tuesday. The blast came two days after gunmen killed four guards"
        " at a mill in Sabha.",
        published="2024-05-17T12:00:00Z",
    )
    assert str(later.when.start) == "2024-05-14"
    assert str(earlier.when.start) == "2024-05-12"


def test_since_an_attack_means_its_day_and_since_the_start_of_a_wildfire_what_goes_on(read: Read) -> None:
    (attack,) = read("The market in Sabha has been shut since Monday, when a bomb killed six traders.")
    assert (str(attack.when.start), str(attack.when.end)) == ("2024-05-13", "2024-05-13")
    assert not attack.when.series
    (wildfire,) = read("A wildfire has burned near Mersin since Monday, when it killed two people.")
    assert str(wildfire.when.start) == "2024-05-13"
    assert wildfire.when.end is None
    assert wildfire.when.series
