"""Nights belong to two days, unless the hour says to which."""

import re
from datetime import date, timedelta

from schemas.when import When, WhenBasis, WhenPrecision

_AFTER_MIDNIGHT = re.compile(r"\b(?:12|[1-6])(?::\d\d)?\s*a\.?m\b", re.IGNORECASE)
_HOUR_REACH = 300  # characters


def night_from(first: date, match: re.Match[str]) -> When:
    """The night that begins on a day; its second day alone where an hour after midnight is told soon after the match."""
    second = first + timedelta(days=1)
    told = _AFTER_MIDNIGHT.search(match.string, match.end(), match.end() + _HOUR_REACH)
    return When(
        start=second if told else first, end=second, precision=WhenPrecision.DAY, basis=WhenBasis.RELATIVE
    )
