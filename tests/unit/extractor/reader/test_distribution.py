"""Tolls over several places: told in one breath, each number belongs to its own place, and their sum to none."""

# ruff: noqa: E501 - one text a line

from collections.abc import Callable

import pytest

from schemas import IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]
Told = set[tuple[str | None, str | None, int | None]]


def told(reports: tuple[IncidentReport, ...]) -> Told:
    """Place, day and number of dead of each report."""
    return {
        (
            r.where.name,
            r.when.start and r.when.start.isoformat(),
            r.casualties.killed and r.casualties.killed.best,
        )
        for r in reports
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The storm killed three people in Manila on Monday and two in Cebu on Tuesday, officials said.",
            {("Manila", "2024-05-13", 3), ("Cebu", "2024-05-14", 2)},
        ),
        (
            "Gunmen killed five villagers near Mopti on Saturday night and four in Gao on Sunday, officials said.",
            {("Mopti", "2024-05-11", 5), ("Gao", "2024-05-12", 4)},
        ),
        (
            "Six workers died after an explosion at a foundry in Pune on Tuesday, and one man in a smaller one in Nashik on Wednesday.",
            {("Pune", "2024-05-14", 6), ("Nashik", "2024-05-15", 1)},
        ),
        (
            "Five workers died after the blast in a foundry in Dortmund on Tuesday, and one man in a clandestine one in Bochum on Wednesday.",
            {("Dortmund", "2024-05-14", 5), ("Bochum", "2024-05-15", 1)},
        ),
    ],
)
def test_a_number_with_a_place_of_its_own_is_an_incident_of_its_own(
    read: Read, text: str, expected: Told
) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Baghdad on Monday, three of them from Basra.",
        "Eight people were killed and 14 injured in a bus crash near Pune on Monday.",
        "A bomb killed nine people in Baghdad on Monday; four of the wounded died in a hospital in Basra.",
    ],
)
def test_parts_and_other_fates_are_no_other_incident(read: Read, text: str) -> None:
    assert len(read(text)) == 1


def test_the_sum_in_the_headline_belongs_to_none_of_them(read: Read) -> None:
    reports = read(
        "Gunmen killed five villagers near Mopti on Saturday night. On Sunday a bomb killed four soldiers in Gao.",
        title="Nine dead in Mali at the weekend",
    )
    assert sorted(r.casualties.killed.best for r in reports if r.casualties.killed) == [4, 5]


def test_a_total_of_which_some_are_a_part_is_no_sum(read: Read) -> None:
    reports = read(
        "Four Malaysians were among the seven people killed in a hotel fire in Hat Yai on Saturday. "
        "Three people were killed in a bar in Danok on Sunday."
    )
    assert 7 in {r.casualties.killed.best for r in reports if r.casualties.killed}


def test_a_sum_that_was_told_before_is_shared_out_between_two_towns(read: Read) -> None:
    found = read(
        "Nineteen people were lost on the roads at the weekend, the minister said.\n\n"
        "Fifteen of them died in the Londiani crash on Saturday and four at Naivasha the following day.",
        published="2024-05-20T12:00:00Z",
    )
    assert told(found) == {("Londiani", "2024-05-18", 15), ("Naivasha", "2024-05-19", 4)}


def test_shares_behind_a_colon_have_the_time_of_the_sum_before_it(read: Read) -> None:
    found = read(
        "In two air attacks last week 17 civilians were killed: fifteen in Kale, at a ceremony, and two in Sagaing.",
        published="2024-05-22T12:00:00Z",
    )
    assert told(found) == {("Kale", "2024-05-13", 15), ("Sagaing", "2024-05-13", 2)}
