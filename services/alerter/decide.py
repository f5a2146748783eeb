"""Whether one subscriber hears of one step in an incident's life, and in which words. Pure: same input, same alert.

| last word          | the incident now                          | what is sent                                      |
|--------------------|-------------------------------------------|---------------------------------------------------|
| none, or a cancel  | active, reported as news, meets all       | alert                                             |
| none, or a cancel  | known from background only, or long past  | nothing                                           |
| none               | has taken in one that was told            | update of that one's alerts, with what is new     |
| an alert or update | same version or an older one              | nothing: it was delivered twice                   |
|                    | retracted, or merged into another         | cancel, unless that other was told as its update  |
|                    | closed                                    | nothing                                           |
|                    | no longer of the subject asked for        | cancel: the earlier word was wrong for them       |
|                    | weaker than asked for                     | one update that says so, then silence             |
|                    | strong enough again                       | update                                            |
|                    | a change that one of the triggers watches | update, with all the changes since the last word  |
|                    | anything else, such as a wire copy        | nothing                                           |

The trigger `retraction` governs the cancels and the word that it became too weak. Subject, strength and wording are
told apart in filters.py, what counts as a change in changes.py.
"""

from itertools import chain
from typing import TypeAlias

from schemas import (
    Alert,
    AlertId,
    AlertKind,
    Incident,
    IncidentEvent,
    IncidentStatus,
    Role,
    Ruling,
    Subscription,
    Trigger,
    derive_id,
)
from schemas.taxonomy import load_taxonomy
from services.alerter.changes import CHANGES
from services.alerter.filters import strength_findings, subject_findings, wording_findings
from services.alerter.ledger import Told

# A massacre may be found and a weekly may come out some days later; an anniversary, a trial or a report on last month
# is none of these.
NEWS_DAYS = 7

_Word: TypeAlias = tuple[AlertKind, list[str]]


def decide(
    event: IncidentEvent, subscription: Subscription, told: Told | None, part: Told | None = None
) -> Alert | None:
    """The alert that this event is worth to this subscriber, who was last told `told`; None if it is worth none.

    `part`: the last word on an incident that this one has taken in since.
    """
    if told is not None and event.version <= told.version:
        return None
    if told is None and part is not None:
        word = _word_on_whole(event.incident, subscription, part)
    elif told is None or told.cancelled:
        word = _first_word(event.incident, subscription, again=told is not None)
    else:
        word = _further_word(event.incident, subscription, told)
    if word is None:
        return None
    kind, reasons = word
    return _alert(event, subscription, told or part, kind, reasons)


def _first_word(incident: Incident, subscription: Subscription, *, again: bool) -> _Word | None:
    if incident.status is not IncidentStatus.ACTIVE or not _is_news(incident):
        return None
    findings = list(
        chain(
            subject_findings(subscription.filters, incident),
            strength_findings(subscription.filters, incident),
            wording_findings(subscription.filters, incident),
        )
    )
    if not all(finding.met for finding in findings):
        return None
    reasons = [finding.sentence for finding in findings] or ["The subscription asks for every incident."]
    if again:
        reasons.insert(0, "It was cancelled before and stands again.")
    return AlertKind.ALERT, reasons


def _is_news(incident: Incident) -> bool:
    """Somebody reported it as news while it was news; what is remembered, compared or commemorated is not.

    The urgency alone can't tell: it is past as well on the third day of a flood whose toll only then grows severe.
    """
    if incident.independent_origins == 0 or incident.when.series:
        return False
    end = incident.when.end
    return end is None or any(
        source.role is Role.MAIN
        and source.published_at is not None
        and (source.published_at.date() - end).days <= NEWS_DAYS
        for source in incident.sources
    )


def _further_word(incident: Incident, subscription: Subscription, told: Told) -> _Word | None:
    watches_retraction = Trigger.RETRACTION in subscription.triggers
    withdrawn = _withdrawal(incident) or [
        finding.sentence for finding in subject_findings(subscription.filters, incident) if not finding.met
    ]
    if withdrawn:
        return (AlertKind.CANCEL, withdrawn) if watches_retraction else None
    if incident.status is IncidentStatus.CLOSED:
        return None

    filters = subscription.filters
    was_weak = any(not finding.met for finding in strength_findings(filters, told))
    findings = list(strength_findings(filters, incident))
    weak = [finding.sentence for finding in findings if not finding.met]
    changes = [
        sentence
        for trigger, changes_of in CHANGES.items()
        if trigger in subscription.triggers
        for sentence in changes_of(told, incident)
    ]
    if was_weak:
        return (
            None
            if weak
            else (AlertKind.UPDATE, [*changes, *(finding.sentence for finding in findings if finding.met)])
        )
    if weak and watches_retraction:
        changes += [*weak, "It is below what was asked for; nothing more follows unless that changes."]
    return (AlertKind.UPDATE, changes) if changes else None


def _word_on_whole(incident: Incident, subscription: Subscription, part: Told) -> _Word | None:
    """Instead of a cancel and an alert: an update, to those for whom the whole is still their matter."""
    if incident.status not in (IncidentStatus.ACTIVE, IncidentStatus.CLOSED):
        return None
    kind, changes = _further_word(incident, subscription, part) or (AlertKind.UPDATE, [])
    if kind is not AlertKind.UPDATE or not all(
        f.met for f in subject_findings(subscription.filters, incident)
    ):
        return None
    return kind, ["It turned out to be one with an incident that is known for longer.", *changes]


def _withdrawal(incident: Incident) -> list[str]:
    if incident.ruling is Ruling.RETRACTED:
        return ["An operator found that it did not happen."]
    if incident.status is IncidentStatus.RETRACTED:
        return ["It was taken back by those who reported it."]
    if incident.status is IncidentStatus.MERGED:
        return [f"It turned out to be the same as incident {incident.merged_into}."]
    return []


def _alert(
    event: IncidentEvent, subscription: Subscription, told: Told | None, kind: AlertKind, reasons: list[str]
) -> Alert:
    incident = event.incident
    return Alert(
        alert_id=AlertId(derive_id("alert", subscription.subscription_id, event.incident_id, event.version)),
        kind=kind,
        references=told.alert_ids if told else (),
        subscription_id=subscription.subscription_id,
        incident_id=event.incident_id,
        incident_version=event.version,
        sent_at=event.at,
        headline=incident.headline,
        reasons=tuple(reasons),
        severity=incident.severity,
        certainty=incident.certainty,
        urgency=incident.urgency,
        category=load_taxonomy()[incident.type].cap,
        incident=incident,
    )
