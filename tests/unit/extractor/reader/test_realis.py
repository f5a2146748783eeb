"""Whether what a word tells took place."""

from collections.abc import Callable

import pytest

from schemas import Realis
from services.extractor.analysis import View
from services.extractor.realis import realis_of


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
        ("The candidate survived an attack on her car.", "attack", Realis.ACTUAL),
        ("Pupils were poisoned in Orvane; the police suspect a neighbour.", "poisoned", Realis.ACTUAL),
    ],
)
def test_realis(view: Callable[..., View], text: str, word: str, expected: Realis) -> None:
    token = next(t for t in view(text).doc if t.lower_ == word)
    assert realis_of(token) is expected


def test_what_is_heard_is_there_though_it_could_be_heard(read: Read) -> None:
    (report,) = read("Gunmen stormed a hotel in Quetta on Tuesday. Shooting could still be heard three hours later.")
    assert report.realis is Realis.ACTUAL


def test_what_is_cleared_away_is_there(read: Read) -> None:
    (report,) = read(
        "Two demonstrators were killed in Quetta on Tuesday when troops opened fire to clear a sit-in."
    )
    assert (report.type, report.realis) == (IncidentType.PROTEST_CRACKDOWN, Realis.ACTUAL)
