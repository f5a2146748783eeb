"""The Faust app of one service: its source topics, one agent, and every setting that makes it safe to run.

Faust fetches, keeps the group membership and commits. It has no producer here (producer.py is ours), no web server,
no tables and no say in which offsets are committed (ledger.py).
"""

import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import faust
from faust.types import TP, Message

from services.runtime.connection import (
    REQUEST_TIMEOUT_SECONDS,
    faust_broker,
    faust_credentials,
)
from services.runtime.consumer import LedgerTransport
from services.runtime.handler import Service
from services.runtime.ledger import Ledger
from services.runtime.settings import Settings

# How long a crashed member keeps its partitions, seconds: Faust's 60 would be a minute of silence after each crash,
# and less than three missed heartbeats would take pauses of a busy machine for a crash.
SESSION_TIMEOUT_SECONDS = 10.0
HEARTBEAT_SECONDS = 3.0

# How long the group waits for a member to finish and rejoin, seconds; longer than DRAIN_SECONDS of stream.py.
REBALANCE_TIMEOUT_SECONDS = 60.0

# A batch may keep the consumer from polling for this long, seconds: every message of it as slow as it may be.
MAX_POLL_SECONDS = 3600.0

# Between commits, seconds. What is read again after a crash is at most what was done in this time.
COMMIT_INTERVAL_SECONDS = 0.5

# A batch that is not full starts after this long, seconds; the wait is part of every quiet message's latency.
BATCH_WAIT_SECONDS = 0.05

# Messages of one fetch, and those that wait in memory for the agent. An unbounded fetch (Faust's default) once filled
# the stream faster than a rebalance could empty it.
MAX_POLL_MESSAGES = 256
BUFFER_MESSAGES = 256

# Bytes of one partition in one fetch. The largest article that the topic takes is 8 MiB, and has a frame around it.
MAX_FETCH_BYTES = 8 * 1024 * 1024 + 256 * 1024


def create_app(
    service: Service,
    settings: Settings,
    *,
    on_batch: Callable[[Sequence[Message]], Awaitable[None]],
    ledger: Ledger,
    on_commit: Callable[[Mapping[TP, int]], None],
) -> faust.App:
    """An app that hands the source topics' messages to `on_batch`, one batch at a time, in order.

    `on_batch` settles messages in the ledger and must not raise. Call it where the event loop runs.
    """
    group = settings.group_id(service.name)
    credentials = faust_credentials(settings)
    app = faust.App(
        group,
        broker=faust_broker(settings),
        broker_credentials=credentials,
        broker_session_timeout=SESSION_TIMEOUT_SECONDS,
        broker_heartbeat_interval=HEARTBEAT_SECONDS,
        broker_rebalance_timeout=REBALANCE_TIMEOUT_SECONDS,
        broker_request_timeout=REQUEST_TIMEOUT_SECONDS,
        broker_max_poll_interval=MAX_POLL_SECONDS,
        broker_max_poll_records=MAX_POLL_MESSAGES,
        broker_commit_interval=COMMIT_INTERVAL_SECONDS,
        broker_client_id=group,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=MAX_FETCH_BYTES,
        processing_guarantee="at_least_once",
        stream_buffer_maxsize=BUFFER_MESSAGES,
        stream_wait_empty=False,  # stream.py drains by itself; Faust's own wait has hung (robinhood/faust #402)
        topic_allow_declare=False,  # the topics job owns the topics
        topic_disable_leader=True,
        table_standby_replicas=0,
        web_enabled=False,
        web_tables_enabled=False,
        web_router_enabled=False,
        web_stats_enabled=False,
        worker_redirect_stdouts=False,
        # Faust makes this directory though nothing is stored in it; containers are read-only but for here.
        datadir=Path(tempfile.gettempdir()) / group,
    )
    app.boot_strategy.enable_kafka_producer = False
    app.transport = LedgerTransport(app.conf.broker_consumer, app, ledger=ledger, on_commit=on_commit)
    source = app.topic(
        *map(settings.topic_name, service.sources),
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
    )

    async def consume(stream: Any) -> None:
        async for batch in stream.take_events(service.batch, within=BATCH_WAIT_SECONDS):
            await on_batch([event.message for event in batch])

    # More than one at a time would lose messages on a crash (faust-streaming #606); see ledger.py.
    app.agent(source, name=service.name, concurrency=1)(consume)
    return app
