"""Which sources still stand: an outlet or agency that denies an incident takes back what it said of it before.

| the source | stands |
|---|---|
| says that it happened | unless the same origin denied it at the same time or later |
| denies it (`realis` negated) | never: it adds no day, place, number or origin |

A denial by somebody else takes nothing back; it makes the incident less certain (`certainty.py`). All of it follows from the
sources alone, so the order of their arrival does not matter.
"""

from collections.abc import Iterable, Sequence

from schemas.report import Realis, Role
from services.deduplicator.copies import published
from services.deduplicator.model.incident import Incident, Source
from services.deduplicator.model.report import Report
from services.deduplicator.phrases import is_retraction


def standing(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that stand, in the order given."""
    denied = _denied(sources)
    if not denied:
        return tuple(sources)
    return tuple(
        s
        for s in sources
        if s.realis is not Realis.NEGATED
        and not any(
            origin == s.origin_id and published(s)[0] <= published(denial)[0] for origin, denial in denied
        )
    )


def is_disputed(sources: Iterable[Source]) -> bool:
    """Whether somebody denies it."""
    return any(s.realis is Realis.NEGATED for s in sources)


def may_deny(report: Report) -> bool:
    """Whether an article is there to say that something did not happen: its main report is negated, and it tells of nothing else.

    "The suspect denied the shooting", in an article that tells of the shooting, is no denial.
    """
    return report.realis is Realis.NEGATED and report.role is Role.MAIN and not report.siblings


def denies(report: Report, incident: Incident) -> bool:
    """Whether a report that is about this incident denies it: it is negated, or an outlet that reported it takes that back in a
    headline.
    """
    if report.realis is Realis.NEGATED:
        return True
    return (
        report.role is Role.MAIN
        and not report.siblings
        and is_retraction(report.article.title or "")
        and any(s.origin_id == report.article.origin_id for s in incident.sources)
    )


def _denied(sources: Iterable[Source]) -> list[tuple[str, Source]]:
    return [(s.origin_id, s) for s in sources if s.realis is Realis.NEGATED]
