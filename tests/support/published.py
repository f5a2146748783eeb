"""The linker as those see it who read its topic: what it publishes, read by the models of the contract."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from schemas import Incident, IncidentEvent, IncidentReport, Verdict, VerdictId
from services.deduplicator.linker import Linker as ServiceLinker
from services.deduplicator.model.event import Event, event_of


def as_read(event: Event) -> IncidentEvent:
    """The event as it arrives."""
    return IncidentEvent.model_validate_json(event.to_json())


class Linker(ServiceLinker):
    """Events and incidents come, and go back for a restore, in their wire form."""

    @classmethod
    def restored(cls, events: Iterable[IncidentEvent], *limit: int) -> "Linker":
        return super().restored((event_of(event.to_json()) for event in events), *limit)

    def apply(self, message: IncidentReport) -> tuple[IncidentEvent, ...]:
        return tuple(map(as_read, super().apply(message)))

    def give(self, verdict: Verdict, verdict_id: VerdictId, at: datetime) -> tuple[IncidentEvent, ...]:
        return tuple(map(as_read, super().give(verdict, verdict_id, at)))

    def __iter__(self) -> Iterator[Incident]:
        return (Incident.model_validate_json(incident.to_json()) for incident in super().__iter__())
