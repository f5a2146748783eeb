"""Which times are those of a statement or of what came of an incident, and which are the incident's own."""

from datetime import UTC, datetime

import pytest

from services.extractor.when import TimeExpression, find_times

PUBLISHED = datetime(2020, 1, 1, 12, tzinfo=UTC)


def first(text: str) -> TimeExpression:
    return find_times(text, PUBLISHED)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The junta on Tuesday accused its neighbour of having shelled the post.",
        "The mayor on Monday again condemned the attack.",
        "Officials on Tuesday formally revised the toll.",
        "Police said on Tuesday that two men were shot.",
        "(12/30/19) - Two men were shot in a car park.",
        "December 30, 2019 - Police are looking for a man who shot two others.",
        "Flood warning issued at noon, expiring December 30 at 4:00AM.",
    ],
)
def test_a_verb_of_saying_on_either_side_takes_the_time(text: str) -> None:
    assert first(text).reporting


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen on Tuesday attacked a convoy.",
        "Police now say that the shooting took place on Monday night.",
        "Officials said that the plant exploded on Monday.",
        "The shooting was reported at 3 p.m. Monday.",
        "Two men were killed by armed raiders on Monday.",
    ],
)
def test_the_verb_of_the_act_keeps_its_own_time(text: str) -> None:
    assert not first(text).reporting


@pytest.mark.parametrize(
    "text",
    [
        "Divers on Tuesday recovered four more of the crew.",
        "Two more bodies were found on Tuesday.",
        "The last of the hostages were let go on Monday.",
        "Police on Monday arrested a suspect.",
    ],
)
def test_what_came_of_an_incident_has_a_day_of_its_own(text: str) -> None:
    assert first(text).sequel is not None


def test_a_day_that_is_taken_back_is_no_time() -> None:
    found = find_times("The attack took place on Monday night, not Tuesday.", PUBLISHED)
    assert [time.text for time in found] == ["Monday night"]


def test_an_event_that_is_called_by_its_day_keeps_it_behind_any_verb() -> None:
    time = first("Eight people died in Saturday's deadly hotel fire.")
    assert (time.sequel, time.reporting) == (None, False)
    assert first("He testified at Tuesday's hearing on the attack.").sequel is not None


@pytest.mark.parametrize(
    "text",
    [
        "Eleven of our pupils died at Orsk on Saturday.",
        "At least 14 miners died near Orsk on Saturday.",
        "Three young miners died on Saturday.",
    ],
)
def test_many_who_died_on_a_day_died_of_what_happened_on_it(text: str) -> None:
    assert first(text).sequel is None


@pytest.mark.parametrize(
    "text",
    [
        "One of our pupils died at Orsk on Saturday.",
        "Two miners died on Saturday.",
        "None of the miners died on Saturday.",
        "Three more miners died at Orsk on Saturday.",
        "Three others died on Saturday.",
        "Three miners died in hospital on Saturday.",
        "Three miners died of their burns on Saturday.",
        "Three of the injured died on Saturday.",
        "Twelve miners have died since Saturday.",
    ],
)
def test_few_who_died_and_those_who_had_been_hurt_may_have_died_later(text: str) -> None:
    assert first(text).sequel is not None
