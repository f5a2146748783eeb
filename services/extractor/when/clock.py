"""Hours of Greenwich beside a day: "at 02:47 GMT on Monday" may be Sunday night where it happened."""

import re
from datetime import timedelta

from schemas.when import When, WhenPrecision

_BEFORE = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.h]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?:GMT|UTC)\)?,?\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r",?\s+(?:at\s+)?(?P<hour>[01]?\d|2[0-3])(?:[:.h]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?:GMT|UTC)\b",
    re.IGNORECASE,
)
_REACH = 24  # characters before a day in which its hour stands


def local_day(when: When, text: str, start: int, end: int, utc_offset: float | None) -> When:
    """The day in the place's own time, where an hour of Greenwich is told right before or after it; else as it is."""
    single = when.start is not None and when.start == when.end and when.precision is WhenPrecision.DAY
    match = _BEFORE.search(text[max(0, start - _REACH) : start]) or _AFTER.match(text, end)
    if utc_offset is None or not single or match is None or when.start is None:
        return when
    hours = int(match["hour"]) % 12 if match["half"] else int(match["hour"])
    hours += 12 * (match["half"] or "").lower().startswith("p")
    shift = timedelta(days=int((hours + int(match["minute"] or 0) / 60 + utc_offset) // 24))
    return when.model_copy(update={"start": when.start + shift, "end": when.start + shift})
