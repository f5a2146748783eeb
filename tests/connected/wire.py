"""What a test puts on the topics of its deployment, and what it finds there."""

import asyncio
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError

from services.runtime.connection import aiokafka_options
from services.runtime.dead_letters import read_dead_letter
from services.runtime.handler import Topic
from services.runtime.settings import Settings
from tests.connected.checker import Observed, Verdict, check
from tests.connected.service_process import PATIENCE_S

ID_HEADER = "test-id"

_POLL_MS = 500
_LOOK_AGAIN_S = 0.1

# Over the largest topic limit, so that the broker is the one who judges.
_MAX_REQUEST_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Sending:
    """A message to put on a topic. The id is for the checker: it travels in a header, and in the value that `order` makes."""

    id: str
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...] = ()


def order(name: str, do: str = "echo", *, key: str | None = None, **more: object) -> Sending:
    """A message for the service under test: what to do with it. See service_under_test.py."""
    value = json.dumps({"id": name, "do": do, **more}).encode()
    return Sending(name, (key or name).encode(), value)


class Wire:
    """Use as `async with`; every topic and group is of the deployment that the settings name."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sent: dict[str, TopicPartition] = {}
        """Each id that the broker has acknowledged, and where."""
        self._ends: dict[TopicPartition, int] = {}
        self._options = aiokafka_options(settings)
        self._producer = AIOKafkaProducer(
            **self._options, acks="all", max_request_size=_MAX_REQUEST_BYTES, compression_type="gzip"
        )
        self._admin = AIOKafkaAdminClient(**self._options)

    async def __aenter__(self) -> Self:
        await self._producer.start()
        await self._admin.start()
        return self

    async def __aexit__(self, *details: object) -> None:
        await self._producer.stop()
        await self._admin.close()

    async def publish(
        self, topic: Topic, messages: Iterable[Sending], *, partition: int | None = None
    ) -> None:
        """Send, and return when the broker has acknowledged them all."""
        name = self.settings.topic_name(topic)
        pending = [(message.id, await self._send(name, message, partition)) for message in messages]
        for message_id, acknowledgement in pending:
            where = await acknowledgement
            source = TopicPartition(where.topic, where.partition)
            self.sent[message_id] = source
            self._ends[source] = max(self._ends.get(source, 0), where.offset + 1)

    async def _send(self, topic: str, message: Sending, partition: int | None) -> Any:
        headers = [(ID_HEADER, message.id.encode()), *message.headers]
        if message.key is not None or message.value is not None:
            return await self._producer.send(
                topic, key=message.key, value=message.value, partition=partition, headers=headers
            )
        # aiokafka's `send` refuses what other clients send without a thought.
        batch = self._producer.create_batch()
        batch.append(key=None, value=None, timestamp=None, headers=headers)
        return await self._producer.send_batch(batch, topic, partition=partition or 0)

    async def until_committed(self, service: str, *, upto: int | None = None) -> None:
        """Wait until the service has committed all that was published so far, or at least `upto` of each partition."""
        wanted = {source: end if upto is None else min(end, upto) for source, end in self._ends.items()}
        committed: dict[TopicPartition, int] = {}
        try:
            async with asyncio.timeout(PATIENCE_S):
                while any(committed.get(source, 0) < end for source, end in wanted.items()):
                    await asyncio.sleep(_LOOK_AGAIN_S)
                    committed = await self.committed(service)
        except TimeoutError:
            raise AssertionError(f"{service} has committed {committed} of {wanted}") from None

    async def committed(self, service: str) -> dict[TopicPartition, int]:
        """The offset that the service's group goes on with, by partition that something was published to."""
        try:
            # By name: the embedded broker's answer for "all of them" can't be read.
            offsets = await self._admin.list_consumer_group_offsets(
                self.settings.group_id(service), partitions=list(self._ends)
            )
        except GroupCoordinatorNotAvailableError:
            return {}  # no group has ever committed anything on this broker
        return {source: found.offset for source, found in offsets.items() if found.offset >= 0}

    async def members(self, service: str) -> int:
        """How many processes are in the service's group."""
        [answer] = await self._admin.describe_consumer_groups([self.settings.group_id(service)])
        [group] = answer.to_object()["groups"]
        return len(group["members"])

    async def read(
        self, topic: str, *, until: Callable[[Sequence[ConsumerRecord]], bool] | None = None
    ) -> list[ConsumerRecord]:
        """All that is on the topic (its full name), partition by partition; with `until`, once that holds of it."""
        consumer = AIOKafkaConsumer(
            **self._options, group_id=None, auto_offset_reset="earliest", enable_auto_commit=False
        )
        await consumer.start()
        try:
            [description] = [t for t in await self._admin.describe_topics() if t["topic"] == topic]
            sources = [TopicPartition(topic, number) for number in range(len(description["partitions"]))]
            consumer.assign(sources)
            await consumer.seek_to_beginning(*sources)
            records: list[ConsumerRecord] = []
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    batches = await consumer.getmany(timeout_ms=_POLL_MS)
                    records += [record for batch in batches.values() for record in batch]
                    if until is not None and until(records):
                        break
                    if until is None and not batches and await _at_end(consumer, sources):
                        break
        except TimeoutError:
            raise AssertionError(
                f"{topic}: {len(records)} records, and what was waited for did not come"
            ) from None
        finally:
            await consumer.stop()
        return sorted(records, key=lambda record: (record.partition, record.offset))

    async def outputs(self, topic: Topic) -> list[Observed]:
        """What the service under test has produced, as facts for the checker."""
        records = await self.read(self.settings.topic_name(topic))
        return [Observed(json.loads(record.value)["id"], record.value) for record in records]

    async def dead_letters(self, topic: Topic) -> list[ConsumerRecord]:
        """The dead letters of a topic."""
        return await self.read(self.settings.dead_letter_topic(topic))

    async def verdict(self, service: str, source: Topic, output: Topic) -> Verdict:
        """The checker's verdict on all that was published, once the service has committed all of it."""
        await self.until_committed(service)
        letters = await self.dead_letters(source)
        return check(
            self.sent,
            await self.outputs(output),
            [Observed(headers_of(letter)[ID_HEADER].decode(), letter.value) for letter in letters],
        )


def headers_of(record: ConsumerRecord) -> dict[str, bytes]:
    """Its headers by name."""
    return dict(record.headers)


def reasons_of(letters: Iterable[ConsumerRecord]) -> dict[str, str]:
    """Why each message, by its id, is a dead letter."""
    return {
        headers_of(one)[ID_HEADER].decode(): read_dead_letter(one.headers).reason.value for one in letters
    }


async def _at_end(consumer: Any, sources: Sequence[TopicPartition]) -> bool:
    ends = await consumer.end_offsets(sources)
    return all(
        [
            await consumer.position(source) >= max(ends[source], consumer.highwater(source) or 0)
            for source in sources
        ]
    )
