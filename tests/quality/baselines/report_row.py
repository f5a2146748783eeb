"""A baseline's report: only what the scorer reads."""

from typing import Any

from tests.quality.baselines.keywords import Article


def report_row(
    article: Article,
    kind: str,
    *,
    killed: int | None = None,
    injured: int | None = None,
) -> dict[str, Any]:
    """One incident, actual and main, on the day of publication."""
    day = (article.get("published_at") or "")[:10] or None
    return {
        "report_id": f"{article['id']}/{kind}",
        "article": {"id": article["id"]},
        "role": "main",
        "realis": "actual",
        "type": kind,
        "when": {"start": day, "end": day},
        "where": {},
        "casualties": {"killed": killed, "injured": injured},
    }
