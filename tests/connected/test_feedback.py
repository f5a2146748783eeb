"""An operator's verdict reaches the instance that holds the incident, and goes on from there like everything else."""

import asyncio
import json
import subprocess
import sys

import pytest

from schemas import IncidentEvent, Verdict, VerdictKind
from services.runtime.handler import Topic
from tests.connected.service_process import PATIENCE_S, environment
from tests.connected.wire import Sending
from tests.support.made_reports import hours, make_report, peshawar

SERVICE = "deduplicator"
RUN = ("services.cli.main", "run", "deduplicator")
COUNTRIES = ("PK", "IN", "NO", "KE", "FR", "PE", "NZ", "US")


def _reports():
    for country in COUNTRIES:
        for day, name in ((0, "first"), (3, "second")):
            report = make_report(
                f"{country}-{name}",
                source=f"{name}.example",
                where=peshawar(country_code=country),
                when=hours(24 * day).date(),
                published=hours(24 * day),
            )
            yield Sending(report.report_id, country.encode(), report.to_json())


async def _events(wire, count: int) -> list[tuple[int, IncidentEvent]]:
    records = await wire.read(
        wire.settings.topic_name(Topic.INCIDENTS), until=lambda found: len(found) >= count
    )
    return [(record.partition, IncidentEvent.model_validate_json(record.value)) for record in records]


def _pairs(events):
    """For each country the partition and the two incidents."""
    opened = {}
    for partition, event in events:
        opened.setdefault(event.incident.where.country_code, (partition, []))[1].append(event.incident_id)
    return opened


async def test_each_of_two_instances_gets_the_verdicts_on_its_own_incidents(wire, start_service):
    first = await start_service(*RUN).until_ready()
    await start_service(*RUN).until_ready()
    await first.until("ready", count=2)
    await wire.publish(Topic.INCIDENT_REPORTS, list(_reports()))
    opened = _pairs(await _events(wire, 2 * len(COUNTRIES)))
    assert len({partition for partition, _ in opened.values()}) > 1

    for country, (partition, (one, other)) in opened.items():
        verdict = Verdict(kind=VerdictKind.MERGE, incident_id=one, other=other, by="desk")
        sending = Sending(f"merge {country}", one.encode(), verdict.to_json())
        await wire.publish(Topic.FEEDBACK, [sending], partition=partition)
    await wire.until_committed(SERVICE)

    events = await _events(wire, 4 * len(COUNTRIES))
    merged = [(partition, event) for partition, event in events if event.kind == "merged"]
    assert {event.incident.where.country_code for _, event in merged} == set(COUNTRIES)
    assert all(partition == opened[event.incident.where.country_code][0] for partition, event in merged)
    assert await wire.dead_letters(Topic.FEEDBACK) == []


async def test_a_verdict_on_an_unknown_incident_is_a_dead_letter(wire, start_service):
    await start_service(*RUN).until_ready()
    verdict = Verdict(kind=VerdictKind.CONFIRM, incident_id="nobody")
    await wire.publish(Topic.FEEDBACK, [Sending("v", b"nobody", verdict.to_json())])
    await wire.until_committed(SERVICE)
    [letter] = await wire.dead_letters(Topic.FEEDBACK)
    assert letter.value == verdict.to_json()
    assert b"no incident nobody" in dict(letter.headers)["tocsin-dead-letter-detail"]


@pytest.mark.real_kafka  # the commands read to the end offset, which the embedded broker gives wrongly
async def test_the_commands_of_an_operator(wire, deployed, start_service):
    async def tocsin(*arguments: str) -> tuple[int, str]:
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "services.cli.main", *arguments],
            env=environment(deployed) | {"COLUMNS": "160"},
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).decode()

    await start_service(*RUN).until_ready()
    await wire.publish(Topic.INCIDENT_REPORTS, list(_reports()))
    opened = _pairs(await _events(wire, 2 * len(COUNTRIES)))
    one, other = opened["PK"][1]

    assert (await tocsin("merge", one, other, "--reason", "the day was misread"))[0] == 0
    events = await _events(wire, 2 * len(COUNTRIES) + 2)
    pointer = next(event for _, event in events if event.kind == "merged")
    assert json.loads(pointer.to_json())["incident"]["merged_into"] in (one, other)
    survivor = pointer.incident.merged_into
    code, said = await tocsin("explain", survivor)
    assert code == 0
    assert "the day was misread" in said

    code, said = await tocsin("merge", one, opened["IN"][1][0])
    assert code != 0
    assert "two countries" in said
    assert (await tocsin("retract", "nobody"))[0] != 0
