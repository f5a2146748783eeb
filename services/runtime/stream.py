"""The loop: what happens to each batch of messages between the broker and the broker.

A message is settled when everything that it led to (its output, or its dead letter) is acknowledged by the broker.
Only settled messages are ever committed (ledger.py), so there is no path, not even a cancelled or crashed batch, by
which a commit could pass output that is not there. Nothing raised here leaves `run`: an exception that left the agent
would be taken by Faust for a handled message.
"""

import asyncio
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from schemas.dead_letter import DeadLetterReason
from services.runtime.attempt import Failure, attempt
from services.runtime.breaker import CircuitBreaker
from services.runtime.dead_letters import dead_letter_headers, dead_letter_of
from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.handler import Handled, Incoming, Ordering, Outgoing, Reject, Service
from services.runtime.headers import Header, event_headers
from services.runtime.ledger import Ledger
from services.runtime.logs import get_logger
from services.runtime.message_log import place_of, stack_of
from services.runtime.metrics import Metrics
from services.runtime.ports import Acknowledgement, Consumed, Sender
from services.runtime.producer import MessageTooLargeError
from services.runtime.restore import Restorer
from services.runtime.settings import Settings

# How long a rebalance or a shutdown waits for the batch in hand, seconds. Longer ones are abandoned uncommitted and
# come again. Shorter than the group's patience (app.py) and than the grace that deployments give before SIGKILL (30 s).
DRAIN_SECONDS = 20.0

DEAD_LETTER = "dead_letter"
"""The outcome under which a dead letter is counted."""


@dataclass(slots=True)
class _InHand:
    """A message of the batch and what is known of it so far."""

    message: Consumed
    incoming: Incoming
    headers: list[Header]
    verdict: Handled | Failure | None = None
    sent: list[Acknowledgement] | None = None


class BatchLoop:
    """Handles the batches of one service, one at a time."""

    def __init__(
        self,
        service: Service,
        settings: Settings,
        *,
        producer: Sender,
        ledger: Ledger,
        metrics: Metrics,
        on_stop: Callable[[ServiceStop], object],
        restorer: Restorer | None = None,
    ) -> None:
        self._service = service
        self._settings = settings
        self._topics = {settings.topic_name(topic): topic for topic in service.sources}
        self._producer = producer
        self._ledger = ledger
        self._metrics = metrics
        self._on_stop = on_stop
        self._restorer = restorer
        self._breaker = CircuitBreaker(in_a_row=settings.breaker_in_a_row, share=settings.breaker_share)
        self._busy = asyncio.Lock()
        self._open = True

    async def run(self, batch: Sequence[Consumed]) -> None:
        """Deal with a batch. Never raises; where the service can't go on, tells `on_stop` and takes no more."""
        async with self._busy:
            try:
                await self._run(batch)
            except ServiceStop as stop:
                self._stop(stop)
            except Exception as error:  # noqa: BLE001 - Faust would take it for a handled batch
                self._stop(
                    ServiceStop(
                        ExitCode.CRASHED, f"the loop failed: {''.join(traceback.format_exception(error))}"
                    )
                )

    async def drain(self) -> bool:
        """Take no more batches and wait for the one in hand. False where it did not end within DRAIN_SECONDS."""
        self._open = False
        try:
            async with asyncio.timeout(DRAIN_SECONDS), self._busy:
                return True
        except TimeoutError:
            return False

    def resume(self) -> None:
        """Take batches again, after a rebalance."""
        self._open = True

    def _stop(self, stop: ServiceStop) -> None:
        self._open = False
        self._on_stop(stop)

    async def _run(self, batch: Sequence[Consumed]) -> None:
        held = self._held(batch)
        if held and self._restorer is not None:
            await self._restorer.ready({message.partition for message in held})
            held = self._held(held)
        if not held:
            return
        self._metrics.batch.observe(len(held))
        in_hand = [_InHand(message, self._incoming(message), list(message.headers or ())) for message in held]
        if self._service.ordering is Ordering.CONCURRENT:
            await asyncio.gather(*(self._handle_and_settle(item) for item in in_hand))
            await self._judge(in_hand)
        else:
            await self._run_in_order(in_hand)

    def _held(self, batch: Sequence[Consumed]) -> list[Consumed]:
        """Without deliveries from before a rebalance: those are somebody else's, or come again."""
        return [message for message in batch if self._open and self._ledger.holds(message)]

    async def _run_in_order(self, in_hand: Iterable[_InHand]) -> None:
        """One after the other; sends are pipelined, and all acknowledged before the batch ends."""
        pending: list[_InHand] = []
        for item in in_hand:
            if not (self._open and self._ledger.holds(item.message)):
                break  # revoked, or stopping: what is left comes again
            await self._handle(item)
            pending.append(item)
            if isinstance(item.verdict, Failure):
                await self._settle_in_order(pending)
                pending = []
        await self._settle_in_order(pending)

    async def _settle_in_order(self, items: Sequence[_InHand]) -> None:
        for item in items:
            await self._acknowledge(item)
        await self._judge(items)

    async def _handle_and_settle(self, item: _InHand) -> None:
        await self._handle(item)
        await self._acknowledge(item)

    async def _handle(self, item: _InHand) -> None:
        """Have the message handled and its output sent; the item knows the verdict afterwards."""
        start = time.monotonic()
        item.verdict = await attempt(
            self._service.handle, item.incoming, sleep=asyncio.sleep, on_retry=self._retried(item.incoming)
        )
        self._metrics.handle.observe(time.monotonic() - start)
        if isinstance(item.verdict, Handled):
            try:
                item.sent = [await self._send(outgoing, item.headers) for outgoing in item.verdict.outgoing]
            except MessageTooLargeError as error:
                item.verdict = _too_large(error)

    async def _acknowledge(self, item: _InHand) -> None:
        """Wait for the broker to have the message's output, then settle the message. Failures wait for `_judge`."""
        if not isinstance(item.verdict, Handled):
            return
        try:
            for topic, acknowledgement in item.sent or ():
                await self._producer.acknowledged(topic, acknowledgement)
                self._metrics.produced.labels(topic=topic).inc()
        except MessageTooLargeError as error:
            item.verdict = _too_large(error)
            return
        self._settle(item, item.verdict.outcome, item.verdict.log)

    async def _judge(self, items: Sequence[_InHand]) -> None:
        """In message order: tell the breaker, and move failures to the dead letters."""
        for item in items:
            if not isinstance(item.verdict, Failure):
                self._breaker.success()
                continue
            self._log_failure(item, item.verdict)
            if self._breaker.failure():
                self._metrics.breaker_open.set(1)
                raise ServiceStop(
                    ExitCode.BREAKER_OPEN,
                    f"{self._breaker.opened_by}: look at {self._settings.dead_letter_topic(item.incoming.topic)}, "
                    "put right what is wrong, and start the service again; "
                    f"it goes on with offset {item.incoming.offset} of partition {item.incoming.partition}",
                )
            await self._bury(item, item.verdict)

    async def _bury(self, item: _InHand, failure: Failure) -> None:
        incoming = item.incoming
        letter = dead_letter_of(incoming, failure, stage=self._service.name, topic=item.message.topic)
        topic = self._settings.dead_letter_topic(incoming.topic)
        # The timestamp too stays as it came: an article without a date is dated by it, also when it is put back.
        as_it_came: dict[str, Any] = {
            "key": incoming.key,
            "headers": dead_letter_headers(letter, item.headers),
            "timestamp_ms": round(item.message.timestamp * 1000),
        }
        try:
            sent = await self._producer.send(topic, value=incoming.value, **as_it_came)
            await self._producer.acknowledged(topic, sent)
        except MessageTooLargeError as error:
            # Compressed harder by its publisher than by us. It stays on its topic, at the offset in the headers.
            get_logger().error("dead letter without its value", offset=incoming.offset, detail=str(error))
            sent = await self._producer.send(topic, value=None, **as_it_came)
            await self._producer.acknowledged(topic, sent)
        self._metrics.dead_letters.labels(reason=failure.reason.value).inc()
        self._settle(item, DEAD_LETTER, {"reason": failure.reason.value})
        if self._restorer is not None and not isinstance(failure.error, Reject):
            await self._restorer.restore_again(incoming.partition)

    def _settle(self, item: _InHand, outcome: str, log: dict[str, str | int]) -> None:
        self._ledger.settle(item.message)
        self._metrics.messages.labels(outcome=outcome).inc()
        self._metrics.end_to_end.observe(max(0.0, time.time() - item.incoming.timestamp.timestamp()))
        get_logger().info(
            "handled", **{**log, **place_of(item.message.topic, item.incoming), "outcome": outcome}
        )

    async def _send(self, outgoing: Outgoing, cause: Sequence[Header]) -> Acknowledgement:
        topic = self._settings.topic_name(outgoing.topic)
        headers = event_headers(
            message_id=outgoing.message_id,
            source=f"/tocsin/{self._service.name}",
            event_type=f"tocsin.{outgoing.topic}.v{self._settings.topic_version}",
            time=outgoing.time,
            cause=cause,
        )
        sent = await self._producer.send(
            topic,
            key=outgoing.key.encode(),
            value=outgoing.message.to_json(),
            headers=headers,
            partition=outgoing.partition,
        )
        return topic, sent

    def _incoming(self, message: Consumed) -> Incoming:
        return Incoming(
            topic=self._topics[message.topic],
            partition=message.partition,
            offset=message.offset,
            key=message.key,
            value=message.value,
            timestamp=datetime.fromtimestamp(message.timestamp, UTC),
        )

    def _retried(self, incoming: Incoming) -> Callable[[Exception], None]:
        def note(error: Exception) -> None:
            self._metrics.retries.labels(exception=type(error).__name__).inc()
            get_logger().warning(
                "retry",
                **place_of(self._settings.topic_name(incoming.topic), incoming),
                exception=type(error).__name__,
                stack=stack_of(error),
            )

        return note

    def _log_failure(self, item: _InHand, failure: Failure) -> None:
        get_logger().error(
            "dead letter",
            **place_of(item.message.topic, item.incoming),
            reason=failure.reason.value,
            detail=failure.detail,
            attempts=failure.attempts,
            stack=stack_of(failure.error) if failure.reason is DeadLetterReason.HANDLER_FAILED else None,
        )


def _too_large(error: MessageTooLargeError) -> Failure:
    return Failure(DeadLetterReason.TOO_LARGE, f"what it led to is too large: {error}", 1, error)
