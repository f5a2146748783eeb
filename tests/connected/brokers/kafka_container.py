"""Apache Kafka in a container, where a Docker engine answers and holds the image. Nothing is pulled."""

from collections.abc import Iterator
from contextlib import contextmanager

import docker  # type: ignore[import-untyped]
from docker.errors import DockerException, ImageNotFound  # type: ignore[import-untyped]
from testcontainers.core.config import testcontainers_config
from testcontainers.core.container import DockerContainer

from tests.connected.brokers.broker import (
    CONFIG,
    Broker,
    BrokerUnavailableError,
    free_port,
    kafka_version,
    stated_version,
    wait_until_it_answers,
)

_CLIENT_PORT = 9092
_CONTROLLER_PORT = 9093


@contextmanager
def kafka_in_container() -> Iterator[Broker]:
    """Run the image `apache/kafka` of the pinned version, on a free port of the loopback interface.

    Raises BrokerUnavailableError where no engine answers, the image is not there, or Kafka does not start.
    """
    image = f"apache/kafka:{kafka_version()}"
    _require(image)
    # Its reaper is an image of its own, which may not be there; the container is stopped here.
    testcontainers_config.ryuk_disabled = True
    port = free_port()
    container = DockerContainer(image)
    # docker-py takes an address with the port, which the wrapper's annotation does not know.
    container.with_bind_ports(f"{_CLIENT_PORT}/tcp", ("127.0.0.1", port))  # type: ignore[arg-type]
    config = {
        **CONFIG,
        "controller.quorum.voters": f"1@localhost:{_CONTROLLER_PORT}",
        "listeners": f"PLAINTEXT://:{_CLIENT_PORT},CONTROLLER://:{_CONTROLLER_PORT}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{port}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    }
    for name, value in config.items():
        # The image's rule: server property to variable.
        container = container.with_env(f"KAFKA_{name.upper().replace('.', '_')}", value)
    try:
        container.start()
    except DockerException as error:
        raise BrokerUnavailableError(f"its container does not start: {error}") from error
    try:
        running = container.get_wrapped_container()

        def alive() -> bool:
            running.reload()
            return bool(running.status == "running")

        def log() -> str:
            return bytes(running.logs()).decode(errors="replace")

        address = f"127.0.0.1:{port}"
        wait_until_it_answers(address, alive=alive, log=log)
        yield Broker(address, f"{stated_version(log)} (container of {image})", real=True)
    finally:
        container.stop()


def _require(image: str) -> None:
    try:
        engine = docker.from_env(timeout=10)
    except DockerException:
        raise BrokerUnavailableError("no Docker engine answers") from None
    try:
        engine.images.get(image)
    except ImageNotFound:
        raise BrokerUnavailableError(f"the Docker engine has no image {image}") from None
    finally:
        engine.close()
