"""A Bloom filter over the gazetteer's names: most words of a text are in none, and this says so without asking the file.

B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13(7), 1970; double hashing after Kirsch and
Mitzenmacher, 2006. With 16 bits a name and four probes about one word in 400 is looked up in vain.
"""

import zlib
from collections.abc import Collection

_BITS_PER_NAME = 16
_PROBES = 4
_SECOND_SEED = 0x9747B28C  # any constant that gives a second, different checksum


class NameFilter:
    """Says of a name that it is certainly not among those that it was made from, or that it may be."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits
        self._size = len(bits) * 8

    def __contains__(self, name: str) -> bool:
        data = name.encode()
        position = zlib.crc32(data)
        step = zlib.crc32(data, _SECOND_SEED) | 1
        bits, size = self._bits, self._size
        for _ in range(_PROBES):
            index = position % size
            if not bits[index >> 3] & (1 << (index & 7)):
                return False
            position += step
        return True


def beginning(key: str) -> str:
    """What stands in the filter for all names of several words that begin with the first two of this one."""
    return " ".join(key.split(" ", 2)[:2]) + "|"


def filter_bits(names: Collection[str]) -> bytes:
    """The bits of a filter that has these names."""
    bits = bytearray(max(1, len(names) * _BITS_PER_NAME // 8))
    size = len(bits) * 8
    for name in names:
        data = name.encode()
        position = zlib.crc32(data)
        step = zlib.crc32(data, _SECOND_SEED) | 1
        for _ in range(_PROBES):
            index = position % size
            bits[index >> 3] |= 1 << (index & 7)
            position += step
    return bytes(bits)
