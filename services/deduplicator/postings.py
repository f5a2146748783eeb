"""Posting lists: for each key the handles filed under it, oldest filing first."""

from collections.abc import Hashable
from itertools import islice

_LARGEST_TUPLE = 16  # handles; from here on a dictionary, whose cost of filing does not grow with its size


class Postings:
    """A multimap from keys to small integers that spends no container on the many keys with a single entry."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: dict[Hashable, int | tuple[int, ...] | dict[int, None]] = {}

    def get(self, key: Hashable) -> tuple[int, ...]:
        """The handles under a key, oldest filing first."""
        entry = self._entries.get(key, ())
        return (entry,) if isinstance(entry, int) else tuple(entry)

    def __contains__(self, key: Hashable) -> bool:
        """Whether anything is under a key."""
        return key in self._entries

    def few(self, key: Hashable, most: int) -> tuple[int, ...]:
        """The handles under a key, oldest filing first; none where there are more than so many."""
        entry = self._entries.get(key, ())
        if isinstance(entry, int):
            return (entry,)
        return tuple(entry) if len(entry) <= most else ()

    def count(self, key: Hashable) -> int:
        """How many handles are under a key."""
        entry = self._entries.get(key, ())
        return 1 if isinstance(entry, int) else len(entry)

    def newest(self, key: Hashable, most: int) -> tuple[int, ...]:
        """The handles under a key that were filed last, at most so many, newest filing first."""
        entry = self._entries.get(key, ())
        return (entry,) if isinstance(entry, int) else tuple(islice(reversed(entry), most))

    def add(self, key: Hashable, handle: int) -> None:
        """File a handle under a key, behind those that are there; nothing where it is there already."""
        entry = self._entries.get(key)
        if entry is None:
            self._entries[key] = handle
        elif isinstance(entry, dict):
            entry.setdefault(handle)
        else:
            handles = (entry,) if isinstance(entry, int) else entry
            if handle not in handles:
                more = (*handles, handle)
                self._entries[key] = more if len(more) <= _LARGEST_TUPLE else dict.fromkeys(more)

    def renew(self, key: Hashable, handle: int) -> None:
        """File a handle under a key as if it had not been there before: behind all others."""
        entry = self._entries.get(key)
        if entry is None:
            self._entries[key] = handle
        elif entry != handle:
            self.remove(key, handle)
            self.add(key, handle)

    def remove(self, key: Hashable, handle: int) -> None:
        """Take a handle from a key; nothing where it was not filed."""
        entry = self._entries.get(key, ())
        if isinstance(entry, dict):
            entry.pop(handle, None)
            if not entry:
                del self._entries[key]
            return
        left = tuple(filed for filed in self.get(key) if filed != handle)
        if len(left) > 1:
            self._entries[key] = left
        elif left:
            self._entries[key] = left[0]
        else:
            self._entries.pop(key, None)
