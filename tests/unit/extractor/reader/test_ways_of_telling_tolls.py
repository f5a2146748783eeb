"""Ways in which the dead and the hurt are counted, sentence by sentence."""

from collections.abc import Callable

import pytest

from services.extractor.analysis import View
from services.extractor.harm import find_harm
from services.extractor.segments import SegmentKind
from services.extractor.tolls import weigh

Parse = Callable[..., View]


def toll(view: View) -> tuple[int | None, int | None]:
    found = weigh(find_harm(view)).casualties
    return (found.killed.best if found.killed else None, found.injured.best if found.injured else None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rescuers found a fourth body in the cellar.", 4),
        ("The body of a sixth passenger was recovered.", 6),
        ("She was the third to die.", 3),
        ("A fifth miner died in hospital on Sunday.", 5),
        ("The eleventh victim, a cook, was found on Monday.", 11),
        ("The twenty-first body was brought ashore.", 21),
    ],
)
def test_whoever_is_the_fourth_of_the_dead_makes_them_four(view: Parse, text: str, killed: int) -> None:
    assert toll(view(text))[0] == killed


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen abducted six nurses and killed a seventh.",
        "It was the third death in a month on that road.",
        "A fourth victim was found at a nearby hospital with a wound in the leg.",
    ],
)
def test_an_ordinal_that_counts_something_else(view: Parse, text: str) -> None:
    assert toll(view(text))[0] in {None, 1}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("There were no survivors among the 14 people on board.", 14),
        ("None of the six men in the boat survived.", 6),
        ("All but two of the 20 passengers died.", 18),
        ("Only three of the 40 people aboard survived.", 37),
    ],
)
def test_the_dead_are_told_by_who_lived(view: Parse, text: str, killed: int) -> None:
    assert toll(view(text))[0] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The flood took 30 lives and not 34.", 30),
        ("The blast has killed six people and not seven.", 6),
        ("Nine people, not ten, died in the crash.", 9),
        ("Doctors lowered the number of people killed in the blast to 21.", 21),
        ("The number of dead has gone up to nine.", 9),
        ("The rebels put the dead at 40.", 40),
        ("It brings to seven the number of those killed.", 7),
        ("The train derailed with the loss of eleven lives.", 11),
        ("Three firemen gave their lives in the blaze.", 3),
        ("The bodies of a farmer, his wife and the maid were found.", 3),
    ],
)
def test_totals_and_corrections(view: Parse, text: str, killed: int) -> None:
    assert toll(view(text))[0] == killed


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Nine passengers needed hospital treatment.", 9),
        ("A guard needed 20 stitches.", 1),
        ("The explosion left six needing treatment.", 6),
        ("The Red Crescent treated 31 people.", 31),
        ("Two cooks were scalded by steam.", 2),
        ("A porter lost an arm.", 1),
        ("Four sailors got away with broken ribs.", 4),
        ("Eleven children are in the ward with burns.", 11),
        ("The injury count, eight, is final.", 8),
    ],
)
def test_the_hurt_are_told_by_what_was_done_for_them(view: Parse, text: str, injured: int) -> None:
    assert toll(view(text))[1] == injured


def test_bodies_are_not_counted_with_the_wounded_beside_them(view: Parse) -> None:
    assert toll(view("The hospital took in 12 bodies and 30 wounded.")) == (12, 30)


def test_who_is_counted_with_the_attacker_is_counted_once(view: Parse) -> None:
    assert toll(view("With the gunman, six people are dead."))[0] == 6


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Six people were shot, two fatally.", (2, 4)),
        ("Seven people were stabbed, one of them fatally.", (1, 6)),
        ("Three guards were fatally wounded in the raid.", (3, None)),
        ("Gunfire killed one and sent five others to a hospital.", (1, 5)),
        ("The crash left a driver dead and two others with serious injuries.", (1, 2)),
        ("Officers came to the corner after three men and a 5-year-old were shot.", (None, 4)),
        ("A 60-year-old man, 48-year-old man and 30-year-old woman were shot.", (None, 3)),
    ],
)
def test_part_died_and_part_lived(view: Parse, text: str, both: tuple[int | None, int | None]) -> None:
    assert toll(view(text)) == both


def test_a_list_of_a_headline_is_added_up(view: Parse) -> None:
    assert toll(view("3 adults, 1 child shot in Dayton", SegmentKind.HEADLINE)) == (None, 4)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("A UN staff was killed in the ambush.", (1, None)),
        ("The head of a relief agency was shot dead.", (1, None)),
        ("1 aid agency driver shot and killed by two armed men.", (1, None)),
        ("The driver and his assistant were killed.", (2, None)),
        ("A couple and two of their three sons were killed.", (4, None)),
        ("Four night-shift nurses died in the fire.", (4, None)),
        ("Both Amos and Ruth died.", (2, None)),
        ("Tuesday's death of a 14-year-old boy shocked the town.", (1, None)),
        ("A sailor was shot in the leg.", (None, 1)),
        ("Three men with gunshot wounds reached the clinic.", (None, 3)),
        ("The pilot died and nine passengers were cut by glass.", (1, 9)),
    ],
)
def test_who_counts_as_a_person(view: Parse, text: str, both: tuple[int | None, int | None]) -> None:
    assert toll(view(text)) == both


def test_several_who_were_shot_are_less_those_who_died(view: Parse) -> None:
    assert toll(view("A man died and he and two others were shot.")) == (1, 2)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("A mob beat two pickpockets to death.", (2, None)),
        ("Three stowaways were killed when the container fell.", (3, None)),
        ("The hospital said that it had treated 17.", (None, 17)),
        ("Two others were pulled out alive with burns.", (None, 2)),
        ("The killer, a trainee of 19 who had been dismissed, shot two clerks dead.", (2, None)),
    ],
)
def test_more_ways_in_which_people_are_counted(
    view: Parse, text: str, both: tuple[int | None, int | None]
) -> None:
    assert toll(view(text)) == both


def test_beasts_are_nobody(view: Parse) -> None:
    assert toll(view("Lightning killed 14 goats and two llamas.")) == (None, None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("He appeared on three counts of second-degree murder and five of attempted murder.", 3),
        ("She was charged with two counts of manslaughter.", 2),
        ("He was charged with four counts of attempted murder.", None),
    ],
)
def test_counts_of_murder_count_the_dead(text: str, killed: int | None, view: Parse) -> None:
    assert toll(view(text))[0] == killed
