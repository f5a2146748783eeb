"""Times in a text, read towards the past from the day of publication: Wednesday, 1 January 2020, noon UTC."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import Modality, Span, TimeExpression, find_times

PUBLISHED = datetime(2020, 1, 1, 12, tzinfo=UTC)


def only(text: str, published: datetime | None = PUBLISHED) -> TimeExpression:
    (found,) = find_times(text, published)
    return found


def interval(text: str) -> tuple[str | None, str | None, str]:
    when = only(text).when
    return when.start and when.start.isoformat(), when.end and when.end.isoformat(), when.precision.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Tuesday", "2019-12-31"),
        ("late Monday", "2019-12-30"),
        ("early on Sunday", "2019-12-29"),
        ("in the early hours of Sunday", "2019-12-29"),
        ("Monday night", "2019-12-30"),
        ("Tuesday's killings", "2019-12-31"),
        ("last Wednesday", "2019-12-25"),
        ("on Tuesday last week", "2019-12-24"),
        ("yesterday", "2019-12-31"),
        ("the day before yesterday", "2019-12-30"),
        ("last night", "2019-12-31"),
        ("earlier today", "2020-01-01"),
        ("this morning", "2020-01-01"),
        ("two days ago", "2019-12-30"),
        ("a week ago", "2019-12-25"),
        ("on Oct. 1", "2019-10-01"),
        ("on October 1st", "2019-10-01"),
        ("Dec. 31, 2019", "2019-12-31"),
        ("31 December 2019", "2019-12-31"),
        ("Friday, June 13, 2014", "2014-06-13"),
        ("30 DEC 89", "1989-12-30"),
        ("[3 JANUARY]", "2019-01-03"),
        ("2019-12-31", "2019-12-31"),
        ("12/31/2019", "2019-12-31"),
        ("31/12/2019", "2019-12-31"),
        ("13.3.2019", "2019-03-13"),
        ("on Christmas Day", "2019-12-25"),
        ("on New Year's Eve", "2019-12-31"),
        ("on Easter Sunday", "2019-04-21"),
        ("on Mother's Day", "2019-05-12"),
        ("just after midnight on Sept. 12", "2019-09-12"),
        ("at about 3 a.m. Saturday", "2019-12-28"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert interval(text) == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("last week", "2019-12-23", "2019-12-29", "week"),
        ("earlier this month", "2020-01-01", "2020-01-01", "month"),
        ("last month", "2019-12-01", "2019-12-31", "month"),
        ("in March", "2019-03-01", "2019-03-31", "month"),
        ("in November the group attacked", "2019-11-01", "2019-11-30", "month"),
        ("in April 2013", "2013-04-01", "2013-04-30", "month"),
        ("a September attack", "2019-09-01", "2019-09-30", "month"),
        ("last year", "2019-01-01", "2019-12-31", "year"),
        ("late last year", "2019-10-01", "2019-12-31", "month"),
        ("in 2014", "2014-01-01", "2014-12-31", "year"),
        ("the 2014 attack", "2014-01-01", "2014-12-31", "year"),
        ("in the summer of 2017", "2017-06-01", "2017-08-31", "month"),
        ("over the weekend", "2019-12-28", "2019-12-29", "day"),
        ("overnight", "2019-12-31", "2020-01-01", "day"),
        ("overnight Saturday", "2019-12-28", "2019-12-29", "day"),
        ("late Saturday into early Sunday", "2019-12-28", "2019-12-29", "day"),
        ("several days ago", "2019-12-25", "2019-12-29", "day"),
        ("four months ago", "2019-09-01", "2019-09-30", "month"),
        ("August 7-9", "2019-08-07", "2019-08-09", "day"),
    ],
)
def test_a_stretch(text: str, start: str, end: str, precision: str) -> None:
    assert interval(text) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "for three days",
        "a 34-year-old man",
        "on Fridays",
        "every Friday",
        "in the 1500 block of Main",
        "he may march",
        "He sat. Then he ran",
    ],
)
def test_durations_ages_and_habits_are_no_times(text: str) -> None:
    assert find_times(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    "text", ["in recent months", "since Oct. 1", "over the past two weeks", "since Saturday"]
)
def test_a_series_is_marked_and_never_a_day(text: str) -> None:
    found = only(text)
    assert found.when.series
    assert found.when.start != found.when.end


def test_since_leaves_the_end_open() -> None:
    found = only("since Oct. 1")
    assert (found.span, found.when.end) == (Span.SINCE, None)


def test_the_publication_weekday_is_that_very_day() -> None:
    assert only("early Wednesday").when.start == PUBLISHED.date()


def test_basis_tells_calendar_dates_from_counted_ones() -> None:
    assert only("Dec. 31, 2019").when.basis is WhenBasis.EXPLICIT
    assert only("on Tuesday").when.basis is WhenBasis.RELATIVE


def test_without_a_publication_date_relative_times_stay_unresolved() -> None:
    when = only("on Tuesday", published=None).when
    assert (when.start, when.precision) == (None, WhenPrecision.UNKNOWN)
    assert only("on Dec. 31, 2019", published=None).when.start == date(2019, 12, 31)


def test_an_ambiguous_numeric_date_without_publication_is_refused() -> None:
    assert only("3/4/2019", published=None).when.start is None


def test_the_offset_of_the_place_moves_the_day_of_publication() -> None:
    published = datetime(2020, 1, 1, 2, tzinfo=UTC)
    (found,) = find_times("yesterday", published, utc_offset=-5)
    assert found.when.start == date(2019, 12, 30)


@pytest.mark.parametrize(
    ("text", "day"), [("They will meet on Saturday", "2020-01-04"), ("tomorrow", "2020-01-02")]
)
def test_the_future_is_told_apart(text: str, day: str) -> None:
    found = only(text)
    assert (found.modality, str(found.when.start)) == (Modality.FUTURE, day)


def test_a_day_without_tense_keeps_its_reading_ahead() -> None:
    found = only("protest set for Thursday")
    assert (str(found.when.start), found.ahead and str(found.ahead.start)) == ("2019-12-26", "2020-01-02")


@pytest.mark.parametrize(
    "text", ["10 years ago today", "the 10th anniversary of the attack", "ten years to the day after"]
)
def test_anniversaries_are_flagged_and_point_to_their_year(text: str) -> None:
    found = only(text)
    assert found.anniversary
    assert found.when.start is not None
    assert found.when.start.year == 2010


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("two days before the raid", -2),
        ("the previous day", -1),
        ("a day after the strike", 1),
        ("a few hours earlier", 0),
    ],
)
def test_times_counted_from_another_incident_wait_for_it(text: str, days: int) -> None:
    found = only(text)
    assert found.when.start is None
    assert found.offset is not None
    raid = When(start=date(2019, 12, 10), end=date(2019, 12, 10), precision=WhenPrecision.DAY)
    assert found.offset.of(raid).start == date(2019, 12, 10 + days)


def test_a_day_earlier_counts_from_the_day_named_before_it() -> None:
    monday, before = find_times("accused on Monday of a battle a day earlier", PUBLISHED)
    assert (str(monday.when.start), str(before.when.start)) == ("2019-12-30", "2019-12-29")
    assert before.when.basis is WhenBasis.ANCHORED


def test_a_time_of_speech_is_marked() -> None:
    killed, said = find_times("Two were killed on Sunday, police said on Tuesday", PUBLISHED)
    assert (killed.reporting, said.reporting) == (False, True)


def test_a_page_stamp_counts_as_speech() -> None:
    assert only("Posted: Thursday, March 14, 2019 5:17 PM").reporting


def test_text_and_offsets_agree() -> None:
    text = "It happened late Monday, Dec. 30, near Kirkuk."
    assert all(text[t.start : t.end] == t.text for t in find_times(text, PUBLISHED))


WORDS = (
    "on Tuesday late Jan. 31 last week two days ago in March 2014 , the since February 29 1/2/03 before Christmas "
    "overnight into next year 99 decades anniversary"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=14),
    st.one_of(st.none(), st.dates(date(1800, 1, 1), date(2200, 12, 31))),
)
def test_every_text_gives_ordered_intervals(words: list[str], published: date | None) -> None:
    noon = published and datetime(published.year, published.month, published.day, 12, tzinfo=UTC)
    found = find_times(" ".join(words), noon)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for time in found:
        if time.when.start and time.when.end:
            assert time.when.start <= time.when.end
        if time.when.precision is WhenPrecision.UNKNOWN:
            assert time.when.start is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_lies_within_the_last_week(published: date, weekday: str) -> None:
    (found,) = find_times(f"on {weekday}", datetime.combine(published, datetime.min.time(), UTC))
    assert found.when.start is not None
    assert 0 <= (published - found.when.start).days <= 6
    assert found.when.start.strftime("%A") == weekday


def test_a_night_is_its_second_day_where_an_hour_after_midnight_is_told() -> None:
    published = datetime(2024, 5, 15, 12, tzinfo=UTC)
    (whole,) = find_times("Two men were shot overnight in a bar.", published)
    (late, *_) = find_times("Two men were shot overnight in a bar. It was about 2:30 a.m.", published)
    assert (whole.when.start, whole.when.end) == (date(2024, 5, 14), date(2024, 5, 15))
    assert (late.when.start, late.when.end) == (date(2024, 5, 15), date(2024, 5, 15))


def test_a_page_that_is_delivered_again_counts_from_the_day_on_which_it_says_it_was_posted() -> None:
    text = "Posted: Tuesday, May 7, 2024 10:02 AM\n\nTwo men were shot on Sunday."
    days = [
        t.when.start for t in find_times(text, datetime(2024, 5, 15, 12, tzinfo=UTC)) if t.text == "Sunday"
    ]
    assert days == [date(2024, 5, 5)]


@pytest.mark.parametrize(
    "text", ["A house in Spring was shot at.", "It burned in the last hour of the year."]
)
def test_towns_and_parts_of_a_whole_are_no_times(text: str) -> None:
    assert find_times(text, datetime(2024, 5, 15, 12, tzinfo=UTC)) == ()


def test_a_weekday_beside_its_date_is_no_other_day() -> None:
    found = find_times(
        "On 11 September 1881, a Sunday, half a mountain slid.", datetime(2024, 5, 16, 12, tzinfo=UTC)
    )
    assert [str(t.when.start) for t in found] == ["1881-09-11"]
