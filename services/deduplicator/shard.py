"""The incidents of one shard: a store that is small in memory, the index that finds them, and the shard's clock.

An incident is held packed, beside the profile that decisions need; only those that a report touches are unpacked. Those of
which nothing was reported for long are in the cold store, and come back for as long as a report that may be about them is
worked on. Which incidents are in memory follows from the incidents and the clock, so a shard that is restored from the topic
has the same ones.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from schemas.ids import IncidentId, ReportId
from schemas.incident import Incident
from schemas.report import ArticleRef
from services.deduplicator.agenda import Agenda
from services.deduplicator.cold_store import ColdStore
from services.deduplicator.decide import Candidate
from services.deduplicator.index import Index, Name, Shared
from services.deduplicator.lifecycle import KEPT_DAYS, closes_on, leaves_on
from services.deduplicator.packing import pack, unpack
from services.deduplicator.profile import Profile, of_incident, revision

MAX_INCIDENTS = 200_000
"""Incidents of one shard in memory, about 4 KB each, in case a country has more news than was thought. The ones that were
untouched for longest leave it early."""

_SLACK_DAYS = 10  # a report may be off by as much as the index looks back for one that names no day


@dataclass(slots=True)
class _Held:
    incident_id: IncidentId
    packed: bytes
    profile: Profile | None
    """None where nothing may join it any more: its sources are elsewhere."""
    closes: int | None
    """The day on which it is to be closed, and that on which it leaves memory: known without unpacking."""
    leaves: int | None


class Shard:
    """The state of one shard. Iteration order is the order of the latest change, in memory as in the topic."""

    def __init__(self, name: str = "", cold: ColdStore | None = None, limit: int = MAX_INCIDENTS) -> None:
        self._name = name
        self._limit = limit
        self._cold = cold or ColdStore()
        self._held: dict[int, _Held] = {}
        self._handles: dict[IncidentId, int] = {}
        self._reports: dict[ReportId, int] = {}
        self._index = Index()
        self._closing = Agenda()
        self._leaving = Agenda()
        self._next_handle = 0
        self.clock: datetime | None = None
        """The latest publication among the reports that changed something."""

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Incident]:
        return map(self.incident, tuple(self._held))

    def knows(self, report_id: ReportId) -> bool:
        """Whether a report was taken in, or was replaced by a later revision of its article."""
        return report_id in self._reports or self._cold.knows(self._name, report_id)

    def incident(self, handle: int) -> Incident:
        """The incident under a handle. Raises KeyError where it left memory."""
        return unpack(self._held[handle].packed)

    def find(self, incident_id: IncidentId) -> Incident | None:
        """The incident of this id, fetched back where it had left memory; None where there is none."""
        if incident_id not in self._handles:
            cold = self._cold.take(self._name, incident_id)
            if cold is None:
                return None
            self.put(cold)
        return self.incident(self._handles[incident_id])

    def holding(self, report_id: ReportId) -> Incident | None:
        """The incident that took a report in."""
        if report_id not in self._reports:
            self._put_back(self._cold.take_holding(self._name, report_id))
        handle = self._reports.get(report_id)
        return None if handle is None else self.incident(handle)

    def put(self, incident: Incident, *, same_profile: bool = False) -> None:
        """Hold this version in place of the one before; `same_profile`: nothing changed that reports are compared with."""
        held: _Held | None = None
        handle = self._handles.get(incident.incident_id)
        if handle is None:
            handle = self._next_handle
            self._next_handle += 1
        else:
            held = self._held.pop(handle)
        kept = held if same_profile else None
        profile = kept.profile if kept else (of_incident(incident) if incident.sources else None)
        # One string for the id, not one more with each version.
        incident_id = held.incident_id if held else incident.incident_id
        closes, leaves = closes_on(incident), leaves_on(incident)
        self._held[handle] = _Held(incident_id, pack(incident), profile, closes, leaves)
        self._handles[incident_id] = handle
        for report_id in _reports_of(incident):
            self._reports[report_id] = handle
        self._file(handle, held.profile if held else None, profile)
        for agenda, day in ((self._closing, closes), (self._leaving, leaves)):
            if day is not None:
                agenda.put(day, handle)

    def _file(self, handle: int, before: Profile | None, after: Profile | None) -> None:
        if before is not None and after is not None:
            self._index.replace(handle, before, after)
        elif before is not None:
            self._index.remove(handle, before)
        elif after is not None:
            self._index.add(handle, after)

    def candidates(self, report: Profile, revised: frozenset[int]) -> Iterator[Candidate]:
        """The incidents that a report could be about. `revised`: those that hold an earlier revision of its article."""
        if self._is_late(report):
            self._put_back(self._cold.take_candidates(self._name, report))
        siblings = frozenset(self._index.of_article(report.articles[0])) - revised
        namesakes: dict[str, int] = {}
        for handle, names in (dict.fromkeys(sorted(revised), ()) | self._index.candidates(report)).items():
            held = self._held[handle]
            if held.profile is not None:
                rare = tuple(self._counted(name, namesakes) for name in names)
                shared = Shared(rare, self._index.text(report, held.profile))
                yield Candidate(handle, held.incident_id, held.profile, shared, sibling=handle in siblings)

    def revised_by(self, article: ArticleRef) -> dict[int, Incident]:
        """The incidents that hold another revision of an article, by handle."""
        self._put_back(self._cold.take_of_article(self._name, article.id))
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

    def quiet(self, now: datetime | None, touched: Container[IncidentId] = ()) -> list[Incident]:
        """The active incidents of which nothing was reported for too long as of `now`, by id, but for those touched."""
        if now is None or not self._closing.is_due(now.toordinal()):
            return []
        today = now.toordinal()
        held = (self._held.get(handle) for handle in self._closing.due(today))
        quiet = [
            h
            for h in held
            if h is not None and h.closes is not None and h.closes <= today and h.incident_id not in touched
        ]
        return [unpack(h.packed) for h in sorted(quiet, key=lambda h: h.incident_id)]

    def tidy(self, now: datetime | None) -> None:
        """Set the clock, after all that it closes was closed, and let go of what is not to be held any longer."""
        if now is not None:
            self.clock = now
            self._closing.forget(now.toordinal())
            self._let_go(now.toordinal())
        self._keep_to_limit()

    def start(self, clock: datetime) -> None:
        """Go on from this clock, once everything that the topic holds was put. What is overdue closes with the next report."""
        self.clock = clock
        self._let_go(clock.toordinal())
        self._keep_to_limit()

    def cool(self) -> None:
        """Let go again of what was fetched back and not changed."""
        if self.clock is not None:
            self._let_go(self.clock.toordinal())

    def _let_go(self, today: int) -> None:
        if not self._leaving.is_due(today):
            return
        for handle in self._leaving.due(today):
            held = self._held.get(handle)
            if held is not None and held.leaves is not None and held.leaves <= today:
                self._evict(handle)
        self._leaving.forget(today)

    def _keep_to_limit(self) -> None:
        while len(self._held) > self._limit:
            self._evict(next(iter(self._held)))

    def _counted(self, name: Name, known: dict[str, int]) -> Name:
        """The name with its namesakes among the incidents that left memory: a name does not grow rare by time."""
        if name.name not in known:
            known[name.name] = self._cold.namesakes(self._name, name.name)
        return Name(name.name, name.incidents + known[name.name])

    def _is_late(self, report: Profile) -> bool:
        """Whether it may be about an incident that left memory: nobody had reported that one after its day."""
        start = report.start if report.start is not None else report.first_reported
        return self.clock is not None and start <= self.clock.toordinal() - KEPT_DAYS + _SLACK_DAYS

    def _put_back(self, incidents: Iterable[Incident]) -> None:
        for incident in incidents:
            self.put(incident)

    def _take_out(self, handle: int) -> _Held:
        held = self._held.pop(handle)
        if held.profile is not None:
            self._index.remove(handle, held.profile)
        return held

    def _evict(self, handle: int) -> None:
        held = self._take_out(handle)
        del self._handles[held.incident_id]
        incident = unpack(held.packed)
        for report_id in _reports_of(incident):
            if self._reports.get(report_id) == handle:
                del self._reports[report_id]
        self._cold.put(self._name, incident)


def _reports_of(incident: Incident) -> Iterator[ReportId]:
    yield from (source.report_id for source in incident.sources)
    yield from incident.superseded
