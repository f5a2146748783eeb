"""The conditions of a subscription, each tested against an incident, with a sentence that says how it came out.

They come in three groups, since they end differently when an incident that was alerted no longer meets them:

* subject (type, country, area, actors, target kinds): it is another matter than the subscriber thought;
* strength (severity, certainty, origins): it is still their matter, but weaker than they asked for;
* wording (keywords): a headline written anew is no correction, so these decide the first alert only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from schemas import Area, Certainty, Filters, Incident, Severity, Where
from schemas.subscription import Box, Circle
from schemas.taxonomy import load_taxonomy
from services.alerter.area import touches
from services.alerter.words import has_phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition, whether it is met, and why."""

    met: bool
    sentence: str


class Strength(Protocol):
    """The part of an incident, or of what was told about it, that the thresholds look at."""

    @property
    def severity(self) -> Severity: ...
    @property
    def certainty(self) -> Certainty: ...
    @property
    def independent_origins(self) -> int: ...


def subject_findings(filters: Filters, incident: Incident) -> Iterator[Finding]:
    """Is it the subscriber's matter at all? One finding for each condition given."""
    if filters.types:
        met = incident.type in filters.types
        yield Finding(met, f"Its type is {_label(incident)}, which is {_asked(met, 'types')}.")
    if filters.countries:
        met = incident.where.country_code in filters.countries
        country = incident.where.country_code or "unknown"
        yield Finding(met, f"Its country is {country}, which is {_asked(met, 'countries')}.")
    if filters.areas:
        yield _in_areas(filters.areas, incident.where)
    if filters.actors:
        yield _with_actors(filters.actors, incident)
    if filters.target_kinds:
        hit = [target for target in incident.targets if target.kind in filters.target_kinds]
        if hit:
            yield Finding(
                True, f"A target, {hit[0].name}, is {hit[0].kind}, which is among the kinds asked for."
            )
        else:
            wanted = ", ".join(filters.target_kinds)
            yield Finding(False, f"None of its targets is of the kinds asked for ({wanted}).")


def strength_findings(filters: Filters, strength: Strength) -> Iterator[Finding]:
    """Is it strong enough? One finding for each threshold given."""
    if filters.min_severity is not Severity.UNKNOWN:
        met = strength.severity.at_least(filters.min_severity)
        yield Finding(
            met, f"Its severity is {strength.severity}; {filters.min_severity} or more was asked for."
        )
    if filters.min_certainty is not Certainty.UNKNOWN:
        met = strength.certainty.at_least(filters.min_certainty)
        yield Finding(
            met, f"Its certainty is {strength.certainty}; {filters.min_certainty} or more was asked for."
        )
    if filters.min_origins:
        met = strength.independent_origins >= filters.min_origins
        yield Finding(
            met,
            f"Independent origins that report it: {strength.independent_origins};"
            f" {filters.min_origins} or more were asked for.",
        )


def wording_findings(filters: Filters, incident: Incident) -> Iterator[Finding]:
    """Do the words occur? One finding if keywords are given."""
    if not filters.keywords:
        return
    titles = (source.title for source in incident.sources)
    texts = [text for text in (incident.headline, incident.summary, incident.where.name, *titles) if text]
    for keyword in filters.keywords:
        if any(has_phrase(text, keyword) for text in texts):
            yield Finding(True, f'The keyword "{keyword}" occurs in what is written of it.')
            return
    yield Finding(False, "None of the keywords occurs in what is written of it.")


def _label(incident: Incident) -> str:
    return f'"{load_taxonomy()[incident.type].label}"'


def _asked(met: bool, what: str) -> str:
    return f"among the {what} asked for" if met else f"not among the {what} asked for"


def _in_areas(areas: tuple[Area, ...], where: Where) -> Finding:
    place = where.name or "an unnamed place"
    for area in areas:
        if touches(area, where):
            return Finding(True, f"Its place, {place}, touches {_name_of(area)}.")
    if where.lat is None or where.lon is None:
        return Finding(False, "It has no point on the map, so it can't be said to lie in an area asked for.")
    return Finding(False, f"Its place, {place}, lies outside the areas asked for.")


def _name_of(area: Area) -> str:
    if isinstance(area, Circle):
        return f"the circle of {area.radius_km:g} km around {area.lat:g}, {area.lon:g} asked for"
    if isinstance(area, Box):
        return f"the box from {area.south:g}, {area.west:g} to {area.north:g}, {area.east:g} asked for"
    return "a polygon asked for"


def _with_actors(actors: tuple[str, ...], incident: Incident) -> Finding:
    for participant in (*incident.perpetrators, *incident.targets):
        for actor in actors:
            if has_phrase(participant.name, actor):
                return Finding(True, f'{participant.name} takes part; "{actor}" was asked for.')
    return Finding(False, f"None of the actors asked for takes part ({', '.join(actors)}).")
