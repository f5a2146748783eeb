"""The decision on one report: join an incident, open one, or open one with a link to a likely twin."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from schemas.ids import IncidentId
from schemas.incident import Link
from services.deduplicator.datafile import load
from services.deduplicator.features import Comparison, compare, describe, measure
from services.deduplicator.index import Name
from services.deduplicator.profile import Profile
from services.deduplicator.vetoes import ruled_out, unsupported

_MOST_LINKS = 3  # likely twins named in an incident


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model and its thresholds, from `data/weights.yaml`."""

    bias: float
    weights: Mapping[str, float]
    join: float
    link: float


@cache
def weights() -> Weights:
    """The weights, read once."""
    data = load("weights.yaml")
    return Weights(
        bias=data["bias"],
        weights=data["weights"],
        join=data["thresholds"]["join"],
        link=data["thresholds"]["link"],
    )


class Candidate(NamedTuple):
    """A live incident that the index gave."""

    handle: int
    incident_id: IncidentId
    profile: Profile
    names: tuple[Name, ...]
    """The rare names that it shares with the report."""
    sibling: bool
    """It holds another report of the same revision of the article."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a report. `join` None: open an incident, with these links."""

    join: Candidate | None
    reasons: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    comparison: Comparison
    score: float


def score(comparison: Comparison, model: Weights) -> float:
    """The probability that the pair is one incident, 0 to 1 (logistic regression)."""
    total = model.bias + sum(model.weights[name] * value for name, value in comparison.features.items())
    return 1.0 / (1.0 + math.exp(-total))


def decide(report: Profile, candidates: Iterable[Candidate], model: Weights) -> Decision:
    """Join the likeliest candidate that is likely enough and not vetoed; ties go to the smaller incident id."""
    scored: list[_Scored] = []
    for candidate in candidates:
        measures = measure(report, candidate.profile)
        if ruled_out(report, candidate.profile, measures, candidate.names, sibling=candidate.sibling):
            continue
        comparison = compare(report, candidate.profile, measures, candidate.names)
        if not unsupported(comparison):
            scored.append(_Scored(candidate, comparison, score(comparison, model)))
    scored.sort(key=lambda s: (-s.score, s.candidate.incident_id))
    likely = [s for s in scored if s.score >= model.link]
    if likely and likely[0].score >= model.join:
        best = likely[0]
        reasons = describe(report, best.candidate.profile, best.comparison)
        return Decision(best.candidate, (f"joined at {best.score:.2f}", *reasons))
    return Decision(
        None,
        ("no known incident fits",) if not likely else ("a likely twin is not certain enough to join",),
        tuple(_link(report, s) for s in likely[:_MOST_LINKS]),
    )


def _link(report: Profile, twin: _Scored) -> Link:
    reasons = describe(report, twin.candidate.profile, twin.comparison)
    return Link(
        incident_id=twin.candidate.incident_id,
        score=round(twin.score, 4),
        reasons=reasons,
    )
