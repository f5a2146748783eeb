"""Bytes from the topic to an article that can be read, or the reason why not. docs/bad-input.md has the table."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import ValidationError

from schemas.article import Article
from schemas.dead_letter import DeadLetterReason
from schemas.ids import ArticleId, derive_id
from schemas.report import Warn
from services.extractor.canonical_url import canonical_url
from services.extractor.html import blank_markup
from services.extractor.language import ENGLISH, detect_language
from services.runtime.handler import Reject

MAX_CHARACTERS = 500_000
"""Title and text; the longest real article in the development sets has 100,000."""
_MAX_BYTES = 4 * MAX_CHARACTERS + 1_000_000
"""No message beyond this can be within the limit of characters; it is refused before it is parsed."""
_CLOCK_SKEW = timedelta(hours=24)
"""How far after its message an article may claim to be published: time zones written wrongly, and clocks."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2200  # a year outside is a fault of the feed

_UNWRITABLE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Intake:
    """An article, and its words as they are to be read."""

    article: Article
    """As published, its id filled in; evidence quotes these strings. Lone surrogates are U+FFFD."""
    title: str | None
    text: str
    """Title and text with markup and control characters as blanks: same lengths, same offsets as the article's."""
    language: str
    warnings: tuple[Warn, ...] = ()

    @property
    def supported(self) -> bool:
        """False for a language that is not read: counted as `unsupported_language`, and nothing else happens."""
        return self.language == ENGLISH


def read_article(value: bytes | None, timestamp: datetime | None) -> Intake:
    """The article in a message; `timestamp` is the message's own, aware.

    Raises Reject, with the reason for the dead letter, and nothing else, whatever the bytes.
    """
    fields = _read_object(value)
    warnings: list[Warn] = []
    published_at = _published_at(fields.pop("published_at", None), timestamp, warnings)
    received_at = _moment(fields.pop("received_at", None))
    article = _validated({**fields, "published_at": published_at, "received_at": received_at})
    if len(article.text) + len(article.title or "") > MAX_CHARACTERS:
        raise Reject(DeadLetterReason.TOO_LARGE, f"title and text exceed {MAX_CHARACTERS} characters")
    text, in_text = blank_markup(_CONTROL.sub(" ", article.text))
    title, in_title = blank_markup(_CONTROL.sub(" ", article.title or ""))
    if not text.strip():
        raise Reject(
            DeadLetterReason.EMPTY_TEXT, "text: nothing but blanks" + (" and markup" if in_text else "")
        )
    if in_text or in_title:
        warnings.append(Warn.HTML_REMOVED)
    article = article.model_copy(update={"id": article.id or _derived_id(article)})
    return Intake(article, title or None, text, detect_language(text, article.language), tuple(warnings))


def _read_object(value: bytes | None) -> dict[str, Any]:
    if value is None:
        raise Reject(DeadLetterReason.INVALID, "null value: an article can't be deleted by a tombstone")
    if len(value) > _MAX_BYTES:
        raise Reject(DeadLetterReason.TOO_LARGE, f"message of {len(value)} bytes exceeds {_MAX_BYTES}")
    try:
        decoded = value.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Reject(DeadLetterReason.NOT_UTF8, f"invalid UTF-8 at byte {error.start}") from error
    try:
        parsed = json.loads(decoded, parse_constant=_refuse_constant, object_pairs_hook=_Object)
    except RecursionError as error:
        raise Reject(DeadLetterReason.NOT_JSON, "nested too deeply") from error
    except ValueError as error:
        place = f" at character {error.pos}" if isinstance(error, json.JSONDecodeError) else ""
        raise Reject(DeadLetterReason.NOT_JSON, f"not JSON{place}") from error
    if not isinstance(parsed, _Object):
        raise Reject(DeadLetterReason.INVALID, f"a JSON object is needed, not {type(parsed).__name__}")
    if parsed.repeated:
        raise Reject(DeadLetterReason.INVALID, f"key given twice: {parsed.repeated[:50]!r}")
    return {key: _writable(item) for key, item in parsed.items()}


class _Object(dict[str, Any]):
    """A JSON object that remembers a key that it had twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.repeated = next((key for key, _ in pairs if key in seen or seen.add(key)), "")  # type: ignore[func-returns-value]


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _writable(item: Any) -> Any:
    """Lone surrogates can't be written as UTF-8; a replacement of the same length keeps the offsets."""
    return _UNWRITABLE.sub("\ufffd", item) if isinstance(item, str) else item


def _validated(fields: dict[str, Any]) -> Article:
    if not fields.get("id") and not isinstance(fields.get("id"), int | float | list | dict):
        fields.pop("id", None)
    try:
        return Article.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Reject(DeadLetterReason.INVALID, f"{where}: {first['type']}") from error


def _published_at(value: Any, timestamp: datetime | None, warnings: list[Warn]) -> datetime | None:
    if value is None:
        warnings.append(Warn.PUBLISHED_AT_MISSING)
        return timestamp
    moment = _moment(value)
    if moment is None:
        warnings.append(Warn.PUBLISHED_AT_UNREADABLE)
        return timestamp
    if timestamp is not None and moment > timestamp + _CLOCK_SKEW:
        warnings.append(Warn.PUBLISHED_AT_IN_FUTURE)
        return timestamp
    return moment


def _moment(value: Any) -> datetime | None:
    """RFC 3339 and its relatives: without an offset UTC, a bare date its noon; RFC 2822 as in feeds. None for all else."""
    if not isinstance(value, str):
        return None
    words = value.strip()
    try:
        if len(words) == len("2019-12-31"):
            moment = datetime.combine(date.fromisoformat(words), time(12), UTC)
        else:
            moment = datetime.fromisoformat(words)
    except ValueError:
        try:
            moment = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _derived_id(article: Article) -> ArticleId:
    if article.url:
        return ArticleId(derive_id("article", "url", canonical_url(article.url)))
    return ArticleId(derive_id("article", "text", article.title or "", article.text))
