"""What the page puts around a story never becomes an incident: the story is read as if it stood alone."""

from collections.abc import Callable

import pytest

from schemas import IncidentReport

Read = Callable[..., tuple[IncidentReport, ...]]

TITLE = "Constable shot dead in Multan"
STORY = (
    "A police constable was shot dead by gunmen on a motorcycle in Multan on Wednesday morning, the district police said.",
    "The constable, 29, was hit in the neck and chest. Two colleagues who were with him were not hurt.",
    "No group said it was behind the shooting, and the police have opened a case.",
)

FURNITURE = {
    "cookies": "This website uses cookies to analyse traffic. By clicking Agree you accept our terms.",
    "privacy": "We value your privacy. We and our 812 partners store and access information on your device.",
    "read more": "READ MORE: Bomb under bridge kills six in Quetta",
    "also read": "Also read: Five soldiers killed in ambush near Gao",
    "label without a colon": "RELATED STORY Man charged over March shooting that killed three in Lahore",
    "missed": "In case you missed it: Bus plunges into ravine near Gilgit, 19 dead",
    "watch": "WATCH: Moment bridge collapses in Genoa, killing 43",
    "live blog": "LIVE UPDATES: Strike on Hodeidah port kills 12 - what we know",
    "also in news": "ALSO IN NEWS\n- Bus plunges into gorge, 19 dead\n- Five killed in Peshawar gas explosion on Monday",
    "most read": (
        "Most read today\n1. Chemical plant blaze in Ostrava: seven in hospital\n2. Man, 51, drowns at dam.\n"
        "3. Gunman who killed three in Brno bar still at large"
    ),
    "trending": "Trending now\nEarthquake kills 40 in Izmir\nSuicide bomber kills nine in Kabul mosque",
    "more from": "More from World\nTwo dead as storm hits Lisbon\nRebels seize town of Goma\nTen hurt in Paris fire",
    "promoted": "Sponsored links by Adbox\nShe survived the crash that killed her family\nThis trick stops robbers",
    "around the web": "Around the web\nFactory fire kills 30 in Dhaka\nGunmen abduct 12 pupils in Kaduna",
    "links in a row": "Blaze guts plaza in Lahore | Bus falls into gorge near Gilgit | Five hurt in Karachi blast",
    "newsletter": "Sign up for our newsletter and never miss a bombing, a coup or an earthquake.",
    "inbox": "Get our best reports on the attacks in Karachi in your inbox every morning",
    "gallery": "[Photo gallery: 24 pictures] The crash near Sukkur in 2018, in which two drivers were killed.",
    "file photo": "In this file photo, rescuers work at the site of a bombing in Lahore in 2016 that killed 75. (AFP)",
    "caption": "Photo: Mourners in Peshawar after a school attack in 2014, when 141 were killed. (File)",
    "sharing": "Share | Facebook | Twitter | WhatsApp | Email",
    "rights": "Copyright 2024. All rights reserved. May not be reproduced.",
    "tags": "Tags: shooting, bombing, Karachi, suicide attack",
    "advertisement": "Advertisement - article continues below",
    "comments": "Comments: 12 people were killed in the attack in Karachi, why does nobody care",
}


def slots(reports: tuple[IncidentReport, ...]) -> list[tuple[object, ...]]:
    return [(r.type, r.role, r.realis, r.when, r.where, r.casualties) for r in reports]


@pytest.fixture
def bare(read: Read) -> list[tuple[object, ...]]:
    found = slots(read("\n\n".join(STORY), TITLE))
    assert len(found) == 1
    return found


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank line", "line"])
@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_after_the_story(read: Read, bare: list[tuple[object, ...]], kind: str, gap: str) -> None:
    assert slots(read(gap.join([*STORY, FURNITURE[kind]]), TITLE)) == bare


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank line", "line"])
@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_within_the_story(read: Read, bare: list[tuple[object, ...]], kind: str, gap: str) -> None:
    assert slots(read(gap.join([*STORY[:2], FURNITURE[kind], STORY[2]]), TITLE)) == bare


@pytest.mark.parametrize(
    "kind", ["cookies", "privacy", "sharing", "live blog", "read more", "caption", "file photo"]
)
def test_furniture_before_the_story(read: Read, bare: list[tuple[object, ...]], kind: str) -> None:
    assert slots(read("\n\n".join([FURNITURE[kind], *STORY]), TITLE)) == bare


@pytest.mark.parametrize(
    "pointer",
    [
        "READ ALSO: Five killed in blast in Peshawar.",
        "Also read: Bus plunges into gorge near Gilgit, 19 dead.",
        "Related: Gunmen abduct 12 pupils in Kaduna.",
        "See also - Factory fire kills 30 in Dhaka.",
        "WATCH: Moment bomb kills six in Quetta.",
    ],
)
def test_a_pointer_between_two_sentences(read: Read, bare: list[tuple[object, ...]], pointer: str) -> None:
    assert slots(read("\n\n".join([STORY[0], f"{STORY[1]} {pointer} {STORY[2]}"]), TITLE)) == bare


def test_a_list_of_headlines_under_an_unknown_heading(read: Read, bare: list[tuple[object, ...]]) -> None:
    headlines = "What Multan talks about\nBus falls into gorge, 19 dead\nFive killed in Peshawar gas explosion\nStorm hits Gwadar"
    assert slots(read("\n\n".join([*STORY, headlines]), TITLE)) == bare


def test_key_points_above_the_story_are_part_of_it(read: Read) -> None:
    points = "- Four killed in Sukkur market\n- Eleven wounded\n- Police hunt for gunmen"
    (report,) = read(f"{points}\n\nGunmen opened fire in a market in Sukkur on Wednesday, police said.")
    assert report.casualties.killed is not None


def test_a_round_up_in_items_is_read(read: Read) -> None:
    items = (
        "- Gunmen shot dead three traders in Sukkur on Monday, police said.\n"
        "- A bus plunged into a ravine near Gilgit on Tuesday, killing nine people.\n"
        "- A bomb exploded in Quetta on Tuesday, wounding four."
    )
    assert len(read(items)) == 3
