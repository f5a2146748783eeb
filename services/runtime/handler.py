"""What a service gives to the runtime: plain functions and values, without Kafka in them.

A service's `agent.py` builds one `Service`. The runtime (stream.py) owns the rest: batches, dead letters,
acknowledgement, restoring state, health. The contract in words:

* `handle` gets one message and returns what is to be produced. Returning means that the message is dealt with; its
  offset is committed only after the broker has acknowledged everything returned.
* It raises `Reject` for input that can never be handled: dead letter at once. Any other exception is retried and then
  becomes a dead letter. It never has to catch anything for the runtime's sake.
* With state, it works out everything first and changes the state last, so that a second attempt starts from the same
  state. After a dead letter the partition's state is restored all the same.
* It may be called again with a message that was handled before (crash between produce and commit); the answer must
  then be the same bytes, or nothing where it can tell that the first answer arrived.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from schemas.dead_letter import DeadLetterReason


class Topic(StrEnum):
    """Logical names; the settings add prefix and version (`tocsin.articles.v1`)."""

    ARTICLES = "articles"
    INCIDENT_REPORTS = "incident-reports"
    INCIDENTS = "incidents"
    ALERTS = "alerts"
    SUBSCRIPTIONS = "subscriptions"
    FEEDBACK = "feedback"


class Reject(Exception):  # noqa: N818 - a verdict on a message, not a failure
    """The message can never be handled: it goes to dead letters with this reason."""

    def __init__(self, reason: DeadLetterReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Incoming:
    """One consumed message, bytes as they came."""

    topic: Topic
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    timestamp: datetime
    """The broker's or producer's message timestamp, aware UTC."""


class Value(Protocol):
    """A message of the contract, or what a service has in its place."""

    def to_json(self) -> bytes:
        """The wire form, as `schemas.message.Message.to_json`."""
        ...


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to produce. The runtime adds the CloudEvents and trace headers."""

    topic: Topic
    key: str
    message: Value
    message_id: str
    """The derived id of what it carries; becomes `ce_id`."""
    time: datetime | None = None
    """Event time; becomes `ce_time`."""
    partition: int | None = None
    """Set where state must stay in the partition of its cause; else Kafka's partitioner decides by key."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of a message: exactly one outcome, which is counted, and what it produced."""

    outcome: str
    """Metric label, from a small fixed set per service: `reports`, `no_incident`, `unsupported_language`, ..."""
    outgoing: tuple[Outgoing, ...] = ()
    log: dict[str, str | int] = field(default_factory=dict)
    """Bound to the log line: ids and counts, never text."""


class Ordering(StrEnum):
    """How the messages of a batch are handled."""

    CONCURRENT = "concurrent"  # independent of each other: all at once
    SEQUENTIAL = "sequential"  # each depends on those before it: one after the other, produced together


@dataclass(frozen=True, slots=True)
class Record:
    """A message of a topic that serves as state."""

    key: str
    value: bytes | None


class State(Protocol):
    """In-memory state of a service, rebuilt partition by partition from the topic that it publishes."""

    def restore(self, partition: int, records: Iterable[Record]) -> None:
        """Build the state of a partition from its topic's records, oldest first. Replaces what was there."""

    def drop(self, partition: int) -> None:
        """Forget a partition that was assigned elsewhere."""


class Broadcast(Protocol):
    """A topic that every instance reads whole and follows, such as subscriptions. `value` None removes the key."""

    def apply(self, record: Record) -> None: ...


@dataclass(frozen=True, slots=True)
class Service:
    """All that the runtime has to know of a service."""

    name: str
    source: Topic
    handle: Callable[[Incoming], Awaitable[Handled]]
    ordering: Ordering = Ordering.CONCURRENT
    batch: int = 64
    """Messages taken up together, at most: what a crash may repeat, and what a rebalance may have to wait for. They are
    committed together, when the slowest is done."""
    also: tuple[Topic, ...] = ()
    """Further topics that are handled like the source. They are in step with it (`deploy/topics.yaml`): whoever is assigned a
    partition of one is assigned that of all, and nothing is said about the order between them."""
    state: State | None = None
    state_topic: Topic | None = None
    """Restored from this topic, same partition number as the source's, before the first message of a partition."""
    broadcast: Broadcast | None = None
    broadcast_topic: Topic | None = None
    start: Callable[[], Awaitable[None]] | None = None
    """Runs before readiness: warm worker processes."""
    stop: Callable[[], Awaitable[None]] | None = None
    """Runs after the last message is acknowledged."""

    @property
    def sources(self) -> tuple[Topic, ...]:
        """Every topic that is handled, the main one first."""
        return (self.source, *self.also)
