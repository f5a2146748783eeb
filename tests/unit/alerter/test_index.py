"""Only those are asked whom an incident may concern."""

from collections.abc import Callable

from schemas import IncidentEvent, IncidentType, Subscription, Where
from services.alerter.index import SubscriptionIndex

Events = Callable[..., IncidentEvent]
Subscriptions = Callable[..., Subscription]


def test_country_and_type_select(event: Events, subscription: Subscriptions) -> None:
    index = SubscriptionIndex(
        [
            subscription("all"),
            subscription("country", countries=("IQ", "SY")),
            subscription("type", types=(IncidentType.RIOT,)),
            subscription("both", countries=("IQ",), types=(IncidentType.RIOT,)),
            subscription("other country", countries=("SY",)),
            subscription("other type", types=(IncidentType.FLOOD,)),
            subscription("half", countries=("IQ",), types=(IncidentType.FLOOD,)),
        ]
    )
    assert sorted(index.candidates(event().incident)) == ["all", "both", "country", "type"]


def test_no_candidate_comes_twice(event: Events, subscription: Subscriptions) -> None:
    index = SubscriptionIndex([subscription("twice", countries=("IQ", "IQ"))])
    assert list(index.candidates(event().incident)) == ["twice"]
    nowhere = event(where=Where()).incident
    assert list(SubscriptionIndex([subscription("all")]).candidates(nowhere)) == ["all"]


def test_of_two_with_one_id_the_later_stands(subscription: Subscriptions) -> None:
    later = subscription("a", countries=("IQ",))
    assert SubscriptionIndex([subscription("a"), later]).by_id == {"a": later}
