"""What the loop needs of the outside: a producer, and messages as they are consumed."""

from collections.abc import Sequence
from typing import Any, Protocol

from services.runtime.headers import Header
from services.runtime.ledger import Delivered

Acknowledgement = tuple[str, Any]
"""Topic and the future that the producer gave for one message."""


class Sender(Protocol):
    """The producer, as far as the loop needs it."""

    async def send(
        self,
        topic: str,
        *,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[Header],
        partition: int | None = None,
        timestamp_ms: int | None = None,
    ) -> Any: ...

    async def acknowledged(self, topic: str, acknowledgement: Any) -> None: ...


class Consumed(Delivered, Protocol):
    """A message as Faust delivers it."""

    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def timestamp(self) -> float: ...
    @property
    def headers(self) -> Any: ...
