"""The headers of every message that we produce: CloudEvents 1.0, Kafka binding in binary mode, and W3C Trace Context."""

from typing import Literal

from pydantic import Field

from schemas.message import Message, UtcDatetime


class CloudEventHeaders(Message):
    """Kafka headers, UTF-8 text. The value of the message is the event's data."""

    specversion: Literal["1.0"] = Field(alias="ce_specversion")
    type: str = Field(alias="ce_type")
    """What the value is, with the version of its schema."""
    source: str = Field(alias="ce_source")
    """The service that wrote it, as a URI reference."""
    id: str = Field(alias="ce_id")
    """The derived id of what the value holds (report_id, event_id or alert_id): a repeated delivery has the same."""
    time: UtcDatetime | None = Field(default=None, alias="ce_time")
    """Event time, RFC 3339; left out where the article has no date."""
    content_type: Literal["application/json"] = Field(alias="content-type")
    traceparent: str = Field(pattern=r"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")
    """W3C Trace Context: continued from the message that caused this one, or begun."""
