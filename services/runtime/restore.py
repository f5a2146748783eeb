"""State from the topic that a service publishes: read again for each partition that is assigned.

Faust's tables would do this too, with open hangs in their recovery (#432, #21, #596) and a second copy of the state
in changelogs of their own. See docs/decisions/0003-state-is-the-published-topic.md.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from services.runtime.connection import aiokafka_options
from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.handler import Record, State
from services.runtime.logs import get_logger
from services.runtime.metrics import Metrics
from services.runtime.settings import Settings

# Attempts to read a partition's state before the process gives up, and seconds between them.
ATTEMPTS = 5
BACKOFF_SECONDS = 2.0

# Milliseconds to wait for records of a partition that should have some; an empty answer is asked for again.
_POLL_MILLISECONDS = 500
_POLL_RECORDS = 5000

ReadPartition = Callable[[int], Awaitable[list[Record]]]


class Restorer:
    """Keeps a service's state in step with the partitions that this process is assigned."""

    def __init__(self, state: State, read: ReadPartition, metrics: Metrics) -> None:
        self._state = state
        self._read = read
        self._metrics = metrics
        self._wanted: set[int] = set()
        self._restored: set[int] = set()
        self._one_at_a_time = asyncio.Lock()

    @property
    def complete(self) -> bool:
        """Whether the state of every assigned partition is there."""
        return self._wanted <= self._restored

    def assign(self, partitions: Iterable[int]) -> None:
        """These are assigned now; `ready` will restore those that are new."""
        self._wanted = set(partitions)

    def revoke(self, partitions: Iterable[int]) -> None:
        """These may go elsewhere: their state is forgotten, since another process may write it from now on."""
        for partition in sorted(partitions):
            self._wanted.discard(partition)
            self._forget(partition)

    async def ready(self, partitions: Iterable[int]) -> None:
        """Return when the state of these and of all assigned partitions is restored.

        All of them, so that no state is read while another is being built (in a thread, for it may take seconds).
        Raises ServiceStop where a partition can't be read.
        """
        async with self._one_at_a_time:
            self._wanted |= set(partitions)
            await self._restore(sorted(self._wanted - self._restored))

    async def restore_again(self, partition: int) -> None:
        """Build a partition's state anew: a message may have been given up half-way through changing it."""
        async with self._one_at_a_time:
            self._forget(partition)
            await self._restore([partition])

    def _forget(self, partition: int) -> None:
        if partition in self._restored:
            self._restored.discard(partition)
            self._state.drop(partition)

    async def _restore(self, partitions: Sequence[int]) -> None:
        """Read them all at once, which is waiting; build one after the other, which is work."""
        start = time.monotonic()
        read = await asyncio.gather(*map(self._read, partitions))
        for partition, records in zip(partitions, read, strict=True):
            await asyncio.to_thread(self._state.restore, partition, records)
            self._restored.add(partition)
            seconds = time.monotonic() - start
            self._metrics.restore.observe(seconds)
            self._metrics.restored_records.inc(len(records))
            get_logger().info(
                "restored", partition=partition, records=len(records), seconds=round(seconds, 3)
            )
            if partition not in self._wanted:  # revoked meanwhile
                self._forget(partition)


def partition_reader(settings: Settings, topic: str) -> ReadPartition:
    """Reads a partition of the topic from its beginning to its end as of now, patiently."""

    async def read(partition: int) -> list[Record]:
        last: Exception | None = None
        for number in range(ATTEMPTS):
            try:
                return await _read_partition(settings, TopicPartition(topic, partition))
            except (KafkaError, TimeoutError) as error:
                last = error
                get_logger().warning(
                    "restore failed", partition=partition, attempt=number + 1, error=repr(error)
                )
                await asyncio.sleep(BACKOFF_SECONDS)
        raise ServiceStop(
            ExitCode.UNAVAILABLE,
            f"{topic} partition {partition}, which holds our state, can't be read: {last!r}",
        )

    return read


async def _read_partition(settings: Settings, source: TopicPartition) -> list[Record]:
    consumer = AIOKafkaConsumer(
        **aiokafka_options(settings), enable_auto_commit=False, auto_offset_reset="earliest", group_id=None
    )
    records: list[Record] = []
    await consumer.start()
    try:
        consumer.assign([source])
        await consumer.seek_to_beginning(source)
        end = (await consumer.end_offsets([source]))[source]
        while True:
            batch = await consumer.getmany(source, timeout_ms=_POLL_MILLISECONDS, max_records=_POLL_RECORDS)
            records += [
                Record(message.key.decode(), message.value)
                for message in batch.get(source, [])
                if message.key is not None
            ]
            # The fetch knows the end better than ListOffsets does on the embedded broker, which names the last
            # batch's first offset. Nobody else writes here, so the end does not run away.
            end = max(end, consumer.highwater(source) or 0)
            if await consumer.position(source) >= end:
                return records
    finally:
        await consumer.stop()
