"""State follows the partitions."""

import asyncio
from collections.abc import Iterable

from services.runtime.handler import Record
from services.runtime.metrics import Metrics
from services.runtime.restore import Restorer


class Names:
    def __init__(self) -> None:
        self.held: dict[int, list[str]] = {}

    def restore(self, partition: int, records: Iterable[Record]) -> None:
        self.held[partition] = [record.key for record in records]

    def drop(self, partition: int) -> None:
        del self.held[partition]


class Topic:
    def __init__(self) -> None:
        self.reads = 0
        self.hold: asyncio.Event | None = None

    async def read(self, partition: int) -> list[Record]:
        self.reads += 1
        if self.hold is not None:
            await self.hold.wait()
        return [Record(f"p{partition}", b"")]


async def test_each_assigned_partition_is_restored_once():
    state, topic = Names(), Topic()
    restorer = Restorer(state, topic.read, Metrics())
    restorer.assign([0, 1])
    assert not restorer.complete
    await restorer.ready([0])
    await restorer.ready([1])
    assert (state.held, topic.reads, restorer.complete) == ({0: ["p0"], 1: ["p1"]}, 2, True)


async def test_a_revoked_partition_is_forgotten_and_read_again_when_it_returns():
    state, topic = Names(), Topic()
    restorer = Restorer(state, topic.read, Metrics())
    await restorer.ready([0])
    restorer.revoke([0])
    assert state.held == {}
    await restorer.ready([0])
    assert (state.held, topic.reads) == ({0: ["p0"]}, 2)


async def test_a_partition_that_is_revoked_while_it_is_read_is_not_kept():
    state, topic = Names(), Topic()
    topic.hold = asyncio.Event()
    restorer = Restorer(state, topic.read, Metrics())
    restoring = asyncio.create_task(restorer.ready([0]))
    await asyncio.sleep(0)
    restorer.revoke([0])
    topic.hold.set()
    await restoring
    assert state.held == {}
