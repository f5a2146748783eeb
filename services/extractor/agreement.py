"""Whether two times, or two places, of an article can be those of one incident."""

from schemas.when import When, WhenPrecision
from schemas.where import distance_km
from services.extractor.where.containment import contains
from services.extractor.where.toponym import Context, ResolvedToponym

DAY = (WhenPrecision.MINUTE, WhenPrecision.HOUR, WhenPrecision.DAY)
"""Precisions that name a single day."""
SAME_PLACE_KM = 40.0  # a town and its outskirts, a village and the town it is reported from
_FAR_KM = 120.0  # so far away a town that is named in passing is no other name for it
NEXT_TOWN_KM = 15.0  # what is told as something else so far away is not the same
_LOCATING = (Context.LOCATIVE, Context.OFFSET, Context.NEAR, Context.ANAPHOR)
_PASSING = (Context.PLAIN, Context.BODY)
_TOLERANCE_DAYS = 1  # a night belongs to two days


def same_time(one: When, other: When) -> bool | None:
    """Whether two times can be one; None where one is unknown."""
    if one.start is None or other.start is None:
        return None
    if one.series != other.series:
        return False
    one_end, other_end = one.end or one.start, other.end or other.start
    gap = max((other.start - one_end).days, (one.start - other_end).days)
    slack = _TOLERANCE_DAYS if one.precision in DAY and other.precision in DAY else 0
    return gap <= slack


def same_place(one: ResolvedToponym, other: ResolvedToponym, within_km: float = SAME_PLACE_KM) -> bool | None:
    """Whether two places can be one; None where one is named in passing ("the Atlanta hospital") or has no point.

    One that is named in passing is another only where it lies far away or in another country. `within_km`: beyond the two radii.
    """
    if one.place.id == other.place.id:
        return True
    located = [p.context in _LOCATING for p in (one, other)]
    if not any(located) or not all(p.context in _LOCATING + _PASSING for p in (one, other)):
        return None
    a, b = one.where, other.where
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    apart = distance_km(a.lat, a.lon, b.lat, b.lon) - (a.radius_km or 0) - (b.radius_km or 0)
    if all(located):
        return apart <= within_km
    seat = one.place.capital or other.place.capital  # "the government in Tripoli said"
    return False if apart > _FAR_KM and not seat else None


def is_one(one: ResolvedToponym, other: ResolvedToponym) -> bool:
    """Whether two names are of one place, or one place lies in the other."""
    return (
        one.place.id == other.place.id or contains(one.place, other.place) or contains(other.place, one.place)
    )


def are_two(one: ResolvedToponym, other: ResolvedToponym) -> bool:
    """Whether both are told as places of something, and they are not one."""
    return all(p.context in _LOCATING for p in (one, other)) and not is_one(one, other)


def a_day_apart(one: When | None, other: When | None) -> bool:
    """Whether both name a single day, and not the same."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    single = one.start == one.end and other.start == other.end
    return single and one.start != other.start


def on_other_days(one: When | None, other: When | None) -> bool:
    """Whether both name days, and none of them is the same."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    return (one.end or one.start) < other.start or (other.end or other.start) < one.start
