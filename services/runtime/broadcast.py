"""A topic that every instance reads whole and then follows, such as subscriptions."""

import asyncio
from collections.abc import Iterable

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError

from services.runtime.connection import aiokafka_options
from services.runtime.handler import Broadcast, Record
from services.runtime.logs import get_logger
from services.runtime.settings import Settings

# Seconds between attempts to connect again. What is applied stays in force meanwhile.
RECONNECT_SECONDS = 2.0

# Milliseconds that a poll waits for news.
_POLL_MILLISECONDS = 500


class BroadcastReader:
    """Applies a topic's records to a service, oldest first, for as long as it runs."""

    def __init__(self, settings: Settings, topic: str, broadcast: Broadcast) -> None:
        self._settings = settings
        self._topic = topic
        self._broadcast = broadcast
        self._task: asyncio.Task[None] | None = None
        self.caught_up = asyncio.Event()
        """Set once all that was on the topic at the start is applied."""

    def start(self) -> None:
        """Begin to read, in the background."""
        self._task = asyncio.create_task(self._follow_for_ever(), name=f"broadcast {self._topic}")

    async def stop(self) -> None:
        """End reading."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _follow_for_ever(self) -> None:
        while True:
            try:
                await self._follow()
            except (KafkaError, TimeoutError) as error:
                # Read again from the beginning: applying a record twice changes nothing.
                get_logger().warning("broadcast lost", topic=self._topic, error=repr(error))
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _follow(self) -> None:
        consumer = AIOKafkaConsumer(
            **aiokafka_options(self._settings),
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            group_id=None,
        )
        await consumer.start()
        try:
            sources = await topic_partitions(consumer, self._topic)
            consumer.assign(sources)
            await consumer.seek_to_beginning(*sources)
            ends = await consumer.end_offsets(sources)
            while True:
                batches = await consumer.getmany(timeout_ms=_POLL_MILLISECONDS)
                for source in sources:
                    self._apply(batches.get(source, []))
                    # As in restore.py: the fetch knows the end better than an embedded broker's ListOffsets.
                    ends[source] = max(ends[source], consumer.highwater(source) or 0)
                if not self.caught_up.is_set() and await reached(consumer, ends):
                    self.caught_up.set()
        finally:
            await consumer.stop()

    def _apply(self, messages: Iterable[ConsumerRecord]) -> None:
        for message in messages:
            if message.key is None:
                continue
            try:
                self._broadcast.apply(Record(message.key.decode(), message.value))
            except Exception as error:  # noqa: BLE001 - one bad record must not take the others' effect away
                get_logger().error(
                    "broadcast record refused",
                    topic=self._topic,
                    partition=message.partition,
                    offset=message.offset,
                    error=type(error).__name__,
                )


async def topic_partitions(consumer: AIOKafkaConsumer, topic: str) -> list[TopicPartition]:
    """All partitions of the topic, in order. Raises KafkaError where there is no such topic."""
    await consumer._client._wait_on_metadata(topic)  # noqa: SLF001 - aiokafka has no public way to learn of one topic
    return [TopicPartition(topic, number) for number in sorted(consumer.partitions_for_topic(topic) or ())]


async def reached(consumer: AIOKafkaConsumer, ends: dict[TopicPartition, int]) -> bool:
    """Whether the consumer has come to these offsets, or past them."""
    return all([await consumer.position(source) >= end for source, end in ends.items()])
