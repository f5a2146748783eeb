"""What the seeds' subscribers are told when our own reader reads the articles: the story that seeds/README.md tells."""

from importlib.resources import as_file, files

import pytest

from services.alerter.replay import alerts_for
from services.alerter.subscription_file import read_subscriptions
from services.cli.extraction import read_line
from services.deduplicator.link import link
from tests.support.published import as_read

SEEDS = files("seeds")


@pytest.fixture(scope="module")
def told():
    lines = SEEDS.joinpath("articles.jsonl").read_bytes().splitlines()
    events = map(as_read, link(report for line in lines for report in read_line(line).reports))
    with as_file(SEEDS.joinpath("subscriptions.yaml")) as subscriptions:
        alerts = list(alerts_for(events, read_subscriptions(subscriptions)))
    return [(f"{alert.sent_at:%m-%d}", alert.kind.value, alert.subscription_id) for alert in alerts]


def on(told, day):
    return {(kind, who) for when, kind, who in told if when == day}


def test_the_embassy_is_alerted_once_and_its_second_origin_is_an_update(told):
    assert on(told, "12-31") == {
        ("alert", "iraq-desk"),
        ("update", "iraq-desk"),
        ("alert", "diplomatic-targets"),
        ("update", "diplomatic-targets"),
    }


def test_the_day_after_tells_nobody(told):
    assert on(told, "01-01") == set()


def test_a_higher_toll_is_news_to_those_who_asked_for_severe_or_confirmed(told):
    assert on(told, "01-02") == {
        ("alert", "markets"),
        ("update", "markets"),
        ("alert", "severe-anywhere"),
        ("alert", "pakistan-confirmed"),
    }


def test_a_correction_and_a_flood(told):
    assert on(told, "01-03") == {
        ("update", "markets"),
        ("update", "severe-anywhere"),
        ("update", "pakistan-confirmed"),
        ("alert", "natural-hazards"),
        ("alert", "severe-anywhere"),
    }


def test_film_match_and_background_tell_nobody_of_the_shooting_day(told):
    assert on(told, "01-04") == {("alert", "salina-50km")}


def test_an_anniversary_tells_nobody_and_a_second_shooting_is_one_of_its_own(told):
    assert on(told, "01-05") == {("alert", "natural-hazards"), ("alert", "salina-50km")}


def test_wire_copies_and_repeats_add_nothing(told):
    assert len(told) == 16
