"""What the sources together say of type, day, place and those who took part."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from schemas.incident_type import IncidentType
from schemas.participant import Attribution, ParticipantKind
from schemas.report import Role
from schemas.when import WhenBasis, WhenPrecision
from schemas.where import WherePrecision
from services.deduplicator.copies import published
from services.deduplicator.families import specificity
from services.deduplicator.model.incident import Source
from services.deduplicator.model.values import Participant, When, Where

_T = TypeVar("_T", When, Where)
STATED = frozenset({WhenBasis.EXPLICIT, WhenBasis.RELATIVE, WhenBasis.ANCHORED})
SURE_TYPE = 0.6  # below, the extractor saw that people came to harm and guessed by what
_SURE = 0.5  # below, a day or place is more likely wrong than right
# Minutes and hours are no better than the day: outlets differ in them.
_FINENESS = {p: min(n, 4) for n, p in enumerate(reversed(WhenPrecision))}
_PINPOINTING = {p: n for n, p in enumerate(reversed(WherePrecision))}
_MOST_PARTICIPANTS = 20  # a side; an incident with more names of one side has them in its sources


def witnesses_of(sources: Sequence[Source]) -> list[Source]:
    """The sources whose word counts, in order of publication: main ones, else background ones; never copies."""
    if len(sources) == 1:
        return list(sources)
    originals = sorted((s for s in sources if s.copy_of is None), key=published)
    return [s for s in originals if s.role is Role.MAIN] or originals


def is_guessed(witnesses: Iterable[Source]) -> bool:
    """Whether no witness is sure of the type."""
    return not any(s.part_confidence and s.part_confidence.type >= SURE_TYPE for s in witnesses)


def agreed_type(witnesses: Iterable[Source]) -> IncidentType | None:
    """The type that most witnesses give; of equals the most telling, then the first."""
    types = [s.type for s in _sure(witnesses, "type", SURE_TYPE) if s.type is not None]
    if len(types) == 1:
        return types[0]
    counts = Counter(types)
    return max(counts, key=lambda t: (counts[t], specificity(t), -types.index(t)), default=None)


def agreed_when(witnesses: Iterable[Source]) -> When | None:
    """The day that most witnesses give among those who give it best: stated rather than supposed, and finest."""
    whens = [s.when for s in _sure(witnesses, "when", _SURE) if s.when is not None]
    return _most_common_of_best(whens, _when_rank)


def agreed_where(witnesses: Iterable[Source]) -> Where | None:
    """The place that most witnesses give among those who give it most precisely."""
    wheres = [s.where for s in _sure(witnesses, "where", _SURE) if s.where is not None]
    return _most_common_of_best(wheres, _where_rank)


def reasons_of_move(before: tuple[When, Where], after: tuple[When, Where]) -> Iterator[str]:
    """Why the day or the place of an incident is another one now: it is better known, or more sources say so."""
    for what, old, new, is_finer in (
        ("day", before[0], after[0], _when_rank(after[0]) > _when_rank(before[0])),
        ("place", before[1], after[1], _where_rank(after[1]) > _where_rank(before[1])),
    ):
        if old != new:
            yield f"{what} moved: {'better known' if is_finer else 'more of those who know it best say so'}"


def merged_participants(known: Sequence[Participant], new: Sequence[Participant]) -> tuple[Participant, ...]:
    """All who are named, each once, in order of appearance; a kind or country that was unknown is filled in.

    The most telling attribution stays, and a denial stays beside it.
    """
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
    return known.but(
        kind=new.kind if known.kind is ParticipantKind.UNKNOWN else known.kind,
        country_code=known.country_code or new.country_code,
        attribution=min(known.attribution, new.attribution, key=_WORTH.index),
        denied=known.denied or new.denied,
    )


_WORTH = (None, Attribution.CLAIMED, Attribution.CHARGED, Attribution.BLAMED, Attribution.SUSPECTED)
"""On whose word somebody is named, the most telling first: as a fact, by itself, in law, by others, as a guess."""


def _most_common_of_best(values: Sequence[_T], rank: Callable[[_T], tuple[int, ...]]) -> _T | None:
    """Of the values of the highest rank the most common; of equally common ones the first."""
    if all(value == values[0] for value in values[1:]):
        return values[0] if values else None
    ranks = list(map(rank, values))
    best = max(ranks)
    finest = Counter(value for value, its in zip(values, ranks, strict=True) if its == best)
    return finest.most_common(1)[0][0]


def _when_rank(when: When) -> tuple[int, ...]:
    return (int(when.start is not None), int(when.basis in STATED), _FINENESS[when.precision])


def _where_rank(where: Where) -> tuple[int, ...]:
    return (int(where.lat is not None), _PINPOINTING[where.precision])
