"""What a report or a verdict changes, worked out in full before anything is changed."""

from datetime import datetime

from schemas.ids import IncidentId
from services.deduplicator.events import Occasion, event, only_closes
from services.deduplicator.lifecycle import closed, closes_on
from services.deduplicator.model.event import Event
from services.deduplicator.model.incident import Incident
from services.deduplicator.profile import Profile
from services.deduplicator.shard import Shard


class Draft:
    """The steps so far, and the incidents as they are after them."""

    def __init__(self, shard: Shard, occasion: Occasion, now: datetime | None) -> None:
        self._shard = shard
        self.now = now
        self._after: dict[IncidentId, Incident] = {}
        self.occasion = occasion
        self._steps: list[tuple[Event, Incident | None, Profile | None]] = []

    def find(self, incident_id: IncidentId) -> Incident | None:
        """The incident as it is after the steps so far; None where there is none."""
        return self._after.get(incident_id) or self._shard.find(incident_id)

    def add(
        self,
        before: Incident | None,
        after: Incident,
        *,
        split: bool = False,
        profile: Profile | None = None,
    ) -> None:
        """One step more: the next version of an incident, with its profile where that is known."""
        step = event(before, after, self.occasion, watermark=self.now, split=split)
        self._steps.append((step, before, profile))
        self._after[after.incident_id] = after

    def close_the_quiet(self) -> None:
        """Close what nobody reported for too long, and has not been touched so far."""
        for incident in self._shard.quiet(self.now, touched=self._after):
            self.add(incident, closed(incident, self.occasion))

    def close_the_late(self) -> None:
        """Close again what these steps opened though its reports are old."""
        for incident in tuple(self._after.values()):
            day = closes_on(incident)
            if self.now is not None and day is not None and day <= self.now.toordinal():
                self.add(incident, closed(incident, self.occasion))

    def commit(self) -> tuple[Event, ...]:
        """Change the shard, and give the steps to publish. What publishes nothing does not move the clock either."""
        if not self._steps:
            self._shard.cool()
            return ()
        self.close_the_quiet()
        for step, before, profile in self._steps:
            self._shard.put(step.incident, before, profile, same_profile=only_closes(step))
        self._shard.tidy(self.now)
        return tuple([step for step, _, _ in self._steps])
