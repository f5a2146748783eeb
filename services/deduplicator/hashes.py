"""Hashes in place of the words, names and ids by which incidents are found and compared: a string takes ten times as much memory.

Python's own hash of a string differs from process to process; these don't.
"""

import zlib
from functools import lru_cache
from hashlib import blake2b

_LATE_WORDS = 8192  # whose hashes are kept: news uses the same words again and again, and each id is asked for several times


@lru_cache(maxsize=_LATE_WORDS)
def word_hash(word: str) -> int:
    """32 bits: enough to compare the few dozen words of two texts."""
    return zlib.crc32(word.encode())


def name_hash(name: str) -> int:
    """64 bits: a name is looked up among all incidents."""
    return _hash64(b"name", name)


def article_hash(article_id: str) -> int:
    """64 bits of an article's id."""
    return _hash64(b"article", article_id)


def page_hash(url: str) -> int:
    """64 bits of a page's address."""
    return _hash64(b"page", url)


def report_hash(report_id: str) -> int:
    """64 bits of a report's id."""
    return _hash64(b"report", report_id)


def incident_hash(incident_id: str) -> int:
    """64 bits of an incident's id."""
    return _hash64(b"incident", incident_id)


@lru_cache(maxsize=_LATE_WORDS)
def _hash64(kind: bytes, text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8, person=kind).digest(), "little")
