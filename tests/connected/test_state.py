"""What a service knows is what it has published: a restart goes on from its topic."""

import json

from services.runtime.exit_codes import ExitCode
from services.runtime.handler import Topic
from tests.connected.conftest import StartService
from tests.connected.wire import Sending, Wire, order

SERVICE = "under-test"
MODULE = "tests.connected.service_under_test"


def _bookings(first: int, last: int) -> list[Sending]:
    return [
        order(f"m{number}", "book", key=account, account=account)
        for number in range(first, last)
        for account in [f"account-{number % 6}"]
    ]


async def test_a_restart_goes_on_from_the_published_topic(wire: Wire, start_service: StartService) -> None:
    await wire.publish(Topic.INCIDENT_REPORTS, _bookings(0, 60))
    first = start_service(MODULE, "ledger")
    await wire.until_committed(SERVICE)
    first.terminate()
    assert await first.ended() == ExitCode.OK

    await wire.publish(Topic.INCIDENT_REPORTS, _bookings(60, 120))
    second = start_service(MODULE, "ledger")
    await wire.until_committed(SERVICE)

    assert sum(line["ids"] for line in second.events("state")) == 60
    records = await wire.read(wire.settings.topic_name(Topic.INCIDENTS))
    newest = {record.key.decode(): json.loads(record.value)["ids"] for record in records}
    assert newest == {
        f"account-{account}": [f"m{number}" for number in range(account, 120, 6)] for account in range(6)
    }


async def test_state_stays_in_the_partition_of_its_cause(wire: Wire, start_service: StartService) -> None:
    await wire.publish(Topic.INCIDENT_REPORTS, _bookings(0, 60))
    start_service(MODULE, "ledger")
    await wire.until_committed(SERVICE)
    records = await wire.read(wire.settings.topic_name(Topic.INCIDENTS))
    for record in records:
        assert record.partition == wire.sent[json.loads(record.value)["id"]].partition


async def test_a_moved_partition_takes_its_state_along(wire: Wire, start_service: StartService) -> None:
    await wire.publish(Topic.INCIDENT_REPORTS, _bookings(0, 60))
    first = start_service(MODULE, "ledger")
    await wire.until_committed(SERVICE)

    second = await start_service(MODULE, "ledger").until_ready()
    await first.until("ready", count=2)
    await wire.publish(Topic.INCIDENT_REPORTS, _bookings(60, 120))
    verdict = await wire.verdict(SERVICE, Topic.INCIDENT_REPORTS, Topic.INCIDENTS)

    assert verdict.is_sound, verdict
    assert second.events("state"), "no partition moved"
    records = await wire.read(wire.settings.topic_name(Topic.INCIDENTS))
    newest = {record.key.decode(): json.loads(record.value)["ids"] for record in records}
    assert newest == {
        f"account-{account}": [f"m{number}" for number in range(account, 120, 6)] for account in range(6)
    }


async def test_a_broadcast_topic_is_read_whole_and_followed(wire: Wire, start_service: StartService) -> None:
    await wire.publish(Topic.SUBSCRIPTIONS, [Sending("rule a", b"a", b"1"), Sending("rule b", b"b", b"1")])
    process = await start_service(MODULE, "rules").until_ready()

    async def rules_of(name: str) -> list[str]:
        await wire.publish(Topic.ARTICLES, [order(name)])
        records = await wire.read(
            wire.settings.topic_name(Topic.INCIDENT_REPORTS),
            until=lambda found: any(json.loads(record.value)["id"] == name for record in found),
        )
        [rules] = [
            answer["rules"]
            for answer in (json.loads(record.value) for record in records)
            if answer["id"] == name
        ]
        return list(rules)

    assert await rules_of("at the start") == ["a", "b"]

    await wire.publish(Topic.SUBSCRIPTIONS, [Sending("rule c", b"c", b"1")])
    await process.until("rule", key="c", removed=False)
    assert await rules_of("after a new one") == ["a", "b", "c"]

    await wire.publish(Topic.SUBSCRIPTIONS, [Sending("no rule a", b"a", None)])
    await process.until("rule", key="a", removed=True)
    assert await rules_of("after one was removed") == ["b", "c"]
