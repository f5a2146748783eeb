"""The live incidents of one shard: a store that is small in memory, and the index that finds them.

An incident is held packed, beside the profile that decisions need; only those that a report touches are unpacked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.ids import IncidentId, ReportId
from schemas.incident import Incident, IncidentStatus
from schemas.report import ArticleRef
from services.deduplicator.decide import Candidate
from services.deduplicator.index import Index
from services.deduplicator.packing import pack, unpack
from services.deduplicator.profile import Profile, of_incident, revision

MAX_INCIDENTS = 200_000
"""Incidents of one shard in the working set, about 4 KB each. The ones that were untouched for longest leave it; a report
that comes later still opens an incident of its own."""

_LINKABLE = frozenset({IncidentStatus.ACTIVE, IncidentStatus.CLOSED})


@dataclass(slots=True)
class _Held:
    incident_id: IncidentId
    packed: bytes
    profile: Profile | None
    """None where nothing may join it any more."""


class Shard:
    """The state of one shard. Iteration order is the order of the latest change, in memory as in the topic."""

    def __init__(self, limit: int = MAX_INCIDENTS) -> None:
        self._limit = limit
        self._held: dict[int, _Held] = {}
        self._handles: dict[IncidentId, int] = {}
        self._reports: dict[ReportId, int] = {}
        self._index = Index()
        self._next_handle = 0

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Incident]:
        return map(self.incident, tuple(self._held))

    def knows(self, report_id: ReportId) -> bool:
        """Whether a report was taken in, or was replaced by a later revision of its article."""
        return report_id in self._reports

    def incident(self, handle: int) -> Incident:
        """The incident under a handle. Raises KeyError where it left the working set."""
        return unpack(self._held[handle].packed)

    def put(self, incident: Incident) -> None:
        """Hold this version in place of the one before."""
        handle = self._handles.get(incident.incident_id)
        if handle is None:
            handle = self._next_handle
            self._next_handle += 1
        else:
            self._take_out(handle)
        profile = of_incident(incident) if incident.status in _LINKABLE else None
        self._held[handle] = _Held(incident.incident_id, pack(incident), profile)
        self._handles[incident.incident_id] = handle
        for report_id in _reports_of(incident):
            self._reports[report_id] = handle
        if profile is not None:
            self._index.add(handle, profile)
        if len(self._held) > self._limit:
            self._evict(next(iter(self._held)))

    def candidates(self, report: Profile, revised: frozenset[int]) -> Iterator[Candidate]:
        """The incidents that a report could be about. `revised`: those that hold an earlier revision of its article."""
        siblings = frozenset(self._index.of_article(report.articles[0])) - revised
        for handle, names in (dict.fromkeys(sorted(revised), ()) | self._index.candidates(report)).items():
            held = self._held[handle]
            if held.profile is not None:
                yield Candidate(handle, held.incident_id, held.profile, names, sibling=handle in siblings)

    def revised_by(self, article: ArticleRef) -> dict[int, Incident]:
        """The incidents that hold another revision of an article, by handle."""
        now = revision(article.content_hash)
        return {
            handle: self.incident(handle)
            for handle in self._index.of_article(article.id)
            if (profile := self._held[handle].profile) is not None
            and any(
                held == article.id and other != now
                for held, other in zip(profile.articles, profile.revisions, strict=True)
            )
        }

    def _take_out(self, handle: int) -> _Held:
        held = self._held.pop(handle)
        if held.profile is not None:
            self._index.remove(handle, held.profile)
        return held

    def _evict(self, handle: int) -> None:
        held = self._take_out(handle)
        del self._handles[held.incident_id]
        for report_id in _reports_of(unpack(held.packed)):
            self._reports.pop(report_id, None)


def _reports_of(incident: Incident) -> Iterator[ReportId]:
    yield from (source.report_id for source in incident.sources)
    yield from incident.superseded
