"""What orchestrators and Prometheus are told."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from services.runtime.health import HealthServer
from services.runtime.metrics import Metrics
from services.runtime.vitals import Health


class Service:
    def __init__(self) -> None:
        self.health = Health.HEALTHY
        self.missing: list[str] = []
        self.url = ""

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self.url + path) as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    service = Service()
    server = HealthServer(
        "127.0.0.1",
        0,
        registry=Metrics().registry,
        health=lambda: service.health,
        missing=lambda: service.missing,
    )
    service.url = f"http://127.0.0.1:{await server.start()}"
    yield service
    await server.stop()


async def test_livez_says_whether_work_advances(service: Service):
    assert await service.get("/livez") == (200, "healthy\n")
    service.health = Health.STALLED
    assert await service.get("/livez") == (503, "stalled\n")


async def test_readyz_says_what_it_waits_for(service: Service):
    assert await service.get("/readyz") == (200, "ready\n")
    service.missing = ["assignment", "state"]
    assert await service.get("/readyz") == (503, "waits for assignment, state\n")


async def test_metrics_are_served_in_prometheus_format(service: Service):
    status, text = await service.get("/metrics")
    assert status == 200
    assert "# TYPE tocsin_messages_total counter" in text
