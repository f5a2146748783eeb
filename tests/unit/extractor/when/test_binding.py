"""Which time is the incident's: its own clause first, then its sentence, then the lead; else publication, said so."""

from datetime import UTC, date, datetime

from schemas.when import When, WhenBasis, WhenPrecision
from services.extractor.when import Stretch, date_across, date_of, find_times

PUBLISHED = datetime(2020, 1, 1, 12, tzinfo=UTC)  # a Wednesday
RAID = When(
    start=date(2019, 12, 28), end=date(2019, 12, 28), precision=WhenPrecision.DAY, basis=WhenBasis.RELATIVE
)


def bind(
    text: str, *spans: str, trigger: str, main: bool = True, planned: bool = False, anchor: When | None = None
):
    stretches = [(text.index(span), text.index(span) + len(span)) for span in spans]
    times = find_times(text, PUBLISHED)
    return date_of(
        stretches,
        times,
        PUBLISHED,
        main=main,
        text=text,
        trigger=text.index(trigger),
        planned=planned,
        anchor=anchor,
    )


def test_the_clause_wins_over_the_rest_of_the_sentence() -> None:
    text = "Two died in a blast on Sunday, after a raid on Friday had killed nine."
    decision = bind(text, "a raid on Friday had killed nine", text, trigger="raid")
    assert decision.when.start == date(2019, 12, 27)
    assert decision.evidence is not None
    assert text[slice(*decision.evidence)] == "Friday"


def test_the_time_of_speech_yields_to_the_time_of_the_incident() -> None:
    text = "Police said Tuesday that a man was shot on Sunday."
    assert bind(text, text, text, trigger="shot").when.start == date(2019, 12, 29)


def test_an_arrest_does_not_date_the_shooting() -> None:
    text = "A man was arrested Tuesday over a shooting. The shooting happened about 3 a.m. Saturday."
    first = text.partition(". ")[0]
    assert bind(text, first, first, text, trigger="shooting").when.start == date(2019, 12, 28)


def test_an_arrest_is_dated_by_its_own_day() -> None:
    text = "A man was arrested Tuesday over a shooting. The shooting happened about 3 a.m. Saturday."
    first = text.partition(". ")[0]
    assert bind(text, first, first, text, trigger="arrested").when.start == date(2019, 12, 31)


def test_the_lead_gives_the_main_incident_its_day() -> None:
    text = "A man was shot in Akron. It happened around 9 p.m. Monday."
    first = text.partition(". ")[0]
    assert bind(text, first, first, text, trigger="shot").when.start == date(2019, 12, 30)


def test_a_weekend_becomes_the_day_that_the_article_tells_later() -> None:
    text = "A teen was shot over the weekend. Officers were called about 2 p.m. on Sunday."
    first = text.partition(". ")[0]
    assert bind(text, first, first, text, trigger="shot").when.start == date(2019, 12, 29)


def test_the_publication_day_stands_in_for_the_main_incident_and_says_so() -> None:
    decision = bind("A man was shot in Akron.", "A man was shot in Akron.", trigger="shot")
    assert (decision.when.basis, decision.when.start) == (WhenBasis.PUBLICATION, PUBLISHED.date())
    assert decision.evidence is None


def test_the_background_is_unknown_rather_than_today() -> None:
    decision = bind("A man was shot in Akron.", "A man was shot in Akron.", trigger="shot", main=False)
    assert (decision.when, decision.confidence) == (When(), 0.0)


def test_the_background_takes_nothing_from_the_lead() -> None:
    text = "A man was shot Monday. It recalled the bombing of a bank."
    second = text.partition(". ")[2]
    assert bind(text, second, second, text, trigger="bombing", main=False).when.start is None


def test_two_days_before_counts_from_the_main_incident() -> None:
    text = "Two days before the raid, a lorry had been burned."
    decision = bind(text, text, trigger="burned", main=False, anchor=RAID)
    assert (decision.when.start, decision.when.basis) == (date(2019, 12, 26), WhenBasis.ANCHORED)


def test_a_planned_march_lies_ahead() -> None:
    text = "A protest is set for Thursday."
    assert bind(text, text, trigger="protest", planned=True).when.start == date(2020, 1, 2)


def test_an_anniversary_does_not_date_what_the_article_newly_reports() -> None:
    text = "Thousands marched 10 years ago today."
    assert bind(text, text, trigger="marched").when.basis is WhenBasis.PUBLICATION


def test_without_any_date_nothing_is_claimed() -> None:
    assert date_of([], [], None, main=True).when == When()


def stretch(text: str, trigger: int | None = None) -> Stretch:
    return Stretch([(0, len(text))] * 3, find_times(text, PUBLISHED), text, trigger)


def test_a_headline_without_a_day_takes_the_one_of_the_text() -> None:
    parts = [stretch("Teen shot in Akron", trigger=5), stretch("A teen was shot about 9 p.m. Monday.")]
    decision, part = date_across(parts, PUBLISHED, main=True)
    assert (decision.when.start, part) == (date(2019, 12, 30), 1)


def test_publication_stands_in_after_title_and_text_only() -> None:
    decision, _ = date_across([stretch("Teen shot"), stretch("He is in hospital.")], PUBLISHED, main=True)
    assert decision.when.basis is WhenBasis.PUBLICATION


def test_the_incident_that_a_time_counts_from_gets_its_day_from_the_sentence() -> None:
    text = "Surgeons used paper on Tuesday, five days after a cyber attack locked the computers."
    assert bind(text, text, trigger="attack").when.start == date(2019, 12, 26)


def test_nothing_that_happened_lies_after_the_article() -> None:
    text = "A teen died four days after a shooting."
    published = When(start=PUBLISHED.date(), end=PUBLISHED.date(), precision=WhenPrecision.DAY)
    decision = bind(text, text, trigger="died", anchor=published)
    assert decision.when.basis is WhenBasis.PUBLICATION


def test_an_incident_that_others_are_counted_from_is_dated_back_from_the_news() -> None:
    text = "It came two days after a bomb killed six in the town."
    decision = bind(text, text, trigger="bomb", main=False, anchor=RAID)
    assert decision.when.start == date(2019, 12, 26)
