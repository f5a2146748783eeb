"""MinHash signatures: how much of their wording two texts share, without the texts.

The extractor writes base64 of 64 big-endian 16-bit values. The share of equal values estimates the Jaccard similarity
of the texts' shingle sets (Broder 1997) with a standard error of at most 1/16; chance equality of 16 bits is negligible.
"""

import base64
from array import array
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

SIGNATURE_VALUES = 64
_VALUE_BYTES = 2
SIGNATURE_BYTES = SIGNATURE_VALUES * _VALUE_BYTES
BANDS = 8
"""With 3 rows a band, 8 bands find a pair of Jaccard 0.5 with probability 0.66, of 0.7 with 0.97 (1 - (1 - j^3)^8)."""
_ROWS = 3
_READ_SIGNATURES = 512  # that are kept decoded, and with their bands: a report's are asked for, and filed

Signature = bytes
"""The 128 raw bytes; empty where the article had no usable fingerprint."""


@lru_cache(maxsize=_READ_SIGNATURES)
def decode(fingerprint: str) -> Signature:
    """The raw signature, or empty bytes for anything that is not one: a missing fingerprint never matches."""
    try:
        raw = base64.b64decode(fingerprint, validate=True)
    except ValueError:  # binascii.Error among them
        return b""
    return raw if len(raw) == SIGNATURE_BYTES and any(raw) else b""


def similarity(one: Signature, other: Signature) -> float:
    """Estimated Jaccard similarity, 0 to 1; 0 where either is missing."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    left, right = array("H", one), array("H", other)
    equal: int = sum(map(eq, left, right))
    return equal / SIGNATURE_VALUES


def bands(signature: Signature) -> Iterator[int]:
    """Keys under which similar signatures meet; the number of the band is part of the key."""
    return iter(_bands(signature))


@lru_cache(maxsize=_READ_SIGNATURES)
def _bands(signature: Signature) -> tuple[int, ...]:
    width = _ROWS * _VALUE_BYTES
    return tuple(
        band << (8 * width) | int.from_bytes(signature[band * width : (band + 1) * width], "big")
        for band in range(BANDS if signature else 0)
    )
