"""The written rules of certainty and urgency."""

from datetime import date

import pytest

from schemas import Certainty, Role, Urgency, When, WhenBasis, WhenPrecision
from services.deduplicator.assemble import source_of
from services.deduplicator.certainty import certainty, urgency
from services.deduplicator.model.report import taken


@pytest.mark.parametrize(
    ("origins", "confidence", "expected"),
    [
        (1, 0.2, Certainty.UNLIKELY),
        (1, 0.5, Certainty.POSSIBLE),
        (1, 0.8, Certainty.LIKELY),
        (2, 0.5, Certainty.LIKELY),
        (2, 0.8, Certainty.OBSERVED),
        (3, 0.5, Certainty.OBSERVED),
    ],
)
def test_certainty_grows_with_origins_and_confidence(report, origins, confidence, expected):
    assert certainty([source_of(taken(report(confidence=confidence)))], origins) is expected


def test_background_mentions_alone_are_possible(report):
    assert (
        certainty([source_of(taken(report(role=Role.BACKGROUND, confidence=0.9)))], 0) is Certainty.POSSIBLE
    )


def on(day: int, end: int | None) -> When:
    return When(
        start=date(2019, 11, day),
        end=date(2019, 11, end) if end else None,
        precision=WhenPrecision.DAY,
        basis=WhenBasis.EXPLICIT,
    )


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (on(15, 15), Urgency.IMMEDIATE),
        (on(14, 14), Urgency.IMMEDIATE),
        (on(13, 13), Urgency.PAST),
        (on(1, None), Urgency.IMMEDIATE),
        (When(), Urgency.UNKNOWN),
        (on(14, 15).model_copy(update={"series": True}), Urgency.PAST),
    ],
)
def test_urgency_is_that_of_the_latest_main_report(report, when, expected):
    assert urgency(when, [source_of(taken(report()))]) is expected


def test_what_nobody_reports_as_news_is_past(report):
    assert urgency(on(15, 15), [source_of(taken(report(role=Role.BACKGROUND)))]) is Urgency.PAST
