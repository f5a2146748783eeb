"""The parts in which a sentence tells a toll: numbers, each with the place that follows it."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.agreement import is_one
from services.extractor.analysis import View
from services.extractor.gazetteer.place import PlaceKind
from services.extractor.numbers import Quantity, QuantityKind
from services.extractor.where.toponym import Context, ResolvedToponym

_LOCATING = (Context.LOCATIVE, Context.NEAR, Context.OFFSET)
_OUTWARD = re.compile(r"\b(?:of (?:the|them|whom|which|these|those)|including|among them)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Numbers up to the place that is theirs, and where they begin in the sentence."""

    quantities: tuple[Quantity, ...]
    name: str
    place: ResolvedToponym | None
    """None where no gazetteer has the name."""
    start: int
    site: int
    """Where the place begins."""


def parts_by_place(view: View, places: Sequence[ResolvedToponym]) -> Iterator[Part]:
    """Runs of numbers, each with the first place that follows it before the next run."""
    numbers = [q for q in view.quantities if q.kind is QuantityKind.COUNT and q.count.best]
    # "Fifteen of them died in Harun and four in Belo": of a sum that was told before
    counts = [q for n, q in enumerate(numbers) if not _is_part(view, q) or n == 0]
    begin = 0
    for start, name, place in _sites(view, places):
        run = tuple(q for q in counts if begin <= q.start < start)
        if run and (place is not None or start - run[-1].end <= _BESIDE):
            yield Part(run, name, place, run[0].start, start)
            begin = start


def _sites(
    view: View, places: Sequence[ResolvedToponym]
) -> Iterator[tuple[int, str, ResolvedToponym | None]]:
    """Where each place begins at which something may have happened, with its name; no place where no gazetteer has it."""
    found: dict[int, tuple[int, str, ResolvedToponym | None]] = {}
    taken: list[tuple[int, int]] = []
    for place in places:
        local = view.sentence.local(place.start, place.end)
        if local is None:
            continue
        taken.append(local)
        if place.context in _LOCATING and place.place.kind not in _LARGE:
            found[local[0]] = (local[0], str(place.place.id), place)
    for match in _NAMED.finditer(view.text):
        start, end = match.span("name")
        if not any(a < end and start < b for a, b in taken) and match["name"] not in _NO_PLACES:
            found[start] = (start, match["name"], None)
    yield from sorted(found.values(), key=lambda site: site[0])


_BESIDE = 30  # characters from a number to a name that no gazetteer has: "and two children in Belo"
_LARGE = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.SEA))
_NAMED = re.compile(
    r"\b(?:in|at|near|outside)\s+(?P<name>[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ](?:\s+[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ])?)"
)
_NO_PLACES = frozenset((*calendar.day_name, *calendar.month_name, *(f"{d} night" for d in calendar.day_name)))


def _is_part(view: View, quantity: Quantity) -> bool:
    """ "Six people, two of them children", "four of the wounded"."""
    return _OUTWARD.search(view.text[quantity.end : quantity.end + 12]) is not None


def lie_apart(parts: Sequence[Part]) -> bool:
    """Whether there are several, and no two of them are in one place."""
    known = [p.place for p in parts if p.place is not None]
    apart = all(not is_one(a, b) for n, a in enumerate(known) for b in known[n + 1 :])
    return len(parts) > 1 and bool(known) and apart
