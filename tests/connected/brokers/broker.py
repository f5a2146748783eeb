"""A broker that the connected tests can use, and what is the same for every kind."""

import asyncio
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

POM = Path(__file__).with_name("pom.xml")

# A JVM on a machine whose cores are all taken needs its time; nobody waits for it in a good run.
READY_DEADLINE_S = 90.0
_RETRY_S = 0.1

# The broker's own settings, the same from the jars and in a container: one node, quick to start and to rebalance.
CONFIG = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "auto.create.topics.enable": "false",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    "group.min.session.timeout.ms": "1000",
    "message.max.bytes": str(12 * 2**20),
    "replica.fetch.max.bytes": str(12 * 2**20),
    # The default takes 128 MiB of a heap that is kept small.
    "log.cleaner.dedupe.buffer.size": str(16 * 2**20),
    "num.network.threads": "2",
    "num.io.threads": "4",
}


@dataclass(frozen=True, slots=True)
class Broker:
    """A broker that answers."""

    address: str
    """host:port"""
    description: str
    """What it is and in which version, as it says itself."""
    real: bool
    """Whether it is Apache Kafka; the embedded one is not."""


class BrokerUnavailableError(Exception):
    """This kind of broker can't be had here; the text says why, in a few words."""


def kafka_version() -> str:
    """The version that the pom pins."""
    version = ET.parse(POM).findtext(".//{*}kafka.version")
    assert version is not None
    return version


def free_port() -> int:
    """A port of the loopback interface that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(address: str, *, alive: Callable[[], bool], log: Callable[[], str]) -> None:
    """Return once the broker answers a request; BrokerUnavailableError with its log's end if it ends or never does."""
    try:
        asyncio.run(_answers(address, alive))
    except (TimeoutError, BrokerUnavailableError):
        raise BrokerUnavailableError(f"it does not start; the end of its log:\n{log()[-3000:]}") from None


def stated_version(log: Callable[[], str]) -> str:
    """What the broker's log says it is, once it says so: the line comes when all of it has started."""
    until = time.monotonic() + READY_DEADLINE_S
    while time.monotonic() < until:
        if stated := re.search(r"Kafka version: (\S+)", log()):
            return f"Apache Kafka {stated[1]}"
        time.sleep(_RETRY_S)
    raise BrokerUnavailableError(f"it never states its version; the end of its log:\n{log()[-3000:]}")


async def _answers(address: str, alive: Callable[[], bool]) -> None:
    host, port = address.rsplit(":", 1)
    async with asyncio.timeout(READY_DEADLINE_S):
        while alive():
            try:
                _, writer = await asyncio.open_connection(host, int(port))
                writer.close()
                admin = AIOKafkaAdminClient(bootstrap_servers=address)
                try:
                    await admin.start()
                finally:
                    await admin.close()
            except (OSError, KafkaError):
                await asyncio.sleep(_RETRY_S)
            else:
                return
    raise BrokerUnavailableError
