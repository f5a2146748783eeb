"""Whether what a word tells took place."""

from collections.abc import Callable

import pytest

from schemas import Realis
from services.extractor.analysis import View
from services.extractor.realis import cumulation, realis_of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels attacked the village on Monday.", "attacked", Realis.ACTUAL),
        ("Lorry owners will march through the port on Thursday.", "march", Realis.PLANNED),
        ("The group threatened to bomb the station.", "bomb", Realis.PLANNED),
        ("The hurricane could tear off roofs.", "hurricane", Realis.HYPOTHETICAL),
        ("If rebels attack the village, people will flee.", "attack", Realis.HYPOTHETICAL),
        ("Was the mayor murdered?", "murdered", Realis.HYPOTHETICAL),
        ("The soldiers did not attack the village.", "attack", Realis.NEGATED),
        ("Officials denied reports of an explosion.", "explosion", Realis.NEGATED),
        ("There was no explosion at the plant.", "explosion", Realis.NEGATED),
        ("Police foiled an attack on the market.", "attack", Realis.NEGATED),
        ("Shooting could still be heard three hours later.", "heard", Realis.ACTUAL),
        ("Troops opened fire to clear a sit-in.", "sit", Realis.ACTUAL),
        ("Troops opened fire to clear a sit-in.", "clear", Realis.PLANNED),
        ("The candidate survived an attack on her car.", "attack", Realis.ACTUAL),
        ("Police say the clerk may have shot himself.", "shot", Realis.ACTUAL),
        ("Police say the clerk may have shot a guard.", "shot", Realis.HYPOTHETICAL),
        ("The cyclone is likely to cross the coast on Friday.", "cyclone", Realis.HYPOTHETICAL),
        ("The storm is expected to reach the port on Friday.", "storm", Realis.HYPOTHETICAL),
        ("A march planned for Thursday was banned.", "march", Realis.PLANNED),
        ("The tower was to be blown up on Friday.", "blown", Realis.PLANNED),
        ("The attack did not cause her death.", "attack", Realis.ACTUAL),
        ("The attack did not happen.", "attack", Realis.NEGATED),
        ("Farmers blocked the road to protest against a dam.", "protest", Realis.ACTUAL),
        ("Farmers want to protest against a dam.", "protest", Realis.PLANNED),
        ("The kidnapping was fake.", "kidnapping", Realis.NEGATED),
        ("The kidnapping was brief.", "kidnapping", Realis.ACTUAL),
        ("Pupils were poisoned in Orvane; the police suspect a neighbour.", "poisoned", Realis.ACTUAL),
    ],
)
def test_realis(view: Callable[..., View], text: str, word: str, expected: Realis) -> None:
    token = next(t for t in view(text).doc if t.lower_ == word)
    assert realis_of(token) is expected


@pytest.mark.parametrize(
    ("text", "counts_up"),
    [
        ("Bombs killed 120 people last year.", True),
        ("Bombs killed 120 people in March last year.", False),
        ("A bomb on 3 March last year killed nine.", False),
        ("Bombs killed 120 people in Maidan last year.", True),
    ],
)
def test_last_year_counts_up_unless_it_dates_a_month(text: str, counts_up: bool) -> None:
    assert (cumulation(text) is not None) is counts_up
