"""Producing with proof: a message counts as produced when all in-sync replicas have it.

An idempotent aiokafka producer: its retries neither repeat nor reorder. Two kinds of failure are told apart, since
one is the message's fault and the other is not.
"""

import asyncio
from collections.abc import Sequence

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, RecordTooLargeError, UnknownError

from services.runtime.connection import aiokafka_options
from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.headers import Header
from services.runtime.logs import get_logger
from services.runtime.settings import Settings

# Milliseconds that a message waits for others to share a request with: nothing to a reader, much to the broker.
LINGER_MILLISECONDS = 5

# JSON shrinks to about a quarter. Of Kafka's codecs gzip is the one that every client has without a further package.
COMPRESSION = "gzip"

# Bytes of a compressed batch; aiokafka's 16 KiB holds three events.
BATCH_BYTES = 256 * 1024

# Bytes of a request before compression. The broker judges the compressed size, by each topic's own limit, and an article
# that came in compressed must go out as a dead letter: so this is far above any topic's limit.
MAX_REQUEST_BYTES = 64 * 1024 * 1024

# Seconds for which an acknowledgement may be outstanding, retries within. Brokers elect new leaders in less; after
# that a restart, which reads again what was not committed, is the better hope.
ACKNOWLEDGEMENT_SECONDS = 90.0


class MessageTooLargeError(Exception):
    """The message exceeds what its topic takes: the fault of what was read, not of the broker."""


class Producer:
    """Sends in order and hands back the acknowledgements."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._producer: AIOKafkaProducer | None = None

    async def start(self) -> None:
        """Connect. Raises aiokafka's KafkaConnectionError where no broker answers."""
        try:
            self._producer = await self._connect(idempotent=True)
        except UnknownError:
            # The embedded broker has no producer ids. Order and acknowledgements hold all the same; a retry within
            # the client may then repeat a message, as a restart may anyway.
            get_logger().warning("broker without idempotent producers; a demo's, not a deployment's")
            self._producer = await self._connect(idempotent=False)

    async def _connect(self, *, idempotent: bool) -> AIOKafkaProducer:
        producer = AIOKafkaProducer(
            **aiokafka_options(self._settings),
            client_id=f"{self._settings.topic_prefix}-producer",
            acks="all",
            enable_idempotence=idempotent,
            compression_type=COMPRESSION,
            linger_ms=LINGER_MILLISECONDS,
            max_batch_size=BATCH_BYTES,
            max_request_size=MAX_REQUEST_BYTES,
        )
        try:
            await producer.start()
        except BaseException:
            await producer.stop()
            raise
        return producer

    async def stop(self) -> None:
        """Send what is buffered and close."""
        if self._producer is not None:
            await self._producer.stop()

    async def send(
        self,
        topic: str,
        *,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[Header],
        partition: int | None = None,
        timestamp_ms: int | None = None,
    ) -> "asyncio.Future[object]":
        """Put a message in line and return its acknowledgement, to be awaited by `acknowledged`.

        Without a partition Kafka's partitioner decides by key; without a timestamp (Unix milliseconds) it is now.

        Raises:
            MessageTooLargeError: larger than any topic takes.
            ServiceStop: there is no such topic or partition, or no way to the broker.

        """
        assert self._producer is not None, "start comes first"
        try:
            if key is None and value is None:
                return await self._send_nothing(self._producer, topic, headers, partition, timestamp_ms)
            acknowledgement: asyncio.Future[object] = await self._producer.send(
                topic,
                value=value,
                key=key,
                partition=partition,
                timestamp_ms=timestamp_ms,
                headers=list(headers),
            )
        except MessageSizeTooLargeError:
            raise MessageTooLargeError(f"over {MAX_REQUEST_BYTES} bytes for {topic}") from None
        except (KafkaError, AssertionError) as error:
            raise _refused(topic, error) from error
        return acknowledgement

    async def _send_nothing(
        self,
        producer: AIOKafkaProducer,
        topic: str,
        headers: Sequence[Header],
        partition: int | None,
        timestamp_ms: int | None,
    ) -> "asyncio.Future[object]":
        """A message with neither key nor value, which Kafka takes and aiokafka's `send` refuses.

        It can only be a dead letter of one that another client sent; refused, it would stop the service for ever.
        """
        batch = producer.create_batch()
        batch.append(key=None, value=None, timestamp=timestamp_ms, headers=list(headers))
        sent: asyncio.Future[object] = await producer.send_batch(batch, topic, partition=partition or 0)
        return sent

    async def acknowledged(self, topic: str, acknowledgement: "asyncio.Future[object]") -> None:
        """Wait until the broker has the message. Raises as `send` does."""
        try:
            async with asyncio.timeout(ACKNOWLEDGEMENT_SECONDS):
                await acknowledgement
        except (MessageSizeTooLargeError, RecordTooLargeError):
            raise MessageTooLargeError(f"over the limit of {topic}") from None
        except (KafkaError, TimeoutError) as error:
            raise _refused(topic, error) from error


def _refused(topic: str, error: Exception) -> ServiceStop:
    return ServiceStop(ExitCode.REFUSED, f"{topic} takes no message: {type(error).__name__} {error}".rstrip())
