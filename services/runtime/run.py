"""Runs one service in the foreground, from warming its workers to leaving the group.

Order of the start: HTTP, producer, worker processes, broadcast topic, and only then the consumer group, so that no
partition waits for a process that is not ready. The end: the batch in hand, commit, leave the group, the rest.
"""

import asyncio
import signal
import time
from collections.abc import Awaitable, Mapping
from typing import Any

import faust
from aiokafka.errors import KafkaConnectionError, KafkaError
from faust.types import TP

from services.runtime.app import create_app
from services.runtime.broadcast import BroadcastReader
from services.runtime.exit_codes import ExitCode, ServiceStop
from services.runtime.handler import Service
from services.runtime.health import HealthServer
from services.runtime.lag import LagProbe
from services.runtime.ledger import Ledger
from services.runtime.logs import configure_logs, get_logger
from services.runtime.metrics import Metrics
from services.runtime.producer import Producer
from services.runtime.restore import Restorer, partition_reader
from services.runtime.settings import Settings
from services.runtime.stream import BatchLoop
from services.runtime.vitals import Health, Vitals, assess
from services.runtime.watchdog import Deadline, Watchdog

# Seconds for an orderly end: the batch in hand (at most 20), then commit, leave the group, close (2 to 4).
# Less than the 30 s that compose and Kubernetes wait before SIGKILL.
SHUTDOWN_SECONDS = 28.0

# Seconds for any one part to stop; a part that hangs must not keep the others from stopping.
PART_SECONDS = 8.0

# Seconds between two beats of the event loop, and between two looks at the lag.
BEAT_SECONDS = 1.0
LAG_SECONDS = 5.0


def run_service(service: Service, settings: Settings, metrics: Metrics | None = None) -> ExitCode:
    """Run until SIGTERM or SIGINT, or until it can't go on; the process should exit with what is returned.

    Installs the process's logging and signal handlers. `metrics` is for a service that counts things of its own.
    """
    configure_logs(settings.log_level, service=service.name)
    code = asyncio.run(_run(service, settings, metrics or Metrics()))
    get_logger().info("ended", code=int(code), meaning=code.name)
    return code


async def _run(service: Service, settings: Settings, metrics: Metrics) -> ExitCode:
    return await _Run(service, settings, metrics).run()


class _Run:
    """One run of one service: its parts, and their order."""

    def __init__(self, service: Service, settings: Settings, metrics: Metrics) -> None:
        self._service = service
        self._settings = settings
        self._metrics = metrics
        self._ended: asyncio.Future[ServiceStop] = asyncio.get_running_loop().create_future()
        self._tasks: list[asyncio.Task[None]] = []
        self._vitals = Vitals(beat=time.monotonic(), preparing_since=time.monotonic())
        self._watchdog = Watchdog(self._vitals, stalled_after=settings.watchdog_seconds)
        self._ledger = Ledger()
        self._producer = Producer(settings)
        self._probe = LagProbe(
            settings,
            group=settings.group_id(service.name),
            topics=tuple(map(settings.topic_name, service.sources)),
        )
        self._restorer = self._make_restorer()
        self._broadcast = self._make_broadcast()
        self._loop = BatchLoop(
            service,
            settings,
            producer=self._producer,
            ledger=self._ledger,
            metrics=metrics,
            on_stop=self._end,
            restorer=self._restorer,
        )
        self._http = HealthServer(
            settings.http_host,
            settings.http_port,
            registry=metrics.registry,
            health=self._health,
            missing=self._missing,
        )
        self._app: faust.App | None = None
        self._warm = False
        self._assigned: set[int] | None = None

    async def run(self) -> ExitCode:
        for signum in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(signum, self._on_signal, signum)
        self._watchdog.start()
        self._spawn(self._beat(), "beat")
        self._spawn(self._start(), "start")
        stop = await self._ended
        (get_logger().info if stop.code is ExitCode.OK else get_logger().critical)(
            "stopping", code=int(stop.code), reason=str(stop)
        )
        self._watchdog.stop()
        Deadline(SHUTDOWN_SECONDS, stop.code if stop.code is not ExitCode.OK else ExitCode.STALLED)
        await self._stop()
        return stop.code

    def _make_restorer(self) -> Restorer | None:
        state, topic = self._service.state, self._service.state_topic
        if state is None or topic is None:
            return None
        read = partition_reader(self._settings, self._settings.topic_name(topic))
        return Restorer(state, read, self._metrics)

    def _make_broadcast(self) -> BroadcastReader | None:
        broadcast, topic = self._service.broadcast, self._service.broadcast_topic
        if broadcast is None or topic is None:
            return None
        return BroadcastReader(self._settings, self._settings.topic_name(topic), broadcast)

    async def _start(self) -> None:
        port = await self._http.start()
        get_logger().info("listening", host=self._settings.http_host, port=port)
        await self._probe.start()
        await self._producer.start()
        if self._service.start is not None:
            await self._service.start()
        self._warm = True
        if self._broadcast is not None:
            self._broadcast.start()
            await self._broadcast.caught_up.wait()
        await self._probe.require_topics()
        self._app = create_app(
            self._service,
            self._settings,
            on_batch=self._loop.run,
            ledger=self._ledger,
            on_commit=self._on_commit,
        )
        self._app.on_partitions_revoked.connect(self._on_revoked, weak=False)
        self._app.on_partitions_assigned.connect(self._on_assigned, weak=False)
        await self._app.start()
        self._spawn(self._watch_lag(), "lag")
        await self._app.wait_until_stopped()
        if not self._ended.done():
            raise ServiceStop(ExitCode.CRASHED, f"Faust stopped by itself: {self._app.crash_reason!r}")

    async def _stop(self) -> None:
        """Everything in order; what fails or hangs is logged and left."""
        if self._app is not None:
            if not await self._loop.drain():
                get_logger().warning("a batch was abandoned; it will be read again")
            await self._part("commit", self._app.consumer.commit())
            await self._part("consumer", self._app.stop())
        for task in self._tasks:
            task.cancel()
        if self._broadcast is not None:
            await self._part("broadcast", self._broadcast.stop())
        await self._part("lag probe", self._probe.stop())
        await self._part("producer", self._producer.stop())
        if self._service.stop is not None:
            await self._part("service", self._service.stop())
        await self._part("http", self._http.stop())

    async def _part(self, name: str, stopping: Awaitable[Any]) -> None:
        try:
            async with asyncio.timeout(PART_SECONDS):
                await stopping
        except Exception as error:  # noqa: BLE001 - the others must stop all the same
            get_logger().error("did not stop in order", part=name, error=repr(error))

    def _spawn(self, work: Any, name: str) -> None:
        """A task whose failure ends the run."""

        def done(task: asyncio.Task[None]) -> None:
            error = None if task.cancelled() else task.exception()
            if isinstance(error, ServiceStop):
                self._end(error)
            elif isinstance(error, KafkaConnectionError):
                self._end(
                    ServiceStop(
                        ExitCode.UNAVAILABLE,
                        f"no broker answers at {self._settings.kafka_bootstrap_servers}: {error}",
                    )
                )
            elif error is not None:
                get_logger().error("failed", part=name, exc_info=error)
                self._end(ServiceStop(ExitCode.CRASHED, f"{name} failed: {error!r}"))

        task = asyncio.create_task(work, name=name)
        task.add_done_callback(done)
        self._tasks.append(task)

    def _end(self, stop: ServiceStop) -> None:
        """The first reason counts."""
        self._metrics.ready.set(0)
        if not self._ended.done():
            self._ended.set_result(stop)

    def _on_signal(self, signum: signal.Signals) -> None:
        self._end(ServiceStop(ExitCode.OK, signum.name))

    async def _on_revoked(self, app: faust.App, /, *received: Any, **_: Any) -> None:
        """Before the group may give our partitions to others: finish, commit, forget."""
        revoked: set[TP] = received[0]
        self._metrics.ready.set(0)
        self._vitals.preparing_since = time.monotonic()
        if not await self._loop.drain():
            get_logger().warning("a batch was abandoned in a rebalance; it will be read again")
        await app.consumer.commit()
        self._ledger.forget((tp.topic, tp.partition) for tp in revoked)
        if self._restorer is not None:
            self._restorer.revoke({tp.partition for tp in revoked})
        get_logger().info("revoked", partitions=sorted(tp.partition for tp in revoked))
        if not self._ended.done():
            self._loop.resume()

    async def _on_assigned(self, _app: faust.App, /, *received: Any, **_: Any) -> None:
        assigned: set[TP] = received[0]
        self._assigned = {tp.partition for tp in assigned}
        self._metrics.assigned.set(len(self._assigned))
        self._metrics.lag.clear()
        get_logger().info("assigned", partitions=sorted(self._assigned))
        if self._restorer is not None:
            self._restorer.assign(self._assigned)
        self._spawn(self._prepare(set(self._assigned)), "restore")

    async def _prepare(self, partitions: set[int]) -> None:
        """State first; not awaited by the group, which would take a long restore for a dead member."""
        if self._restorer is not None:
            await self._restorer.ready(partitions & (self._assigned or set()))
        if partitions == self._assigned:
            self._vitals.preparing_since = None
            self._vitals.waiting_since = None
            self._metrics.ready.set(1)
            get_logger().info("ready", partitions=sorted(partitions))

    def _on_commit(self, offsets: Mapping[TP, int]) -> None:
        if offsets:
            self._vitals.last_commit = time.monotonic()
            self._metrics.last_commit.set_to_current_time()

    async def _beat(self) -> None:
        while True:
            self._vitals.beat = time.monotonic()
            await asyncio.sleep(BEAT_SECONDS)

    async def _watch_lag(self) -> None:
        while True:
            await asyncio.sleep(LAG_SECONDS)
            try:
                lags = await self._probe.measure(self._assigned or ())
            except (KafkaError, TimeoutError) as error:
                # Without a broker nothing waits that we could do; the producer and the commits will notice.
                get_logger().warning("lag unknown", error=repr(error))
                continue
            for partition, lag in lags.items():
                self._metrics.lag.labels(partition=partition).set(lag)
            if not any(lags.values()):
                self._vitals.waiting_since = None
            elif self._vitals.waiting_since is None:
                self._vitals.waiting_since = time.monotonic()

    def _health(self) -> Health:
        return assess(self._vitals, now=time.monotonic(), stalled_after=self._settings.watchdog_seconds)

    def _missing(self) -> list[str]:
        waits = {
            "worker processes": not self._warm,
            "broadcast": self._broadcast is not None and not self._broadcast.caught_up.is_set(),
            "assignment": self._assigned is None or self._vitals.preparing_since is not None,
            "state": self._restorer is not None and not self._restorer.complete,
            "the end": self._ended.done(),
        }
        return [name for name, waiting in waits.items() if waiting]
