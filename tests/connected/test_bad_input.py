"""Bad input through the real extractor: each kind ends as docs/bad-input.md says, and costs its neighbours nothing."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from aiokafka import ConsumerRecord

from schemas import IncidentReport
from schemas.dead_letter import DeadLetterReason
from schemas.report import Warn
from services.extractor.core import Outcome, extract
from services.extractor.intake import read_article
from services.extractor.model import DEFAULT_MODEL
from services.extractor.resources import load_resources
from services.runtime.dead_letters import read_dead_letter
from services.runtime.handler import Topic
from services.runtime.settings import Settings
from services.runtime.stream import DEAD_LETTER
from tests.connected.conftest import StartService
from tests.connected.wire import ID_HEADER, Sending, Wire, headers_of

KEY = b"one key, one partition"
TEXT = "Two people were killed on Tuesday when a bomb exploded in a market in Peshawar, police said."
OTHER_TEXT = "Five people were killed on Tuesday when a bomb exploded in a mosque in Kabul, police said."
HTML = "<p>Two people were <b>killed</b> on Tuesday when a bomb exploded in a market in Peshawar, police said.</p>"
SPANISH = (
    "Dos personas murieron el martes cuando una bomba estalló en un mercado de Peshawar, dijo la policía. "
    "Otras cinco resultaron heridas y fueron trasladadas al hospital de la ciudad."
)
FIVE_MEGABYTES = (OTHER_TEXT + " ") * (5_000_000 // len(OTHER_TEXT))

Fate = DeadLetterReason | Warn | Outcome
"""A dead letter with this reason, reports with this warning, or this outcome without any warning."""


def article(name: str, **fields: object) -> bytes:
    usual = {"id": name, "text": TEXT, "published_at": "2020-01-01T10:00:00Z"}
    return json.dumps({**usual, **fields}).encode()


BAD: dict[str, tuple[bytes | None, Fate]] = {
    "null value": (None, DeadLetterReason.INVALID),
    "not JSON": (b"Two people were killed.", DeadLetterReason.NOT_JSON),
    "cut off": (article("cut off")[:-9], DeadLetterReason.NOT_JSON),
    "invalid UTF-8": (article("invalid UTF-8").replace(b"market", b"caf\xe9"), DeadLetterReason.NOT_UTF8),
    "text of a wrong type": (article("text of a wrong type", text=5), DeadLetterReason.INVALID),
    "id of a wrong type": (article("id of a wrong type", id=7), DeadLetterReason.INVALID),
    "no object": (b'["text"]', DeadLetterReason.INVALID),
    "no text": (b'{"id": "no text"}', DeadLetterReason.INVALID),
    "empty text": (article("empty text", text=""), DeadLetterReason.EMPTY_TEXT),
    "5 MB of text": (article("5 MB of text", text=FIVE_MEGABYTES), DeadLetterReason.TOO_LARGE),
    "no date": (article("no date", published_at=None), Warn.PUBLISHED_AT_MISSING),
    "no such date": (article("no such date", published_at="2019-13-45"), Warn.PUBLISHED_AT_UNREADABLE),
    "in the future": (
        article("in the future", published_at="2150-01-01T00:00:00Z"),
        Warn.PUBLISHED_AT_IN_FUTURE,
    ),
    "HTML": (article("HTML", text=HTML), Warn.HTML_REMOVED),
    "Spanish": (article("Spanish", text=SPANISH), Outcome.UNSUPPORTED_LANGUAGE),
    "id of another": (article("good 0", text=OTHER_TEXT), Outcome.REPORTS),
}
DATED_BY_MESSAGE = ("no date", "no such date", "in the future")


def between_good_ones() -> tuple[list[Sending], list[Fate]]:
    """Every bad message with a good one before and after, and what is to become of each."""
    messages = [Sending("good 0", KEY, article("good 0"))]
    fates: list[Fate] = [Outcome.REPORTS]
    for number, (name, (value, fate)) in enumerate(BAD.items(), start=1):
        messages += [Sending(name, KEY, value), Sending(f"good {number}", KEY, article(f"good {number}"))]
        fates += [fate, Outcome.REPORTS]
    return messages, fates


def logged(fate: Fate) -> tuple[str, str | None]:
    """Outcome and reason in the line that the loop logs of a message, once and for all."""
    if isinstance(fate, DeadLetterReason):
        return DEAD_LETTER, fate.value
    return (Outcome.REPORTS if isinstance(fate, Warn) else fate).value, None


def timestamp(record: ConsumerRecord) -> datetime:
    return datetime.fromtimestamp(record.timestamp / 1000, UTC)


def read_alone(record: ConsumerRecord) -> Sequence[IncidentReport]:
    """The reports of this message, had there been no other."""
    return extract(read_article(record.value, timestamp(record)), load_resources(DEFAULT_MODEL)).reports


async def test_each_kind_of_bad_input_has_its_outcome_and_costs_no_other_message_anything(
    wire: Wire, start_service: StartService, deployed: Settings
) -> None:
    messages, fates = between_good_ones()
    await wire.publish(Topic.ARTICLES, messages)

    process = start_service(
        "services.cli.main", "run", "extractor", settings=deployed.model_copy(update={"workers": 1})
    )
    await wire.until_committed("extractor")

    lines = sorted(process.events("handled"), key=lambda line: line["offset"])
    assert [(messages[line["offset"]].id, line["outcome"], line.get("reason")) for line in lines] == [
        (message.id, *logged(fate)) for message, fate in zip(messages, fates, strict=True)
    ]

    assert [
        (
            headers_of(letter)[ID_HEADER].decode(),
            letter.key,
            letter.value,
            read_dead_letter(letter.headers).reason,
        )
        for letter in sorted(
            await wire.dead_letters(Topic.ARTICLES), key=lambda one: read_dead_letter(one.headers).offset
        )
    ] == [
        (message.id, message.key, message.value, fate)
        for message, fate in zip(messages, fates, strict=True)
        if isinstance(fate, DeadLetterReason)
    ]

    sent = {
        headers_of(record)[ID_HEADER].decode(): record
        for record in await wire.read(deployed.topic_name(Topic.ARTICLES))
    }
    alone = {
        message.id: read_alone(sent[message.id])
        for message, fate in zip(messages, fates, strict=True)
        if logged(fate)[0] == Outcome.REPORTS
    }
    produced = await wire.read(deployed.topic_name(Topic.INCIDENT_REPORTS))
    assert Counter(record.value for record in produced) == Counter(
        report.to_json() for reports in alone.values() for report in reports
    )

    reports = [IncidentReport.model_validate_json(record.value) for record in produced]
    warned = {report.article.id: report.warnings for report in reports}
    assert {name: warnings for name, warnings in warned.items() if warnings} == {
        name: (fate,) for name, (_, fate) in BAD.items() if isinstance(fate, Warn)
    }
    assert all(name in warned for name in (f"good {number}" for number in range(len(BAD) + 1)))
    for report in reports:
        if report.article.id in DATED_BY_MESSAGE:
            assert report.article.published_at == timestamp(sent[report.article.id])
        if report.article.id == "HTML":
            assert all(HTML[part.start : part.end] == part.quote for part in report.evidence)
    revisions = {report.article.content_hash for report in reports if report.article.id == "good 0"}
    assert len(revisions) == 2
