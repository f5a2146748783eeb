"""How many messages wait: asked of the broker, so that the answer does not depend on whether Faust is well."""

import asyncio
from collections.abc import Iterable

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from services.runtime.broadcast import topic_partitions
from services.runtime.connection import aiokafka_options
from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.settings import Settings

# Seconds for one look; the broker answers in milliseconds or is in trouble.
_MEASURE_SECONDS = 10.0


class LagProbe:
    """Reads committed and end offsets of a group, without being a member of it."""

    def __init__(self, settings: Settings, *, group: str, topics: tuple[str, ...]) -> None:
        self._settings = settings
        self._group = group
        self._topics = topics
        self._consumer: AIOKafkaConsumer | None = None

    async def start(self) -> None:
        """Connect. Raises KafkaConnectionError where no broker answers."""
        consumer = AIOKafkaConsumer(
            **aiokafka_options(self._settings), group_id=self._group, enable_auto_commit=False
        )
        try:
            await consumer.start()
        except BaseException:
            await consumer.stop()
            raise
        self._consumer = consumer

    async def require_topics(self) -> None:
        """Raise ServiceStop where a topic is not there, and goes on not being there for the request timeout, or where they
        are not in step.
        """
        assert self._consumer is not None, "start comes first"
        partitions: dict[str, int] = {}
        for topic in self._topics:
            try:
                partitions[topic] = len(await topic_partitions(self._consumer, topic))
            except KafkaError as error:
                raise ServiceStop(
                    ExitCode.REFUSED, f"there is no topic {topic}: run the topics job first ({error!r})"
                ) from error
        if len(set(partitions.values())) > 1:
            raise ServiceStop(
                ExitCode.REFUSED,
                f"topics that belong together differ in their number of partitions: {partitions}",
            )

    async def stop(self) -> None:
        if self._consumer is not None:
            await self._consumer.stop()

    async def measure(self, partitions: Iterable[int]) -> dict[int, int]:
        """Messages not yet committed, by partition, of all topics. Raises KafkaError or TimeoutError for a silent broker."""
        assert self._consumer is not None, "start comes first"
        sources = [TopicPartition(topic, number) for topic in self._topics for number in sorted(partitions)]
        if not sources:
            return {}
        async with asyncio.timeout(_MEASURE_SECONDS):
            ends = await self._consumer.end_offsets(sources)
            starts = await self._consumer.beginning_offsets(sources)
            committed = {source: await self._consumer.committed(source) for source in sources}
        lags: dict[int, int] = {}
        for source in sources:
            lag = max(0, ends[source] - max(starts[source], committed[source] or 0))
            lags[source.partition] = lags.get(source.partition, 0) + lag
        return lags
