"""What is to be looked at on which day, found without going through everything."""

import heapq
from array import array


class Agenda:
    """Small integers by day. An entry is four bytes and is never taken out before its day: whoever asks checks it."""

    def __init__(self) -> None:
        self._handles: dict[int, array[int]] = {}
        self._days: list[int] = []

    def put(self, day: int, handle: int) -> None:
        """Look at the handle on this day."""
        handles = self._handles.get(day)
        if handles is None:
            handles = self._handles[day] = array("I")
            heapq.heappush(self._days, day)
        handles.append(handle)

    def is_due(self, today: int) -> bool:
        """Whether anything is to be looked at today, or was before."""
        return bool(self._days) and self._days[0] <= today

    def due(self, today: int) -> tuple[int, ...]:
        """What is to be looked at today, or was before; each once, in the order in which it was put."""
        days = [day for day in self._days if day <= today]
        return tuple(dict.fromkeys(handle for day in sorted(days) for handle in self._handles[day]))

    def forget(self, today: int) -> None:
        """All until today is done."""
        while self.is_due(today):
            del self._handles[heapq.heappop(self._days)]
