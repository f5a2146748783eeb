"""Wires the alerter to its topics: `incidents` in, `alerts` out, `subscriptions` followed."""

from collections.abc import Callable

from pydantic import ValidationError

from schemas import Alert, IncidentEvent
from schemas.dead_letter import DeadLetterReason
from services.alerter.alert_state import AlertState
from services.alerter.replay import alerts_of
from services.alerter.subscription_book import SubscriptionBook
from services.alerter.subscription_file import describe, read_subscriptions
from services.runtime.handler import Handled, Incoming, Ordering, Outgoing, Reject, Service, Topic
from services.runtime.logs import get_logger
from services.runtime.settings import Settings

ALERTS = "alerts"
NO_ALERT = "no_alert"
TOMBSTONE = "tombstone"


def create_service(settings: Settings) -> Service:
    """The alerter as the runtime runs it.

    Raises SubscriptionFileError if the settings name a file of subscriptions that can't be used.
    """
    of_file = read_subscriptions(settings.subscriptions_file) if settings.subscriptions_file else ()
    book = SubscriptionBook(of_file, _log_invalid(Topic.SUBSCRIPTIONS))
    state = AlertState(_log_invalid(Topic.ALERTS))

    async def handle(incoming: Incoming) -> Handled:
        return handle_event(incoming, book, state)

    return Service(
        name="alerter",
        source=Topic.INCIDENTS,
        handle=handle,
        ordering=Ordering.SEQUENTIAL,
        state=state,
        state_topic=Topic.ALERTS,
        broadcast=book,
        broadcast_topic=Topic.SUBSCRIPTIONS,
    )


def handle_event(incoming: Incoming, book: SubscriptionBook, state: AlertState) -> Handled:
    """What one message of the topic `incidents` gives. Raises Reject for a value that is no IncidentEvent."""
    if incoming.value is None:
        return Handled(TOMBSTONE)
    event = _event(incoming.value)
    alerts = alerts_of(event, book.index, state.ledger(incoming.partition))
    return Handled(
        ALERTS if alerts else NO_ALERT,
        tuple(_outgoing(alert, incoming.partition) for alert in alerts),
        {"incident_id": event.incident_id, "incident_version": event.version, "alerts": len(alerts)},
    )


def _event(value: bytes) -> IncidentEvent:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Reject(DeadLetterReason.NOT_UTF8, f"byte {error.start} is not UTF-8") from error
    try:
        return IncidentEvent.model_validate_json(text)
    except ValidationError as error:
        not_json = any(problem["type"] == "json_invalid" for problem in error.errors(include_input=False))
        reason = DeadLetterReason.NOT_JSON if not_json else DeadLetterReason.INVALID
        raise Reject(reason, describe(error)) from error


def _outgoing(alert: Alert, partition: int) -> Outgoing:
    # In the partition of its cause, so that whoever works on the partition finds its own last words there.
    return Outgoing(
        topic=Topic.ALERTS,
        key=alert.subscription_id,
        message=alert,
        message_id=alert.alert_id,
        time=alert.sent_at,
        partition=partition,
    )


def _log_invalid(topic: Topic) -> Callable[[str, str], None]:
    def log(key: str, reason: str) -> None:
        get_logger().error("record refused", topic=topic, key=key, reason=reason)

    return log
