"""Reports as annotated, without an extractor: what the linker does when every slot is right."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from schemas import (
    Casualties,
    Count,
    IncidentReport,
    IncidentType,
    When,
    WhenBasis,
    WhenPrecision,
    Where,
    WherePrecision,
)
from tests.quality.samples import Document
from tests.support.annotated_stories import load_stories, load_story_reports
from tests.support.made_reports import make_report

_TOWN_KM = 10.0


def story_reports() -> list[IncidentReport]:
    """Those of the invented stories, in order of publication."""
    reports = [r for each in load_story_reports(load_stories()).values() for r in each]
    return sorted(reports, key=lambda r: (str(r.article.published_at), r.article.id))


def single_incident_reports(documents: list[Document]) -> Iterator[IncidentReport]:
    """One report an article with the annotated day, point and toll, and the title as its only quote. Names are left out:
    the annotation gives all articles of an incident the same ones, which no extractor could. What has no annotation of its
    slots isn't scored either, and is left out.
    """
    for document in documents:
        if not document["gold"]:
            continue
        gold = document["gold"][0]
        day = date.fromisoformat(gold["date"])
        yield make_report(
            document["id"],
            article=document["id"],
            source=document["source"],
            text=document["text"],
            title=document["title"] or "",
            published=datetime.combine(date.fromisoformat(document["published"]), time(12), UTC),
            kind=IncidentType(gold["type"]),
            when=When(start=day, end=day, precision=WhenPrecision.DAY, basis=WhenBasis.EXPLICIT),
            where=Where(
                name=gold["city"],
                precision=WherePrecision.PLACE if gold["lat"] is not None else WherePrecision.ADMIN1,
                lat=gold["lat"],
                lon=gold["lon"],
                radius_km=_TOWN_KM,
                admin1=gold["state"],
                country_code="US",
            ),
            casualties=Casualties(killed=_count(gold["killed"]), injured=_count(gold["injured"])),
            quote=document["title"] or "",
        )


def _count(number: int | None) -> Count | None:
    return None if number is None else Count.exactly(number)
