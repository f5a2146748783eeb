"""The decision on one report: join an incident, open one, or open one with a link to a likely twin."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from msgspec import Struct

from services.deduplicator.candidate import Candidate
from services.deduplicator.datafile import load
from services.deduplicator.features import Comparison, compare, describe, measure
from services.deduplicator.model.incident import Feature, Link, LinkDecision, Rival
from services.deduplicator.profile import Profile
from services.deduplicator.vetoes import Veto, ruled_out, unsupported

_MOST_LINKS = 3  # likely twins named in an incident
_MOST_RIVALS = 2  # incidents named in a decision that the report did not join


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model and its thresholds, from `data/weights.yaml`."""

    bias: float
    weights: Mapping[str, float]
    join: float
    link: float
    merge: float


@cache
def weights() -> Weights:
    """The weights, read once."""
    data = load("weights.yaml")
    return Weights(
        bias=data["bias"],
        weights=data["weights"],
        join=data["thresholds"]["join"],
        link=data["thresholds"]["link"],
        merge=data["thresholds"]["merge"],
    )


class Decision(Struct, frozen=True, gc=False):
    """What to do with a report. `join` None: open an incident, with these links."""

    join: Candidate | None
    reasons: tuple[str, ...]
    record: LinkDecision
    """The decision as the incident keeps it."""
    links: tuple[Link, ...] = ()
    also: tuple[Candidate, ...] = ()
    """Where it joins beyond doubt, the other incidents that it fits as clearly: they may be one with that."""


class _Scored(Struct, frozen=True, gc=False):
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
    vetoed: list[tuple[Candidate, Veto]] = []
    for candidate in candidates:
        outline, shared = candidate.outline, candidate.shared
        measures = measure(report, outline)
        if veto := ruled_out(report, outline, measures, shared, sibling=candidate.sibling):
            vetoed.append((candidate, veto))
            continue
        comparison = compare(report, candidate.profile(), measures, shared)
        if veto := unsupported(comparison):
            vetoed.append((candidate, veto))
        else:
            scored.append(_Scored(candidate, comparison, score(comparison, model)))
    scored.sort(key=lambda s: (-s.score, s.candidate.incident_id()))
    likely = [s for s in scored if s.score >= model.link]
    if likely and likely[0].score >= model.join:
        best = likely[0]
        reasons = describe(report, best.candidate.profile(), best.comparison)
        clear = [s.candidate for s in likely if s.score >= model.merge]
        return Decision(
            best.candidate,
            (f"joined at {best.score:.2f}", *reasons),
            _record(best, scored[1:], vetoed),
            also=tuple(clear[1:]),
        )
    return Decision(
        None,
        ("no known incident fits",) if not likely else ("a likely twin is not certain enough to join",),
        _record(scored[0] if scored else None, scored, vetoed),
        links=tuple(_link(report, s) for s in likely[:_MOST_LINKS]),
    )


def _record(
    best: _Scored | None, others: Iterable[_Scored], vetoed: Iterable[tuple[Candidate, Veto]]
) -> LinkDecision:
    """The decision in the few bytes that an incident can spare: rounded, and the nearest rivals only."""
    rivals = chain(
        (Rival(incident_id=s.candidate.incident_id(), score=round(s.score, 2)) for s in others),
        (Rival(incident_id=candidate.incident_id(), veto=veto) for candidate, veto in vetoed),
    )
    features = best.comparison.features if best else {}
    return LinkDecision(
        score=round(best.score, 2) if best else None,
        features=tuple(
            Feature(name=name, value=round(value, 2)) for name, value in features.items() if value
        ),
        rivals=tuple(islice(rivals, _MOST_RIVALS)),
    )


def _link(report: Profile, twin: _Scored) -> Link:
    reasons = describe(report, twin.candidate.profile(), twin.comparison)
    return Link(
        incident_id=twin.candidate.incident_id(),
        score=round(twin.score, 4),
        reasons=reasons,
    )
