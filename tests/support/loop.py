"""A loop with its ledger, and a broker of our own at the boundary of our code."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from schemas.dead_letter import DeadLetterReason
from schemas.message import Message
from services.runtime.handler import Handled, Incoming, Ordering, Outgoing, Reject, Service, Topic
from services.runtime.headers import Header
from services.runtime.ledger import Ledger
from services.runtime.metrics import Metrics
from services.runtime.restore import Restorer
from services.runtime.settings import Settings
from services.runtime.stream import BatchLoop

if TYPE_CHECKING:
    from services.runtime.exit_codes import ServiceStop


class Text(Message):
    text: str


@dataclass(eq=False)
class Consumed:
    offset: int
    value: bytes | None
    key: bytes | None = b"key"
    topic: str = "tocsin.articles.v1"
    partition: int = 0
    timestamp: float = 1_577_836_800.0
    headers: Sequence[Header] = ()


@dataclass
class Broker:
    """Stands in for the producer and the broker behind it, at the boundary of our code."""

    refuse: Callable[[str, bytes | None], Exception | None] = lambda _topic, _value: None
    silent: bool = False
    log: list[tuple[str, bytes | None, int | None]] = field(default_factory=list)
    timestamps: list[tuple[str, int | None]] = field(default_factory=list)

    @property
    def sent(self) -> int:
        return len(self.timestamps)

    async def send(
        self,
        topic: str,
        *,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[Header],
        partition: int | None = None,
        timestamp_ms: int | None = None,
    ) -> Any:
        self.timestamps.append((topic, timestamp_ms))
        del key, headers
        return value, partition

    async def acknowledged(self, topic: str, acknowledgement: Any) -> None:
        value, partition = acknowledgement
        if self.silent:
            await asyncio.Event().wait()
        if error := self.refuse(topic, value):
            raise error
        self.log.append((topic, value, partition))

    def on(self, topic: str) -> list[bytes | None]:
        return [value for name, value, _ in self.log if name == topic]


async def say_it(incoming: Incoming) -> Handled:
    """`reject`, `crash`, `silence`, or any other text, which is what it leads to."""
    text = (incoming.value or b"").decode()
    if text == "reject":
        raise Reject(DeadLetterReason.INVALID, "it says so")
    if text == "crash":
        raise LookupError(text)
    if text == "silence":
        return Handled("nothing")
    return Handled("said", (Outgoing(Topic.INCIDENT_REPORTS, text, Text(text=text), text, partition=5),))


class Loop:
    """A loop with its ledger and a broker, as run.py puts them together."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch | None = None,
        *,
        ordering: Ordering = Ordering.SEQUENTIAL,
        broker: Broker | None = None,
        handle: Callable[[Incoming], Any] = say_it,
        restorer: Restorer | None = None,
        **settings: Any,
    ) -> None:
        if monkeypatch is not None:
            monkeypatch.setattr("services.runtime.attempt.BACKOFF_SECONDS", (0.0, 0.0))
        self.broker = broker or Broker()
        self.ledger = Ledger()
        self.metrics = Metrics()
        self.stops: list[ServiceStop] = []
        self.loop = BatchLoop(
            Service("extractor", Topic.ARTICLES, handle, ordering),
            Settings(**settings),
            producer=self.broker,
            ledger=self.ledger,
            metrics=self.metrics,
            on_stop=self.stops.append,
            restorer=restorer,
        )

    def deliver(self, *texts: str, first: int = 0) -> list[Consumed]:
        messages = [Consumed(first + number, text.encode()) for number, text in enumerate(texts)]
        for message in messages:
            self.ledger.deliver(message)
        return messages

    async def run(self, *texts: str) -> None:
        await self.loop.run(self.deliver(*texts))

    @property
    def committable(self) -> int | None:
        return self.ledger.committable("tocsin.articles.v1", 0)

    def counted(self, outcome: str) -> float:
        return self.metrics.registry.get_sample_value("tocsin_messages_total", {"outcome": outcome}) or 0
