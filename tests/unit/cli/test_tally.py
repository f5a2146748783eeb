"""The demo ends when, by the services' own counters, everything that went in is accounted for."""

from services.cli.services import ServiceName
from services.cli.tally import Work, read_work, settled

PAGE = """
# HELP tocsin_messages_total Messages dealt with.
# TYPE tocsin_messages_total counter
tocsin_messages_total{outcome="reports"} 7.0
tocsin_messages_total{outcome="no_incident"} 2.0
# HELP tocsin_produced_total Messages acknowledged.
# TYPE tocsin_produced_total counter
tocsin_produced_total{topic="t.incident-reports.v1"} 11.0
# HELP other_total Something else.
# TYPE other_total counter
other_total 5.0
"""


def topic_name(topic):
    return f"t.{topic}.v1"


def work(*, reports=11, handled_reports=11, events=4, handled_events=4, alerts=3):
    return {
        ServiceName.EXTRACTOR: Work({"reports": 7, "no_incident": 2}, {"t.incident-reports.v1": reports}),
        ServiceName.DEDUPLICATOR: Work({"opened": handled_reports}, {"t.incidents.v1": events}),
        ServiceName.ALERTER: Work({"alerts": handled_events}, {"t.alerts.v1": alerts}),
    }


def test_counters_are_read_from_a_metrics_page():
    assert read_work(PAGE) == Work({"no_incident": 2, "reports": 7}, {"t.incident-reports.v1": 11})


def test_a_service_that_has_done_nothing_has_no_counters():
    assert read_work("") == Work({}, {})


def test_all_is_settled_when_every_stage_has_handled_what_the_one_before_produced():
    assert settled(9, work(), topic_name, alerts_seen=3)


def test_an_article_without_an_outcome_is_open():
    assert not settled(10, work(), topic_name, alerts_seen=3)


def test_a_report_that_is_not_linked_yet_is_open():
    assert not settled(9, work(handled_reports=10), topic_name, alerts_seen=3)


def test_an_event_that_the_alerter_has_not_seen_is_open():
    assert not settled(9, work(handled_events=3), topic_name, alerts_seen=3)


def test_an_alert_that_has_not_arrived_is_open():
    assert not settled(9, work(), topic_name, alerts_seen=2)
