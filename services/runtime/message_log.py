"""What a log line says of a message: where it is and how it failed, never what it says."""

import traceback

from services.runtime.handler import Incoming

# A key is an id; one that is longer is somebody's text.
_KEY_CHARACTERS = 128


def place_of(topic: str, incoming: Incoming) -> dict[str, str | int | None]:
    """Topic (its full name), partition, offset and key; the key is the article's id where publishers keep to our advice."""
    key = incoming.key.decode(errors="replace")[:_KEY_CHARACTERS] if incoming.key is not None else None
    return {"topic": topic, "partition": incoming.partition, "offset": incoming.offset, "key": key}


def stack_of(error: Exception | None) -> str | None:
    """Where it happened. The error's own message stays out: it may quote the article."""
    return "".join(traceback.format_tb(error.__traceback__)) if error is not None else None
