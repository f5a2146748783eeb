"""A baseline's incident: only what the scorer reads."""

from collections.abc import Sequence
from typing import Any

Report = dict[str, Any]
Told = tuple[dict[str, Any], Report | None]
"""An article, and a report of it or None where it has none."""


def incident_row(name: str, told: Sequence[Told]) -> dict[str, Any]:
    """The incident that these articles tell of, oldest first: the newest report speaks for it, each outlet is an origin."""
    reports = [report for _, report in told if report is not None]
    latest = reports[-1] if reports else {}
    return {
        "incident_id": name,
        "status": "active",
        "type": latest.get("type"),
        "when": latest.get("when"),
        "where": latest.get("where"),
        "casualties": latest.get("casualties"),
        "independent_origins": len({article.get("source") for article, _ in told}),
        "sources": [
            {"article_id": article["id"], "role": (report or {"role": "main"})["role"]}
            for article, report in told
        ],
    }
