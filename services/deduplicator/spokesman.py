"""Whose words stand for the incident: headline and summary, each taken whole from one source.

The headline is that of the source which agrees with most of what is now known (type, place, each number of the toll), the
earliest of equals; the summary is the sentence of the source that the extractor understood best. Main sources come before
background mentions, and copies never speak.
"""

from collections.abc import Iterable, Sequence

from schemas.casualties import CASUALTY_KINDS, Casualties
from schemas.ids import ArticleId
from schemas.incident import Claim, Incident, Source


def headline(incident: Incident, witnesses: Sequence[Source]) -> str:
    """The headline; `witnesses` in order of publication, never empty."""
    said = [w for w in witnesses if w.headline is not None]
    if not said:
        return incident.headline
    agreeing = _agreeing(incident.claims, incident.casualties)
    best = max(said, key=lambda w: _agreement(incident, w, agreeing))
    return best.headline or incident.headline


def summary(incident: Incident, witnesses: Iterable[Source]) -> str:
    """The sentence of the source with the highest confidence, the earliest of equals."""
    said = [w for w in witnesses if w.summary is not None]
    best = max(said, key=lambda w: w.confidence or 0.0, default=None)
    return best.summary or incident.summary if best else incident.summary


def _agreement(incident: Incident, witness: Source, agreeing: dict[ArticleId, int]) -> int:
    return (
        int(witness.type is incident.type)
        + int(witness.where == incident.where)
        + agreeing.get(witness.article_id, 0)
    )


def _agreeing(claims: Iterable[Claim], casualties: Casualties) -> dict[ArticleId, int]:
    """For each article how many of its numbers are those that stand."""
    stands = {slot: getattr(casualties, slot) for slot in CASUALTY_KINDS}
    counts: dict[ArticleId, int] = {}
    for claim in claims:
        counts[claim.article_id] = counts.get(claim.article_id, 0) + (claim.value == stands[claim.slot])
    return counts
