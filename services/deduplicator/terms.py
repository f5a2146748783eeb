"""How alike two texts are, by their key terms: the cosine of vectors of telling words.

A key term weighs by its rank in the article (the extractor puts the most telling first) times its rarity among the live
incidents of the shard, as in TF-IDF (Spärck Jones 1972): a town's name says little where every fifth incident is there.
The rarity follows from what is held, so the same state gives the same similarity.
"""

import math
import zlib
from array import array
from collections.abc import Iterable, Iterator

Terms = bytes
"""CRC-32 of each term, 4 bytes each, the most telling first; empty where an article brought none."""

MOST = 32
"""Terms of an article that count; a report that brings more is cut."""

_FADING = 40  # ranks; the n-th term weighs 40 - n, so the 32nd still counts
_LEAST_SHARED = 2  # terms; one alone is chance, or the name of the town
_EXPECTED = 200  # incidents that are supposed beside those held: a young shard knows no common terms yet


def hashed(words: Iterable[str]) -> Terms:
    """The terms in the form that is small to hold."""
    return array("I", [zlib.crc32(word.encode()) for word in words][:MOST]).tobytes()


class Rarity:
    """In how many incidents each term occurs, and what it tells therefore."""

    def __init__(self) -> None:
        self._incidents = 0
        self._holding: dict[int, int] = {}

    def add(self, texts: Iterable[Terms]) -> None:
        """Count an incident with these texts."""
        self._incidents += 1
        for term in distinct(texts):
            self._holding[term] = self._holding.get(term, 0) + 1

    def remove(self, texts: Iterable[Terms]) -> None:
        """Undo `add` with the same texts."""
        self._incidents -= 1
        for term in distinct(texts):
            if self._holding[term] > 1:
                self._holding[term] -= 1
            else:
                del self._holding[term]

    def likeness(self, one: Iterable[Terms], other: Iterable[Terms]) -> tuple[float, ...]:
        """The cosine of the vectors of each text of the one and each of the other, 0 to 1; 0 where only one term is shared."""
        held = [array("I", text) for text in other]
        return tuple(self._cosine(array("I", text), against) for text in one for against in held)

    def _cosine(self, one: "array[int]", other: "array[int]") -> float:
        shared = set(one).intersection(other)
        if len(shared) < _LEAST_SHARED:
            return 0.0  # most pairs: they need no weights
        weights = self._weights(one)
        against = self._weights(other)
        # In the order of the article: sums of floating-point numbers depend on it.
        product = sum(weight * against[term] for term, weight in weights.items() if term in shared)
        return min(1.0, product / (_length(weights) * _length(against)))

    def _weights(self, text: "array[int]") -> dict[int, float]:
        """Rank times the logarithm of how many incidents there are to each with the term."""
        all_of_them, holding, log = math.log(self._incidents + _EXPECTED), self._holding.get, math.log
        return {
            term: (_FADING - rank) * (all_of_them - log(holding(term, 0) + 1))
            for rank, term in enumerate(text)
        }


def _length(weights: dict[int, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()]))


def distinct(texts: Iterable[Terms]) -> Iterator[int]:
    """The terms of some texts, each once, in order."""
    return iter(dict.fromkeys(term for text in texts for term in array("I", text)))
