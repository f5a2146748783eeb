"""Numbers that the words around them take back: those of a rumour, and the missing who are dead."""

from collections.abc import Callable

import pytest

from schemas import Count, IncidentReport
from services.extractor.analysis import View
from services.extractor.harm import find_harm
from services.extractor.harm_lexicon import Slot

Read = Callable[..., tuple[IncidentReport, ...]]
Parse = Callable[..., View]


def stated(view: View) -> list[tuple[Slot, Count | None]]:
    return [(s.slot, s.count) for s in find_harm(view)]


@pytest.mark.parametrize(
    "text",
    [
        "The '90 dead' message is false, the mayor said.",
        "A rumour of 90 dead is false.",
        "A rumour that spoke of 90 dead was baseless, the mayor said.",
        "The post saying that 90 people died was invented.",
    ],
)
def test_the_dead_of_a_rumour_are_none(view: Parse, text: str) -> None:
    assert stated(view(text)) == []


def test_the_dead_of_a_message_that_is_true_are_dead(view: Parse) -> None:
    assert stated(view("A message that spoke of 90 dead is true.")) == [(Slot.KILLED, Count.exactly(90))]


def test_the_number_beside_a_rumour_stands(view: Parse) -> None:
    text = "The report of 90 dead is false, but four people died."
    assert stated(view(text)) == [(Slot.KILLED, Count.exactly(4))]


@pytest.mark.parametrize("title", ["'90 dead' message is false, says mayor", "Landslide in Manizales"])
def test_a_rumour_does_not_change_the_toll_of_the_story(read: Read, title: str) -> None:
    (report,) = read(
        "A landslide buried a row of houses in Manizales, Colombia, on Tuesday night, killing four people. "
        "A message that spoke of 90 dead is false, the mayor said.",
        title,
    )
    assert report.casualties.killed == Count.exactly(4)


def test_the_trapped_who_died_are_not_missing(view: Parse) -> None:
    assert stated(view("Six miners were trapped and died.")) == [(Slot.KILLED, Count.exactly(6))]


def test_the_trapped_of_whom_some_died_are_missing(view: Parse) -> None:
    assert stated(view("Six miners were trapped and four died.")) == [
        (Slot.MISSING, Count.exactly(6)),
        (Slot.KILLED, Count.exactly(4)),
    ]
