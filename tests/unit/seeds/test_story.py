"""Read carefully, the seeds tell the story of seeds/README.md: linking and alerting on a reading made by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas import (
    CASUALTY_KINDS,
    Alert,
    Article,
    ArticleRef,
    Casualties,
    Confidence,
    Count,
    IncidentReport,
    Participant,
    Realis,
    Role,
    When,
    WhenBasis,
    WhenPrecision,
    Where,
    derive_id,
)
from services.alerter.replay import alerts_for
from services.alerter.subscription_file import read_subscriptions
from services.extractor.fingerprint import content_hash, fingerprint
from services.extractor.origin import origin_id
from tests.support.published import Linker

SEEDS = Path(__file__).parents[3] / "seeds"
READING = yaml.safe_load(Path(__file__).with_name("careful_reading.yaml").read_text(encoding="utf-8"))

# The table of seeds/README.md: article, kind of message, and to whom.
STORY = [
    ("000_23ede6548529f859", "alert", {"iraq-desk", "diplomatic-targets"}),
    ("gulfcourier-1912-318", "update", {"iraq-desk", "diplomatic-targets"}),
    ("quettaobserver-20200102-1", "alert", {"markets"}),
    ("karachidispatch-40117", "alert", {"severe-anywhere", "pakistan-confirmed"}),
    ("karachidispatch-40117", "update", {"markets"}),
    ("karachidispatch-40131", "update", {"severe-anywhere", "pakistan-confirmed", "markets"}),
    ("maputomail-2020-0031", "alert", {"natural-hazards", "severe-anywhere"}),
    ("plainsherald-88012", "alert", {"salina-50km"}),
    ("andeanpost-90211", "alert", {"natural-hazards"}),
    ("plainsherald-88026", "alert", {"salina-50km"}),
]


def _articles() -> dict[str, Article]:
    lines = (SEEDS / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return {article.id: article for article in map(Article.model_validate_json, lines)}


def _report(row: dict[str, Any], article: Article, siblings: tuple[str, ...]) -> IncidentReport:
    where = Where(**READING["places"][row["place"]])
    target = Participant(name="U.S. embassy", kind="diplomatic", country_code="US")
    return IncidentReport(
        report_id=_report_id(row),
        article=ArticleRef(
            id=article.id,
            url=article.url,
            source=article.source,
            title=article.title,
            published_at=article.published_at,
            origin_id=origin_id(article.text, article.source, article.url),
            fingerprint=fingerprint(article.text).signature,
            content_hash=content_hash(article.title, article.text),
        ),
        role=Role(row.get("role", "main")),
        realis=Realis.ACTUAL,
        type=row["type"],
        when=When(start=row["day"], end=row["day"], precision=WhenPrecision.DAY, basis=WhenBasis.EXPLICIT),
        where=where,
        casualties=Casualties(**{slot: Count.exactly(row[slot]) for slot in CASUALTY_KINDS if slot in row}),
        targets=(target,) if "target" in row else (),
        confidence=Confidence(overall=0.75, type=0.75, when=0.75, where=0.75),
        headline=f"{row['type'].capitalize()}, {where.name}",
        siblings=siblings,
    )


def _report_id(row: dict[str, Any]) -> str:
    return derive_id("report", row["article"], row["type"], row["day"])


def _reports() -> Iterator[IncidentReport]:
    articles = _articles()
    rows = READING["reports"]
    for row in rows:
        others = (other for other in rows if other["article"] == row["article"] and other is not row)
        yield _report(row, articles[row["article"]], tuple(map(_report_id, others)))


@pytest.fixture(scope="module")
def told() -> list[tuple[str, Alert]]:
    """Each alert with the article that caused it."""
    linker = Linker()
    events = [event for report in _reports() for event in linker.apply(report)]
    cause = {(event.incident_id, event.version): event.cause.article_id for event in events}
    alerts = alerts_for(events, read_subscriptions(SEEDS / "subscriptions.yaml"))
    return [(cause[alert.incident_id, alert.incident_version], alert) for alert in alerts]


def test_each_article_causes_the_messages_of_the_table_and_no_other(told: list[tuple[str, Alert]]) -> None:
    expected = {(article, kind, desk) for article, kind, desks in STORY for desk in desks}
    assert {(article, alert.kind, alert.subscription_id) for article, alert in told} == expected
    assert len(told) == len(expected)


def test_the_two_shootings_of_one_town_are_two_incidents(told: list[tuple[str, Alert]]) -> None:
    salina = [alert.incident_id for _, alert in told if alert.subscription_id == "salina-50km"]
    assert len(set(salina)) == 2


def test_the_correction_says_what_it_corrects(told: list[tuple[str, Alert]]) -> None:
    (reasons,) = [
        alert.reasons
        for article, alert in told
        if (article, alert.subscription_id) == ("karachidispatch-40131", "severe-anywhere")
    ]
    assert reasons[0] == "Killed: corrected from 14 down to 9."
