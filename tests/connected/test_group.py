"""Members come and go: partitions move, what is in hand is finished first, and nothing is lost."""

import asyncio
from pathlib import Path

import pytest

from services.runtime.exit_codes import ExitCode
from services.runtime.handler import Topic
from tests.connected.conftest import StartService
from tests.connected.wire import Wire, order

SERVICE = "under-test"
MODULE = "tests.connected.service_under_test"


async def test_a_second_member_takes_partitions_over_and_nothing_is_lost(
    wire: Wire, start_service: StartService
) -> None:
    first = await start_service(MODULE, "echo").until_ready()
    sending = asyncio.create_task(_keep_sending(wire))
    second = await start_service(MODULE, "echo").until_ready()
    second_share = second.events("ready")[-1]["partitions"]
    await second.until("handled", partition=second_share[0])
    await first.until("handled", count=50)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)

    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict
    assert first.events("revoked"), "the first gave nothing up"
    first_share = first.events("ready")[-1]["partitions"]
    assert sorted([*first_share, *second_share]) == [0, 1, 2]


async def test_a_member_that_leaves_hands_its_partitions_over(
    wire: Wire, start_service: StartService
) -> None:
    leaving = await start_service(MODULE, "echo").until_ready()
    staying = await start_service(MODULE, "echo").until_ready()
    sending = asyncio.create_task(_keep_sending(wire))
    await leaving.until("handled", count=20)
    leaving.terminate()
    assert await leaving.ended() == ExitCode.OK
    await staying.until("ready", partitions=[0, 1, 2])
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)

    verdict = await wire.verdict(SERVICE, Topic.ARTICLES, Topic.INCIDENT_REPORTS)
    assert verdict.is_sound, verdict


async def test_sigterm_finishes_and_commits_what_is_in_hand(
    wire: Wire, start_service: StartService, tmp_path: Path
) -> None:
    release = tmp_path / "release"
    await wire.publish(Topic.ARTICLES, [order("held", "wait", marker=str(release)), order("other")])
    process = start_service(MODULE, "echo")
    await process.until("taken", id="held")

    process.terminate()
    await process.until("stopping")
    release.touch()

    assert await process.ended() == ExitCode.OK
    assert {output.id for output in await wire.outputs(Topic.INCIDENT_REPORTS)} >= {"held"}
    assert (await wire.committed(SERVICE)).get(wire.sent["held"], 0) > 0


@pytest.mark.real_kafka
async def test_sigterm_leaves_the_group(wire: Wire, start_service: StartService) -> None:
    await wire.publish(Topic.ARTICLES, [order("one")])
    process = await start_service(MODULE, "echo").until_ready()
    await wire.until_committed(SERVICE)
    assert await wire.members(SERVICE) == 1

    process.terminate()
    assert await process.ended() == ExitCode.OK
    assert await wire.members(SERVICE) == 0


async def _keep_sending(wire: Wire) -> None:
    number = 0
    while True:
        # Shielded: a message whose sending was cancelled half-way might arrive unrecorded.
        await asyncio.shield(
            asyncio.create_task(
                wire.publish(Topic.ARTICLES, [order(f"m{number + offset}") for offset in range(10)])
            )
        )
        number += 10
        await asyncio.sleep(0.02)
