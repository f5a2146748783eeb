"""News of a toll: its days are those of the counting, and the incident has only the day that its own words give."""

# ruff: noqa: E501 - one text a line

from collections.abc import Callable

import pytest

from schemas import IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Clinic strikes name from list",
            "The number of dead in the Multan shrine bombing is five, and not six, the health office clarified on Monday.",
        ),
        (
            "Ministry revises quake toll to seven",
            "Seven people, not eight, died in the earthquake in Caylloma province, the institute has made clear. There are now 44 injured, because some only reached a doctor today.",
        ),
        (
            "Three more bodies found",
            "Three more bodies have been recovered from the landslide in Karongi, bringing the number of dead to twelve, the police commander said on Tuesday. An excavator has been at work since Monday.",
        ),
    ],
)
def test_news_of_a_toll_does_not_date_the_incident(read: Read, title: str, text: str) -> None:
    report = read(text, title=title)[0]
    assert report.when.start is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Nine people are now known to have died in Friday's explosion in Peshawar, raising the death toll by two, doctors said on Monday.",
            "2024-05-10",
        ),
        (
            "The toll from a fire that swept through a hostel in Patras on Sunday rose to five on Wednesday, officials said.",
            "2024-05-12",
        ),
        (
            "A man was killed when a bus overturned near Nakuru on Tuesday, bringing to nine the number of deaths on the road this year.",
            "2024-05-14",
        ),
    ],
)
def test_the_day_of_its_own_words_is_its_day(read: Read, text: str, day: str) -> None:
    report = read(text)[0]
    assert report.when.start is not None
    assert report.when.start.isoformat() == day


def test_those_who_died_when_it_happened_date_it(read: Read) -> None:
    reports = read(
        "A magistrate on Wednesday remanded the developer of a block in Thane. Sixteen people died when it caved in last Thursday."
    )
    assert reports[0].when.start is not None
    assert reports[0].when.start.isoformat() == "2024-05-09"


@pytest.mark.parametrize(
    ("text", "number", "quote"),
    [
        (
            "The mortuary has ten, not eleven bodies from the building that collapsed in Kampala on Tuesday.",
            10,
            "ten, not eleven bodies",
        ),
        (
            "Gunmen attacked Verrettes on Saturday. The rights group put it right: 21 dead, not 23.",
            21,
            "21 dead, not 23",
        ),
        (
            "The bombing in Balad Ruz on Friday took 15 lives and not 16, the health office said.",
            15,
            "15 lives and not 16",
        ),
    ],
)
def test_a_number_that_is_taken_back_is_quoted_with_the_one_that_stands(
    read: Read, text: str, number: int, quote: str
) -> None:
    report = read(text)[0]
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == number
    assert quote in [e.quote for e in report.evidence if e.field == "casualties.killed"]


def test_not_one_takes_no_number_back(read: Read) -> None:
    report = read(
        "Eleven of the 19 people who died in the bus crash at Nakuru on Sunday came from Solai, which has 200 inhabitants and not one carpenter."
    )[0]
    assert str(report.when.start) == "2024-05-12"


@pytest.mark.parametrize(
    "words",
    [
        "Ten people are still in the care of doctors",
        "Ten men are still admitted",
        "Ten are nursing injuries at the clinic",
    ],
)
def test_who_is_in_care_is_counted_as_hurt(read: Read, words: str) -> None:
    report = read(f"Four people died in a fire at a hostel in Leeds on Sunday. {words}.")[0]
    assert report.casualties.injured is not None
    assert report.casualties.injured.best == 10
