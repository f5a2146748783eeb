"""Finding the incidents that a report could be about, by key and never by scanning.

An incident is filed under (week, cell) for each week that it may have happened in, the cell being a square of
about 110 km (`areas.py`), and under (type, week); under the names that its sources name; under the key terms of its texts; and
under the bands of its fingerprints. A report asks for its compatible types, its weeks with slack, and the four cells nearest to
its place, and for what shares a rare name or several rare key terms with it, whatever its type, week and place.

Keys are hashes of 38 bits, and two bits that tell of what. Of thousands of reports one is shown an incident that it shares no
key with, and the decision rules that out like any other.
"""

from array import array
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter

from msgspec import Struct

from schemas.incident_type import IncidentType
from services.deduplicator.areas import areas_asked, areas_filed
from services.deduplicator.families import compatible_types
from services.deduplicator.fingerprint import Signature, bands
from services.deduplicator.postings import KEYS, Postings
from services.deduplicator.profile import Profile
from services.deduplicator.terms import Rarity, Terms, distinct

_MOST_NAMESAKES = 20  # incidents; a name that more of them share tells none from another
_FILED_BYTES = 4 * 6  # the six most telling terms of an article; more cost memory and find next to nothing
_MOST_FOR_A_WIDE_REPORT = (
    200  # a report placed to a country or region looks at the newest so many of a week and type
)

_LATE_SIGNATURES = 512
_ROUNDING = 1e-9  # a bound that is that near to what is asked for may lie on the other side of it
_GUESSED = 0  # in place of the type of an incident whose type is a guess
_TYPES = {type_: code for code, type_ in enumerate(IncidentType, start=1)}
_SPREAD = 0xC2B2AE3D27D4EB4F  # the hash of an area and this times the type: a key of their own for each pair
_HASHES = KEYS // 4  # so that the highest two bits of a key tell of what kind it is
_NAMES, _BANDS, _TERMS = _HASHES, 2 * _HASHES, 3 * _HASHES


class Name(Struct, frozen=True, gc=False):
    """A name that a report and an incident share."""

    hash: int
    incidents: int
    """In how many of the shard's incidents it occurs."""


class Likeness:
    """Similarity of the texts of a report and an incident by their key terms, 0 to 1: the mean of the highest and of the average.

    The highest alone chains one incident to the next by an article about both; the average alone forgets how a story began.
    """

    __slots__ = ("_value",)

    def __init__(self, value: float = 0.0) -> None:
        self._value = value

    def value(self) -> float:
        """The similarity."""
        return self._value

    def reaches(self, least: float) -> bool:
        """Whether it is so much or more."""
        return self.value() >= least


class _Unmeasured(Likeness):
    """Measured when asked for, and only as far as needed: most candidates are ruled out by texts that share next to nothing."""

    __slots__ = ("_incident", "_measured", "_rarity", "_report")

    def __init__(self, rarity: Rarity, report: tuple[Terms, ...], incident: tuple[Terms, ...]) -> None:
        self._rarity, self._report, self._incident = rarity, report, incident
        self._measured = False

    def value(self) -> float:
        if not self._measured:
            likeness = self._rarity.likeness(self._report, self._incident)
            self._value = (max(likeness) + sum(likeness) / len(likeness)) / 2 if likeness else 0.0
            self._measured = True
        return self._value

    def reaches(self, least: float) -> bool:
        return self._rarity.most(self._report, self._incident) > least - _ROUNDING and super().reaches(least)


class Shared(Struct, frozen=True, gc=False):
    """What a report and an incident have in common, as far as rarity among the live incidents matters."""

    names: tuple[Name, ...] = ()
    """The rare names that both name."""
    texts: Likeness = Likeness()


class Index:
    """The candidates of one shard. Handles are small integers given by the owner."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._rarity = Rarity()
        self._filed = array("Q")
        """By handle the number of its latest filing."""
        self._types = bytearray()
        """By handle the type, which cells are not told apart by."""
        self._filings = 0

    def file(self, handle: int, before: Profile | None, after: Profile | None) -> None:
        """File an incident under all its keys, behind all others; None where it is not filed, or not to be any longer."""
        gone: set[int] = set()
        come: set[int] = set()
        for keys, slots in _KINDS:
            was, is_ = slots(before) if before else None, slots(after) if after else None
            if was != is_:
                old, new = keys(before) if before else set(), keys(after) if after else set()
                gone |= old - new
                come |= new - old
        self._postings.file(handle, gone, come)
        if before is not None and after is not None:
            self._rarity.replace(before.texts, after.texts)
        elif before is not None:
            self._rarity.remove(before.texts)
        elif after is not None:
            self._rarity.add(after.texts)
        self.renew(handle)
        self._types[handle] = _type(after) if after else _GUESSED

    def renew(self, handle: int) -> None:
        """File an incident behind all others under the keys that it has."""
        self._filings += 1
        if handle >= len(self._filed):
            more = handle + 1 - len(self._filed)
            self._filed.extend([0] * more)
            self._types.extend(bytes(more))
        self._filed[handle] = self._filings

    def candidates(self, report: Profile) -> dict[int, tuple[Name, ...]]:
        """The incidents that the report could be about, with the rare names that they share with it.

        In the order of their filing under the keys, so the same reports give the same order.
        """
        copies = [key for signature in report.signatures for key in _bands(signature)]
        slots = _Slots.of(report)
        names = [_NAMES + name % _HASHES for name in report.names]
        terms = [_TERMS + term for term in distinct(report.texts)]
        filed = self._postings.find([*copies, *slots.cells, *slots.typed], [*names, *terms], _MOST_NAMESAKES)
        found: dict[int, tuple[Name, ...]] = {}
        for key in copies:
            if key in filed:
                found |= dict.fromkeys(self.oldest_first(filed[key]), ())
        found |= dict.fromkeys(self._in_slots(slots, filed), ())
        for name, key in zip(report.names, names, strict=True):
            namesakes = self.oldest_first(filed.get(key, []))
            for handle in namesakes:
                found[handle] = (*found.get(handle, ()), Name(name, len(namesakes)))
        return found | dict.fromkeys(
            self._sharing_several([filed[key] for key in terms if key in filed], found), ()
        )

    def likeness(self, report: tuple[Terms, ...], incident: tuple[Terms, ...]) -> Likeness:
        """How alike the texts of a report are to those of an incident, for as long as nothing is filed."""
        return _Unmeasured(self._rarity, report, incident) if report and incident else Likeness()

    def _in_slots(self, slots: "_Slots", filed: dict[int, list[int]]) -> list[int]:
        """Those in the cells that are of a type asked for, and those under a type and period: by type, by period, by cell."""
        placed = [
            (slots.types[type_], place, self._filed[handle], handle)
            for key, place in slots.cells.items()
            if key in filed
            for handle in filed[key]
            if (type_ := self._types[handle]) in slots.types
        ]
        for key, (type_, place) in slots.typed.items():
            if key in filed:
                there = self.oldest_first(filed[key])
                if slots.wide:
                    there = there[: -_MOST_FOR_A_WIDE_REPORT - 1 : -1]
                placed += [(type_, place, number, handle) for number, handle in enumerate(there)]
        return [handle for *_, handle in sorted(placed)]

    def _sharing_several(self, lists: list[list[int]], known: Iterable[int]) -> list[int]:
        """The handles that are in two of these lists or more, but for those known: one rare term is shared by chance."""
        once: set[int] = set()
        several: set[int] = set()
        for handle in chain.from_iterable(lists):
            (several if handle in once else once).add(handle)
        several.difference_update(known)
        if not several:
            return []
        ordered = chain.from_iterable(map(self.oldest_first, lists))
        return [handle for handle in ordered if handle in several]

    def oldest_first(self, handles: list[int]) -> list[int]:
        """In the order of their filing."""
        return sorted(handles, key=self._filed.__getitem__) if len(handles) > 1 else handles


class _Slots(Struct, frozen=True, gc=False):
    """The keys by type, week and place that a report asks for, in their order."""

    types: dict[int, int]
    """The types asked for, each with its rank."""
    cells: dict[int, int]
    """Keys of cells, whatever the type, each with the rank of its period and place."""
    typed: dict[int, tuple[int, int]]
    """Keys of a type and what is filed outside of cells, or of a type and a whole period."""
    wide: bool

    @classmethod
    def of(cls, report: Profile) -> "_Slots":
        types = _types_asked(report.type, report.guessed)
        cells: dict[int, int] = {}
        typed: dict[int, tuple[int, int]] = {}
        rank = 0
        wide = False
        for *in_cells, elsewhere in areas_asked(report):
            for area in in_cells:
                cells[area % _HASHES] = rank
                rank += 1
            for type_, order in types.items():
                typed[(elsewhere + type_ * _SPREAD) % _HASHES] = order, rank
            rank += 1
            wide = not in_cells
        return cls(types, cells, typed, wide)


@cache
def _types_asked(type_: IncidentType, guessed: bool) -> dict[int, int]:
    compatible = IncidentType if guessed else compatible_types(type_)
    return {code: rank for rank, code in enumerate((_GUESSED, *map(_TYPES.__getitem__, compatible)))}


@lru_cache(maxsize=_LATE_SIGNATURES)
def _bands(signature: Signature) -> tuple[int, ...]:
    """The keys of a text's wording: asked for, and filed right after."""
    return tuple([_BANDS + hash((band,)) % _HASHES for band in bands(signature)])


def _type(profile: Profile) -> int:
    return _GUESSED if profile.guessed else _TYPES[profile.type]


def _area_keys(profile: Profile) -> set[int]:
    spread = _type(profile) * _SPREAD
    return {(area if is_cell else area + spread) % _HASHES for area, is_cell in areas_filed(profile)}


def _name_keys(profile: Profile) -> set[int]:
    return {_NAMES + name % _HASHES for name in profile.names}


def _term_keys(profile: Profile) -> set[int]:
    return {_TERMS + term for text in profile.texts for term in array("I", text[:_FILED_BYTES])}


def _band_keys(profile: Profile) -> set[int]:
    return {key for signature in profile.signatures for key in _bands(signature)}


_KINDS: tuple[tuple[Callable[[Profile], set[int]], Callable[[Profile], object]], ...] = (
    (_area_keys, attrgetter("type", "guessed", "start", "end", "first_reported", "lat", "lon", "radius_km")),
    (_name_keys, attrgetter("names")),
    (_term_keys, attrgetter("texts")),
    (_band_keys, attrgetter("signatures")),
)
"""What an incident is filed under, by kinds that have no key in common, each with the slots that it follows from."""
