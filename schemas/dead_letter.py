"""The headers of a message that could not be handled. Its key and bytes stay as they came."""

from enum import StrEnum

from schemas.message import Message


class DeadLetterReason(StrEnum):
    """Why; each has a row in docs/bad-input.md that says what to do."""

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    INVALID = "invalid"  # JSON, but not of the contract's shape
    EMPTY_TEXT = "empty_text"
    TOO_LARGE = "too_large"
    HANDLER_FAILED = "handler_failed"  # the handler raised on every attempt
    TIMED_OUT = "timed_out"  # it took longer than one message may
    WORKER_DIED = "worker_died"  # the worker process died on it on every attempt


class DeadLetter(Message):
    """One header each, named `tocsin-dead-letter-<field>` with hyphens, UTF-8 text."""

    reason: DeadLetterReason
    stage: str
    """Service that gave up: `extractor`, `deduplicator` or `alerter`."""
    detail: str
    """What was wrong and where, for a person; never the message's text."""
    exception: str | None = None
    """Class of the exception, where there was one."""
    topic: str
    partition: int
    offset: int
    attempt: int
    """How many times it was tried."""
