"""The reducer: one report or verdict, and the state of its shard, give the next state and the events to publish."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from schemas.ids import IncidentId, VerdictId
from schemas.incident import IncidentStatus, StepKind
from schemas.report import IncidentReport, Realis
from schemas.verdict import Verdict
from services.deduplicator.assemble import joined, opened, withdrawn
from services.deduplicator.candidate import Candidate
from services.deduplicator.decide import Decision, decide, weights
from services.deduplicator.draft import Draft
from services.deduplicator.events import occasion_of, only_closes
from services.deduplicator.growth import of_opened
from services.deduplicator.identity import is_stale
from services.deduplicator.lifecycle import noted
from services.deduplicator.merging import finish_merges, merge_twin, twin_of
from services.deduplicator.model.event import Event
from services.deduplicator.model.incident import Incident
from services.deduplicator.model.report import Report, taken
from services.deduplicator.profile import of_report
from services.deduplicator.shard import MAX_INCIDENTS, Shard
from services.deduplicator.standing import denies, may_deny
from services.deduplicator.store import Store
from services.deduplicator.verdicts import UnknownIncidentError, VerdictError, give


class Linker:
    """The incidents of a partition, by shard. Shards never look at each other, so it does not matter which of them a
    partition holds: the same reports in the same order give the same bytes in a stream and in one file.
    """

    def __init__(self, limit: int = MAX_INCIDENTS) -> None:
        self._limit = limit
        self._shards: dict[str, Shard] = {}
        self._store = Store()

    @classmethod
    def restored(cls, events: Iterable[Event], limit: int = MAX_INCIDENTS) -> "Linker":
        """The linker that published these events, oldest first; of each incident the highest version counts."""
        linker = cls(limit)
        versions: dict[str, int] = {}
        clocks: dict[Shard, datetime] = {}
        for published in events:
            known = versions.get(published.incident_id, 0)
            if published.version <= known:
                continue  # it was published again after a crash
            versions[published.incident_id] = published.version
            shard = linker._shard(published.incident.where.shard)
            # Compaction may have taken the version in between.
            is_next = published.version == known + 1
            shard.put(published.incident, same_profile=is_next and only_closes(published))
            moment = published.watermark or published.at
            if moment is not None:
                clocks[shard] = max(clocks.get(shard, moment), moment)
        for shard, clock in clocks.items():
            shard.start(clock)
        return linker

    def __len__(self) -> int:
        return sum(map(len, self._shards.values()))

    def __iter__(self) -> Iterator[Incident]:
        """The incidents in memory."""
        for shard in self._shards.values():
            yield from shard

    def all_as_json(self) -> Iterator[bytes]:
        """The last state of every incident that there ever was, in the order of their opening."""
        return self._store.bodies.all_as_json()

    def apply(self, message: IncidentReport) -> tuple[Event, ...]:
        """Take a report in. Empty where it says nothing new: it or its page was taken in before, or it tells of nothing that
        happened (planned, hypothetical), or denies what nobody reported.

        The state is changed only after all events are made, so a failure leaves it as it was.
        """
        report = taken(message)
        if report.realis is not Realis.ACTUAL and not may_deny(report):
            return ()
        shard = self._shard(report.shard)
        published = report.article.published_at
        draft = Draft(shard, occasion_of(report), _later(shard.clock, published))
        if shard.knows(report.report_id):
            finish_merges(draft, shard.holding(report.report_id))
        elif not shard.has_page(report.article):
            _take_in(draft, shard, report)
        return draft.commit()

    def give(self, verdict: Verdict, verdict_id: VerdictId, at: datetime) -> tuple[Event, ...]:
        """Follow an operator's verdict, given at `at` where it does not say so itself. Empty where it changes nothing.

        Raises VerdictError where it can't be followed: an incident is not known here, or the two are of two countries.
        """
        for shard in self._shards.values():
            if shard.find(verdict.incident_id) is not None:
                try:
                    return give(shard, verdict, verdict_id, at).commit()
                except VerdictError:
                    shard.cool()  # it was fetched back to be looked at
                    raise
        raise UnknownIncidentError(verdict.incident_id)

    def _shard(self, name: str) -> Shard:
        if name not in self._shards:
            self._shards[name] = Shard(name, self._store, self._limit)
        return self._shards[name]


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((moment for moment in (one, other) if moment is not None), default=None)


def _take_in(draft: Draft, shard: Shard, report: Report) -> None:
    article = report.article
    profile = of_report(report)
    revised = shard.revised_by(article)
    held = frozenset(incident.incident_id for incident in revised.values())
    candidates = shard.candidates(profile, frozenset(revised))
    if held:
        candidates = (c for c in candidates if not _told_apart(shard, c, held))
    decision = decide(profile, candidates, weights())
    if decision.join is None and report.realis is Realis.NEGATED:
        return  # nobody reported what it denies
    draft.close_the_quiet()
    chosen = decision.join.incident_id() if decision.join else None
    opening = None
    if chosen is None:
        opening = opened(report, reasons=decision.reasons, links=decision.links, decision=decision.record)
    # The other reports of the new revision will replace theirs; what is left when the last has come is taken out.
    if all(map(shard.knows, report.siblings)):
        for incident in revised.values():
            if incident.incident_id != chosen:
                _withdraw(draft, incident.incident_id, report, opening)
    if opening is not None:
        draft.add(None, opening, profile=of_opened(opening, report, profile))
    elif decision.join is not None:
        _join(draft, shard, report, decision, decision.join)
    draft.close_the_late()


def _told_apart(shard: Shard, candidate: Candidate, held: frozenset[IncidentId]) -> bool:
    """Whether an operator told the candidate apart from an incident that holds an earlier revision of the article."""
    return not held.isdisjoint(shard.incident(candidate.handle).apart)


def _withdraw(draft: Draft, incident_id: IncidentId, report: Report, opening: Incident | None) -> None:
    """Take out what the earlier revision of an article said; where it now tells of an incident of its own, they part."""
    before = draft.find(incident_id)
    assert before is not None, "it holds the earlier revision"
    article = report.article
    gone = tuple(s for s in before.sources if is_stale(s, article))
    after = withdrawn(before, gone, reason="a later revision of the article no longer says so")
    if after.status is IncidentStatus.RETRACTED:
        draft.add(before, noted(after, StepKind.RETRACTED, draft.occasion, reasons=after.reasons))
    elif opening is not None:
        draft.add(
            before,
            noted(after, StepKind.PARTED, draft.occasion, other=opening.incident_id, reasons=after.reasons),
            split=True,
        )
    else:
        draft.add(before, after)


def _join(draft: Draft, shard: Shard, report: Report, decision: Decision, join: Candidate) -> None:
    before = draft.find(join.incident_id())
    assert before is not None, "it is a candidate"
    article = report.article
    denial = denies(report, before)
    after = joined(
        before,
        report,
        reasons=decision.reasons,
        replaced=tuple(s for s in before.sources if is_stale(s, article)),
        decision=decision.record,
        denial=denial,
    )
    if before.status is IncidentStatus.CLOSED and after.status is IncidentStatus.ACTIVE:
        after = noted(after, StepKind.REOPENED, draft.occasion)
    if denial:
        after = noted(after, StepKind.DENIED, draft.occasion)
        if after.status is IncidentStatus.RETRACTED and before.status is not after.status:
            after = noted(
                after, StepKind.RETRACTED, draft.occasion, reasons=("all who reported it took it back",)
            )
    twin = None if denial else twin_of(shard, after, decision.also)
    if twin is None:
        draft.add(before, after)
    else:
        merge_twin(draft, before, after, twin)
