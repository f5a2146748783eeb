"""Linking without a broker."""

from schemas import Incident
from services.deduplicator.link import link
from tests.support.published import Linker


def test_events_stream_out_as_reports_come_in(report):
    taken = []

    def reports():
        for name in ("a", "b"):
            taken.append(name)
            yield report(name)

    next(link(reports()))
    assert taken == ["a"]


def test_the_last_state_of_each_incident_is_kept_in_the_order_of_opening(report, peshawar, hours):
    reports = [
        report("a"),
        report("b", where=peshawar(lat=24.9)),
        report("c", source="two.example", published=hours(1)),
    ]
    linker = Linker()
    told = {event.incident_id: event.incident for event in link(reports, linker)}
    incidents = [Incident.model_validate_json(body) for body in linker.all_as_json()]
    assert incidents == list(told.values())
    assert sorted(i.incident_id for i in incidents) == sorted(i.incident_id for i in linker)
    assert [(i.version, i.sources[0].article_id) for i in incidents] == [(2, "article-a"), (1, "article-b")]
