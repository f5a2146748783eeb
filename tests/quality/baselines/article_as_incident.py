"""Article as incident: every article with a word of harm is one, on the day that it was published."""

from typing import Any

from tests.quality.baselines.keywords import Article, types_in, whole
from tests.quality.baselines.report_row import report_row


def article_as_incident(article: Article) -> list[dict[str, Any]]:
    """One report of the first type whose words occur, without a toll; none where there are no such words."""
    return [report_row(article, kind) for kind in types_in(whole(article))[:1]]
