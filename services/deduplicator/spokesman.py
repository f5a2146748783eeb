"""Whose words stand for the incident: headline and summary, each taken whole from one source.

The headline is that of the source which agrees with most of what is now known (type, place, each number of the toll), the
earliest of equals; the summary is the sentence of the source that the extractor understood best. Main sources come before
background mentions, and copies never speak.
"""

from collections.abc import Iterable, Sequence

from schemas.casualties import CASUALTY_KINDS
from schemas.ids import ArticleId
from schemas.incident_type import IncidentType
from services.deduplicator.model.incident import Claim, Incident, Source
from services.deduplicator.model.values import Casualties, Where


def headline(
    incident: Incident, type_: IncidentType, where: Where, casualties: Casualties, witnesses: Sequence[Source]
) -> str:
    """The headline of an incident that is now known to be of this type, at this place, with this toll.

    `witnesses` in order of publication, never empty.
    """
    said = [w for w in witnesses if w.headline is not None]
    if not said:
        return incident.headline
    if len(said) == 1:
        return said[0].headline or incident.headline
    agreeing = _agreeing(incident.claims, casualties)
    best = max(
        said,
        key=lambda w: (
            (w.type is type_) + (w.where is where or w.where == where) + agreeing.get(w.article_id, 0)
        ),
    )
    return best.headline or incident.headline


def summary(incident: Incident, witnesses: Iterable[Source]) -> str:
    """The sentence of the source with the highest confidence, the earliest of equals."""
    said = [w for w in witnesses if w.summary is not None]
    best = max(said, key=lambda w: w.confidence or 0.0, default=None)
    return best.summary or incident.summary if best else incident.summary


def _agreeing(claims: Iterable[Claim], casualties: Casualties) -> dict[ArticleId, int]:
    """For each article how many of its numbers are those that stand."""
    stands = {slot: getattr(casualties, slot) for slot in CASUALTY_KINDS}
    counts: dict[ArticleId, int] = {}
    for claim in claims:
        counts[claim.article_id] = counts.get(claim.article_id, 0) + (claim.value == stands[claim.slot])
    return counts
