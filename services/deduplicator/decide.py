"""The decision on one report: join an incident, open one, or open one with a link to a likely twin."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from msgspec import Struct

from services.deduplicator.candidate import Candidate
from services.deduplicator.datafile import load
from services.deduplicator.features import Comparison, Measures, compare, describe, measure
from services.deduplicator.model.incident import Feature, Link, LinkDecision, Rival
from services.deduplicator.profile import Profile
from services.deduplicator.vetoes import Veto, ruled_out, unsupported

_SURE_TYPES = 0.5  # agreement of types that two outlets may well give to one incident
_THERE_KM = 25.0  # as far as a town and its outskirts reach
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
    alone: float


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
        alone=data["thresholds"]["alone"],
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
    kin: list[_Kin] = []
    for candidate in candidates:
        outline, shared = candidate.outline, candidate.shared
        measures = measure(report, outline)
        kin.append(_Kin(candidate, measures))
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
    certain = bool(likely) and likely[0].score >= model.join
    only = None if certain else _only_one(report, kin, scored, model)
    if certain or only is not None:
        best = only or likely[0]
        reasons = describe(report, best.candidate.profile(), best.comparison)
        if only is not None:
            reasons = ("no other such incident is known there and then", *reasons)
        clear = [s.candidate for s in likely if s.score >= model.merge]
        return Decision(
            best.candidate,
            (f"joined at {best.score:.2f}", *reasons),
            _record(best, scored, vetoed, joined=best.candidate, only_one=only is not None),
            also=tuple(clear[1:]),
        )
    return Decision(
        None,
        ("no known incident fits",) if not likely else ("a likely twin is not certain enough to join",),
        _record(scored[0] if scored else None, scored, vetoed),
        links=tuple(_link(report, s) for s in likely[:_MOST_LINKS]),
    )


class _Kin(Struct, frozen=True, gc=False):
    candidate: Candidate
    measures: Measures


def _only_one(report: Profile, kin: list[_Kin], scored: list[_Scored], model: Weights) -> _Scored | None:
    """The incident that a report can only be about, if any: no other of a type that it could be is known there and then, and
    nothing contradicts it. It must fit well enough, or be told of the same day by a report that has no place.
    """
    alike = [
        k for k in kin if k.measures.agreement > 0 and (k.measures.km is None or k.measures.km <= _THERE_KM)
    ]
    if len(alike) != 1 or alike[0].measures.agreement < _SURE_TYPES:
        return None
    (only,) = alike
    found = next((s for s in scored if s.candidate is only.candidate), None)
    if found is None and _is_of_that_day(report, only):
        comparison = compare(report, only.candidate.profile(), only.measures, only.candidate.shared)
        found = _Scored(only.candidate, comparison, score(comparison, model))
        return None if comparison.features.keys() & (_CONTRADICTING | _OTHER_TOLL) else found
    if found is None or found.score < model.alone or found.comparison.features.keys() & _CONTRADICTING:
        return None
    return found if found.comparison.features.keys() & _THERE else None


def _is_of_that_day(report: Profile, only: _Kin) -> bool:
    """Whether nothing keeps the two apart but that one of them has no place."""
    outline = only.candidate.outline
    same_day = report.day_stated and outline.day_stated and only.measures.gap_days == 0
    placeless = only.measures.km is None
    return same_day and placeless and not only.candidate.sibling and report.series == outline.series


_THERE = frozenset({"same_town", "inside_region"})
_OTHER_TOLL = frozenset({"killed_apart", "killed_fewer", "injured_apart", "injured_fewer"})
_CONTRADICTING = frozenset(
    {
        "other_means",
        "other_facility",
        "other_ages",
        "another",
        "next_day_stated",
        "other_day_stated",
        "days_apart",
    }
)


def _record(
    best: _Scored | None,
    scored: Iterable[_Scored],
    vetoed: Iterable[tuple[Candidate, Veto]],
    *,
    joined: Candidate | None = None,
    only_one: bool = False,
) -> LinkDecision:
    """The decision in the few bytes that an incident can spare: rounded, and the nearest rivals only."""
    rivals = chain(
        (
            Rival(incident_id=s.candidate.incident_id(), score=round(s.score, 2))
            for s in scored
            if s.candidate is not joined
        ),
        (Rival(incident_id=c.incident_id(), veto=veto) for c, veto in vetoed if c is not joined),
    )
    features = best.comparison.features if best else {}
    return LinkDecision(
        score=round(best.score, 2) if best else None,
        features=tuple(
            Feature(name=name, value=round(value, 2)) for name, value in features.items() if value
        ),
        rivals=tuple(islice(rivals, _MOST_RIVALS)),
        only_one=only_one,
    )


def _link(report: Profile, twin: _Scored) -> Link:
    reasons = describe(report, twin.candidate.profile(), twin.comparison)
    return Link(
        incident_id=twin.candidate.incident_id(),
        score=round(twin.score, 4),
        reasons=reasons,
    )
