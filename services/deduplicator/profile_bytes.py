"""A profile as bytes, about 0.5 KB: what memory holds of each incident, one object that the garbage collector need not follow.

First what is looked at first: the outline, then the texts. Behind them how long each list is, and the lists: numbers of 32 bits,
numbers of 64 bits, fingerprints. The form never leaves the process.
"""

from functools import cache, lru_cache
from itertools import accumulate, product
from math import isnan, nan
from struct import Struct

from schemas.incident_type import IncidentType
from services.deduplicator.fingerprint import SIGNATURE_BYTES
from services.deduplicator.profile import Outline, Profile
from services.deduplicator.terms import Terms

# type, flags, means, start, end, lat, lon, radius_km, first_reported, last_reported
_OUTLINE = Struct("<BBHiidddii")
_LENGTHS = Struct("<10I")  # of seven lists of 32 bits, two of 64 bits, and that of fingerprints
_TERM, _NARROW, _WIDE = 4, 4, 8  # bytes
_UNDATED = 0  # no day has this ordinal
_KEPT_UNPACKED = 32  # profiles: that of an incident which a report joins is looked at three times
_TYPES = tuple(IncidentType)
_CODES = {type_: code for code, type_ in enumerate(_TYPES)}
_FLAGS = tuple(product((False, True), repeat=7))
"""guessed, day_stated, publication_day, series, town, facility, another, by the number that stands for them."""
_Days = int | None
_Degrees = float | None
_Slots = tuple[
    IncidentType,
    bool,
    _Days,
    _Days,
    bool,
    bool,
    bool,
    _Degrees,
    _Degrees,
    float,
    bool,
    bool,
    bool,
    int,
    int,
    int,
]
"""Those of an outline, in their order."""
_FLAG_CODES = {flags: code for code, flags in enumerate(_FLAGS)}


def dump(profile: Profile) -> bytes:
    """The profile as bytes, but for the spelling of names."""
    p = profile
    flags = p.guessed, p.day_stated, p.publication_day, p.series, p.town, p.facility, p.another
    narrow = (p.place_words, p.killed, p.injured, p.actors, p.ages, p.words, p.revisions)
    wide = (p.names, p.articles)
    numbers, hashes = sum(narrow, ()), sum(wide, ())
    return b"".join(
        (
            _OUTLINE.pack(
                _CODES[p.type],
                _FLAG_CODES[flags],
                p.means,
                p.start or _UNDATED,
                p.end or _UNDATED,
                nan if p.lat is None else p.lat,
                nan if p.lon is None else p.lon,
                p.radius_km,
                p.first_reported,
                p.last_reported,
            ),
            bytes((len(p.texts), *(len(text) // _TERM for text in p.texts))),
            *p.texts,
            _LENGTHS.pack(*map(len, narrow), *map(len, wide), len(p.signatures)),
            _numbers(len(numbers), len(hashes)).pack(*numbers, *hashes),
            *p.signatures,
        )
    )


def outline(packed: bytes, at: int = 0) -> Outline:
    """The slots that are no lists, of a profile whose bytes begin there."""
    return Outline(*_slots(packed, at))


def texts(packed: bytes, at: int = 0) -> tuple[Terms, ...]:
    """The key terms of its articles."""
    at += _OUTLINE.size
    first = at + 1 + packed[at]
    found = []
    for length in packed[at + 1 : first]:
        found.append(packed[first : first + _TERM * length])
        first += _TERM * length
    return tuple(found)


@lru_cache(maxsize=_KEPT_UNPACKED)
def load(packed: bytes) -> Profile:
    """The profile as it was dumped."""
    the_texts = texts(packed)
    lengths_at = _OUTLINE.size + 1 + len(the_texts) + sum(map(len, the_texts))
    lengths = _LENGTHS.unpack_from(packed, lengths_at)
    narrow, wide = sum(lengths[:7]), lengths[7] + lengths[8]
    numbers_at = lengths_at + _LENGTHS.size
    numbers = _numbers(narrow, wide).unpack_from(packed, numbers_at)
    signatures_at = numbers_at + _NARROW * narrow + _WIDE * wide
    a, b, c, d, e, f, g, h, i = accumulate(lengths[:9])
    return Profile(
        *_slots(packed, 0),
        place_words=numbers[:a],
        killed=numbers[a:b],
        injured=numbers[b:c],
        actors=numbers[c:d],
        ages=numbers[d:e],
        words=numbers[e:f],
        revisions=numbers[f:g],
        names=numbers[g:h],
        articles=numbers[h:i],
        signatures=tuple(
            packed[first : first + SIGNATURE_BYTES]
            for first in range(signatures_at, signatures_at + SIGNATURE_BYTES * lengths[9], SIGNATURE_BYTES)
        ),
        texts=the_texts,
    )


def _slots(packed: bytes, at: int) -> _Slots:
    code, flags, means, start, end, lat, lon, radius_km, first_reported, last_reported = _OUTLINE.unpack_from(
        packed, at
    )
    guessed, day_stated, publication_day, series, town, facility, another = _FLAGS[flags]
    return (
        _TYPES[code],
        guessed,
        start or None,
        end or None,
        day_stated,
        publication_day,
        series,
        None if isnan(lat) else lat,
        None if isnan(lon) else lon,
        radius_km,
        town,
        facility,
        another,
        means,
        first_reported,
        last_reported,
    )


@cache
def _numbers(narrow: int, wide: int) -> Struct:
    """So many numbers of 32 bits, then of 64. The standard library forgets such forms after a hundred, and there are more."""
    return Struct(f"<{narrow}I{wide}Q")
