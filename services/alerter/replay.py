"""All alerts that a run of incident events gives: the same rules without a broker, and the core of the agent."""

from collections.abc import Iterable, Iterator

from schemas import Alert, Incident, IncidentEvent, Subscription, SubscriptionId
from services.alerter.decide import decide
from services.alerter.index import SubscriptionIndex
from services.alerter.ledger import Ledger, Told


def alerts_for(events: Iterable[IncidentEvent], subscriptions: Iterable[Subscription]) -> Iterator[Alert]:
    """The alerts of each event in turn, in the order of the subscriptions' ids."""
    index, ledger = SubscriptionIndex(subscriptions), Ledger()
    for event in events:
        yield from alerts_of(event, index, ledger)


def alerts_of(event: IncidentEvent, index: SubscriptionIndex, ledger: Ledger) -> list[Alert]:
    """The alerts of one event, in the order of the subscriptions' ids; they are noted in the ledger.

    Only those are asked whom it may concern by country and type, and those who heard of the incident before, or of one that
    it took in. Who was told of a merge as an update of the same alerts hears no more of the incident that is gone.
    """
    incident = event.incident
    told = ledger.told(event.incident_id)
    parts = _told_of_parts(incident, ledger)
    known = (told.keys() | parts.keys()) & index.by_id.keys()
    concerned = sorted({*index.candidates(incident), *known} - _told_of_whole(incident, ledger))
    decided = (decide(event, index.by_id[who], told.get(who), parts.get(who)) for who in concerned)
    alerts = [alert for alert in decided if alert is not None]
    for alert in alerts:
        ledger.record(alert)
    return alerts


def _told_of_parts(incident: Incident, ledger: Ledger) -> dict[SubscriptionId, Told]:
    """The last word to each subscriber about an incident that this one took in, where that word still stands."""
    return {
        who: word
        for part in incident.absorbed
        for who, word in ledger.told(part).items()
        if not word.cancelled
    }


def _told_of_whole(incident: Incident, ledger: Ledger) -> set[SubscriptionId]:
    """Who was told, as an update of the alerts about this incident, of the one that it was merged into."""
    if incident.merged_into is None:
        return set()
    part, whole = ledger.told(incident.incident_id), ledger.told(incident.merged_into)
    return {
        who for who in part.keys() & whole.keys() if set(part[who].alert_ids) <= set(whole[who].alert_ids)
    }
