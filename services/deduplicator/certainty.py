"""Certainty and urgency by written rules. CAP 1.2, sections 3.2.2.11 and 3.2.2.9.

| certainty | when |
|---|---|
| observed | three independent origins report it, or two of which one is well understood (confidence at least 0.8) |
| likely | two independent origins, or one that is well understood |
| possible | one origin; or background mentions only |
| unlikely | one origin, and the extractor is more likely wrong than right (confidence under 0.35); or none stands by it |

One step less, though not under unlikely, where somebody denies it who did not report it. Observed where an operator confirmed it.

| urgency | when |
|---|---|
| immediate | it has no end yet, or the latest main report came within a day of its end |
| past | it was over for longer, or nobody reports it as news |
| unknown | the day, or that of the report, is not known |
"""

from collections.abc import Iterable

from schemas.report import Role
from schemas.scale import Certainty, Urgency
from services.deduplicator.model.incident import Source
from services.deduplicator.model.values import When

_CONFIDENT = 0.8
_DOUBTFUL = 0.35
_CERTAIN_ORIGINS = 3
_ONE_LESS = {
    Certainty.OBSERVED: Certainty.LIKELY,
    Certainty.LIKELY: Certainty.POSSIBLE,
    Certainty.POSSIBLE: Certainty.UNLIKELY,
}
_FRESH_DAYS = 1  # a night's incident is next day's news everywhere


def certainty(
    sources: Iterable[Source], origins: int, *, disputed: bool = False, confirmed: bool = False
) -> Certainty:
    """How sure it is that it happened, from the origins and confidence of the main sources that stand."""
    if confirmed:
        return Certainty.OBSERVED
    reported = _reported(sources, origins)
    return _ONE_LESS.get(reported, reported) if disputed else reported


def _reported(sources: Iterable[Source], origins: int) -> Certainty:
    main = [s.confidence or 0.0 for s in sources if s.role is Role.MAIN]
    confidence = max(main, default=0.0)
    if origins >= _CERTAIN_ORIGINS or (origins == _CERTAIN_ORIGINS - 1 and confidence >= _CONFIDENT):
        return Certainty.OBSERVED
    if origins == _CERTAIN_ORIGINS - 1 or confidence >= _CONFIDENT:
        return Certainty.LIKELY
    if main and confidence < _DOUBTFUL:
        return Certainty.UNLIKELY
    return Certainty.POSSIBLE


def urgency(when: When, sources: Iterable[Source]) -> Urgency:
    """How soon somebody would have to act, as of the latest main report."""
    main = [s for s in sources if s.role is Role.MAIN]
    if not main or when.series:
        return Urgency.PAST
    if when.start is None:
        return Urgency.UNKNOWN
    if when.end is None:
        return Urgency.IMMEDIATE
    reported = max((s.published_at for s in main if s.published_at), default=None)
    if reported is None:
        return Urgency.UNKNOWN
    return Urgency.IMMEDIATE if (reported.date() - when.end).days <= _FRESH_DAYS else Urgency.PAST
