"""A linker restored from the topic holds what the one before it held, whatever compaction has left of it."""

from datetime import timedelta

import pytest

from tests.support.published import Linker


@pytest.fixture
def events(report, hours, peshawar, toll):
    """An incident that is opened, updated, closed and opened again, and others beside it."""
    linker = Linker()
    reports = [
        report("a"),
        report("b", source="two.example", published=hours(3), casualties=toll(9)),
        report("c", where=peshawar(lat=24.9), when=None, published=hours(24 * 40)),
        report("d", source="three.example", published=hours(24 * 41), casualties=toll(9)),
    ]
    return [event for each in reports for event in linker.apply(each)]


def state(linker: Linker, probe) -> list:
    return [[incident.to_json() for incident in linker], [e.to_json() for e in linker.apply(probe)]]


def test_older_versions_make_no_difference(events, report, hours):
    latest = {event.incident_id: event for event in events}
    compacted = sorted(latest.values(), key=events.index)
    probe = report("e", source="four.example", published=hours(24 * 42))
    assert [str(event.kind) for event in events].count("closed") >= 1
    assert state(Linker.restored(events), probe) == state(Linker.restored(compacted), probe)


def test_a_version_that_compaction_took_before_the_closing_is_made_up_for(events, report, hours):
    closed = next(event for event in events if event.kind == "closed")
    until = events[: events.index(closed) + 1]
    without = [e for e in until if (e.incident_id, e.version) != (closed.incident_id, closed.version - 1)]
    probe = report("e", source="four.example", when=closed.incident.when.start, published=hours(24 * 40 + 1))
    assert state(Linker.restored(without), probe) == state(Linker.restored(until), probe)


def test_what_was_published_again_after_a_crash_counts_once(events, report, hours):
    again = [*events, events[0]]
    probe = report("e", source="four.example", published=hours(24 * 42) + timedelta(hours=1))
    assert state(Linker.restored(again), probe) == state(Linker.restored(events), probe)
