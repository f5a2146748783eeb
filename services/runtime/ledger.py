"""Which offsets may be committed: every message before them is dealt with.

Faust decides this from acknowledgements that it also gives in `finally` blocks, on cancellation and for messages that
it skipped in a rebalance, and it commits past gaps (issue #606). So its bookkeeping is not asked. A message enters
the ledger when it is delivered to the stream and leaves when `settle` says that its outcome is on the broker; the
offset that may be committed is that of the oldest message still in, whatever else happens in between.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol


class Delivered(Protocol):
    """A consumed message; told apart by identity, so that a second delivery of an offset is another message."""

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...


Partition = tuple[str, int]
"""Topic name and partition number."""


class Ledger:
    """Deliveries that are not yet dealt with, by topic and partition. Used from one thread."""

    def __init__(self) -> None:
        self._open: defaultdict[Partition, dict[int, Delivered]] = defaultdict(dict)
        self._next: dict[Partition, int] = {}

    def deliver(self, message: Delivered) -> None:
        """The message is on its way to the stream. A newer delivery of the same offset replaces an older one."""
        self._open[message.topic, message.partition][message.offset] = message

    def holds(self, message: Delivered) -> bool:
        """Whether this very delivery is still to be dealt with; not so after its partition was revoked."""
        return self._open[message.topic, message.partition].get(message.offset) is message

    def settle(self, message: Delivered) -> None:
        """Its outcome is on the broker. Without effect for a delivery that is no longer held."""
        if self.holds(message):
            partition = message.topic, message.partition
            del self._open[partition][message.offset]
            self._next[partition] = max(self._next.get(partition, 0), message.offset + 1)

    def committable(self, topic: str, partition: int) -> int | None:
        """The offset to commit (that of the next message to read), None where nothing was settled yet."""
        settled = self._next.get((topic, partition))
        if settled is None:
            return None
        return min(self._open[topic, partition], default=settled)

    def forget(self, partitions: Iterable[Partition]) -> None:
        """The partitions were revoked: what was delivered of them is somebody else's, or comes again."""
        for partition in partitions:
            self._open.pop(partition, None)
            self._next.pop(partition, None)
