"""The whole of Tocsin on this machine: a broker unless one is given, the topics, and each service in a process of its own.

The processes run the same command as the containers of the deployment: `tocsin run SERVICE`.
"""

import asyncio
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from services.cli.services import ServiceName
from services.runtime.embedded_broker import embedded_broker
from services.runtime.settings import Settings, load_settings
from services.runtime.topic_list import load_topics
from services.runtime.topics import ensure_topics

# A spaCy model and the gazetteer are loaded by every worker; on a busy two-core machine this has taken 40 s.
_READY_DEADLINE_S = 180.0
_POLL_S = 0.2
# The services drain what is in flight on SIGTERM; an article may take as long as its own limit, but the demo's do not.
_STOP_DEADLINE_S = 30.0
_LOG_TAIL_LINES = 25


class LocalStackError(Exception):
    """A service did not start, or ended before its time; the message has the end of its log."""


@dataclass(frozen=True, slots=True)
class LocalService:
    """One service process."""

    name: ServiceName
    process: asyncio.subprocess.Process
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class LocalStack:
    """What runs, and how to reach it."""

    settings: Settings
    services: tuple[LocalService, ...]
    log_folder: Path

    def raise_if_one_ended(self) -> None:
        """Raises LocalStackError where a service has ended although nobody asked it to."""
        for service in self.services:
            if service.process.returncode is not None:
                raise LocalStackError(_obituary(service))


@asynccontextmanager
async def local_stack(*, kafka: str | None, subscriptions: Path | None) -> AsyncIterator[LocalStack]:
    """Run everything while the block runs; drain and stop it after.

    `kafka` is the address of a broker, or null for the embedded one; `subscriptions` an absolute path.
    Raises LocalStackError, EmbeddedBrokerError, SettingsError or TopicsError.
    """
    async with AsyncExitStack() as stack:
        address = kafka if kafka is not None else await stack.enter_async_context(embedded_broker())
        # The logs outlive the run: they are what a person asks for when something went wrong.
        log_folder = Path(tempfile.mkdtemp(prefix="tocsin-"))
        own: dict[str, str] = {"TOCSIN_KAFKA_BOOTSTRAP_SERVERS": address}
        if subscriptions is not None:
            own["TOCSIN_SUBSCRIPTIONS_FILE"] = str(subscriptions)
        settings = load_settings({**os.environ, **own})
        await ensure_topics(settings, load_topics())
        services = [await _start(name, own, log_folder) for name in ServiceName]
        stack.push_async_callback(_stop, services)
        await _wait_until_ready(services)
        yield LocalStack(settings, tuple(services), log_folder)


async def _start(name: ServiceName, environ: Mapping[str, str], log_folder: Path) -> LocalService:
    log, port = log_folder / f"{name}.log", _free_port()
    with log.open("wb") as handle:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "services.cli.main", "run", name),
            env={**os.environ, **environ, "TOCSIN_HTTP_PORT": str(port)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=handle,
            stderr=handle,
            # Ctrl-C is for us: we stop the services in order.
            start_new_session=True,
        )
    return LocalService(name, process, port, log)


async def _wait_until_ready(services: list[LocalService]) -> None:
    async with aiohttp.ClientSession() as session:
        try:
            async with asyncio.timeout(_READY_DEADLINE_S):
                for service in services:
                    while not await _ready(session, service):  # noqa: ASYNC110 - another process can't set an event
                        await asyncio.sleep(_POLL_S)
        except TimeoutError:
            raise LocalStackError(
                f"{service.name} is not ready after {_READY_DEADLINE_S:g} s\n{_log_tail(service)}"
            ) from None


async def _ready(session: aiohttp.ClientSession, service: LocalService) -> bool:
    if service.process.returncode is not None:
        raise LocalStackError(_obituary(service))
    try:
        async with session.get(f"{service.url}/readyz") as answer:
            return answer.status == 200  # noqa: PLR2004 - HTTP's OK
    except aiohttp.ClientConnectionError:
        return False


async def _stop(services: list[LocalService]) -> None:
    for service in services:
        if service.process.returncode is None:
            service.process.send_signal(signal.SIGTERM)
    for service in services:
        try:
            await asyncio.wait_for(service.process.wait(), _STOP_DEADLINE_S)
        except TimeoutError:
            service.process.kill()
            await service.process.wait()


def _obituary(service: LocalService) -> str:
    return f"{service.name} ended with status {service.process.returncode}\n{_log_tail(service)}"


def _log_tail(service: LocalService) -> str:
    tail = service.log.read_text(errors="replace").splitlines()[-_LOG_TAIL_LINES:]
    return "\n".join([f"the end of {service.log}:", *tail])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
