"""The incidents of one shard: what memory holds of each, the index that finds them, and the shard's clock.

Memory holds what decisions need (`held.py`), the store the incidents themselves. Those of
which nothing was reported for long are in the cold store, and come back for as long as a report that may be about them is
worked on. Which incidents are in memory follows from the incidents and the clock, so a shard that is restored from the topic
has the same ones.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime

from schemas.ids import IncidentId, ReportId
from services.deduplicator import held as held_bytes
from services.deduplicator import profile_bytes
from services.deduplicator.agenda import Agenda
from services.deduplicator.candidate import Candidate
from services.deduplicator.growth import of_joined
from services.deduplicator.hashes import incident_hash, report_hash, word_hash
from services.deduplicator.held import Held, holding, id_in, profile_in
from services.deduplicator.identity import keys_of
from services.deduplicator.index import Index, Name, Shared
from services.deduplicator.lifecycle import KEPT_DAYS
from services.deduplicator.model.incident import Incident
from services.deduplicator.model.report import ArticleRef
from services.deduplicator.postings import HANDLES
from services.deduplicator.profile import Profile, of_incident
from services.deduplicator.register import Register, identities
from services.deduplicator.store import Store

MAX_INCIDENTS = 200_000
"""Incidents of one shard in memory, about 1.5 KB each, in case a country has more news than was thought. The ones that were
untouched for longest leave it early."""

_SLACK_DAYS = 10  # a report may be off by as much as the index looks back for one that names no day


class Shard:
    """The state of one shard. Iteration order is the order of the latest change, in memory as in the topic."""

    def __init__(self, name: str = "", store: Store | None = None, limit: int = MAX_INCIDENTS) -> None:
        self._name = name
        self._limit = limit
        store = store or Store()
        self._bodies, self._cold = store.bodies, store.cold
        self._held: dict[int, bytes] = {}
        self._register = Register()
        self._index = Index()
        self._closing = Agenda()
        self._leaving = Agenda()
        self._late: dict[IncidentId, int] = {}
        """Handles of the incidents that the report at hand is about: each is asked for several times."""
        self._free: list[int] = []
        """Handles of incidents that left."""
        self.clock: datetime | None = None
        """The latest publication among the reports that changed something."""

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Incident]:
        return map(self.incident, tuple(self._held))

    def knows(self, report_id: ReportId) -> bool:
        """Whether a report was taken in, or was replaced by a later revision of its article."""
        return self._taken_in_by(report_id) is not None or self._cold.knows(self._name, report_id)

    def incident(self, handle: int) -> Incident:
        """The incident under a handle. Raises KeyError where it left memory."""
        return self._bodies.get(self._load(handle).number)

    def find(self, incident_id: IncidentId) -> Incident | None:
        """The incident of this id, fetched back where it had left memory; None where there is none."""
        handle = self._handle_of(incident_id)
        if handle is None:
            cold = self._cold.take(self._name, incident_id)
            return self.incident(self._put_back(cold)) if cold else None
        return self.incident(handle)

    def holding(self, report_id: ReportId) -> Incident | None:
        """The incident that took a report in."""
        handle = self._taken_in_by(report_id)
        if handle is None:
            self._fetch(self._cold.take_holding(self._name, report_id))
            handle = self._taken_in_by(report_id)
        return None if handle is None else self.incident(handle)

    def put(
        self,
        incident: Incident,
        replaced: Incident | None = None,
        profile: Profile | None = None,
        *,
        same_profile: bool = False,
    ) -> None:
        """Hold this version in place of the one before. `replaced`, `profile`: that, and what this is compared by, where known;
        `same_profile`: nothing changed that reports are compared with.
        """
        handle = self._handle_of(incident.incident_id) if incident.version > 1 else None
        if handle is None:
            profile = profile or _profile(incident)
            self._enter(holding(incident, self._bodies.add(incident), _packed(profile)), profile)
            return
        before = self._load(handle)
        self._bodies.put(before.number, incident)
        if same_profile:
            self._hold(handle, holding(incident, before.number, before.profile))
            self._index.renew(handle)
            return
        old = _unpacked(before.profile)
        new = (
            of_joined(incident, replaced, old)
            if replaced and old and incident.sources
            else _profile(incident)
        )
        after = holding(incident, before.number, _packed(new))
        self._hold(handle, after)
        self._register.file(handle, identities(before, old), identities(after, new))
        self._index.file(handle, old, new)

    def candidates(self, report: Profile, revised: frozenset[int]) -> Iterator[Candidate]:
        """The incidents that a report could be about. `revised`: those that hold an earlier revision of its article."""
        if self._is_late(report):
            self._fetch(self._cold.take_candidates(self._name, report))
        articles = frozenset(report.articles)
        of_its_article = {handle for key in report.articles for handle in self._register.article(key)}
        namesakes: dict[int, int] = {}
        found = self._index.candidates(report)
        for handle, names in (dict.fromkeys(sorted(revised), ()) | found if revised else found).items():
            held = self._held[handle]
            at = profile_in(held)
            if at == len(held):
                continue
            rare = tuple([self._counted(name, namesakes) for name in names])
            shared = Shared(rare, self._index.likeness(report.texts, profile_bytes.texts(held, at)))
            sibling = (
                handle in of_its_article
                and handle not in revised
                and not articles.isdisjoint(profile_bytes.load(held[at:]).articles)
            )
            yield Candidate(handle, held, at, shared, sibling=sibling)

    def revised_by(self, article: ArticleRef) -> dict[int, Incident]:
        """The incidents that hold another revision of an article, by handle."""
        keys, now = keys_of(article.id, article.url), word_hash(article.content_hash)
        for key in keys:
            self._fetch(self._cold.take_of_article(self._name, key))
        found = dict.fromkeys(handle for key in keys for handle in self._register.article(key))
        return {
            handle: self.incident(handle)
            for handle in self._index.oldest_first(list(found))
            if any(key in keys and other != now for key, other in self._revisions(handle))
        }

    def has_page(self, article: ArticleRef) -> bool:
        """Whether the page of an article was taken in as it is now, under another id."""
        its_id, *page = keys_of(article.id, article.url)
        now = word_hash(article.content_hash)
        for key in page:
            for handle in self._register.article(key):
                revisions = self._revisions(handle)
                if (key, now) in revisions and (its_id, now) not in revisions:
                    return True
        return False

    def _revisions(self, handle: int) -> list[tuple[int, int]]:
        """What its articles are known by, each with the hash of the content."""
        profile = _unpacked(self._load(handle).profile)
        return list(zip(profile.articles, profile.revisions, strict=True)) if profile is not None else []

    def quiet(self, now: datetime | None, touched: Container[IncidentId] = ()) -> list[Incident]:
        """The active incidents of which nothing was reported for too long as of `now`, by id, but for those touched."""
        if now is None or not self._closing.is_due(now.toordinal()):
            return []
        today = now.toordinal()
        due = [(handle, self._load(handle)) for handle in self._closing.due(today) if handle in self._held]
        quiet = {
            held.incident_id: (held.number, handle)
            for handle, held in due
            if held.closes is not None and held.closes <= today and held.incident_id not in touched
        }
        self._late |= {incident_id: handle for incident_id, (_, handle) in quiet.items()}
        return [self._bodies.get(number) for _, (number, _) in sorted(quiet.items())]

    def tidy(self, now: datetime | None) -> None:
        """Set the clock, after all that it closes was closed, and let go of what is not to be held any longer."""
        self._late.clear()
        if now is not None:
            self.clock = now
            self._closing.forget(now.toordinal())
            self._let_go(now.toordinal())
        self._keep_to_limit()

    def start(self, clock: datetime) -> None:
        """Go on from this clock, once everything that the topic holds was put. What is overdue closes with the next report."""
        self._late.clear()
        self.clock = clock
        self._let_go(clock.toordinal())
        self._keep_to_limit()

    def cool(self) -> None:
        """Let go again of what was fetched back and not changed."""
        self._late.clear()
        if self.clock is not None:
            self._let_go(self.clock.toordinal())

    def _let_go(self, today: int) -> None:
        if not self._leaving.is_due(today):
            return
        for handle in self._leaving.due(today):
            leaves = self._load(handle).leaves if handle in self._held else None
            if leaves is not None and leaves <= today:
                self._evict(handle)
        self._leaving.forget(today)

    def _keep_to_limit(self) -> None:
        while len(self._held) > self._limit:
            self._evict(next(iter(self._held)))

    def _counted(self, name: Name, known: dict[int, int]) -> Name:
        """The name with its namesakes among the incidents that left memory: a name does not grow rare by time."""
        if name.hash not in known:
            known[name.hash] = self._cold.namesakes(self._name, name.hash)
        return Name(name.hash, name.incidents + known[name.hash])

    def _is_late(self, report: Profile) -> bool:
        """Whether it may be about an incident that left memory: nobody had reported that one after its day."""
        start = report.start if report.start is not None else report.first_reported
        return self.clock is not None and start <= self.clock.toordinal() - KEPT_DAYS + _SLACK_DAYS

    def _handle_of(self, incident_id: IncidentId) -> int | None:
        handle = self._late.get(incident_id)
        if handle is None:
            handles = self._register.incident(incident_hash(incident_id))
            handle = next((h for h in handles if id_in(self._held[h]) == incident_id), None)
            if handle is not None:
                self._late[incident_id] = handle
        return handle

    def _taken_in_by(self, report_id: ReportId) -> int | None:
        report = report_hash(report_id)
        handles = self._index.oldest_first(self._register.report(report))
        return next((h for h in reversed(handles) if report in self._load(h).reports), None)

    def _load(self, handle: int) -> Held:
        return held_bytes.load(self._held[handle])

    def _hold(self, handle: int, held: Held) -> None:
        """Hold this in place of what was held before, behind all others."""
        self._held.pop(handle, None)
        self._held[handle] = held_bytes.dump(held)
        for agenda, day in ((self._closing, held.closes), (self._leaving, held.leaves)):
            if day is not None:
                agenda.put(day, handle)

    def _enter(self, held: Held, profile: Profile | None) -> int:
        handle = self._free.pop() if self._free else len(self._held)
        if handle >= HANDLES:
            raise OverflowError(f"more than {HANDLES} incidents of one country in memory")
        self._hold(handle, held)
        self._register.file(handle, frozenset(), identities(held, profile))
        self._index.file(handle, None, profile)
        return handle

    def _put_back(self, held: Held) -> int:
        return self._enter(held, _unpacked(held.profile))

    def _fetch(self, cold: Iterable[Held]) -> None:
        for held in cold:
            self._put_back(held)

    def _evict(self, handle: int) -> None:
        held = self._load(handle)
        profile = _unpacked(held.profile)
        del self._held[handle]
        self._late.pop(held.incident_id, None)
        self._register.file(handle, identities(held, profile), frozenset())
        self._index.file(handle, profile, None)
        self._free.append(handle)
        self._cold.put(self._name, held)


def _profile(incident: Incident) -> Profile | None:
    return of_incident(incident) if incident.sources else None


def _packed(profile: Profile | None) -> bytes:
    return profile_bytes.dump(profile) if profile else b""


def _unpacked(packed: bytes) -> Profile | None:
    return profile_bytes.load(packed) if packed else None
