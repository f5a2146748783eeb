"""Baselines of linking that need no comparing: what a table with a unique key does."""

from collections.abc import Sequence
from typing import Any

from tests.quality.baselines.incident_row import Told, incident_row


def one_row_per_article(told: Sequence[Told]) -> list[dict[str, Any]]:
    """Every article that has a report is an incident of its own."""
    first: dict[str, Told] = {}
    for article, report in told:
        if report is not None:
            first.setdefault(article["id"], (article, report))
    return [incident_row(article_id, [each]) for article_id, each in first.items()]


def one_a_day(told: Sequence[Told]) -> list[dict[str, Any]]:
    """Date, country and type make the incident, whatever else the reports say."""
    rows: dict[tuple[str, ...], list[Told]] = {}
    for article, report in told:
        if report is not None:
            key = (str(report["when"]["start"]), str(report["where"]["country_code"]), str(report["type"]))
            rows.setdefault(key, []).append((article, report))
    return [incident_row("/".join(key), each) for key, each in rows.items()]
