"""How alike two texts are, by their key terms: the cosine of vectors of telling words.

A key term weighs by its rank in the article (the extractor puts the most telling first) times its rarity among the live
incidents of the shard, as in TF-IDF (Spärck Jones 1972): a town's name says little where every fifth incident is there.
The rarity follows from what is held, so the same state gives the same similarity.
"""

import math
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

Terms = bytes
"""CRC-32 of each term, 4 bytes each, the most telling first; empty where an article brought none."""

MOST = 32
"""Terms of an article that count; a report that brings more is cut."""

_FADING = 40  # ranks; the n-th term weighs 1 - n/40, so the 32nd still counts
_EXPECTED = 200  # incidents that are supposed beside those held: a young shard knows no common terms yet


def hashed(words: Iterable[str]) -> Terms:
    """The terms in the form that is small to hold."""
    return array("I", [zlib.crc32(word.encode()) for word in words][:MOST]).tobytes()


class Rarity:
    """In how many incidents each term occurs, and what it tells therefore."""

    def __init__(self) -> None:
        self._incidents = 0
        self._holding: Counter[int] = Counter()

    def add(self, texts: Iterable[Terms]) -> None:
        """Count an incident with these texts."""
        self._incidents += 1
        self._holding.update(distinct(texts))

    def remove(self, texts: Iterable[Terms]) -> None:
        """Undo `add` with the same texts."""
        self._incidents -= 1
        for term in distinct(texts):
            if self._holding[term] > 1:
                self._holding[term] -= 1
            else:
                del self._holding[term]

    def of(self, term: int) -> float:
        """The logarithm of how many incidents there are to each with the term."""
        return math.log((self._incidents + _EXPECTED) / (self._holding.get(term, 0) + 1))

    def vector(self, text: Terms) -> dict[int, float]:
        """The weights of a text's terms, of length 1 taken together; empty where there are none."""
        ranked = enumerate(array("I", text))
        weights = {term: (1 - rank / _FADING) * self.of(term) for rank, term in ranked}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items()} if length else {}


def distinct(texts: Iterable[Terms]) -> Iterator[int]:
    """The terms of some texts, each once, in order."""
    return iter(dict.fromkeys(term for text in texts for term in array("I", text)))


def similarity(one: dict[int, float], other: dict[int, float]) -> float:
    """The cosine of two vectors, 0 to 1."""
    return min(1.0, sum(weight * other[term] for term, weight in one.items() if term in other))
