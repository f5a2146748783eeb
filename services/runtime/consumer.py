"""Faust's consumer, committing what the ledger allows and nothing else.

The only place where the runtime reaches below Faust's public surface; tests/connected pins each point on a broker.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

from aiokafka.coordinator.assignors.range import RangePartitionAssignor
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, Transport
from faust.types import TP, Message

from services.runtime.ledger import Ledger


class InStepThread(AIOKafkaConsumerThread):
    """Deals partitions out in ranges, topic by topic: topics with the same number of them stay in step, which Faust's own choice
    (round robin over all partitions of all topics) does not see to.
    """

    @property
    def _assignor(self) -> Any:
        return RangePartitionAssignor

    @_assignor.setter
    def _assignor(self, faust_choice: Any) -> None:
        pass


class LedgerConsumer(Consumer):
    """Tells the ledger of each delivery, asks it for each commit, and reports each commit that the broker took."""

    def __init__(self, transport: Any, callback: Callable[[Message], Awaitable[None]], **kwargs: Any) -> None:
        self._ledger: Ledger = transport.ledger
        self._on_commit: Callable[[Mapping[TP, int]], None] = transport.on_commit

        async def deliver(message: Message) -> None:
            self._ledger.deliver(message)
            await callback(message)

        super().__init__(transport, deliver, **kwargs)

    def _new_consumer_thread(self) -> InStepThread:
        return InStepThread(self, loop=self.loop, beacon=self.beacon)

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Iterator[TP]:
        return (
            tp for tp in sorted(self.assignment()) if topics is None or tp in topics or tp.topic in topics
        )

    def _new_offset(self, tp: TP) -> int | None:
        # Faust goes on noting its own acknowledgements; unread, they would only grow.
        self._acked.pop(tp, None)
        self._acked_index.pop(tp, None)
        return self._ledger.committable(tp.topic, tp.partition)

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        committed: bool = await super()._commit(offsets)
        if committed:
            self._on_commit(offsets)
        return committed


class LedgerTransport(Transport):
    """Builds the consumer above. One per app: it carries the ledger."""

    Consumer = LedgerConsumer

    def __init__(
        self, *args: Any, ledger: Ledger, on_commit: Callable[[Mapping[TP, int]], None], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ledger = ledger
        self.on_commit = on_commit
