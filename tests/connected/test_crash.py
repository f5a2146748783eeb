"""A process that is killed hard loses nothing: what it had in hand is handled by the next one."""

from services.runtime.handler import Topic
from tests.connected.conftest import StartService
from tests.connected.wire import Wire, order

SERVICE = "under-test"
MODULE = "tests.connected.service_under_test"


async def test_a_kill_with_messages_in_hand_loses_none(wire: Wire, start_service: StartService) -> None:
    """One message hangs while those after it, in the same partition, are done and a commit goes by."""
    messages = [order(f"m{number}", "hang" if number == 100 else "echo") for number in range(300)]
    await wire.publish(Topic.ARTICLES, messages, partition=0)

    first = start_service(MODULE, "echo", "--hang")
    await first.until("taken", id="m100")
    await first.until("handled", partition=0, offset=101)
    await wire.until_committed(SERVICE, upto=100)
    first.kill()
    assert sum((await wire.committed(SERVICE)).values()) == 100

    await start_service(MODULE, "echo").until_ready()
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict


async def test_kill_after_kill_in_full_flow_loses_none(wire: Wire, start_service: StartService) -> None:
    messages = [order(f"m{number}") for number in range(6000)]
    await wire.publish(Topic.ARTICLES, messages)

    for _ in range(2):
        process = await start_service(MODULE, "echo").until_ready()
        await process.until("handled", count=500)
        process.kill()
        committed = sum((await wire.committed(SERVICE)).values())
        assert committed < len(messages), "the kill came too late to prove anything"

    await start_service(MODULE, "echo").until_ready()
    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict


async def test_state_and_output_agree_after_a_kill(wire: Wire, start_service: StartService) -> None:
    messages = [
        order(f"m{number}", "hang" if number == 70 else "book", key=account, account=account)
        for number in range(120)
        for account in [f"account-{number % 6}"]
    ]
    await wire.publish(Topic.INCIDENT_REPORTS, messages)

    first = start_service(MODULE, "ledger", "--hang")
    await first.until("taken", id="m70")
    first.kill()

    await start_service(MODULE, "ledger").until_ready()
    verdict = await wire.verdict(SERVICE, Topic.INCIDENT_REPORTS, Topic.INCIDENTS)
    assert verdict.is_sound, verdict
    assert verdict.repeated == 0, "what the state knows is not booked twice"
