"""With what harm was done: as the sentence says that tells the incident, never guessed from its type."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport
from schemas.means import Means
from services.extractor.means import _lexicon

Read = Callable[..., tuple[IncidentReport, ...]]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Gunmen kidnapped two engineers in Kaduna on Tuesday.", Means.FIREARM),
        ("A man was stabbed to death in Leeds on Monday.", Means.BLADE),
        ("A shopkeeper was beaten to death with an iron bar in Lima on Monday.", Means.BLUNT_OBJECT),
        ("A roadside bomb killed four soldiers near Herat on Monday.", Means.EXPLOSIVE),
        (
            "Protesters threw petrol bombs at police in Athens on Friday, and two officers were hurt.",
            Means.INCENDIARY,
        ),
        ("A lorry ploughed into a crowd in Nice on Thursday, killing 12 people.", Means.VEHICLE),
        ("A drone strike killed two militants in Kunar on Monday.", Means.DRONE),
        ("Rockets hit a market in Kirkuk on Monday, killing three people.", Means.MISSILE),
        ("Mortar rounds hit a market in Donetsk on Monday, killing three people.", Means.ARTILLERY),
    ],
)
def test_the_words_of_the_telling_sentence_tell_it(read: Read, text: str, means: Means):
    (report,) = read(text)
    assert report.means == (means,)
    assert [e.field for e in report.evidence if e.quote and e.field == "means"] == ["means"]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed in an attack on a hotel in Nairobi on Monday.",
        "Three people were hurt in an explosion in Kano on Monday; police found no sign of a bomb.",
    ],
)
def test_what_is_not_told_or_is_denied_is_no_means(read: Read, text: str):
    (report,) = read(text)
    assert report.means == ()


def test_of_two_incidents_in_one_sentence_each_has_its_own(read: Read):
    found = read(
        "Four soldiers were killed by a roadside bomb near Herat on Monday, while a drone strike in Kunar killed two militants."
    )
    assert [report.means for report in found] == [(Means.EXPLOSIVE,), (Means.DRONE,)]


def test_every_means_has_words():
    assert [means for means, _ in _lexicon()] == list(Means)
