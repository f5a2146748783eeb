"""How far a place's clock is from Greenwich, by its longitude: what day it is there when an article comes out."""

from collections.abc import Sequence
from datetime import datetime, time

from services.extractor.gazetteer.place import PlaceKind
from services.extractor.where.toponym import Context, ResolvedToponym

_DEGREES_AN_HOUR = 15.0
_WHOLE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SEA)
_TOLD = (Context.DATELINE, Context.LOCATIVE, Context.NEAR, Context.OFFSET, Context.BODY, Context.PLAIN)


def utc_offset(toponyms: Sequence[ResolvedToponym], published: datetime | None) -> float | None:
    """Hours east of Greenwich where the article plays: at its dateline, else at the place that it names first.

    Solar hours, which clocks keep to within two: that only matters for articles that come out around midnight. None where
    no place is known, and for a publication at exactly midnight UTC, which is a date without an hour.
    """
    if published is None or published.timetz().replace(tzinfo=None) == time.min:
        return None
    known = [t for t in toponyms if t.context in _TOLD and t.place.kind not in _WHOLE]
    first = next((t for t in known if t.context is Context.DATELINE), known[0] if known else None)
    return None if first is None else float(round(first.place.lon / _DEGREES_AN_HOUR))
