"""When: expressions of time found, resolved towards the past, and bound to the incident that they date."""

from services.extractor.when.binding import Stretch, WhenDecision, date_across, date_of
from services.extractor.when.expression import Modality, Offset, Span, TimeExpression
from services.extractor.when.find import find_times, publication_day

__all__ = [
    "Modality",
    "Offset",
    "Span",
    "Stretch",
    "TimeExpression",
    "WhenDecision",
    "date_across",
    "date_of",
    "find_times",
    "publication_day",
]
