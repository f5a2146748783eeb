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

_NO_GUESS = (
    0.5  # agreement of types that two outlets may give to one incident (`families.yaml`); a guess agrees less
)
_THERE_KM = 25.0  # as far as a town and its outskirts reach
_THERE = frozenset({"same_town", "inside_region"})
# what keeps the only such incident and a report apart, however likely they are, ...
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
# ... and what does where one of the two has no place
_OTHER_TOLL = frozenset({"killed_apart", "killed_fewer", "injured_apart", "injured_fewer"})
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
    kin: list[tuple[Candidate, Measures]] = []
    placeless: list[_Scored] = []
    for candidate in candidates:
        outline, shared = candidate.outline, candidate.shared
        measures = measure(report, outline)
        kin.append((candidate, measures))
        if veto := ruled_out(report, outline, measures, shared, sibling=candidate.sibling):
            vetoed.append((candidate, veto))
            continue
        comparison = compare(report, candidate.profile(), measures, shared)
        veto = unsupported(comparison)
        if veto is not None:
            vetoed.append((candidate, veto))
        if veto in (None, Veto.NOWHERE):
            pair = _Scored(candidate, comparison, score(comparison, model))
            (scored if veto is None else placeless).append(pair)
    scored.sort(key=lambda s: (-s.score, s.candidate.incident_id()))
    likely = [s for s in scored if s.score >= model.link]
    certain = bool(likely) and likely[0].score >= model.join
    best = likely[0] if certain else _only_one(kin, scored, placeless, model)
    if best is not None:
        reasons = describe(report, best.candidate.profile(), best.comparison)
        if not certain:
            reasons = ("no other such incident is known there and then", *reasons)
        clear = [s.candidate for s in likely if s.score >= model.merge]
        return Decision(
            best.candidate,
            (f"joined at {best.score:.2f}", *reasons),
            _record(best, scored, vetoed, joined=best.candidate, only_one=not certain),
            also=tuple(clear[1:]),
        )
    return Decision(
        None,
        ("no known incident fits",) if not likely else ("a likely twin is not certain enough to join",),
        _record(scored[0] if scored else None, scored, vetoed),
        links=tuple(_link(report, s) for s in likely[:_MOST_LINKS]),
    )


def _only_one(
    kin: list[tuple[Candidate, Measures]], scored: list[_Scored], placeless: list[_Scored], model: Weights
) -> _Scored | None:
    """The incident that a report can only be about, if any: no other of a type that it could be is known there and then, and
    nothing contradicts it. It must fit well enough, or be told of the same day where one of the two has no place.

    `placeless`: those that only the lack of a place rules out.
    """
    alike = [
        (candidate, measures)
        for candidate, measures in kin
        if (measures.km is None or measures.km <= _THERE_KM) and measures.agreement > 0
    ]
    if len(alike) != 1 or alike[0][1].agreement < _NO_GUESS:
        return None
    ((only, _),) = alike
    fits = next((s for s in scored if s.candidate is only), None)
    if fits is not None:
        features = fits.comparison.features.keys()
        likely = fits.score >= model.alone and features & _THERE and not features & _CONTRADICTING
        return fits if likely else None
    unplaced = next((s for s in placeless if s.candidate is only), None)
    if unplaced is None or unplaced.comparison.features.keys() & (_CONTRADICTING | _OTHER_TOLL):
        return None
    return unplaced if "same_day_stated" in unplaced.comparison.features else None


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
