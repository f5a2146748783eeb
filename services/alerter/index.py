"""The subscriptions that an incident may concern, found by country and type without looking at the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product
from types import MappingProxyType

from schemas import Incident, IncidentType, Subscription, SubscriptionId


class SubscriptionIndex:
    """An immutable set of subscriptions. Of two with one id, the later stands."""

    def __init__(self, subscriptions: Iterable[Subscription]) -> None:
        by_id = {subscription.subscription_id: subscription for subscription in subscriptions}
        self._by_id = dict(sorted(by_id.items()))
        self._slots: defaultdict[tuple[str | None, IncidentType | None], list[SubscriptionId]] = defaultdict(
            list
        )
        for subscription_id, subscription in self._by_id.items():
            filters = subscription.filters
            for slot in product(
                dict.fromkeys(filters.countries or (None,)), dict.fromkeys(filters.types or (None,))
            ):
                self._slots[slot].append(subscription_id)

    @property
    def by_id(self) -> Mapping[SubscriptionId, Subscription]:
        """All of them, in the order of their ids."""
        return MappingProxyType(self._by_id)

    def candidates(self, incident: Incident) -> Iterable[SubscriptionId]:
        """Those whose country and type conditions it meets: no one twice, in no particular order."""
        countries = dict.fromkeys((incident.where.country_code, None))
        for slot in product(countries, (incident.type, None)):
            yield from self._slots.get(slot, ())
