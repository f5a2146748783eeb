"""Round-ups: what an article tells of several incidents in one breath is kept apart, and its sum belongs to none."""

# ruff: noqa: E501 - one text a line

from collections.abc import Callable

import pytest

from schemas import IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]
Told = set[tuple[str | None, str | None, int | None]]


def told(reports: tuple[IncidentReport, ...]) -> Told:
    """Place, type and number of dead of each report."""
    return {
        (r.where.name, r.type.value, r.casualties.killed and r.casualties.killed.best)
        for r in reports
        if r.where.name is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "LAHORE - Nine people were killed in two bomb blasts in Pakistan's Punjab this week, police said.\n\n"
                "Six of them died on Tuesday when a bomb went off at a shrine in Multan, and three in Sahiwal on Wednesday."
            ),
            {("Multan", "bombing", 6), ("Sahiwal", "bombing", 3)},
        ),
        (
            (
                "NAIROBI - The minister met relatives of the 16 people who died in two road accidents last week.\n\n"
                "Eleven were passengers of a bus that overturned near Nakuru on Friday, and five were in a matatu that was hit by a lorry at Eldoret on Saturday."
            ),
            {("Nakuru", "transport_accident", 11), ("Eldoret", "transport_accident", 5)},
        ),
        (
            (
                "NIAMEY - Members of parliament stood in silence for the 12 people killed in last week's attacks in Dosso and Zinder.\n\n"
                "Ten were killed in Dosso, where gunmen stormed a market on Friday, and two in Zinder."
            ),
            {("Dosso", "armed_attack", 10), ("Zinder", "armed_attack", 2)},
        ),
    ],
)
def test_a_toll_that_the_next_sentence_tells_in_parts_is_that_of_several_incidents(
    read: Read, text: str, expected: Told
) -> None:
    assert told(read(text)) == expected


def test_a_part_that_has_a_telling_word_of_its_own_is_of_another_type(read: Read) -> None:
    reports = read(
        "DEHRADUN - Fourteen people have died in Uttarakhand since Monday, officials said.\n\n"
        "Nine of them were killed by a landslide in Chamoli on Tuesday, and five drowned on Monday in Tehri when a river burst its banks."
    )
    assert told(reports) == {("Chamoli", "landslide", 9), ("Tehri", "flood", 5)}


def test_parts_may_lie_in_places_that_no_gazetteer_has(read: Read) -> None:
    reports = read(
        "Two air strikes killed 17 civilians in Myanmar on Monday, a monitor said: fifteen in Kale, at a wedding, and two in Hpaungzeik."
    )
    assert ("Kale", "air_strike", 15) in told(reports)


@pytest.mark.parametrize(
    "text",
    [
        "Eight men died in two days of fighting between clans near Tari, police said. The shooting began on Monday over a pig.",
        "Five people were killed when a bus fell into a gorge near Nakuru on Monday, police said. Two were men and three were children from Eldoret.",
    ],
)
def test_the_parts_of_one_toll_leave_it_whole(read: Read, text: str) -> None:
    reports = read(text)
    assert len(reports) == 1
    assert reports[0].casualties.killed is not None
    assert reports[0].casualties.killed.best in {5, 8}
