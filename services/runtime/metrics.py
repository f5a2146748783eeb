"""Every metric of a service, declared once: kind, unit, and what it means when it moves.

Prometheus names: seconds, bytes, `_total` for counters. `python -m services.runtime.metrics` prints the table that
docs/metrics.md is made of.
"""

import sys
from typing import NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Seconds. An article takes 0.05 to 60, a report or an event well under 0.01.
_HANDLE_BUCKETS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
# Seconds. From alive (under a second) to a backlog after an outage (hours).
_AGE_BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0)
_BATCH_BUCKETS = (1, 2, 4, 8, 16, 32, 64)


class Row(NamedTuple):
    """One line of docs/metrics.md."""

    name: str
    kind: str
    labels: str
    meaning: str


class Metrics:
    """The metrics of one process, on a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        on = self.registry
        self.messages = Counter(
            "tocsin_messages_total",
            "Messages dealt with, by outcome; a dead letter counts as dead_letter.",
            ["outcome"],
            registry=on,
        )
        self.produced = Counter(
            "tocsin_produced_total",
            "Messages that the broker has acknowledged, by topic.",
            ["topic"],
            registry=on,
        )
        self.dead_letters = Counter(
            "tocsin_dead_letters_total",
            "Messages moved aside, by reason. Any increase wants a look at the dead letters.",
            ["reason"],
            registry=on,
        )
        self.retries = Counter(
            "tocsin_retries_total",
            "Attempts after the first, by exception. Rising without dead letters: something flickers.",
            ["exception"],
            registry=on,
        )
        self.handle = Histogram(
            "tocsin_handle_seconds",
            "Time from the start of a message's first attempt to its outcome, retries and queueing for a worker within.",
            buckets=_HANDLE_BUCKETS,
            registry=on,
        )
        self.end_to_end = Histogram(
            "tocsin_end_to_end_seconds",
            "Time from a message's timestamp to the broker's acknowledgement of all that it led to in this stage.",
            buckets=_AGE_BUCKETS,
            registry=on,
        )
        self.batch = Histogram(
            "tocsin_batch_messages",
            "Messages handled together. At the upper end all the time: the service can't keep up.",
            buckets=_BATCH_BUCKETS,
            registry=on,
        )
        self.lag = Gauge(
            "tocsin_lag_messages",
            "Messages in the source topic that are not committed yet, by partition assigned to this process.",
            ["partition"],
            registry=on,
        )
        self.last_commit = Gauge(
            "tocsin_last_commit_timestamp_seconds",
            "Unix time of the last commit that the broker took; 0 before the first. Its age with lag is the alarm.",
            registry=on,
        )
        self.assigned = Gauge(
            "tocsin_assigned_partitions",
            "Partitions of the source topic that this process reads.",
            registry=on,
        )
        self.restore = Histogram(
            "tocsin_restore_seconds",
            "Time to rebuild a partition's state from its topic, before the first message of the partition.",
            buckets=_HANDLE_BUCKETS,
            registry=on,
        )
        self.restored_records = Counter(
            "tocsin_restored_records_total", "Records read to rebuild state.", registry=on
        )
        self.worker_deaths = Counter(
            "tocsin_worker_deaths_total",
            "Worker processes that were lost, by cause: died by themselves, or were stopped for taking too long.",
            ["cause"],
            registry=on,
        )
        self.breaker_open = Gauge(
            "tocsin_breaker_open",
            "1 when too many messages failed and the service stops; it needs a person.",
            registry=on,
        )
        self.ready = Gauge(
            "tocsin_ready", "1 when the service handles messages, as /readyz says.", registry=on
        )

    def rows(self) -> list[Row]:
        """All of them, by name."""
        described = [
            Row(_sample_name(metric), metric._type, ", ".join(metric._labelnames), metric._documentation)  # noqa: SLF001 - the library gives no other access
            for metric in vars(self).values()
            if not isinstance(metric, CollectorRegistry)
        ]
        return sorted(described)


def _sample_name(metric: Counter | Gauge | Histogram) -> str:
    name: str = metric._name  # noqa: SLF001 - as above
    return name + "_total" if isinstance(metric, Counter) else name


def metrics_table() -> str:
    """docs/metrics.md: a Markdown table, by name."""
    lines = [
        "# Metrics",
        "",
        "Served by every service on `/metrics`. Made by `python -m services.runtime.metrics`; do not edit.",
        "",
        "| name | kind | labels | meaning |",
        "|---|---|---|---|",
        *(f"| `{row.name}` | {row.kind} | {row.labels} | {row.meaning} |" for row in Metrics().rows()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(metrics_table())
