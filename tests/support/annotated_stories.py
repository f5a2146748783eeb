"""The invented stories of tests/data, and the reports that a person read in them: the linker's input without an extractor."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from schemas import (
    Casualties,
    Count,
    IncidentReport,
    IncidentType,
    Role,
    When,
    WhenBasis,
    WhenPrecision,
    Where,
)
from tests.support.made_reports import make_report

_DATA = Path(__file__).parents[1] / "data"
AGENCIES = (
    "FNA",
    "WANA",
    "Hanbit News Agency",
    "Dijla Press",
    "Prairie Wire",
    "Agenzia Padana",
    "Horn Wire",
    "Notimundo",
)


def load_stories() -> list[dict[str, Any]]:
    with (_DATA / "a_stories.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_story_reports(stories: list[dict[str, Any]]) -> dict[str, list[IncidentReport]]:
    """For each story its reports in order of publication, as a person read them."""
    read = _read()
    return {s["story_id"]: [report for report, _ in _told(s, read)] for s in stories}


def load_told_reports(stories: list[dict[str, Any]]) -> list[tuple[IncidentReport, str]]:
    """The same reports, story by story, each with the incident that it tells of."""
    read = _read()
    return [told for s in stories for told in _told(s, read)]


def _read() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((_DATA / "story_reports.yaml").read_text(encoding="utf-8"))
    return content


def _told(story: dict[str, Any], read: dict[str, Any]) -> Iterator[tuple[IncidentReport, str]]:
    expected = {i["key"]: i for i in story["expected"]["incidents"]}
    for article in sorted(story["articles"], key=lambda a: (a["published_at"], a["id"])):
        said = read[article["id"]]
        names = [f"{article['id']}:{s['i']}" for s in said]
        for name, statement in zip(names, said, strict=True):
            want = expected[statement["i"]]
            report = make_report(
                name,
                article=article["id"],
                source=article["source"],
                origin=_origin(article),
                text=article["text"],
                title=article["title"],
                published=datetime.fromisoformat(article["published_at"]),
                role=Role(statement.get("r", "main")),
                kind=IncidentType(statement.get("t", want["type"])),
                when=When(
                    start=want["when"]["start"],
                    end=want["when"]["end"],
                    precision=WhenPrecision(want["when"]["precision"]),
                    basis=WhenBasis.RELATIVE,
                ),
                where=Where(**want["where"], radius_km=5),
                casualties=Casualties(
                    killed=_count(statement.get("k")),
                    injured=_count(statement.get("n")),
                    missing=_count(statement.get("m")),
                    displaced=_count(statement.get("d")),
                    arrested=_count(statement.get("a")),
                ),
                by=tuple(statement.get("by", ())),
                quote=statement.get("say") or article["text"].split(". ")[0],
                siblings=tuple(n for n in names if n != name),
            )
            yield report, f"{story['story_id']}/{statement['i']}"


def _origin(article: dict[str, Any]) -> str:
    """The agency that the article credits, else its outlet."""
    for agency in AGENCIES:
        if agency in article["text"]:
            return f"agency:{agency.casefold()}"
    return f"outlet:{article['source']}"


def _count(said: str | int | None) -> Count | None:
    if said is None:
        return None
    number = int(str(said).strip("+~"))
    if str(said).endswith("+"):
        return Count.at_least(number)
    return Count(best=number, high=None) if str(said).startswith("~") else Count.exactly(number)
