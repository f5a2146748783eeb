"""Days that are counted from an incident, or from the year of the article: Friday, 17 May 2024, noon UTC."""

from datetime import UTC, date, datetime

import pytest

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import Modality, TimeExpression, find_times

PUBLISHED = datetime(2024, 5, 17, 12, tzinfo=UTC)
THURSDAY_BEFORE = When(start=date(2024, 5, 9), end=date(2024, 5, 9), precision=WhenPrecision.DAY)


def first(text: str, published: datetime | None = PUBLISHED) -> TimeExpression:
    return find_times(text, published)[0]


def counting(text: str, published: datetime | None = PUBLISHED) -> TimeExpression:
    (found,) = (time for time in find_times(text, published) if time.of_event)
    return found


def day_of_incident(text: str) -> str | None:
    """The one day that the incident had which an expression counts from; None where it gives none."""
    event = counting(text).event
    if event is None:
        return None
    assert event.start == event.end
    return str(event.start)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A ferry sank on 9 February of last year.", "2023-02-09"),
        ("A ferry sank on February 9 last year.", "2023-02-09"),
        ("A ferry sank on 9 February of this year.", "2024-02-09"),
        ("A ferry sank on 9 February two years ago.", "2022-02-09"),
        ("A ferry sank on 9 February.", "2024-02-09"),
        ("A ferry sank on 9 February 2019.", "2019-02-09"),
    ],
)
def test_the_year_beside_a_day_counts_from_the_year_of_the_article(text: str, day: str) -> None:
    (found,) = find_times(text, PUBLISHED)
    assert (str(found.when.start), str(found.when.end)) == (day, day)


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("A depot burned in March two years ago.", "2022-03-01", "2022-03-31"),
        ("A depot burned in March of last year.", "2023-03-01", "2023-03-31"),
        ("A depot burned in March.", "2024-03-01", "2024-03-31"),
    ],
)
def test_the_year_beside_a_month_counts_from_the_year_of_the_article(
    text: str, first_day: str, last_day: str
) -> None:
    (found,) = find_times(text, PUBLISHED)
    assert (str(found.when.start), str(found.when.end)) == (first_day, last_day)


def test_a_counted_year_is_not_known_without_the_day_of_publication() -> None:
    assert first("A ferry sank on 9 February of last year.", None).when.start is None
    assert first("A ferry sank on 9 February 2019.", None).when.start == date(2019, 2, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was a week since a lorry hit a kiosk.", "2024-05-10"),
        ("It was ten days since a lorry hit a kiosk.", "2024-05-07"),
        ("It is a week since a lorry hit a kiosk.", "2024-05-10"),
    ],
)
def test_it_was_so_long_since_an_incident_gives_it_its_day(text: str, day: str) -> None:
    assert day_of_incident(text) == day


def test_a_week_of_something_is_counted_from_nothing() -> None:
    assert find_times("It was a week of rain.", PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (
            "Three days after a bomb killed six, the market reopened on Thursday.",
            "2024-05-13",
            WhenBasis.ANCHORED,
        ),
        (
            "On Thursday, three days after a bomb killed six, the market reopened.",
            "2024-05-13",
            WhenBasis.ANCHORED,
        ),
        ("Three days after a bomb killed six, the market reopened.", "2024-05-14", WhenBasis.RELATIVE),
    ],
)
def test_it_counts_from_the_day_that_its_sentence_names_else_from_the_publication(
    text: str, day: str, basis: WhenBasis
) -> None:
    assert day_of_incident(text) == day
    event = counting(text).event
    assert event is not None
    assert event.basis is basis


def test_it_does_not_count_from_the_day_of_the_next_sentence() -> None:
    assert (
        day_of_incident(
            "Three days after a bomb killed six, the market reopened. Buyers were back on Thursday."
        )
        == "2024-05-14"
    )


def test_it_does_not_count_from_a_day_that_its_own_clause_names_or_that_is_to_come() -> None:
    assert (
        day_of_incident("Three days after a bomb killed six at the Thursday market, buyers were back.")
        == "2024-05-14"
    )
    assert (
        day_of_incident("Three days after a bomb killed six, the market will reopen on Sunday.")
        == "2024-05-14"
    )


@pytest.mark.parametrize(
    ("text", "own_day"),
    [
        ("Two days after Monday's raid, the mill lay quiet.", "2024-05-13"),
        ("Two days after the Monday raid, the mill lay quiet.", "2024-05-13"),
        ("Choirs sang 35 years after the flood of March 4, 1989.", "1989-03-04"),
    ],
)
def test_an_incident_whose_own_day_is_told_is_given_no_other(text: str, own_day: str) -> None:
    assert day_of_incident(text) is None
    assert [str(time.when.start) for time in find_times(text, PUBLISHED) if time.when.start] == [own_day]


def test_an_incident_whose_own_day_is_not_told_is_counted_back_to() -> None:
    assert day_of_incident("Two days after the raid, the mill lay quiet.") == "2024-05-15"
    event = counting("Choirs sang 35 years after the flood, in a hall built in 1995.").event
    assert event is not None
    assert (str(event.start), str(event.end)) == ("1989-01-01", "1989-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "It came two days after a raid on the mill.",
        "The blast happened only two days after a raid on the mill.",
        "The fire followed barely two days after a raid on the mill.",
    ],
)
def test_what_came_after_an_incident_counts_from_what_the_article_tells(text: str) -> None:
    assert day_of_incident(text) is None  # not from the day of publication
    (found,) = find_times(text, PUBLISHED, anchor=THURSDAY_BEFORE)
    assert found.offset is not None
    assert found.offset.reversed().of(THURSDAY_BEFORE).start == date(2024, 5, 7)


def test_who_met_after_an_incident_counts_from_the_publication() -> None:
    assert day_of_incident("Traders met two days after a raid on the mill.") == "2024-05-15"


def test_what_came_on_a_day_that_its_sentence_names_counts_from_that() -> None:
    assert day_of_incident("Wednesday's blast came two days after a raid on the mill.") == "2024-05-13"


def test_nothing_is_counted_from_a_verb() -> None:
    """ "The mill burned, and two days after was shut": from the day just named, no incident follows."""
    assert not first("Two days after was the burial.").of_event
    assert first("Two days after the fire was the burial.").of_event


def test_without_the_day_of_publication_only_a_day_that_is_named_gives_the_incident_its_own() -> None:
    assert counting("Two days after the raid, the mill lay quiet.", None).event is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bakery was looted on Tuesday before last.", "2024-05-07"),
        ("A bakery was looted the Friday before last.", "2024-05-03"),
        ("A bakery was looted on Tuesday.", "2024-05-14"),
        ("A bakery was looted last Friday.", "2024-05-10"),
        ("A bar was looted on Tuesday, before last orders.", "2024-05-14"),
    ],
)
def test_the_weekday_before_last_is_a_week_before_the_last_one(text: str, day: str) -> None:
    (found,) = find_times(text, PUBLISHED)
    assert str(found.when.start) == day


@pytest.mark.parametrize(
    ("text", "modality", "day"),
    [
        ("The panel will not look into the clash at Orsk on Tuesday.", Modality.UNKNOWN, "2024-05-14"),
        ("The panel will look into the deadly clash on Tuesday.", Modality.UNKNOWN, "2024-05-14"),
        ("The panel will not meet at Orsk on Tuesday.", Modality.FUTURE, "2024-05-21"),
        ("Troops will start a clash at Orsk on Tuesday.", Modality.FUTURE, "2024-05-21"),
    ],
)
def test_an_incident_that_is_named_with_the_has_been_whatever_will_become_of_it(
    text: str, modality: Modality, day: str
) -> None:
    found = first(text)
    assert (found.modality, str(found.when.start)) == (modality, day)
