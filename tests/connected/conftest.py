"""Connected tests: through the real loop in processes of its own, on the first broker that can be had.

Every test has topics and consumer groups of its own on the one broker of the session, under a prefix.
"""

import sys
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from services.runtime.settings import Settings
from services.runtime.topic_list import TopicList, load_topics
from services.runtime.topics import ensure_topics
from tests.connected.brokers.broker import Broker
from tests.connected.brokers.choose import choose_broker
from tests.connected.service_process import ServiceProcess
from tests.connected.wire import Wire

HERE = Path(__file__).parent

# A restart after a hard kill waits for the dead member's session, several times over on a busy machine.
_TEST_DEADLINE_S = 300

# Enough to be shared between two members; each costs the broker files and the clients requests.
_PARTITIONS = 3

_CHOSEN = pytest.StashKey[tuple[Broker, list[str]]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.kafka)
            item.add_marker(pytest.mark.timeout(_TEST_DEADLINE_S))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if (chosen := config.stash.get(_CHOSEN, None)) is None:
        return
    broker, missing = chosen
    terminalreporter.section("broker")
    terminalreporter.line(f"connected tests: {broker.description}")
    for reason in () if broker.real else missing:
        terminalreporter.line(f"  not {reason}")


@pytest.fixture(scope="session")
def say(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Tell whoever watches the run, past the capture of output."""
    capture: Any = request.config.pluginmanager.get_plugin("capturemanager")
    terminal: Any = request.config.pluginmanager.get_plugin("terminalreporter")

    def tell(line: str) -> None:
        with capture.global_and_fixture_disabled():
            terminal.ensure_newline()
            terminal.write_line(line)

    return tell


@pytest.fixture(scope="session")
def broker(request: pytest.FixtureRequest, say: Callable[[str], None]) -> Iterator[Broker]:
    """The one broker of this run."""
    with choose_broker(say) as (chosen, missing):
        request.config.stash[_CHOSEN] = (chosen, missing)
        say(f"connected tests: {chosen.description}")
        yield chosen


@pytest.fixture(autouse=True)
def _real_kafka_where_asked(request: pytest.FixtureRequest, broker: Broker) -> None:
    if request.node.get_closest_marker("real_kafka") and not broker.real:
        pytest.skip("needs Apache Kafka; the embedded broker lacks what this test is about")


@pytest.fixture
def settings(request: pytest.FixtureRequest, broker: Broker) -> Settings:
    """Settings of a deployment of this test's own: no other test sees its topics and groups."""
    return Settings(
        kafka_bootstrap_servers=broker.address,
        topic_prefix=f"{request.node.originalname[:60]}-{uuid.uuid4().hex[:8]}",
        http_port=0,
    )


@pytest.fixture
async def deployed(settings: Settings) -> Settings:
    """The same settings, once the topics are there: as listed, but with few partitions."""
    listed = load_topics()
    few = TopicList(
        topics=tuple(
            spec.model_copy(update={"partitions": min(spec.partitions, _PARTITIONS)})
            for spec in listed.topics
        )
    )
    await ensure_topics(settings, few)
    return settings


@pytest.fixture
async def wire(deployed: Settings) -> AsyncIterator[Wire]:
    """To publish to the deployment and to look at its topics and groups."""
    async with Wire(deployed) as connected:
        yield connected


class StartService(Protocol):
    """Starts `python -m module arguments` with these settings, or the deployment's."""

    def __call__(self, module: str, *arguments: str, settings: Settings | None = None) -> ServiceProcess: ...


@pytest.fixture
def start_service(deployed: Settings, tmp_path: Path) -> Iterator[StartService]:
    """Run services in processes of their own; whatever still runs at the test's end is ended."""
    running: list[ServiceProcess] = []

    def start(module: str, *arguments: str, settings: Settings | None = None) -> ServiceProcess:
        log = tmp_path / f"{len(running)}-{module.rpartition('.')[2]}.log"
        process = ServiceProcess(module, arguments, settings or deployed, log)
        running.append(process)
        return process

    yield start
    for process in running:
        process.close()
        # Shown by pytest where the test failed.
        sys.stdout.write(f"--- the end of {process.log}\n{process.text()[-4000:]}\n")
