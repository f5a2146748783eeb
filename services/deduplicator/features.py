"""What speaks for and against one incident, as numbers from 0 to 1, each with its meaning.

Only features that apply are present; an absent one says nothing either way, so that a missing slot is never evidence.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from schemas.where import distance_km
from services.deduplicator.families import agreement, guessed_agreement
from services.deduplicator.fingerprint import similarity
from services.deduplicator.index import Name, Shared
from services.deduplicator.profile import Outline, Profile

_SAME_SPOT_KM = 5.0  # two gazetteers give the same town this far apart
_TOWN_SLACK_KM = 15.0  # an outlet names the next larger town
_LONG_AGO_DAYS = 60.0  # beyond, a day is as wrong as it can be
_SETTLING_DAYS = 14.0  # a story's daily reports die down over about two weeks
_ENOUGH_NAMES = 2.0  # a first and a last name that nobody else has
_ENOUGH_WORDS = 8.0  # shared telling words beyond which more add nothing
_ALIKE = 0.1  # similarity by key terms below which a text is likelier about something else
_SAME_STORY = 0.4  # similarity by key terms beyond which more adds nothing
_UNMEASURED = -1.0  # in place of a distance
_LEAST_WORDS = 3  # telling words without which nothing can be said about their overlap


class Measures:
    """How far a report is from an incident: what is cheap to know, and enough to rule most pairs out. Type and distance are
    worked out when asked for, since the days alone rule out most.
    """

    __slots__ = ("_incident", "_km", "_report", "gap_days")

    def __init__(self, report: Profile, incident: Outline) -> None:
        self._report, self._incident = report, incident
        self.gap_days = _gap_days(report, incident)
        """Days between the two intervals; 0 where they touch, None where one is undated."""
        self._km: float | None = _UNMEASURED

    @property
    def agreement(self) -> float:
        """Of the types, 0 to 1."""
        return _type_agreement(self._report, self._incident)

    @property
    def km(self) -> float | None:
        """Between the two points; None where one has none."""
        if self._km == _UNMEASURED:
            self._km = _distance(self._report, self._incident)
        return self._km


class Comparison(Struct, frozen=True, gc=False):
    """A report held against an incident."""

    measures: Measures
    copy: float
    """Highest estimated Jaccard similarity to a text of the incident."""
    shared: Shared
    features: Mapping[str, float]


def measure(report: Profile, incident: Outline) -> Measures:
    """The distances of a pair in type, time and space."""
    return Measures(report, incident)


def compare(report: Profile, incident: Profile, measures: Measures, shared: Shared) -> Comparison:
    """Every feature of a pair."""
    copy = max(
        (similarity(one, other) for one in report.signatures for other in incident.signatures), default=0.0
    )
    features: dict[str, float] = {
        "type_agreement": measures.agreement,
        "copy": copy,
        **_date_features(report, incident, measures.gap_days),
        **_place_features(report, incident, measures.km),
        **_toll_features(report, incident),
        **_name_features(report, incident, shared.names),
        **_word_features(report, incident),
    }
    if report.texts and incident.texts:
        alike = shared.texts.value()
        features["text"] = min(1.0, alike / _SAME_STORY)
        features["other_text"] = max(0.0, 1.0 - alike / _ALIKE)
    return Comparison(measures=measures, copy=copy, shared=shared, features=features)


def _type_agreement(one: Profile, other: Outline) -> float:
    agreed = agreement(one.type, other.type)
    return max(agreed, guessed_agreement()) if one.guessed or other.guessed else agreed


def _gap_days(one: Profile, other: Outline) -> int | None:
    if one.start is None or other.start is None:
        return None
    one_end = one.end if one.end is not None else one.start
    other_end = other.end if other.end is not None else other.start
    return max(0, one.start - other_end, other.start - one_end)


def _overlap(one: Profile, other: Profile) -> float:
    """Days that both intervals hold, as a share of the days that one of them holds."""
    assert one.start is not None and one.end is not None  # noqa: PT018 - one fact: both are dated
    assert other.start is not None and other.end is not None  # noqa: PT018
    shared = min(one.end, other.end) - max(one.start, other.start) + 1
    return shared / (max(one.end, other.end) - min(one.start, other.start) + 1)


def _distance(one: Profile, other: Outline) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _date_features(report: Profile, incident: Profile, gap: int | None) -> dict[str, float]:
    if gap is None:
        return {"undated": 1.0}
    apart = abs(report.last_reported - incident.last_reported)
    features = {"reported_apart": min(1.0, apart / _SETTLING_DAYS)}
    if report.day_stated and incident.day_stated:
        if gap == 0:
            features["same_day_stated"] = _overlap(report, incident)
        elif gap == 1:
            features["next_day_stated"] = 1.0
        else:
            features["other_day_stated"] = min(1.0, math.log(gap) / math.log(_LONG_AGO_DAYS))
    elif gap == 0:
        features["days_overlap"] = 1.0
    else:
        features["days_apart"] = min(1.0, gap / _SETTLING_DAYS)
    return features


def _place_features(report: Profile, incident: Profile, km: float | None) -> dict[str, float]:
    features: dict[str, float] = {}
    shared = _shared(report.place_words, incident.place_words)
    if shared and report.place_words and incident.place_words:
        features["place_words"] = shared / min(len(report.place_words), len(incident.place_words))
    if km is None:
        return features | {"unplaced": 1.0}
    reach = report.radius_km + incident.radius_km
    if report.town and incident.town:
        if km <= _SAME_SPOT_KM:
            features["same_town"] = 1.0
        elif km <= max(reach, _TOWN_SLACK_KM):
            features["near_town"] = 1.0
        else:
            features["other_town"] = min(1.0, km / (2 * max(reach, _TOWN_SLACK_KM)))
        if report.facility and incident.facility and not shared:
            features["other_facility"] = 1.0
    elif km <= reach + _TOWN_SLACK_KM:
        features["inside_region"] = 1.0
    else:
        features["outside_region"] = 1.0
    return features


def _toll_features(report: Profile, incident: Profile) -> dict[str, float]:
    features: dict[str, float] = {}
    for slot, said, known in (
        ("killed", report.killed, incident.killed),
        ("injured", report.injured, incident.injured),
    ):
        if not said or not known:
            continue
        number = said[-1]
        nearest = min(known, key=lambda other: (abs(other - number), other))
        if number == nearest:
            features[f"{slot}_equal"] = 1.0 - 1.0 / (number + 1.0)
        elif number < known[0] and report.last_reported >= incident.last_reported:
            features[f"{slot}_fewer"] = 1.0 - number / known[0]
        else:
            features[f"{slot}_apart"] = abs(number - nearest) / max(number, nearest)
    return features


def _name_features(report: Profile, incident: Profile, names: tuple[Name, ...]) -> dict[str, float]:
    features: dict[str, float] = {}
    if names:
        features["shared_names"] = min(1.0, rarity(names) / _ENOUGH_NAMES)
    elif report.names and incident.names:
        features["other_names"] = 1.0
    if report.ages and incident.ages:
        features["shared_ages" if set(report.ages) & set(incident.ages) else "other_ages"] = 1.0
    if report.actors and incident.actors:
        features["shared_actors" if _shared(report.actors, incident.actors) else "other_actors"] = 1.0
    if report.means and incident.means and not report.means & incident.means:
        features["other_means"] = 1.0  # that both were done with guns says nothing: most are
    return features


def rarity(names: Iterable[Name]) -> float:
    """How much shared names tell: 1 for each that no other incident has, a half where two have it, and so on."""
    return sum([1.0 / name.incidents for name in names])


def _word_features(report: Profile, incident: Profile) -> dict[str, float]:
    features: dict[str, float] = {}
    fewest = min(len(report.words), len(incident.words))
    if fewest >= _LEAST_WORDS:
        shared = _shared(report.words, incident.words)
        features["words"] = min(1.0, shared / _ENOUGH_WORDS)
        features["word_overlap"] = shared / fewest
    if report.another and not incident.another:
        features["another"] = 1.0
    return features


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many words both have."""
    return len(frozenset(one).intersection(other))


def describe(report: Profile, incident: Profile, comparison: Comparison) -> tuple[str, ...]:
    """The comparison in words, for those who ask why."""
    gap, km = comparison.measures.gap_days, comparison.measures.km
    said = [
        f"type {report.type}"
        if report.type == incident.type
        else f"type {report.type} or {incident.type} is a guess"
        if report.guessed or incident.guessed
        else f"types {report.type} and {incident.type} can be one incident"
    ]
    if gap == 0 and report.start:
        said.append(f"both can be {date.fromordinal(max(report.start, incident.start or 0)).isoformat()}")
    elif gap:
        said.append(f"{gap} days apart")
    if km is not None:
        said.append(f"{km:.0f} km apart")
    spelled = dict(zip(report.names, report.spelled, strict=False))
    said += [f"both name {spelled[name.hash]}" for name in comparison.shared.names]
    said += [
        f"both give {report_numbers[-1]} {slot}"
        for slot, report_numbers, numbers in (
            ("killed", report.killed, incident.killed),
            ("injured", report.injured, incident.injured),
        )
        if report_numbers and report_numbers[-1] in numbers
    ]
    if comparison.copy > 0:
        said.append(f"{comparison.copy:.0%} of the wording shared")
    return tuple(said)
