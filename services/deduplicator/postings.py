"""Posting lists: for each key the handles filed under it, oldest filing first."""

from collections.abc import Hashable


class Postings:
    """A multimap from keys to small integers that spends no list on the many keys with a single entry."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: dict[Hashable, int | tuple[int, ...]] = {}

    def get(self, key: Hashable) -> tuple[int, ...]:
        """The handles under a key, oldest filing first."""
        entry = self._entries.get(key, ())
        return (entry,) if isinstance(entry, int) else entry

    def add(self, key: Hashable, handle: int) -> None:
        """File a handle under a key, behind those that are there; once, where it is the last of them already."""
        handles = self.get(key)
        if not handles:
            self._entries[key] = handle
        elif handles[-1] != handle:
            self._entries[key] = (*handles, handle)

    def remove(self, key: Hashable, handle: int) -> None:
        """Take a handle from a key; nothing where it was not filed."""
        handles = self.get(key)
        if handle not in handles:
            return
        place = handles.index(handle)
        left = handles[:place] + handles[place + 1 :]
        if len(left) > 1:
            self._entries[key] = left
        elif left:
            self._entries[key] = left[0]
        else:
            del self._entries[key]
