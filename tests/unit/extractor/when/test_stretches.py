"""Days named by their week, night or number, by the day of telling, or by an hour of Greenwich. Published on a Wednesday."""

from datetime import UTC, datetime

import pytest

from services.extractor.when import Modality, TimeExpression, find_times

PUBLISHED = datetime(2020, 1, 15, 12, tzinfo=UTC)


def found(text: str, utc_offset: float | None = None) -> tuple[TimeExpression, ...]:
    return find_times(text, PUBLISHED, utc_offset=utc_offset)


def interval(text: str, utc_offset: float | None = None) -> tuple[str, str]:
    when = found(text, utc_offset)[0].when
    assert when.start is not None
    assert when.end is not None
    return when.start.isoformat()[5:], when.end.isoformat()[5:]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in the night to Sunday", ("01-11", "01-12")),
        ("in the night to last Sunday", ("01-11", "01-12")),
        ("in the night from Friday to Saturday", ("01-10", "01-11")),
        ("at the start of the week", ("01-13", "01-14")),
        ("earlier in the week", ("01-13", "01-15")),
        ("in the first week of January", ("01-01", "01-07")),
        ("during the last week of December 2019", ("12-25", "12-31")),
        ("It began on the 9th, after dark.", ("01-09", "01-09")),
        ("On the 28th, five men were taken.", ("12-28", "12-28")),
    ],
)
def test_a_stretch_is_read_towards_the_past(text: str, days: tuple[str, str]) -> None:
    assert interval(text) == days


@pytest.mark.parametrize(
    "text", ["on the 4th floor", "on the 20th anniversary", "at the start of the week of prayer"]
)
def test_other_numbers_and_weeks_are_no_days(text: str) -> None:
    assert not [t for t in found(text) if t.when.start is not None and not t.anniversary]


@pytest.mark.parametrize(
    "text",
    [
        "A pipe burst the evening before, the prosecutor said on Tuesday.",
        "A boy died on Tuesday. He was hit in the previous day's shelling.",
    ],
)
def test_the_day_before_counts_from_the_day_of_telling(text: str) -> None:
    day = next(t for t in found(text) if t.offset is not None).when.start
    assert day is not None
    assert day.isoformat() == "2020-01-13"


def test_the_day_before_counts_from_no_day_that_is_far() -> None:
    text = "Prices rose on Tuesday. Rain fell. Shops were shut. Four people had been hurt the day before."
    assert next(t for t in found(text) if t.offset is not None).when.start is None


@pytest.mark.parametrize(
    ("text", "offset", "day"),
    [
        ("at 02:47 GMT on Tuesday", -5.0, "01-13"),
        ("at 2230 GMT Monday", 8.0, "01-14"),
        ("on Tuesday at 02:47 GMT", -5.0, "01-13"),
        ("at 12:00 GMT on Tuesday", -5.0, "01-14"),
        ("at 02:47 on Tuesday", -5.0, "01-14"),
        ("at 02:47 GMT on Tuesday", None, "01-14"),
    ],
)
def test_an_hour_of_greenwich_is_told_in_the_place_own_day(text: str, offset: float | None, day: str) -> None:
    assert interval(text, offset)[0] == day


def test_what_will_be_on_a_day_lies_ahead() -> None:
    assert found("On Monday it will be nine years since three men died.")[0].modality is Modality.FUTURE


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Coroner: Teen's September shooting death ruled accidental", ("09-01", "09-30")),
        ("A man is charged in December fatal crash", ("12-01", "12-31")),
    ],
)
def test_a_month_may_only_name_an_event(text: str, days: tuple[str, str]) -> None:
    assert interval(text) == days


@pytest.mark.parametrize("text", ["March raids went on", "in the May Fire Company"])
def test_a_verb_and_a_company_are_no_months(text: str) -> None:
    assert not found(text)


def test_a_date_lies_in_the_year_of_the_weekday_that_is_said_with_it() -> None:
    (time,) = found("Meetings are on Thursday, January 30, at six.")
    assert (str(time.when.start), time.modality) == ("2020-01-30", Modality.FUTURE)
