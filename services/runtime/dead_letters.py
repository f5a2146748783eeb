"""Messages that can't be handled: moved to `<topic>.dead-letters`, key, bytes, headers and timestamp as they came.

The reason is in further headers, so that the message can be put back on its topic as it is (`tocsin dead-letters`).
"""

from collections.abc import Sequence

from schemas.dead_letter import DeadLetter
from services.runtime.attempt import Failure
from services.runtime.handler import Incoming
from services.runtime.headers import Header, event_headers

HEADER_PREFIX = "tocsin-dead-letter-"

# A header is for a person to read; details grow with what they list.
_DETAIL_CHARACTERS = 500


def dead_letter_of(incoming: Incoming, failure: Failure, *, stage: str, topic: str) -> DeadLetter:
    """The headers' content. `stage` is the service, `topic` the source topic's full name."""
    return DeadLetter(
        reason=failure.reason,
        stage=stage,
        detail=failure.detail[:_DETAIL_CHARACTERS],
        exception=type(failure.error).__name__ if failure.error is not None else None,
        topic=topic,
        partition=incoming.partition,
        offset=incoming.offset,
        attempt=failure.attempts,
    )


def dead_letter_headers(letter: DeadLetter, original: Sequence[Header]) -> list[Header]:
    """The original headers, our account of what happened, and CloudEvents headers where there were none.

    Headers of an earlier dead letter are left out: the last account is the one that counts.
    """
    kept = [(name, value) for name, value in original if not name.startswith(HEADER_PREFIX)]
    account = [
        (HEADER_PREFIX + name.replace("_", "-"), str(value).encode())
        for name, value in letter.model_dump(mode="json").items()
        if value is not None
    ]
    present = {name for name, _ in kept}
    event = event_headers(
        message_id=f"{letter.topic}/{letter.partition}/{letter.offset}",
        source=f"/tocsin/{letter.stage}",
        event_type="tocsin.dead-letter",
        time=None,
        cause=kept,
    )
    # The content type is the publisher's to say; these bytes may be anything.
    ours = [(name, value) for name, value in event if name not in present | {"content-type"}]
    return [*kept, *account, *ours]


def read_dead_letter(headers: Sequence[Header]) -> DeadLetter:
    """The account in a dead letter's headers. Raises pydantic's ValidationError where it is not one."""
    return DeadLetter.model_validate(
        {
            name.removeprefix(HEADER_PREFIX).replace("-", "_"): value.decode()
            for name, value in headers
            if name.startswith(HEADER_PREFIX)
        }
    )


def original_headers(headers: Sequence[Header]) -> list[Header]:
    """A dead letter's headers without our account: what to put back on the source topic."""
    return [(name, value) for name, value in headers if not name.startswith(HEADER_PREFIX)]
