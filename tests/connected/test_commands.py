"""What an operator says to a running deployment: `tocsin` in a process of its own, on the broker."""

import asyncio
import json
import subprocess
import sys

import pytest

from services.runtime.handler import Topic
from tests.connected.service_process import PATIENCE_S, environment
from tests.connected.wire import order

SUBSCRIPTIONS = """
subscriptions:
  - subscription_id: floods
    name: Floods anywhere
    filters: {types: [flood]}
  - subscription_id: norway
    name: All of Norway
    filters: {countries: [NO]}
"""


@pytest.fixture
def tocsin(deployed):
    async def run(*arguments, stdin=None):
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "services.cli.main", *arguments],
            env=environment(deployed) | {"COLUMNS": "160"},
            input=stdin,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


async def test_published_articles_arrive_as_they_stand_in_the_file(tocsin, wire):
    lines = b'{"id": "a", "text": "one"}\n\nnot json\n'
    code, said, _ = await tocsin("publish", "-", stdin=lines)
    assert (code, said.split()[0]) == (0, "2")
    records = await wire.read(wire.settings.topic_name(Topic.ARTICLES))
    assert {(record.key, record.value) for record in records} == {
        (b"a", b'{"id": "a", "text": "one"}'),
        (None, b"not json"),
    }


@pytest.mark.real_kafka  # lists read to the end offset, which the embedded broker gives wrongly
async def test_subscriptions_are_added_listed_and_removed(tocsin, wire, tmp_path):
    file = tmp_path / "subscriptions.yaml"
    file.write_text(SUBSCRIPTIONS)
    assert (await tocsin("subscriptions", "add", str(file)))[0] == 0
    assert (await tocsin("subscriptions", "list"))[1] == "floods\tFloods anywhere\nnorway\tAll of Norway\n"
    assert (await tocsin("subscriptions", "remove", "floods"))[0] == 0
    assert (await tocsin("subscriptions", "list"))[1] == "norway\tAll of Norway\n"


@pytest.mark.real_kafka  # lists read to the end offset, which the embedded broker gives wrongly
async def test_dead_letters_are_listed_with_their_reason_and_put_back(tocsin, wire, start_service):
    service = await start_service("tests.connected.service_under_test", "echo").until_ready()
    poison = order("poison", "reject", key="p")
    await wire.publish(Topic.ARTICLES, [poison, order("fine")])
    await service.until("handled", outcome="dead_letter")
    service.terminate()
    await service.ended()

    _, listed, _ = await tocsin("dead-letters", "list", "articles")
    assert "invalid" in listed
    assert (await tocsin("dead-letters", "replay", "articles", "--dry-run"))[1].startswith(
        "1 messages would be"
    )
    assert (await tocsin("dead-letters", "replay", "articles", "--reason", "timed_out"))[1].startswith("0 ")
    assert (await tocsin("dead-letters", "replay", "articles"))[1].startswith("1 messages were put back")

    records = await wire.read(wire.settings.topic_name(Topic.ARTICLES))
    first, again = (record for record in records if record.value == poison.value)
    assert again.key == first.key
    assert set(again.headers) >= set(first.headers)
    assert again.timestamp == first.timestamp
    assert json.loads(again.value)["id"] == "poison"


async def test_a_broker_that_does_not_answer_is_one_clear_error(deployed):
    nowhere = environment(deployed.model_copy(update={"kafka_bootstrap_servers": "127.0.0.1:1"}))
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "services.cli.main", "publish", "-"],
        env=nowhere,
        input=b"{}\n",
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 69
    assert b"Traceback" not in done.stderr
    assert b"error: " in done.stderr
