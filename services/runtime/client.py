"""Publishing and following for the command line, without a consumer group and without Faust."""

import hashlib
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from services.runtime.broadcast import reached, topic_partitions
from services.runtime.connection import aiokafka_options
from services.runtime.dead_letters import original_headers, read_dead_letter
from services.runtime.handler import Topic
from services.runtime.headers import Header, event_headers
from services.runtime.producer import Producer
from services.runtime.settings import Settings

# KafkaError: what either may raise, for callers that do not know aiokafka.
__all__ = ["Followed", "KafkaError", "follow", "publish", "republish"]

# Messages that may be on their way at a time; enough to fill requests, little to lose from view on Ctrl-C.
_WINDOW = 500


@dataclass(frozen=True, slots=True)
class Followed:
    """A message as a subscriber sees it."""

    topic: str
    """Full name, as on the broker."""
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    timestamp: datetime
    headers: tuple[Header, ...]


async def republish(settings: Settings, topic: Topic, messages: Iterable[Followed]) -> int:
    """Put dead letters back as they first came: partition, key, value, timestamp, and headers without our account.

    Raises like `publish`, and pydantic's ValidationError for what is no dead letter.
    """
    producer = Producer(settings)
    name = settings.topic_name(topic)
    count = 0
    await producer.start()
    try:
        for message in messages:
            sent = await producer.send(
                name,
                key=message.key,
                value=message.value,
                headers=original_headers(message.headers),
                partition=read_dead_letter(message.headers).partition,
                timestamp_ms=int(message.timestamp.timestamp() * 1000),
            )
            await producer.acknowledged(name, sent)
            count += 1
    finally:
        await producer.stop()
    return count


async def publish(
    settings: Settings,
    topic: Topic,
    items: AsyncIterable[tuple[str | None, bytes | None]],
    *,
    partition: int | None = None,
) -> int:
    """Publish (key, value) pairs in order and return how many the broker has acknowledged: all of them.

    Without a partition Kafka's partitioner decides by key.

    Raises ServiceStop or MessageTooLargeError where it does not, KafkaConnectionError where no broker answers.
    """
    producer = Producer(settings)
    name = settings.topic_name(topic)
    count = 0
    await producer.start()
    try:
        pending = []
        async for key, value in items:
            headers = event_headers(
                message_id=key or hashlib.sha256(value or b"").hexdigest(),
                source="/tocsin/cli",
                event_type=f"tocsin.{topic}.v{settings.topic_version}",
                time=None,
            )
            encoded = key.encode() if key is not None else None
            pending.append(
                await producer.send(name, key=encoded, value=value, headers=headers, partition=partition)
            )
            count += 1
            if len(pending) >= _WINDOW:
                await producer.acknowledged(name, pending.pop(0))
        for acknowledgement in pending:
            await producer.acknowledged(name, acknowledgement)
    finally:
        await producer.stop()
    return count


async def follow(
    settings: Settings, topics: Iterable[Topic | str], *, from_beginning: bool, to_end: bool = False
) -> AsyncIterator[Followed]:
    """Messages of the topics as they come, for ever; with `from_beginning` those that are already there first.

    With `to_end` it ends once all that was there at the call has been given.
    A topic may be a logical name with a suffix: `articles.dead-letters`. Raises KafkaError where one is missing.
    """
    consumer = AIOKafkaConsumer(
        **aiokafka_options(settings),
        enable_auto_commit=False,
        auto_offset_reset="earliest" if from_beginning else "latest",
        group_id=None,
    )
    await consumer.start()
    try:
        sources = [
            source
            for topic in topics
            for source in await topic_partitions(consumer, settings.topic_name(topic))
        ]
        consumer.assign(sources)
        await (consumer.seek_to_beginning if from_beginning else consumer.seek_to_end)(*sources)
        ends = await consumer.end_offsets(sources) if to_end else {}
        while not (to_end and await reached(consumer, ends)):
            message = await consumer.getone()
            yield Followed(
                message.topic,
                message.partition,
                message.offset,
                message.key,
                message.value,
                datetime.fromtimestamp(message.timestamp / 1000, UTC),
                tuple(message.headers),
            )
    finally:
        await consumer.stop()
