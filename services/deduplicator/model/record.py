"""The base of these structures."""

from typing import Any, Self

import msgspec
from msgspec.structs import replace

_ENCODER = msgspec.json.Encoder()


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Immutable, compared by value, and never part of a cycle, so that the garbage collector passes it by."""

    def but(self, **changes: Any) -> Self:
        """The same with other values of some fields."""
        return replace(self, **changes)

    def to_json(self) -> bytes:
        """The wire form: the bytes that the model of the contract writes (`schemas.message.Message.to_json`)."""
        return _ENCODER.encode(self)
