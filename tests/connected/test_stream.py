"""The three services together, on the seed articles: what the stream publishes is what a replay of the file gives."""

from importlib.resources import as_file, files

from schemas import IncidentEvent
from services.alerter.replay import alerts_for
from services.alerter.subscription_file import read_subscriptions
from services.cli.extraction import read_line
from services.cli.services import ServiceName
from services.deduplicator.link import link
from services.runtime.handler import Topic
from tests.connected.wire import Sending
from tests.support.published import as_read

SEEDS = files("seeds")


def seed_lines():
    return SEEDS.joinpath("articles.jsonl").read_bytes().splitlines()


def replayed(lines, subscriptions):
    """Events and alerts of these articles in this order, as bytes, without a broker."""
    events = [as_read(event) for event in link(r for line in lines for r in read_line(line).reports)]
    alerts = list(alerts_for(events, subscriptions))
    return {event.to_json() for event in events}, {alert.to_json() for alert in alerts}


async def test_the_stream_gives_what_a_replay_gives_even_when_every_service_is_killed_on_the_way(
    wire, start_service, deployed
):
    lines = seed_lines()
    with as_file(SEEDS.joinpath("subscriptions.yaml")) as subscriptions:
        settings = deployed.model_copy(update={"workers": 1, "subscriptions_file": subscriptions.resolve()})

        def start_all():
            return [
                start_service("services.cli.main", "run", name, settings=settings) for name in ServiceName
            ]

        running = start_all()
        for number, line in enumerate(lines):
            await wire.publish(Topic.ARTICLES, [Sending(f"article-{number}", b"one key, one order", line)])
            if number == len(lines) // 2:
                for service in running:
                    service.kill()
                running = start_all()
            # One after the other, for the order in which articles arrive is part of what decides.
            await wire.until_committed("extractor")
        events, alerts = replayed(lines, read_subscriptions(subscriptions))

        streamed_events = await wire.read(
            deployed.topic_name(Topic.INCIDENTS), until=lambda seen: {r.value for r in seen} >= events
        )
        streamed_alerts = await wire.read(
            deployed.topic_name(Topic.ALERTS), until=lambda seen: {r.value for r in seen} >= alerts
        )

    assert {record.value for record in streamed_events} == events
    assert {record.value for record in streamed_alerts} == alerts
    for record in streamed_events:
        assert record.key == IncidentEvent.model_validate_json(record.value).incident_id.encode()
