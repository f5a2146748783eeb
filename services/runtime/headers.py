"""Headers of every message that is produced: CloudEvents 1.0 in Kafka's binary mode, and W3C Trace Context.

CloudEvents, Kafka protocol binding, section 3.2: attributes as headers `ce_<name>`, `datacontenttype` as
`content-type`. Trace Context level 1, section 3.2: `traceparent` = version, trace id, parent id, flags.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime

Header = tuple[str, bytes]

_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


def event_headers(
    *,
    message_id: str,
    source: str,
    event_type: str,
    time: datetime | None,
    cause: Sequence[Header] = (),
) -> list[Header]:
    """Headers of an event of ours; `cause` are those of the message that led to it, whose trace goes on.

    Args:
        message_id: becomes `ce_id`, and the trace's id where there is no trace to continue.
        source: a URI reference: `/tocsin/extractor`.
        event_type: `tocsin.incident-reports.v1`.
        time: when the event happened, aware; left out of the headers where unknown.
        cause: headers of the incoming message.

    """
    headers: list[Header] = [
        ("ce_specversion", b"1.0"),
        ("ce_id", message_id.encode()),
        ("ce_source", source.encode()),
        ("ce_type", event_type.encode()),
    ]
    if time is not None:
        headers.append(("ce_time", time.isoformat().replace("+00:00", "Z").encode()))
    headers.append(("content-type", b"application/json"))
    headers.append(("traceparent", traceparent(cause, message_id).encode()))
    return headers


def traceparent(cause: Sequence[Header], message_id: str) -> str:
    """The trace of the cause with a span of our own; without one, a trace that is derived from the message's id.

    Derived, not drawn: a message that is handled twice has the same headers both times.
    """
    trace_id = trace_id_of(cause) or _digest("trace", message_id, length=32)
    return f"00-{trace_id}-{_digest('span', trace_id, message_id, length=16)}-01"


def trace_id_of(headers: Sequence[Header]) -> str | None:
    """The trace id of the first valid `traceparent`, 32 hexadecimal digits."""
    for name, value in headers:
        if name == "traceparent" and (match := _TRACEPARENT.fullmatch(value.decode("latin-1"))):
            return match[1]
    return None


def _digest(*parts: str, length: int) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]
