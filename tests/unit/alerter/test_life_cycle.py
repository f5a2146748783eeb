"""What a subscriber hears when incidents are closed, merged, parted or ruled on: once, and only what matters to him."""

from datetime import UTC, datetime

import pytest

from schemas import AlertKind, IncidentStatus, Ruling, Verdict, VerdictId, VerdictKind
from services.alerter.replay import alerts_for
from tests.support.made_reports import hours, make_report, toll
from tests.support.published import Linker

GIVEN = datetime(2019, 11, 20, tzinfo=UTC)


@pytest.fixture
def merged():
    """The events of two incidents, of 2 and of 5 dead, that an operator merges; the older is about nobody's death."""
    linker = Linker()
    (one,) = linker.apply(make_report("a", casualties=toll(2)))
    (two,) = linker.apply(
        make_report("b", source="two.example", when=hours(72).date(), published=hours(72), casualties=toll(5))
    )
    verdict = Verdict(kind=VerdictKind.MERGE, incident_id=one.incident_id, other=two.incident_id)
    return one, two, *linker.give(verdict, VerdictId("v"), GIVEN)


def told(events, *subscriptions):
    return [(a.kind, a.incident_id, a.subscription_id) for a in alerts_for(events, subscriptions)]


def test_who_was_told_of_both_hears_that_the_younger_is_gone_and_what_is_new(merged, subscription):
    one, two, *_ = merged
    assert told(merged, subscription("desk")) == [
        (AlertKind.ALERT, one.incident_id, "desk"),
        (AlertKind.ALERT, two.incident_id, "desk"),
        (AlertKind.UPDATE, one.incident_id, "desk"),
        (AlertKind.CANCEL, two.incident_id, "desk"),
    ]


def test_who_was_told_of_the_younger_only_gets_one_update_of_its_alert(merged, subscription):
    one, two, survivor, pointer = merged
    late = subscription("desk")
    first, update = alerts_for([two, survivor, pointer], [late])
    assert (first.kind, update.kind) == (AlertKind.ALERT, AlertKind.UPDATE)
    assert update.incident_id == one.incident_id
    assert update.references == (first.alert_id,)


def test_who_was_told_of_neither_hears_only_of_the_survivor_that_he_asked_for(merged, subscription):
    _, _, survivor, pointer = merged
    assert told([survivor, pointer], subscription("desk")) == [
        (AlertKind.ALERT, survivor.incident_id, "desk")
    ]


def test_the_survivor_is_not_told_again_where_nothing_changed_for_the_subscriber(merged, subscription):
    one, _, survivor, pointer = merged
    unchanged = survivor.model_copy(
        update={"incident": one.incident.model_copy(update={"version": survivor.version})}
    )
    assert told([one, unchanged, pointer], subscription("desk")) == [
        (AlertKind.ALERT, one.incident_id, "desk")
    ]


def test_closing_and_opening_again_are_told_to_nobody(event, subscription):
    steps = [event(1), event(2, status=IncidentStatus.CLOSED), event(3)]
    assert [kind for kind, *_ in told(steps, subscription())] == [AlertKind.ALERT]


def test_an_operators_retraction_says_whose_it_is(event, subscription):
    gone = event(2, status=IncidentStatus.RETRACTED, ruling=Ruling.RETRACTED)
    _, cancel = alerts_for([event(1), gone], [subscription()])
    assert cancel.kind is AlertKind.CANCEL
    assert cancel.reasons == ("An operator found that it did not happen.",)


def test_what_leaves_in_a_split_is_told_as_an_incident_of_its_own(subscription):
    linker = Linker()
    events = list(linker.apply(make_report("a", casualties=toll(2))))
    events += linker.apply(make_report("b", source="two.example", published=hours(1), casualties=toll(9)))
    verdict = Verdict(kind=VerdictKind.SPLIT, incident_id=events[0].incident_id, sources=("article-b",))
    child, parent = linker.give(verdict, VerdictId("v"), GIVEN)
    assert told([*events, child, parent], subscription("desk"))[-2:] == [
        (AlertKind.ALERT, child.incident_id, "desk"),
        (AlertKind.UPDATE, parent.incident_id, "desk"),
    ]
