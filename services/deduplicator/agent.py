"""The service: incident reports and verdicts in, incident events out, the events being the state.

An event is written in the partition of its report, whatever the hash of its key, so that the instance that holds the
partition restores exactly the incidents that its reports can join. State is changed as soon as a report is handled:
where producing fails, the runtime must restore the partition before it handles the report again.
"""

from pydantic import ValidationError

from schemas.dead_letter import DeadLetterReason
from schemas.ids import VerdictId, derive_id
from schemas.report import IncidentReport, Realis
from schemas.verdict import Verdict
from services.deduplicator.model.event import Event
from services.deduplicator.state import Partitions
from services.deduplicator.verdicts import VerdictError
from services.runtime.handler import Handled, Incoming, Ordering, Outgoing, Reject, Service, Topic

NAME = "deduplicator"


def create_service() -> Service:
    """The deduplicator with empty state."""
    partitions = Partitions()

    async def handle(incoming: Incoming) -> Handled:
        if incoming.topic is Topic.FEEDBACK:
            return rule(incoming, partitions)
        report = decoded(incoming)
        events = partitions.linker(incoming.partition).apply(report)
        return Handled(
            outcome=outcome(report, events),
            outgoing=tuple(outgoing(event, incoming.partition) for event in events),
            log={"report_id": report.report_id, "article_id": report.article.id, "events": len(events)},
        )

    return Service(
        name=NAME,
        source=Topic.INCIDENT_REPORTS,
        also=(Topic.FEEDBACK,),
        handle=handle,
        ordering=Ordering.SEQUENTIAL,
        state=partitions,
        state_topic=Topic.INCIDENTS,
    )


def rule(incoming: Incoming, partitions: Partitions) -> Handled:
    """What an operator's verdict changes. Raises Reject for what is no verdict, and for one that can't be followed."""
    try:
        verdict = Verdict.model_validate_json(incoming.value or b"")
    except ValidationError as error:
        raise _rejected("a verdict", error) from error
    verdict_id = verdict.verdict_id or VerdictId(derive_id("verdict", verdict.model_dump_json()))
    try:
        events = partitions.linker(incoming.partition).give(verdict, verdict_id, incoming.timestamp)
    except VerdictError as error:
        raise Reject(DeadLetterReason.INVALID, str(error)) from error
    return Handled(
        outcome=f"verdict_{verdict.kind}" if events else "verdict_changes_nothing",
        outgoing=tuple(outgoing(event, incoming.partition) for event in events),
        log={"verdict_id": verdict_id, "incident_id": verdict.incident_id, "events": len(events)},
    )


def decoded(incoming: Incoming) -> IncidentReport:
    """The report in a message. Raises Reject where there is none."""
    try:
        return IncidentReport.model_validate_json(incoming.value or b"")
    except ValidationError as error:
        raise _rejected("an incident report", error) from error


def _rejected(what: str, error: ValidationError) -> Reject:
    fields = sorted({".".join(map(str, e["loc"])) or e["type"] for e in error.errors()})
    return Reject(DeadLetterReason.INVALID, f"not {what}: {', '.join(fields)}")


def outgoing(event: Event, partition: int) -> Outgoing:
    """The message that publishes an event."""
    return Outgoing(
        topic=Topic.INCIDENTS,
        key=event.incident_id,
        message=event,
        message_id=event.event_id,
        time=event.at,
        partition=partition,
    )


def outcome(report: IncidentReport, events: tuple[Event, ...]) -> str:
    """What became of a report: the kind of the last event that is its own, `not_actual`, or `redelivered`."""
    own = [event for event in events if report.report_id in {s.report_id for s in event.incident.sources}]
    if events:
        return str((own or events)[-1].kind)
    return "redelivered" if report.realis is Realis.ACTUAL else "not_actual"
