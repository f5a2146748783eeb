"""The reducer: one report and the state of its shard give the next state and the events to publish."""

from collections.abc import Iterable, Iterator

from schemas.event import IncidentEvent
from schemas.incident import Incident
from schemas.report import IncidentReport, Realis
from services.deduplicator.assemble import joined, opened, withdrawn
from services.deduplicator.copies import is_stale
from services.deduplicator.decide import decide, weights
from services.deduplicator.events import event
from services.deduplicator.profile import of_report
from services.deduplicator.shard import MAX_INCIDENTS, Shard


class Linker:
    """The incidents of a partition, by shard. Shards never look at each other, so it does not matter which of them a
    partition holds: the same reports in the same order give the same bytes in a stream and in one file.
    """

    def __init__(self, limit: int = MAX_INCIDENTS) -> None:
        self._limit = limit
        self._shards: dict[str, Shard] = {}

    @classmethod
    def restored(cls, events: Iterable[IncidentEvent], limit: int = MAX_INCIDENTS) -> "Linker":
        """The linker that published these events, oldest first; of each incident the highest version counts."""
        latest: dict[str, Incident] = {}
        for published in events:
            known = latest.get(published.incident_id)
            if known is None or published.version > known.version:
                latest.pop(published.incident_id, None)
                latest[published.incident_id] = published.incident
        linker = cls(limit)
        for incident in latest.values():
            linker._shard(incident.where.shard).put(incident)
        return linker

    def __len__(self) -> int:
        return sum(map(len, self._shards.values()))

    def __iter__(self) -> Iterator[Incident]:
        """The incidents of the working set."""
        for shard in self._shards.values():
            yield from shard

    def apply(self, report: IncidentReport) -> tuple[IncidentEvent, ...]:
        """Take a report in. Empty where it says nothing new: it was taken in before, or it tells of nothing that
        happened (planned, hypothetical, negated).

        The state is changed only after all events are made, so a failure leaves it as it was.
        """
        if report.realis is not Realis.ACTUAL:
            return ()
        shard = self._shard(report.shard)
        if shard.knows(report.report_id):
            return ()
        events = tuple(_steps(shard, report))
        for step in events:
            shard.put(step.incident)
        return events

    def _shard(self, name: str) -> Shard:
        if name not in self._shards:
            self._shards[name] = Shard(self._limit)
        return self._shards[name]


def _steps(shard: Shard, report: IncidentReport) -> Iterator[IncidentEvent]:
    article = report.article
    profile = of_report(report)
    revised = shard.revised_by(article)
    decision = decide(profile, shard.candidates(profile, frozenset(revised)), weights())
    chosen = decision.join.handle if decision.join else None
    # The other reports of the new revision will replace theirs; what is left when the last has come is taken out.
    if all(map(shard.knows, report.siblings)):
        for handle, incident in revised.items():
            if handle != chosen:
                gone = tuple(s for s in incident.sources if is_stale(s, article.id, article.content_hash))
                after = withdrawn(incident, gone, reason="a later revision of the article no longer says so")
                yield event(incident, after, report)
    if chosen is None:
        after = opened(report, reasons=decision.reasons, links=decision.links)
        yield event(None, after, report)
    else:
        before = revised[chosen] if chosen in revised else shard.incident(chosen)
        replaced = tuple(s for s in before.sources if is_stale(s, article.id, article.content_hash))
        after = joined(before, report, reasons=decision.reasons, replaced=replaced)
        yield event(before, after, report)
