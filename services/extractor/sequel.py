"""Sentences about what came of an incident long after: trials, verdicts, anniversaries. Their own day is not its day."""

from collections.abc import Sequence
from datetime import datetime

from services.extractor.realis import realis_rules
from services.extractor.when.expression import TimeExpression

_RECENT_DAYS = 7  # a day so near to the publication is the day of the hearing or the ceremony


def speaks_of_sequel(text: str) -> bool:
    return realis_rules().sequel.search(text) is not None


def times_of_act(
    text: str, times: Sequence[TimeExpression], published: datetime | None
) -> list[TimeExpression]:
    """The times of a sentence that can be the incident's: not the anniversary's, and of a sequel not the latest days."""
    kept = [t for t in times if not t.anniversary]
    if published is None or not speaks_of_sequel(text):
        return kept
    today = published.date()
    return [t for t in kept if t.when.start is None or (today - t.when.start).days > _RECENT_DAYS]
