"""What a headline tells by itself, over a text that says nothing: in sentence case or In Title Case, without small words."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport, IncidentType
from services.extractor.headline_case import headline_recaser, in_title_case

Read = Callable[..., tuple[IncidentReport, ...]]
T = IncidentType


@pytest.mark.parametrize(
    ("title", "kind", "toll"),
    [
        ("Five Shot During Party In Memphis", T.SHOOTING, {"injured": 5}),
        ("2 Dead, 3 Injured In Overnight Shooting In Dallas", T.SHOOTING, {"killed": 2, "injured": 3}),
        ("Man Fatally Shot In Oakland", T.SHOOTING, {"killed": 1}),
        ("Teen shot and killed in Baltimore", T.SHOOTING, {"killed": 1}),
        ("Four Slain In Houston Home", T.ARMED_ATTACK, {"killed": 4}),
        ("Toddler Critically Injured After Finding Gun In Tulsa", T.SHOOTING, {"injured": 1}),
        ("Mayor of Celaya gunned down", T.ASSASSINATION, {"killed": 1}),
        ("Market bombing kills 12, wounds 40 in Jos", T.BOMBING, {"killed": 12, "injured": 40}),
        ("18 killed as bus falls into gorge near Shimla", T.TRANSPORT_ACCIDENT, {"killed": 18}),
        (
            "Three Dead, Seven Hurt in Crash on Highway near Salta",
            T.TRANSPORT_ACCIDENT,
            {"killed": 3, "injured": 7},
        ),
        ("Six die in Lagos market fire", T.FIRE, {"killed": 6}),
        ("Quake kills five in Herat", T.EARTHQUAKE, {"killed": 5}),
        ("Gunmen abduct 15 in Zamfara village raid", T.ABDUCTION, {"abducted": 15}),
        ("Four dead as building collapses in Mumbai", T.STRUCTURAL_COLLAPSE, {"killed": 4}),
        ("Mob lynches two in Puebla", T.MOB_VIOLENCE, {"killed": 2}),
        ("Gas blast in Lyon kills one, injures 11", T.EXPLOSION, {"killed": 1, "injured": 11}),
        ("Five Miners Killed in Shaft Collapse near Karaganda", T.INDUSTRIAL_ACCIDENT, {"killed": 5}),
    ],
)
def test_a_headline(read: Read, title: str, kind: IncidentType, toll: dict[str, int]):
    (report,) = read("The investigation continues, police said on Tuesday.", title=title)
    counts = {slot: count.best for slot, count in report.casualties if count is not None}
    assert (report.type, counts) == (kind, toll)


VERBS = frozenset({"shoot", "shot", "park", "in", "during", "kill", "near"})


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Five Shot During Party In Memphis", "", "Five shot during Party in Memphis"),
        ("Man Shot In Park Hills", "", "Man shot in Park Hills"),
        ("Man Shot Near Rose Park Gardens", "It happened near Rose Park.", "Man shot near Rose Park Gardens"),
        ("Man shot in Park Hills", "", "Man shot in Park Hills"),
        ("MAN SHOT IN PARK HILLS", "", "MAN SHOT IN PARK HILLS"),
    ],
)
def test_title_case(title: str, text: str, expected: str):
    """Only words that can't be part of a name are lowered, and those that the text itself writes with a capital are names."""
    assert headline_recaser(VERBS)(title, text) == expected


def test_a_short_headline_shows_no_habit():
    assert not in_title_case("Shots In Memphis")
