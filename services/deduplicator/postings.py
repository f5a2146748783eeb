"""A multimap from keys to handles that spends eight bytes an entry.

Nearly all entries are in one sorted array, which many keys at once are looked up in. What came and went since is in a dictionary
and a set, and is worked into the array when it has grown to a small part of it (a log-structured merge of two levels).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEYS = 2**40
"""A key is less than this."""
HANDLES = 2**24 - 1
"""A handle is less than this."""
_HANDLE_BITS = 24
_SHIFT, _LAST = np.uint64(_HANDLE_BITS), np.uint64(HANDLES)
_FEWEST_CHANGES = 256  # working them in costs a pass over the array
_SHARE_OF_CHANGES = (
    32  # the array is so many times as large: a change takes ten times as many bytes as an entry
)


class Postings:
    """Handles by key, in no particular order."""

    __slots__ = ("_added", "_changes", "_entries", "_gone", "_sorted")

    def __init__(self) -> None:
        self._sorted: NDArray[np.uint64] = np.empty(0, np.uint64)
        """Entries: key, then handle."""
        self._entries = self._sorted.data
        """The same, for Python to look at."""
        self._added: dict[int, tuple[int, ...]] = {}
        self._gone: set[int] = set()
        """Entries that are in the array still."""
        self._changes = 0

    def file(self, handle: int, gone: Iterable[int], new: Iterable[int]) -> None:
        """Take a handle from some keys and file it under others. It must have been under the ones and not under the others."""
        for key in gone:
            self._remove(key, handle)
        for key in new:
            entry = key << _HANDLE_BITS | handle
            if entry in self._gone:
                self._gone.remove(entry)
            else:
                self._added[key] = (*self._added.get(key, ()), handle)
                self._changes += 1
        if self._changes > max(_FEWEST_CHANGES, len(self._sorted) // _SHARE_OF_CHANGES):
            self._merge()

    def _remove(self, key: int, handle: int) -> None:
        added = self._added.get(key, ())
        if handle not in added:
            self._gone.add(key << _HANDLE_BITS | handle)
            self._changes += 1
        elif len(added) > 1:
            self._added[key] = tuple(other for other in added if other != handle)
        else:
            del self._added[key]

    def get(self, key: int) -> list[int]:
        """The handles under a key."""
        # For one key a search in Python is done before NumPy has made its arrays.
        entries, gone = self._entries, self._gone
        handles = []
        for place in range(bisect_left(entries, key << _HANDLE_BITS), len(entries)):
            entry = entries[place]
            if entry >> _HANDLE_BITS != key:
                break
            if entry not in gone:
                handles.append(entry & HANDLES)
        return [*handles, *self._added.get(key, ())]

    def find(self, keys: Sequence[int], few: Sequence[int] = (), most: int = 0) -> dict[int, list[int]]:
        """The handles under each key that has any; of those in `few` where they are no more than `most`."""
        every = [*keys, *few]
        added, gone = self._added, self._gone
        found = {key: list(added[key]) for key in every if key in added}
        entries = self._entries
        enough = most + len(gone)  # entries, of which more than `most` are there still
        for place, begin, end in self._hits(every):
            key = every[place]
            if place >= len(keys) and end - begin > enough:
                found.pop(key, None)
                continue
            there = entries[begin:end].tolist()
            handles = [entry & HANDLES for entry in there if entry not in gone]
            found[key] = handles + found[key] if key in found else handles
        for key in few:
            if key in found and len(found[key]) > most:
                del found[key]
        return found

    def _hits(self, keys: list[int]) -> Iterator[tuple[int, int, int]]:
        """The places of those keys that have sorted entries, and where these begin and end."""
        if not len(self._sorted):
            return iter(())
        asked = np.array(keys, np.uint64) << _SHIFT
        begins = self._sorted.searchsorted(asked)
        # Most keys have none, which the entry shows that lies where theirs would be.
        hits = (self._sorted.take(begins, mode="clip") - asked <= _LAST).nonzero()[0]
        ends = self._sorted.searchsorted(asked[hits] | _LAST)
        return zip(hits.tolist(), begins[hits].tolist(), ends.tolist(), strict=True)

    def _merge(self) -> None:
        gone = np.fromiter(self._gone, np.uint64, len(self._gone))
        kept = np.delete(self._sorted, self._sorted.searchsorted(gone))
        entries = (key << _HANDLE_BITS | handle for key, those in self._added.items() for handle in those)
        added = np.sort(np.fromiter(entries, np.uint64))
        self._sorted = np.insert(kept, kept.searchsorted(added), added)
        self._entries = self._sorted.data
        self._added, self._gone, self._changes = {}, set(), 0
