"""Funerals tell how many died."""

from collections.abc import Callable

import pytest

from schemas.casualties import Count
from services.extractor.analysis import View
from services.extractor.harm_burials import from_burials
from services.extractor.harm_lexicon import Slot


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The shops were closed when the last of the eight victims of the bombing was laid to rest.", 8),
        ("The funerals of all 14 victims were held in three counties.", 14),
        (
            "Their coffins were carried past; the burials of the 14 who did not survive go on until Sunday.",
            14,
        ),
    ],
)
def test_all_victims_who_are_buried_were_killed(text: str, killed: int, view: Callable[[str], View]) -> None:
    (statement,) = from_burials(view(text))
    assert (statement.slot, statement.count) == (Slot.KILLED, Count.exactly(killed))


@pytest.mark.parametrize(
    "text",
    [
        "The eight victims of the bombing were taken to hospital.",
        "Rescuers dug for the eight victims who were buried under the rubble.",
        "Eight victims of fraud sued the bank.",
    ],
)
def test_victims_who_are_not_laid_to_rest_may_live(text: str, view: Callable[[str], View]) -> None:
    assert list(from_burials(view(text))) == []
