"""Two incidents that turn out to be one.

By itself the linker merges only where all of this holds; an operator may merge whatever he likes (`verdicts.py`).

1. A report fits both at the threshold `merge` of `data/weights.yaml`, far above the one for joining.
2. The younger was linked to the older as its likely twin, or the other way round: doubt was noted when it was opened.
3. Held against each other they are at least likely twins still, and nothing rules them out; one article that tells of both does.
4. No operator told them apart, and none retracted either.

The older one, by first publication, takes in all sources. Its event comes first: after a crash between the two, the state
restored from the topic shows what is to be finished when the report comes again.
"""

from collections.abc import Iterable

from schemas.incident import Incident, IncidentStatus, Ruling
from services.deduplicator.candidate import Candidate
from services.deduplicator.decide import score, weights
from services.deduplicator.draft import Draft
from services.deduplicator.features import compare, measure
from services.deduplicator.lifecycle import absorbing, merged, older_first
from services.deduplicator.shard import Shard
from services.deduplicator.vetoes import ruled_out, unsupported


def twin_of(shard: Shard, join: Candidate, also: Iterable[Candidate]) -> Incident | None:
    """The incident that is one with `join`, of those which the report fits as clearly; None where none is."""
    incident: Incident | None = None
    for other in also:
        incident = incident or shard.incident(join.handle)
        twin = shard.incident(other.handle)
        if _may_merge(incident, twin) and _fit(shard, join, other):
            return twin
    return None


def merge_twin(draft: Draft, before: Incident, after: Incident, twin: Incident) -> None:
    """Join a report and merge in one step: `after` is `before` with the report, not published yet."""
    twin = draft.find(twin.incident_id) or twin
    older, younger = older_first(after, twin)
    reasons = (*after.reasons, "a report fits both this incident and its likely twin")
    survivor = absorbing(older, younger, draft.occasion, reasons)
    if older is after:
        draft.add(before, survivor.model_copy(update={"version": before.version + 1}))
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
        _is_linked(one, other)
        and other.incident_id not in one.apart
        and one.incident_id not in other.apart
        and Ruling.RETRACTED not in (one.ruling, other.ruling)
        and not {s.article_id for s in one.sources} & {s.article_id for s in other.sources}
    )


def _is_linked(one: Incident, other: Incident) -> bool:
    return other.incident_id in {link.incident_id for link in one.links} or one.incident_id in {
        link.incident_id for link in other.links
    }


def _fit(shard: Shard, one: Candidate, other: Candidate) -> bool:
    """Whether two incidents, each held for a report about the other, are at least likely twins."""
    model = weights()
    report, incident = one.profile(), other.profile()
    for candidate in shard.candidates(report, frozenset()):
        if candidate.handle != other.handle:
            continue
        measures = measure(report, incident)
        if ruled_out(report, incident, measures, candidate.shared, sibling=False):
            return False
        comparison = compare(report, incident, measures, candidate.shared)
        return not unsupported(comparison) and score(comparison, model) >= model.link
    return False
