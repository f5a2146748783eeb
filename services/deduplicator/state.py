"""The linkers of the partitions that this instance holds, rebuilt from the topic that they publish."""

from collections.abc import Iterable, Iterator

from services.deduplicator.linker import Linker
from services.deduplicator.model.event import Event, event_of
from services.runtime.handler import Record


class Partitions:
    """State of the service, as the runtime knows it (`services.runtime.handler.State`)."""

    def __init__(self) -> None:
        self._linkers: dict[int, Linker] = {}

    def restore(self, partition: int, records: Iterable[Record]) -> None:
        """Build the linker of a partition from the events of its topic, oldest first. Replaces what was there.

        Raises msgspec.ValidationError where a record is not an incident event: a state that can't be read must stop
        the service, not start it with gaps.
        """
        self._linkers[partition] = Linker.restored(_events(records))

    def drop(self, partition: int) -> None:
        """Forget a partition that was assigned elsewhere."""
        self._linkers.pop(partition, None)

    def linker(self, partition: int) -> Linker:
        """The linker of a partition, empty where nothing was restored."""
        return self._linkers.setdefault(partition, Linker())


def _events(records: Iterable[Record]) -> Iterator[Event]:
    return (event_of(r.value) for r in records if r.value is not None)
