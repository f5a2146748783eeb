"""Each step of an incident's life is one event with the whole incident in it."""

from schemas import Change, EventKind, derive_id
from tests.support.published import Linker


def test_an_opening_names_its_cause_and_time(report):
    first = report()
    (event,) = Linker().apply(first)
    assert (event.kind, event.version, event.changes) == (EventKind.OPENED, 1, ())
    assert event.incident_id == derive_id("incident", first.report_id)
    assert event.event_id == derive_id("event", event.incident_id, 1)
    assert event.at == first.article.published_at
    assert event.cause.report_id == first.report_id


def test_an_update_tells_what_changed(report, toll, hours):
    linker = Linker()
    linker.apply(report("a", casualties=toll(2)))
    (event,) = linker.apply(report("b", source="two.example", casualties=toll(3), published=hours(1)))
    one = {"low": 2, "best": 2, "high": 2}
    two = {"low": 3, "best": 3, "high": 3}
    assert event.kind is EventKind.UPDATED
    assert event.version == 2
    assert event.changes == (
        Change(path="casualties.killed", old=one, new=two),
        Change(path="certainty", old="likely", new="observed"),
        Change(path="independent_origins", old=1, new=2),
        Change(path="sources", old=["article-a"], new=["article-a", "article-b"]),
    )


def test_a_rise_in_severity_is_an_escalation(report, toll, hours):
    linker = Linker()
    linker.apply(report("a", casualties=toll(2)))
    (event,) = linker.apply(report("b", source="two.example", casualties=toll(20), published=hours(1)))
    assert event.kind is EventKind.ESCALATED
