"""A profile as bytes, about 0.5 KB: what memory holds of each incident, one object that the garbage collector need not follow.

Fixed slots first, then how long each list is, then the lists: numbers of 32 bits, numbers of 64 bits, fingerprints, texts. The
form never leaves the process.
"""

from itertools import accumulate, pairwise
from math import isnan, nan
from struct import Struct, pack, unpack_from

from schemas.incident_type import IncidentType
from services.deduplicator.fingerprint import SIGNATURE_BYTES
from services.deduplicator.profile import Profile

_FIXED = Struct("<BBiidddii")  # type, flags, start, end, lat, lon, radius_km, first_reported, last_reported
_LENGTHS = Struct("<11I")  # of eight lists of 32 bits, two of 64 bits, and that of fingerprints
_NARROW, _WIDE = 4, 8  # bytes
_LISTS = _FIXED.size + _LENGTHS.size
_UNDATED = 0  # no day has this ordinal
_TYPES = tuple(IncidentType)
_CODES = {type_: code for code, type_ in enumerate(_TYPES)}


def dump(profile: Profile) -> bytes:
    """The profile as bytes, but for the spelling of names."""
    p = profile
    flags = (p.guessed, p.day_stated, p.publication_day, p.series, p.town, p.facility, p.another)
    narrow = (
        *(p.place_words, p.killed, p.injured, p.actors, p.ages, p.words, p.revisions),
        tuple(map(len, p.texts)),
    )
    wide = (p.names, p.articles)
    numbers, hashes = sum(narrow, ()), sum(wide, ())
    return b"".join(
        (
            _FIXED.pack(
                _CODES[p.type],
                sum(flag << bit for bit, flag in enumerate(flags)),
                p.start or _UNDATED,
                p.end or _UNDATED,
                nan if p.lat is None else p.lat,
                nan if p.lon is None else p.lon,
                p.radius_km,
                p.first_reported,
                p.last_reported,
            ),
            _LENGTHS.pack(*map(len, narrow), *map(len, wide), len(p.signatures)),
            pack(f"<{len(numbers)}I{len(hashes)}Q", *numbers, *hashes),
            *p.signatures,
            *p.texts,
        )
    )


def load(packed: bytes) -> Profile:
    """The profile as it was dumped."""
    type_, flags, start, end, lat, lon, radius_km, first_reported, last_reported = _FIXED.unpack_from(packed)
    lengths = _LENGTHS.unpack_from(packed, _FIXED.size)
    narrow, wide = sum(lengths[:8]), lengths[8] + lengths[9]
    numbers = unpack_from(f"<{narrow}I{wide}Q", packed, _LISTS)
    lists = [numbers[a:b] for a, b in pairwise(accumulate(lengths[:10], initial=0))]
    place_words, killed, injured, actors, ages, words, revisions, text_lengths, names, articles = lists
    signatures_at = _LISTS + narrow * _NARROW + wide * _WIDE
    texts_at = signatures_at + lengths[10] * SIGNATURE_BYTES
    return Profile(
        type=_TYPES[type_],
        guessed=bool(flags & 1),
        start=start or None,
        end=end or None,
        day_stated=bool(flags & 2),
        publication_day=bool(flags & 4),
        series=bool(flags & 8),
        lat=None if isnan(lat) else lat,
        lon=None if isnan(lon) else lon,
        radius_km=radius_km,
        town=bool(flags & 16),
        facility=bool(flags & 32),
        another=bool(flags & 64),
        first_reported=first_reported,
        last_reported=last_reported,
        place_words=place_words,
        killed=killed,
        injured=injured,
        actors=actors,
        ages=ages,
        words=words,
        names=names,
        articles=articles,
        revisions=revisions,
        signatures=tuple(
            packed[at : at + SIGNATURE_BYTES] for at in range(signatures_at, texts_at, SIGNATURE_BYTES)
        ),
        texts=tuple(packed[a:b] for a, b in pairwise(accumulate(text_lengths, initial=texts_at))),
    )
