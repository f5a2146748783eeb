"""What the sources together say of type, day, place and those who took part."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from schemas.incident import Source
from schemas.incident_type import IncidentType
from schemas.participant import Participant, ParticipantKind
from schemas.report import Role
from schemas.when import When, WhenBasis, WhenPrecision
from schemas.where import Where, WherePrecision
from services.deduplicator.copies import published
from services.deduplicator.families import specificity

_T = TypeVar("_T", When, Where)
STATED = frozenset({WhenBasis.EXPLICIT, WhenBasis.RELATIVE, WhenBasis.ANCHORED})
SURE_TYPE = 0.6  # below, the extractor saw that people came to harm and guessed by what
_SURE = 0.5  # below, a day or place is more likely wrong than right
_MOST_PARTICIPANTS = 20  # a side; an incident with more names of one side has them in its sources


def witnesses_of(sources: Iterable[Source]) -> list[Source]:
    """The sources whose word counts, in order of publication: main ones, else background ones; never copies."""
    originals = sorted((s for s in sources if s.copy_of is None), key=published)
    return [s for s in originals if s.role is Role.MAIN] or originals


def is_guessed(witnesses: Iterable[Source]) -> bool:
    """Whether no witness is sure of the type."""
    return not any(s.part_confidence and s.part_confidence.type >= SURE_TYPE for s in witnesses)


def agreed_type(witnesses: Iterable[Source]) -> IncidentType | None:
    """The type that most witnesses give; of equals the most telling, then the first."""
    types = [s.type for s in _sure(witnesses, "type", SURE_TYPE) if s.type is not None]
    counts = Counter(types)
    return max(counts, key=lambda t: (counts[t], specificity(t), -types.index(t)), default=None)


def agreed_when(witnesses: Iterable[Source]) -> When | None:
    """The day that most witnesses give among those who give it best: stated rather than supposed, and finest."""
    whens = [s.when for s in _sure(witnesses, "when", _SURE) if s.when is not None]
    return _most_common_of_best(whens, [_when_rank(w) for w in whens])


def agreed_where(witnesses: Iterable[Source]) -> Where | None:
    """The place that most witnesses give among those who give it most precisely."""
    wheres = [s.where for s in _sure(witnesses, "where", _SURE) if s.where is not None]
    return _most_common_of_best(wheres, [_where_rank(w) for w in wheres])


def merged_participants(known: Sequence[Participant], new: Sequence[Participant]) -> tuple[Participant, ...]:
    """All who are named, each once, in order of appearance; a kind or country that was unknown is filled in."""
    merged = {p.name.casefold(): p for p in known}
    for participant in new:
        key = participant.name.casefold()
        merged[key] = _completed(merged.get(key, participant), participant)
    return tuple(merged.values())[:_MOST_PARTICIPANTS]


def _sure(witnesses: Iterable[Source], part: str, least: float) -> list[Source]:
    """Those whose reading of a part is not a guess; all where all are."""
    listed = list(witnesses)
    return [s for s in listed if s.part_confidence and getattr(s.part_confidence, part) >= least] or listed


def _completed(known: Participant, new: Participant) -> Participant:
    if known is new:
        return known
    kind = new.kind if known.kind is ParticipantKind.UNKNOWN else known.kind
    return known.model_copy(update={"kind": kind, "country_code": known.country_code or new.country_code})


def _most_common_of_best(values: Sequence[_T], ranks: Sequence[tuple[int, ...]]) -> _T | None:
    best = max(ranks, default=None)
    finest = [value for value, rank in zip(values, ranks, strict=True) if rank == best]
    return max(finest, key=lambda value: (finest.count(value), -finest.index(value)), default=None)


def _when_rank(when: When) -> tuple[int, ...]:
    fineness = list(reversed(WhenPrecision)).index(when.precision)
    day_or_finer = min(fineness, list(reversed(WhenPrecision)).index(WhenPrecision.DAY))
    return (int(when.start is not None), int(when.basis in STATED), day_or_finer)


def _where_rank(where: Where) -> tuple[int, ...]:
    return (int(where.lat is not None), -list(WherePrecision).index(where.precision))
