"""What makes two reports certainly not one incident, whatever else speaks for it."""

from enum import StrEnum

from services.deduplicator.features import Comparison
from services.deduplicator.profile import Profile

_FAR_KM = 25.0  # beyond the two radii: more than a town and its outskirts
_OUTSIDE_KM = (
    60.0  # beyond the two radii, where one place is a district or region: its radius is a rough circle
)
_LATEST_FOLLOW_UP_DAYS = 10  # a report that names no day is not about what happened longer ago than this
_COPY = 0.6  # wording shared by none but copies of one text


class Veto(StrEnum):
    """The reason, as a sentence."""

    TYPE = "the types can't be one incident"
    SIBLING = "one article tells the two apart"
    DAY = "different days, both stated"
    FAR = "places too far apart, both known to the town"
    REGION = "the place lies outside the other's region"
    SERIES = "one is a series of incidents, the other is not"
    LONG_AGO = "the incident is too long before an undated report"
    NOWHERE = "nothing but the date speaks for it: one of the two has no place"


def veto(report: Profile, incident: Profile, comparison: Comparison, *, sibling: bool) -> Veto | None:
    """The first reason that forbids a join, or None. `sibling`: the incident holds another report of the article."""
    if sibling:
        return Veto.SIBLING
    if not comparison.features["type_agreement"]:
        return Veto.TYPE
    if report.series != incident.series:
        return Veto.SERIES
    return _day_veto(report, incident, comparison) or _place_veto(report, incident, comparison)


def _day_veto(report: Profile, incident: Profile, comparison: Comparison) -> Veto | None:
    gap = comparison.gap_days
    if not gap:
        return None
    if report.day_stated and incident.day_stated:
        # a night belongs to two days, and "Tuesday" is read as the day before or after: one day is a matter of score
        return Veto.DAY if gap > 1 else None
    if not (report.publication_day or incident.publication_day):
        return Veto.DAY  # weeks, months and years that do not touch
    return Veto.LONG_AGO if gap > _LATEST_FOLLOW_UP_DAYS and not comparison.shared_people else None


def _place_veto(report: Profile, incident: Profile, comparison: Comparison) -> Veto | None:
    if comparison.km is None:
        evidence = comparison.copy >= _COPY or comparison.shared_people
        return None if evidence or comparison.features.get("place_words") else Veto.NOWHERE
    beyond = comparison.km - report.radius_km - incident.radius_km
    if report.town and incident.town:
        return Veto.FAR if beyond > _FAR_KM else None
    return Veto.REGION if beyond > _OUTSIDE_KM else None
