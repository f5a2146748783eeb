"""Two incidents that turn out to be one.

By itself the linker merges only where all of this holds; an operator may merge whatever he likes (`verdicts.py`).

1. A report fits both at the threshold `merge` of `data/weights.yaml`, far above the one for joining.
2. Held against each other, with the report, nothing rules them out; one article that tells of both does.
3. They fit each other as likely twins where doubt was noted when one was opened, and at the threshold `merge` where it was not:
   one of them had no place yet, or no words in common with the other.
4. No operator told them apart, and none retracted either.

The older one, by first publication, takes in all sources. Its event comes first: after a crash between the two, the state
restored from the topic shows what is to be finished when the report comes again.
"""

from collections.abc import Iterable

from schemas.incident import IncidentStatus, Ruling
from services.deduplicator.candidate import Candidate
from services.deduplicator.decide import score, weights
from services.deduplicator.draft import Draft
from services.deduplicator.features import compare, measure
from services.deduplicator.lifecycle import absorbing, merged, older_first
from services.deduplicator.model.incident import Incident
from services.deduplicator.profile import of_incident
from services.deduplicator.shard import Shard
from services.deduplicator.vetoes import ruled_out, unsupported


def twin_of(shard: Shard, after: Incident, also: Iterable[Candidate]) -> Incident | None:
    """The incident that is one with `after`, which a report has joined, of those that the report fits as clearly; None where none
    is.
    """
    for other in also:
        twin = shard.incident(other.handle)
        if _may_merge(after, twin) and _fit(shard, after, other) >= _least(after, twin):
            return twin
    return None


def _least(one: Incident, other: Incident) -> float:
    """How well two incidents must fit each other: twins that nobody suspected, because one had no place, as well as a report."""
    return weights().link if _is_linked(one, other) else weights().merge


def merge_twin(draft: Draft, before: Incident, after: Incident, twin: Incident) -> None:
    """Join a report and merge in one step: `after` is `before` with the report, not published yet."""
    twin = draft.find(twin.incident_id) or twin
    older, younger = older_first(after, twin)
    reasons = (*after.reasons, "a report fits both this incident and its likely twin")
    survivor = absorbing(older, younger, draft.occasion, reasons)
    if older is after:
        draft.add(before, survivor.but(version=before.version + 1))
        draft.add(twin, merged(twin, before.incident_id, draft.occasion, reasons))
    else:
        draft.add(twin, survivor)
        draft.add(before, merged(before, twin.incident_id, draft.occasion, reasons))


def finish_merges(draft: Draft, survivor: Incident | None) -> None:
    """Publish what a crash kept from being published: incidents whose sources went to `survivor` point to it."""
    for incident_id in survivor.absorbed if survivor else ():
        younger = draft.find(incident_id)
        if survivor and younger and younger.status is not IncidentStatus.MERGED:
            draft.add(younger, merged(younger, survivor.incident_id, draft.occasion, survivor.reasons))


def _may_merge(one: Incident, other: Incident) -> bool:
    return (
        other.incident_id not in one.apart
        and one.incident_id not in other.apart
        and Ruling.RETRACTED not in (one.ruling, other.ruling)
        and not {s.article_id for s in one.sources} & {s.article_id for s in other.sources}
    )


def _is_linked(one: Incident, other: Incident) -> bool:
    return other.incident_id in {link.incident_id for link in one.links} or one.incident_id in {
        link.incident_id for link in other.links
    }


def _fit(shard: Shard, one: Incident, other: Candidate) -> float:
    """How probable it is that two incidents are one, each held for a report about the other; 0 where something rules it out."""
    report, incident = of_incident(one), other.profile()
    for candidate in shard.candidates(report, frozenset()):
        if candidate.handle != other.handle:
            continue
        measures = measure(report, incident)
        if ruled_out(report, incident, measures, candidate.shared, sibling=False):
            return 0.0
        comparison = compare(report, incident, measures, candidate.shared)
        return 0.0 if unsupported(comparison) else score(comparison, weights())
    return 0.0
