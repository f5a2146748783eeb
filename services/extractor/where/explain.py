"""Why a text was read as it was: every name, its candidates with their scores, and what the scores are made of."""

from dataclasses import dataclass

from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.read import read_places


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate of a name."""

    name: str
    kind: str
    admin1: str | None
    country_code: str | None
    lat: float
    lon: float
    geonames_id: int | None
    score: float
    """Larger is better; only differences between candidates of one name mean something."""
    reasons: tuple[str, ...]
    """What the score is the sum of."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One name of the text. The first reading won."""

    start: int
    end: int
    name: str
    context: str
    inside: str | None
    """The name that the text says it lies in."""
    precision: str
    probability: float
    readings: tuple[Reading, ...]


def explain_places(text: str, gazetteer: Gazetteer, *, source: str | None = None) -> tuple[Explanation, ...]:
    """Every name of the text that was read as a place, in order, with the readings that it had (eight at most)."""
    explanations = []
    for toponym in read_places(None, text, source, gazetteer):
        readings = tuple(
            Reading(
                name=candidate.place.name,
                kind=candidate.place.kind.value,
                admin1=gazetteer.admin1_name(candidate.place),
                country_code=candidate.place.country_code,
                lat=candidate.place.lat,
                lon=candidate.place.lon,
                geonames_id=candidate.place.geonames_id,
                score=candidate.score,
                reasons=candidate.reasons,
            )
            for candidate in toponym.candidates
        )
        inside = toponym.inside
        explanations.append(
            Explanation(
                start=toponym.start,
                end=toponym.end,
                name=toponym.name,
                context=toponym.context.value,
                inside=text[inside[1] : inside[2]] if inside else None,
                precision=toponym.where.precision.value,
                probability=toponym.score,
                readings=readings,
            )
        )
    return tuple(explanations)
