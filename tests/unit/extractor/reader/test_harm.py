"""What one sentence says of the fate of people."""

from collections.abc import Callable

import pytest

from schemas import Count
from services.extractor.analysis import View
from services.extractor.harm import find_harm
from services.extractor.harm_lexicon import Slot

Parse = Callable[..., View]


def counts(view: View, slot: Slot) -> list[Count | None]:
    return [s.count for s in find_harm(view) if s.slot is slot]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Twelve people were killed and 29 injured by a bomb.", Count.exactly(12), Count.exactly(29)),
        (
            "A bomber blew himself up, killing 11 people and wounding 34.",
            Count.exactly(11),
            Count.exactly(34),
        ),
        (
            "A soldier and two civilians were killed and several others wounded.",
            Count.exactly(3),
            Count.at_least(3),
        ),
        ("The strike killed at least 25 people.", Count.at_least(25), None),
        ("John Doe, 34, was shot dead outside his home.", Count.exactly(1), None),
        ("2 dead, 3 hospitalized following a crash", Count.exactly(2), Count.exactly(3)),
    ],
)
def test_counts_in_one_clause(view: Parse, text: str, killed: Count | None, injured: Count | None) -> None:
    assert counts(view(text), Slot.KILLED)[:1] == ([killed] if killed else [])
    assert counts(view(text), Slot.INJURED)[:1] == ([injured] if injured else [])


def test_parts_are_not_added_to_their_sum(view: Parse) -> None:
    text = "Seven people, two policemen and the five men who had attacked them, died in a gun battle."
    assert counts(view(text), Slot.KILLED) == [Count.exactly(7)]


def test_those_shot_have_an_open_outcome(view: Parse) -> None:
    assert counts(view("Two other men were also shot."), Slot.HIT) == [Count.exactly(2)]


def test_shot_and_killed_is_killed(view: Parse) -> None:
    assert counts(view("A teacher was shot and killed on Monday."), Slot.KILLED) == [Count.exactly(1)]


def test_nobody_is_nought(view: Parse) -> None:
    assert counts(view("Nobody was injured in the blast."), Slot.INJURED) == [Count.exactly(0)]


@pytest.mark.parametrize(
    "text",
    [
        "The blast caused no casualties.",
        "There were no victims.",
        "The depot burned down without any loss of life.",
        "There were no reports of casualties.",
    ],
)
def test_no_casualties_is_nought_of_both(view: Parse, text: str) -> None:
    assert counts(view(text), Slot.KILLED) == [Count.exactly(0)]
    assert counts(view(text), Slot.INJURED) == [Count.exactly(0)]


@pytest.mark.parametrize(
    "text",
    [
        "There were no further casualties.",
        "There were no casualties among the troops.",
        "There was no word on casualties.",
    ],
)
def test_a_part_that_was_spared_is_no_nought(view: Parse, text: str) -> None:
    assert counts(view(text), Slot.KILLED) == []


def test_neither_nor_denies_both(view: Parse) -> None:
    text = "Neither the envoy nor his wife was injured."
    assert counts(view(text), Slot.INJURED) == [Count.exactly(0)]


@pytest.mark.parametrize(
    "text",
    [
        "The six priests' murder shocked the town.",
        "The murder of the six priests shocked the town.",
        "The murder in Lima of six priests shocked the town.",
    ],
)
def test_a_killing_that_is_a_noun_tells_its_victims(view: Parse, text: str) -> None:
    assert counts(view(text), Slot.KILLED) == [Count.exactly(6)]


def test_a_denial_reaches_over_or(view: Parse) -> None:
    assert counts(view("No deaths or injuries have been reported."), Slot.INJURED) == [Count.exactly(0)]


def test_a_toll_is_the_number_that_it_came_to(view: Parse) -> None:
    text = "The number of people killed by rockets that hit a market on Monday has risen to 31 from 24."
    assert [s.count for s in find_harm(view(text)) if s.total] == [Count.exactly(31)]


@pytest.mark.parametrize(
    "text",
    [
        "The storm could kill hundreds of people.",
        "The army denied that it had killed 12 villagers.",
        "They threatened to kill two hostages.",
    ],
)
def test_what_did_not_happen_harms_nobody(view: Parse, text: str) -> None:
    assert counts(view(text), Slot.KILLED) == []


def test_things_are_not_people(view: Parse) -> None:
    assert counts(view("The fire killed four cows and burned 20 houses."), Slot.KILLED) == []


def test_a_count_over_many_incidents_is_marked(view: Parse) -> None:
    statements = find_harm(view("More than 900 civilians have been killed in the past year."))
    assert [s.cumulative for s in statements] == [True]


def test_a_triple_shooting_tells_of_three(view: Parse) -> None:
    assert counts(view("Police are investigating a triple shooting."), Slot.HIT) == [Count.exactly(3)]


def test_the_victims_of_a_killing_that_is_a_noun_are_added(view: Parse) -> None:
    text = "The government condemned the assassination of six priests and two women."
    assert counts(view(text), Slot.KILLED) == [Count.exactly(8)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two others, cousins aged 20 and 31, drowned in the flood in Jember on Tuesday.", 2),
        ("Two others, sisters aged 45 and 50, drowned in the river.", 2),
        ("Two policemen, a nurse and three porters were killed.", 6),
    ],
)
def test_a_plural_without_a_number_says_who_the_counted_ones_are(view: Parse, text: str, killed: int) -> None:
    assert counts(view(text), Slot.KILLED) == [Count.exactly(killed)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Six people, among them a mother and her son, drowned.", 6),
        ("Five hikers, none older than twenty, have died.", 5),
        ("Five hikers, none older than twenty, died in the fire.", 5),
        ("Rescuers found a couple and their son dead in a flat.", 3),
        ("The twelve who died were buried.", 12),
    ],
)
def test_remarks_and_companions_are_counted_once(view: Parse, text: str, killed: int) -> None:
    assert counts(view(text), Slot.KILLED) == [Count.exactly(killed)]


def test_those_who_shot_somebody_dead_are_not_dead(view: Parse) -> None:
    assert counts(view("Two men shot dead a candidate on Monday."), Slot.KILLED) == [Count.exactly(1)]
    assert counts(view("Two men shot dead were brothers."), Slot.KILLED) == [Count.exactly(2)]


def test_the_homeless_who_froze_were_not_driven_from_home(view: Parse) -> None:
    assert counts(view("Five homeless people froze to death."), Slot.DISPLACED) == []
    assert counts(view("Five people are homeless."), Slot.DISPLACED) == [Count.exactly(5)]


def test_a_name_behind_what_comes_over_places_is_a_place(view: Parse) -> None:
    assert counts(view("A tremor struck Albstadt."), Slot.HIT) == []
    assert counts(view("A stone struck Albrecht."), Slot.HIT) == [Count.exactly(1)]


def test_a_toll_in_money_is_a_toll_on_a_road(view: Parse) -> None:
    assert counts(view("The toll on the bridge is 15,000 gourdes."), Slot.KILLED) == []
    assert counts(view("The toll is 15."), Slot.KILLED) == [Count.exactly(15)]
