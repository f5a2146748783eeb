"""Tolls that stand in a list or a note, behind a label: "Dead: 6"."""

from collections.abc import Callable

import pytest

from schemas import Count, IncidentReport
from services.extractor.analysis import View
from services.extractor.harm import find_harm
from services.extractor.harm_lexicon import Slot

Read = Callable[..., tuple[IncidentReport, ...]]


def stated(view: View) -> list[tuple[Slot, Count | None]]:
    return [(s.slot, s.count) for s in find_harm(view)]


@pytest.mark.parametrize(
    ("text", "slot", "count"),
    [
        ("Dead: 6", Slot.KILLED, Count.exactly(6)),
        ("Fatalities: 4", Slot.KILLED, Count.exactly(4)),
        ("Injured: 11", Slot.INJURED, Count.exactly(11)),
        ("Injured (so far): 15", Slot.INJURED, Count.exactly(15)),
        ("Missing: 3", Slot.MISSING, Count.exactly(3)),
        ("Evacuated: 240", Slot.DISPLACED, Count.exactly(240)),
        ("Dead: at least 6", Slot.KILLED, Count.at_least(6)),
    ],
)
def test_a_number_behind_a_fate_and_a_colon_is_its_toll(
    view: Callable[..., View], text: str, slot: Slot, count: Count
) -> None:
    assert stated(view(text)) == [(slot, count)]


def test_two_labels_of_one_line_are_two_tolls(view: Callable[..., View]) -> None:
    assert stated(view("Dead: 6, injured: 11")) == [
        (Slot.KILLED, Count.exactly(6)),
        (Slot.INJURED, Count.exactly(11)),
    ]


@pytest.mark.parametrize("text", ["Shops: 6", "Dead: 6 km of coral", "Helpline for the injured: 0800 4417"])
def test_a_number_that_counts_no_people_is_no_toll(view: Callable[..., View], text: str) -> None:
    assert stated(view(text)) == []


def test_the_labels_below_a_story_are_its_toll(read: Read) -> None:
    (report,) = read(
        "A hillside came down on a row of houses in Manizales, Colombia, on Tuesday night.\n\nDead: 6\nInjured: 11"
    )
    assert report.casualties.killed == Count.exactly(6)
    assert report.casualties.injured == Count.exactly(11)
