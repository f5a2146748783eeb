"""First number in the lead: what a reader of the first lines would put down as the toll."""

from typing import Any

from tests.quality.baselines.keywords import Article, types_in, whole
from tests.quality.baselines.plain_numbers import numbers_in
from tests.quality.baselines.report_row import report_row

_LEAD = 400  # characters of title and text: the headline and one or two sentences


def lead_number(article: Article) -> list[dict[str, Any]]:
    """One report of the first type that the lead names, its dead the lead's first number; none where it names no type."""
    lead = whole(article)[:_LEAD]
    kinds, numbers = types_in(lead), numbers_in(lead)
    return [report_row(article, kind, killed=numbers[0][1] if numbers else None) for kind in kinds[:1]]
