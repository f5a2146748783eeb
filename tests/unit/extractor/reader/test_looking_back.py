"""Days of what is recalled, counted and followed up: never those of the court, the burial, or the next incident."""

from collections.abc import Callable
from datetime import date

from schemas import IncidentReport, IncidentType

Read = Callable[..., tuple[IncidentReport, ...]]


def days(found: tuple[IncidentReport, ...]) -> list[date | None]:
    return [r.when.start for r in found]


def killed(found: tuple[IncidentReport, ...]) -> list[int | None]:
    return [r.casualties.killed.best if r.casualties.killed else None for r in found]


def test_the_first_of_two_in_as_many_days_has_its_own_dead(read: Read):
    found = read(
        "A boy of 17 was shot dead on a porch in Shreveport on Sunday night, the coroner said on Monday.\n\n"
        "It was the second deadly shooting in the city in as many nights. On Saturday, two men died and four people were"
        " injured outside a lounge on Lakeshore Drive.",
        published="2023-10-09T13:00:00Z",
    )
    assert days(found) == [date(2023, 10, 8), date(2023, 10, 7)]
    assert killed(found) == [1, 2]


def test_a_day_stays_with_its_verb_whatever_the_court_says_behind_a_semicolon(read: Read):
    found = read(
        "Five people died when a metal boat capsized off Sfax on Friday, the coast guard said.\n\n"
        "It was the second such disaster within three days. On Wednesday a wooden boat sank off Mahdia; the number of bodies"
        " found there has climbed to 19, the court in Mahdia said.",
        published="2021-06-25T15:30:00Z",
    )
    assert days(found) == [date(2021, 6, 25), date(2021, 6, 23)]
    assert killed(found) == [5, 19]


def test_a_dateline_does_not_date_what_died_last_june(read: Read):
    (report,) = read(
        "ALEXANDRIA, April 18 (Delta Wire) - A court in Alexandria on Monday sentenced an engineer to five years in prison"
        " for the collapse of a house in which eleven people died last June.",
        published="2022-04-18T12:00:00Z",
    )
    assert report.when.start == date(2021, 6, 1)


def test_those_who_were_buried_died_on_a_day_that_is_not_told(read: Read):
    (report,) = read(
        "The four people who died in the Navotas fire were buried on Sunday at the public cemetery. The father had flown in"
        " from Rotterdam on Friday.",
        published="2024-03-24T08:00:00Z",
    )
    assert (report.type, report.when.start) == (IncidentType.FIRE, None)


def test_it_has_been_a_year(read: Read):
    (report,) = read(
        "They met at the fence on Saturday with candles. It has been a year since a gunman fired into the car park of a bar in"
        " Shreveport and killed three people.",
        published="2024-10-06T15:00:00Z",
    )
    assert report.when.start is not None
    assert report.when.start.year == 2023


def test_a_title_that_lifts_a_warning_does_not_deny_the_quake(read: Read):
    found = read(
        "An earthquake of magnitude 6.6 shook La Unión in El Salvador on Wednesday. Nine people were hurt, the civil protection"
        " service said. A warning of waves was lifted after fifty minutes. There was no tsunami. No deaths were reported.",
        title="Strong quake rattles El Salvador; wave alert lifted",
        published="2024-05-16T12:00:00Z",
    )
    assert [r.type for r in found if r.realis == "actual"] == [IncidentType.EARTHQUAKE]


def test_since_saturdays_riot_the_riot_was_on_saturday(read: Read) -> None:
    found = read(
        "Some eighty masked youths smashed shop fronts and overturned cars in the centre of Tampere on Sunday night. Six people"
        " were injured.\n\n"
        "More officers had been on duty since Saturday's riot in Turku, where 11 of them were injured.",
        title="Shop fronts smashed in Tampere: six hurt",
        published="2022-03-14T07:30:00Z",
    )
    assert [(r.when.start, r.when.end) for r in found] == [
        (date(2022, 3, 13), date(2022, 3, 13)),
        (date(2022, 3, 12), date(2022, 3, 12)),
    ]
