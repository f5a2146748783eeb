"""The service: incident reports in, incident events out, the events being the state.

An event is written in the partition of its report, whatever the hash of its key, so that the instance that holds the
partition restores exactly the incidents that its reports can join. State is changed as soon as a report is handled:
where producing fails, the runtime must restore the partition before it handles the report again.
"""

from pydantic import ValidationError

from schemas.dead_letter import DeadLetterReason
from schemas.event import IncidentEvent
from schemas.report import IncidentReport, Realis
from services.deduplicator.state import Partitions
from services.runtime.handler import Handled, Incoming, Ordering, Outgoing, Reject, Service, Topic

NAME = "deduplicator"


def create_service() -> Service:
    """The deduplicator with empty state."""
    partitions = Partitions()

    async def handle(incoming: Incoming) -> Handled:
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
        handle=handle,
        ordering=Ordering.SEQUENTIAL,
        state=partitions,
        state_topic=Topic.INCIDENTS,
    )


def decoded(incoming: Incoming) -> IncidentReport:
    """The report in a message. Raises Reject where there is none."""
    try:
        return IncidentReport.model_validate_json(incoming.value or b"")
    except ValidationError as error:
        fields = sorted({".".join(map(str, e["loc"])) or e["type"] for e in error.errors()})
        raise Reject(DeadLetterReason.INVALID, f"not an incident report: {', '.join(fields)}") from error


def outgoing(event: IncidentEvent, partition: int) -> Outgoing:
    """The message that publishes an event."""
    return Outgoing(
        topic=Topic.INCIDENTS,
        key=event.incident_id,
        message=event,
        message_id=event.event_id,
        time=event.at,
        partition=partition,
    )


def outcome(report: IncidentReport, events: tuple[IncidentEvent, ...]) -> str:
    """What became of a report: the kind of its last event, `not_actual`, or `redelivered`."""
    if events:
        return str(events[-1].kind)
    return "redelivered" if report.realis is Realis.ACTUAL else "not_actual"
