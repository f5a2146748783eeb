"""All alerts that a run of incident events gives: the same rules without a broker, and the core of the agent."""

from collections.abc import Iterable, Iterator

from schemas import Alert, IncidentEvent, Subscription
from services.alerter.decide import decide
from services.alerter.index import SubscriptionIndex
from services.alerter.ledger import Ledger


def alerts_for(events: Iterable[IncidentEvent], subscriptions: Iterable[Subscription]) -> Iterator[Alert]:
    """The alerts of each event in turn, in the order of the subscriptions' ids."""
    index, ledger = SubscriptionIndex(subscriptions), Ledger()
    for event in events:
        yield from alerts_of(event, index, ledger)


def alerts_of(event: IncidentEvent, index: SubscriptionIndex, ledger: Ledger) -> list[Alert]:
    """The alerts of one event, in the order of the subscriptions' ids; they are noted in the ledger.

    Only those are asked whom it may concern by country and type, and those who heard of the incident before.
    """
    told = ledger.told(event.incident_id)
    concerned = sorted({*index.candidates(event.incident), *(told.keys() & index.by_id.keys())})
    decided = (decide(event, index.by_id[who], told.get(who)) for who in concerned)
    alerts = [alert for alert in decided if alert is not None]
    for alert in alerts:
        ledger.record(alert)
    return alerts
