"""A service that can't work says so and ends, instead of waiting in silence."""

import pytest

from services.runtime.exit_codes import ExitCode
from services.runtime.settings import Settings
from tests.connected.brokers.broker import free_port
from tests.connected.conftest import StartService

MODULE = "tests.connected.service_under_test"


async def test_without_a_broker_it_ends(deployed: Settings, start_service: StartService) -> None:
    nowhere = deployed.model_copy(update={"kafka_bootstrap_servers": f"127.0.0.1:{free_port()}"})
    assert await start_service(MODULE, "echo", settings=nowhere).ended() == ExitCode.UNAVAILABLE


@pytest.mark.real_kafka
async def test_without_its_topics_it_ends(deployed: Settings, start_service: StartService) -> None:
    elsewhere = deployed.model_copy(update={"topic_version": 2})
    assert await start_service(MODULE, "echo", settings=elsewhere).ended() == ExitCode.REFUSED
