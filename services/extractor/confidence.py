"""How sure the reader is of each field: logistic models over the grounds of its decisions (`data/confidence.yaml`).

The models were fitted on annotated articles by `tests/quality/fit_judgement.py`, so that of the fields that are given 0.7 about
seven in ten are right; docs/confidence.md says what "right" means for each, and how well that holds on articles that were
not used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from schemas.casualties import CASUALTY_KINDS, Casualties
from schemas.report import Confidence, Realis
from schemas.when import When, WhenBasis
from services.extractor.agreement import DAY
from services.extractor.datafile import load_yaml
from services.extractor.drafts import LEAD, Draft
from services.extractor.harm_statement import HarmStatement
from services.extractor.logistic import LogisticModel, Signs
from services.extractor.signs import TOWN
from services.extractor.triggers import Strength
from services.extractor.when.binding import WhenDecision
from services.extractor.where.toponym import PlaceDecision

_GUESS = 0.5  # of a type for which no word speaks but those for the harm: what did it may be told in words nobody foresaw
_ENOUGH = 3  # agreeing mentions; more make nothing surer


@dataclass(frozen=True, slots=True)
class Grounds:
    """For each field what its confidence is worked out from; None for a field that says nothing."""

    type: Signs
    when: Signs | None
    where: Signs | None
    casualties: Signs | None


def grounds_of(
    draft: Draft, when: WhenDecision, where: PlaceDecision, casualties: Casualties, plausibility: float
) -> Grounds:
    """`plausibility`: how likely it is that the incident is reported at all."""
    return Grounds(
        type={"plausibility": plausibility, **_type_grounds(draft)},
        when={"plausibility": plausibility, **_when_grounds(draft, when)} if when.when.start else None,
        where={"plausibility": plausibility, **_where_grounds(draft, where)} if where.evidence else None,
        casualties={"plausibility": plausibility, **_toll_grounds(draft, casualties)}
        if _stated(casualties)
        else None,
    )


@cache
def models() -> Mapping[str, LogisticModel]:
    """By field; read once per process."""
    data = load_yaml("confidence.yaml")
    return {field: LogisticModel(each["bias"], each["weights"]) for field, each in data.items()}


def confidence(grounds: Grounds, plausibility: float) -> Confidence:
    """All in [0, 1], two decimals; 0 for a day or place that is not known."""
    kind = models()["type"].probability(grounds.type)
    when, where = _field("when", grounds.when), _field("where", grounds.where)
    toll = None if grounds.casualties is None else _field("casualties", grounds.casualties)
    overall = models()["overall"].probability(overall_grounds(plausibility, when, where))
    return Confidence(
        overall=round(overall, 2),
        type=round(min(kind, _GUESS) if grounds.type["harm"] else kind, 2),
        when=round(when, 2),
        where=round(where, 2),
        casualties=None if toll is None else round(toll, 2),
    )


def overall_grounds(plausibility: float, when: float, where: float) -> Signs:
    """What the whole is worked out from. A day or place that is not given, and so can't be wrong, counts apart."""
    return {
        "plausibility": plausibility,
        "when": when,
        "where": where,
        "undated": float(when == 0),
        "unplaced": float(where == 0),
    }


def _field(name: str, grounds: Signs | None) -> float:
    return 0.0 if grounds is None else models()[name].probability(grounds)


def _type_grounds(draft: Draft) -> Signs:
    """Its strongest trigger, and how many mentions call it the same or something else."""
    telling = [p.mention.type for p in draft.placed if p.mention.strength is not Strength.REFERENCE]
    same = sum(t == draft.type for t in telling)
    return {
        "weak": float(draft.strength is Strength.WEAK),
        "harm": float(draft.strength is Strength.HARM),
        "agreeing": min(_ENOUGH, max(0, same - 1)) / _ENOUGH,
        "contested": 1 - same / len(telling) if telling else 0.0,
        "unreal": float(draft.realis is not Realis.ACTUAL),
    }


def _when_grounds(draft: Draft, decision: WhenDecision) -> Signs:
    """Where the time was found, what it was worked out from, and whether other mentions say the same."""
    own = [p.when for p in draft.placed if p.when is not None and p.when.precision in DAY]
    same = sum(w.start == decision.when.start for w in own)
    return {
        "trust": decision.confidence,
        "coarse": float(decision.when.precision not in DAY),
        "relative": float(decision.when.basis is WhenBasis.RELATIVE),
        "by_publication": float(decision.when.basis is WhenBasis.PUBLICATION),
        "agreeing": min(_ENOUGH, same) / _ENOUGH,
        "contested": _differing(own, decision.when),
    }


def _differing(own: list[When], chosen: When) -> float:
    return sum(w.start != chosen.start for w in own) / len(own) if own else 0.0


def _where_grounds(draft: Draft, decision: PlaceDecision) -> Signs:
    """Where the place was found, how fine it is, and whether other mentions name the same."""
    towns = [p.place.where for p in draft.placed if p.place is not None and p.place.where.precision in TOWN]
    same = sum(t.geonames_id == decision.where.geonames_id for t in towns)
    return {
        "trust": decision.confidence,
        "coarse": float(decision.where.precision not in TOWN),
        "agreeing": min(_ENOUGH, same) / _ENOUGH,
        "contested": 1 - same / len(towns) if towns else 0.0,
        "unbound": float(not any(p.places for p in draft.placed)),
    }


def _toll_grounds(draft: Draft, casualties: Casualties) -> Signs:
    """Whose sentences give it, and whether they give one number or several."""
    counted = [h for h in draft.harm if h.count is not None and not h.cumulative]
    return {
        "own_sentence": _any(bool(p.harm) for p in draft.placed),
        "lead": _any(h.view.index <= LEAD for h in counted),
        "single_persons": _any(h.someone is not None for h in counted),
        "repeated": min(_ENOUGH, max(0, len(counted) - 1)) / _ENOUGH,
        "contested": _any(len(_numbers(counted, slot)) > 1 for slot in CASUALTY_KINDS),
        "both": float(casualties.killed is not None and casualties.injured is not None),
        "partitive": _any(h.partitive for h in counted),
        "inexact": _any(
            c.low != c.high for kind in CASUALTY_KINDS if (c := getattr(casualties, kind)) is not None
        ),
    }


def _numbers(counted: list[HarmStatement], slot: str) -> set[int | None]:
    return {h.count.best for h in counted if h.count is not None and h.slot.value == slot}


def _stated(casualties: Casualties) -> bool:
    return any(getattr(casualties, kind) is not None for kind in CASUALTY_KINDS)


def _any(values: Iterable[bool]) -> float:
    return float(any(values))
