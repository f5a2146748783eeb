"""The service as the runtime sees it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas import DeadLetterReason, EventKind, IncidentEvent, Realis, Verdict, VerdictKind
from services.deduplicator.agent import create_service
from services.runtime.handler import Incoming, Ordering, Record, Reject, Service, Topic


def incoming(value: bytes | None, partition: int = 3, offset: int = 0) -> Incoming:
    return Incoming(
        topic=Topic.INCIDENT_REPORTS,
        partition=partition,
        offset=offset,
        key=b"PK",
        value=value,
        timestamp=datetime(2019, 11, 15, tzinfo=UTC),
    )


async def handled(service: Service, report, partition: int = 3):
    return await service.handle(incoming(report.to_json(), partition))


async def test_an_event_goes_to_the_partition_of_its_report(report):
    service = create_service()
    result = await handled(service, report())
    (message,) = result.outgoing
    assert result.outcome == "opened"
    event = IncidentEvent.model_validate_json(message.message.to_json())
    assert (message.topic, message.key, message.partition) == (
        Topic.INCIDENTS,
        event.incident_id,
        3,
    )
    assert message.message_id == event.event_id
    assert message.time == report().article.published_at


async def test_reports_are_handled_one_after_the_other():
    assert create_service().ordering is Ordering.SEQUENTIAL


async def test_a_redelivered_report_is_counted_and_publishes_nothing(report):
    service = create_service()
    await handled(service, report())
    result = await handled(service, report())
    assert (result.outcome, result.outgoing) == ("redelivered", ())


async def test_what_did_not_happen_is_counted(report):
    result = await handled(create_service(), report(realis=Realis.PLANNED))
    assert (result.outcome, result.outgoing) == ("not_actual", ())


@pytest.mark.parametrize("value", [None, b"", b"{}", b"\xff", b'{"report_id": 1}'])
async def test_what_is_no_report_is_rejected(value: bytes | None):
    with pytest.raises(Reject) as rejected:
        await create_service().handle(incoming(value))
    assert rejected.value.reason is DeadLetterReason.INVALID


async def test_the_published_topic_is_the_state(report, hours):
    first = create_service()
    published = (await handled(first, report("a"))).outgoing
    second = create_service()
    assert second.state is not None
    second.state.restore(3, [Record(key=o.key, value=o.message.to_json()) for o in published])
    again = await handled(second, report("a"))
    joined = await handled(second, report("b", source="two.example", published=hours(1)))
    assert again.outcome == "redelivered"
    assert joined.outcome == "updated"


async def test_a_removed_incident_is_not_restored(report):
    service = create_service()
    assert service.state is not None
    service.state.restore(3, [Record(key="gone", value=None)])
    assert (await handled(service, report())).outcome == "opened"


async def test_a_partition_that_went_elsewhere_is_forgotten(report):
    service = create_service()
    assert service.state is not None
    await handled(service, report())
    service.state.drop(3)
    assert (await handled(service, report())).outcome == "opened"


def said(verdict: Verdict, partition: int = 3) -> Incoming:
    return replace(incoming(verdict.to_json(), partition), topic=Topic.FEEDBACK)


async def test_a_verdict_goes_through_the_partition_of_its_incident(report):
    service = create_service()
    (opening,) = (await handled(service, report())).outgoing
    result = await service.handle(said(Verdict(kind=VerdictKind.RETRACT, incident_id=opening.key)))
    (message,) = result.outgoing
    assert result.outcome == "verdict_retract"
    assert (message.key, message.partition) == (opening.key, 3)
    assert message.message.kind is EventKind.RETRACTED


async def test_a_verdict_that_comes_again_publishes_nothing(report):
    service = create_service()
    (opening,) = (await handled(service, report())).outgoing
    verdict = Verdict(kind=VerdictKind.CONFIRM, incident_id=opening.key)
    await service.handle(said(verdict))
    again = await service.handle(said(verdict))
    assert (again.outcome, again.outgoing) == ("verdict_changes_nothing", ())


async def test_a_verdict_on_an_unknown_incident_is_a_dead_letter_that_says_so():
    with pytest.raises(Reject, match="no incident nobody in this partition"):
        await create_service().handle(said(Verdict(kind=VerdictKind.CONFIRM, incident_id="nobody")))


async def test_what_is_no_verdict_is_rejected():
    with pytest.raises(Reject, match="not a verdict: kind"):
        await create_service().handle(replace(incoming(b'{"incident_id": "x"}'), topic=Topic.FEEDBACK))
