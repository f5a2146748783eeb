"""What makes two reports certainly not one incident, whatever else speaks for it."""

from enum import StrEnum

from schemas.incident_type import IncidentType
from services.deduplicator.families import lasts
from services.deduplicator.features import Comparison, Measures, rarity
from services.deduplicator.index import Shared
from services.deduplicator.profile import Outline, Profile

_FAR_KM = 15.0  # beyond the two radii: more than a town and its outskirts
_OUTSIDE_KM = (
    60.0  # beyond the two radii, where one place is a district or region: its radius is a rough circle
)
_SETTLED_DAYS = 10  # a report that names no day may be about what happened this long ago
_COPY = 0.6  # wording shared by none but copies of one text
_SETTLED_LATE_DAYS = (
    60  # a court's or a hospital's news comes this late, and its day is taken for the incident's
)
# Similarity of texts by key terms from which a day or place was misread rather than the incident another. The further apart, the
# more of it is asked for; figures of the fit: tests/quality/fit_linker.py.
_ALIKE_SAME_DAY = 0.12
_ALIKE_SETTLED = 0.15
_ALIKE_LATE = 0.3
_ALIKE_LONG_AGO = 0.45
_NEIGHBOURHOOD_KM = 60.0  # a suburb or county seat is taken for the town this far away
_OUTLASTS_DAYS = 21  # of a flood, a wildfire: later it is likelier the next
_OUTBREAK_DAYS = 45  # an epidemic is told of for weeks, each time with the day of its latest count
_UPDATE_DAYS = 4  # in which the dead of an incident are counted day by day
_SAME_TOWN_KM = 5.0
_NO_CHANCE = 0.75  # of `killed_equal`: three dead and more
_NAMED = (
    1.5  # rarity of shared names: one that no other incident has, and more; one alone may be a region's name
)
_WELL_NAMED = 2.0  # a first and a last name that no other incident has: the day was misread


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


def ruled_out(
    report: Profile, incident: Outline, measures: Measures, shared: Shared, *, sibling: bool
) -> Veto | None:
    """The first reason that forbids a join whatever the wording, or None.

    `sibling`: the incident holds another report of the same revision of the
    article.
    """
    if sibling:
        return Veto.SIBLING
    if report.series != incident.series:
        return Veto.SERIES
    reason = _wrong_day(report, incident, measures) or _wrong_place(report, incident, measures)
    return None if reason and _is_misread(reason, measures, shared) else reason


def _is_misread(reason: Veto, measures: Measures, shared: Shared) -> bool:
    """Whether names or wording say that a day or place was misread."""
    gap = measures.gap_days or 0
    named = rarity(shared.names)
    if (named >= _NAMED and gap <= 1) or (named >= _WELL_NAMED and gap <= _SETTLED_DAYS):
        return True
    return shared.texts.reaches(_needed_likeness(reason, gap, measures.km or 0.0))


def _needed_likeness(reason: Veto, gap: int, km: float) -> float:
    """Similarity of the texts that outweighs a contradiction; two contradictions ask for as much as a distant day."""
    if gap > _SETTLED_LATE_DAYS:
        return _ALIKE_LONG_AGO
    if gap > _SETTLED_DAYS or (reason is Veto.FAR and (gap > 0 or km > _NEIGHBOURHOOD_KM)):
        return _ALIKE_LATE
    return _ALIKE_SAME_DAY if gap <= 1 else _ALIKE_SETTLED


def unsupported(comparison: Comparison) -> Veto | None:
    """The reason that forbids a join unless wording or names make up for it, or None."""
    measures = comparison.measures
    if comparison.copy >= _COPY:
        return None  # the same words about the same day and place, whatever they were taken for
    if not measures.agreement:
        return Veto.TYPE
    if rarity(comparison.shared.names) >= _NAMED or comparison.shared.texts.reaches(_ALIKE_SAME_DAY):
        return None
    if (measures.gap_days or 0) > _SETTLED_DAYS:
        return Veto.LONG_AGO
    if measures.km is None and "place_words" not in comparison.features and not _same_toll(comparison):
        return Veto.NOWHERE
    return None


def _same_toll(comparison: Comparison) -> bool:
    """Whether both give the same day and the same number of dead, one that is no matter of chance."""
    features = comparison.features
    return features.get("same_day_stated", 0.0) > 0 and features.get("killed_equal", 0.0) >= _NO_CHANCE


def _wrong_day(report: Profile, incident: Outline, measures: Measures) -> Veto | None:
    if not measures.gap_days or report.publication_day or incident.publication_day:
        return None
    # a night belongs to two days, and "Tuesday" is read as the day before or after: one day is a matter of score
    one_night = report.day_stated and incident.day_stated and measures.gap_days == 1
    allowed = one_night or _goes_on(report, incident, measures) or _lasts(report, incident, measures)
    return None if allowed else Veto.DAY


def _lasts(report: Profile, incident: Outline, measures: Measures) -> bool:
    """Whether both tell of what goes on for days, in a town or a region that holds it: an outbreak is dated by each article."""
    reach = _SAME_TOWN_KM if report.town and incident.town else report.radius_km + incident.radius_km
    there = measures.km is not None and measures.km <= reach
    same = report.type == incident.type and lasts(report.type)
    most = _OUTBREAK_DAYS if report.type is IncidentType.DISEASE_OUTBREAK else _OUTLASTS_DAYS
    return same and there and (measures.gap_days or 0) <= most


def _goes_on(report: Profile, incident: Outline, measures: Measures) -> bool:
    """Whether news of a toll is dated by the day of the count: it goes on with what happened in the same town days before."""
    days_later = (report.start or 0) - (incident.start or 0)
    same_town = measures.km is not None and measures.km <= _SAME_TOWN_KM and report.town and incident.town
    return report.update and same_town and 0 < days_later <= _UPDATE_DAYS


def _wrong_place(report: Profile, incident: Outline, measures: Measures) -> Veto | None:
    if measures.km is None:
        return None
    beyond = measures.km - report.radius_km - incident.radius_km
    if report.town and incident.town:
        return Veto.FAR if beyond > _FAR_KM else None
    return Veto.REGION if beyond > _OUTSIDE_KM else None
