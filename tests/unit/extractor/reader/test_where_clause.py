"""A clause that goes on from a town, or from a day, tells of an incident there and then: no news, but one of its own."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport, IncidentType, Role

Read = Callable[..., tuple[IncidentReport, ...]]
Told = tuple[IncidentType, str | None, str | None, int | None, Role]

TITLE = "Bomb hurts two in Mopti"
NEWS = (
    "A bomb went off beside a tea stall in Mopti on Tuesday, and two porters were hurt, the governor said.\n\n"
    "The stall was closed in the afternoon. The owner swept up the glass.\n\n"
)
BOMBING = (IncidentType.BOMBING, "2024-05-14", "Mopti", None, Role.MAIN)


def told(reports: tuple[IncidentReport, ...]) -> list[Told]:
    return [
        (
            r.type,
            r.when.start.isoformat() if r.when.start else None,
            r.where.name,
            r.casualties.killed.best if r.casualties.killed else None,
            r.role,
        )
        for r in reports
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The patrol had come from Gao, where gunmen shot dead nine traders on Sunday.", "2024-05-12"),
        ("The patrol had come from Gao, 300 km down the river, where gunmen shot dead nine traders.", None),
        ("The governor spoke of the one in Gao, in which nine traders had been shot dead.", None),
    ],
)
def test_the_town_before_where_or_in_which_is_the_place_of_what_the_clause_tells(
    read: Read, sentence: str, day: str | None
) -> None:
    assert told(read(NEWS + sentence, TITLE)) == [
        BOMBING,
        (IncidentType.SHOOTING, day, "Gao", 9, Role.BACKGROUND),
    ]


@pytest.mark.parametrize("opening", ["where", "in which"])
def test_an_attack_with_its_day_and_a_town_before_where_is_an_incident_of_its_own(
    read: Read, opening: str
) -> None:
    text = (
        f"The army has doubled its patrols after Sunday's attack on Gao, {opening} nine people were killed."
    )
    assert told(read(NEWS + text, TITLE)) == [
        BOMBING,
        (IncidentType.ARMED_ATTACK, "2024-05-12", "Gao", 9, Role.BACKGROUND),
    ]


def test_an_attack_of_the_day_before_on_another_town_has_its_own_dead(read: Read) -> None:
    reports = read(
        "Gunmen shot dead two porters beside a tea stall in Mopti on Tuesday, the governor said.\n\n"
        "The stall was closed in the afternoon. The owner swept up the glass.\n\n"
        "Traders have stayed at home since Monday's raid on Gao, where nine people were killed.",
        "Two porters shot dead in Mopti",
    )
    assert [(place, killed) for _, _, place, killed, _ in told(reports)] == [("Mopti", 2), ("Gao", 9)]


def test_what_is_told_of_a_town_that_no_gazetteer_lists_has_no_place(read: Read) -> None:
    text = "The governor spoke of Ourvane, where gunmen shot dead nine traders on Sunday."
    assert told(read(NEWS + text, TITLE)) == [
        BOMBING,
        (IncidentType.SHOOTING, "2024-05-12", None, 9, Role.BACKGROUND),
    ]


def test_the_dead_of_a_town_that_no_gazetteer_lists_are_not_those_of_the_news(read: Read) -> None:
    text = "The army has doubled its patrols since Sunday's attack on Ourvane, where nine people were killed."
    assert told(read(NEWS + text, TITLE))[0] == BOMBING


def test_what_a_clause_tells_of_the_town_of_the_news_is_part_of_it(read: Read) -> None:
    """The counter-example: only another town sets the clause apart."""
    text = "The governor drove to Mopti, where three of the hurt died."
    ((_, _, place, killed, role),) = told(read(NEWS + text, TITLE))
    assert (place, killed, role) == ("Mopti", 3, Role.MAIN)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Segou has had no rest since Wednesday, when two guards were killed by a mine.", Role.BACKGROUND),
        ("The governor flew to Segou, where two guards were killed by a mine on Wednesday.", Role.BACKGROUND),
        ("On Wednesday two guards were killed by a mine in Segou.", Role.MAIN),
    ],
)
def test_what_a_clause_adds_in_passing_is_background_and_a_sentence_of_its_own_is_news(
    read: Read, sentence: str, role: Role
) -> None:
    assert told(read(NEWS + sentence, TITLE)) == [
        BOMBING,
        (IncidentType.BOMBING, "2024-05-15", "Segou", 2, role),
    ]


@pytest.mark.parametrize(
    ("sentence", "day", "end"),
    [
        ("Since Saturday, when two guards were shot dead, the bank in Quetta has been closed.", 11, 11),
        ("Soldiers and rebels have fought in Quetta since Saturday.", 11, None),
    ],
)
def test_the_day_since_which_something_else_goes_on_is_that_of_what_happened_at_once(
    read: Read, sentence: str, day: int, end: int | None
) -> None:
    (report,) = read(sentence)
    assert report.when.start is not None
    assert (report.when.start.day, report.when.end and report.when.end.day) == (day, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "Four traders were shot dead in Mopti on Tuesday, after Monday's raid on Kaya, where nine people were killed.",
        "Gunmen shot dead four traders in Mopti on Tuesday, a day after Monday's raid on Kaya, where nine people were killed.",
    ],
)
def test_the_act_that_names_the_town_before_where_has_the_dead_of_the_clause(
    read: Read, sentence: str
) -> None:
    tolls = {
        (r.where.name, r.when.start.isoformat(), r.casualties.killed.best)
        for r in read(sentence)
        if r.when.start and r.casualties.killed
    }
    assert tolls == {("Mopti", "2024-05-14", 4), ("Kaya", "2024-05-13", 9)}


def test_the_wounded_of_the_clause_are_of_the_act_as_its_dead_are(read: Read) -> None:
    text = "The army searched Mopti on Tuesday after Monday's raid on Kaya, where nine men were found dead and four hurt."
    (report,) = read(text)
    assert report.casualties.killed is not None
    assert report.casualties.injured is not None
    assert (report.casualties.killed.best, report.casualties.injured.best) == (9, 4)


def test_what_happened_in_a_storm_is_not_the_storm(read: Read) -> None:
    (report,) = read("On Tuesday a launch sank in the storm off Mombasa, where nine bodies were recovered.")
    assert report.type is IncidentType.TRANSPORT_ACCIDENT
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 9
