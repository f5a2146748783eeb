"""The subscriptions in force: those of the file, with those of the topic `subscriptions` laid over them by id."""

from collections.abc import Callable, Iterable

from pydantic import ValidationError

from schemas import Subscription, SubscriptionId
from services.alerter.index import SubscriptionIndex
from services.alerter.subscription_file import check_areas, describe
from services.runtime.handler import Record


class SubscriptionBook:
    """Follows the topic; every instance of the service reads it whole.

    A null takes back what the topic said of that id, so that the file's subscription stands again, if there is one:
    the topic is compacted and forgets its nulls, hence a removal that outlived them would not survive a restart. A
    record that can't be used changes nothing: losing a desk's alerts over a slip of the pen is the greater harm.
    """

    def __init__(self, of_file: Iterable[Subscription], on_invalid: Callable[[str, str], None]) -> None:
        """`on_invalid` gets the key and the reason of each record that can't be used, to log and count it."""
        self._of_file = tuple(of_file)
        self._of_topic: dict[SubscriptionId, Subscription] = {}
        self._on_invalid = on_invalid
        self._index: SubscriptionIndex | None = None

    @property
    def index(self) -> SubscriptionIndex:
        """All subscriptions in force, built anew when one has changed."""
        if self._index is None:
            self._index = SubscriptionIndex((*self._of_file, *self._of_topic.values()))
        return self._index

    def apply(self, record: Record) -> None:
        """Take in one record of the topic."""
        if record.value is None:
            self._of_topic.pop(SubscriptionId(record.key), None)
        else:
            try:
                subscription = _subscription(record.key, record.value)
            except ValueError as error:
                self._on_invalid(record.key, str(error))
                return
            self._of_topic[subscription.subscription_id] = subscription
        self._index = None


def _subscription(key: str, value: bytes) -> Subscription:
    try:
        subscription = Subscription.model_validate_json(value)
    except ValidationError as error:
        raise ValueError(describe(error)) from error
    if subscription.subscription_id != key:
        raise ValueError(f"the key {key!r} is not the subscription_id {subscription.subscription_id!r}")
    check_areas(subscription)
    return subscription
