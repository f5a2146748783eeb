"""Keyword plus nearest number, as most scrapers of tolls have it.

A report for each type whose words occur; the dead are the number that is nearest to a word of dying, the injured the one
nearest to a word of injury, within a sentence's length. All reports of an article have the same toll.
"""

import re
from typing import Any

from tests.quality.baselines.keywords import Article, types_in, whole
from tests.quality.baselines.plain_numbers import numbers_in
from tests.quality.baselines.report_row import report_row

_KILLED = re.compile(r"\b(?:kill|dead\b|die[ds]?\b|death)", re.IGNORECASE)
_INJURED = re.compile(r"\b(?:injur|wound|hurt\b)", re.IGNORECASE)
_REACH = 150  # characters, about a sentence


def nearest_number(article: Article) -> list[dict[str, Any]]:
    """The article's reports."""
    text = whole(article)
    killed, injured = _nearest(_KILLED, text), _nearest(_INJURED, text)
    return [report_row(article, kind, killed=killed, injured=injured) for kind in types_in(text)]


def _nearest(keyword: re.Pattern[str], text: str) -> int | None:
    numbers = numbers_in(text)
    pairs = [
        (abs(at - match.start()), match.start(), value)
        for match in keyword.finditer(text)
        for at, value in numbers
        if abs(at - match.start()) <= _REACH
    ]
    return min(pairs)[2] if pairs else None
