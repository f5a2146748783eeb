"""What the running services say of their work, read from their metrics: is everything that went in accounted for?"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prometheus_client.parser import text_string_to_metric_families

from services.cli.services import ServiceName
from services.runtime.handler import Topic

_MESSAGES = "tocsin_messages_total"
_PRODUCED = "tocsin_produced_total"


@dataclass(frozen=True, slots=True)
class Work:
    """One service's counters."""

    outcomes: Mapping[str, int]
    """Messages dealt with, by outcome."""
    produced: Mapping[str, int]
    """Messages that the broker acknowledged, by full topic name."""

    @property
    def handled(self) -> int:
        return sum(self.outcomes.values())


def read_work(exposition: str) -> Work:
    """Counters out of a /metrics page (Prometheus text format)."""
    outcomes: Counter[str] = Counter()
    produced: Counter[str] = Counter()
    for family in text_string_to_metric_families(exposition):
        for sample in family.samples:
            if sample.name == _MESSAGES:
                outcomes[sample.labels["outcome"]] += int(sample.value)
            elif sample.name == _PRODUCED:
                produced[sample.labels["topic"]] += int(sample.value)
    return Work(dict(sorted(outcomes.items())), dict(sorted(produced.items())))


def settled(
    published: int,
    work: Mapping[ServiceName, Work],
    topic_name: Callable[[Topic], str],
    *,
    alerts_seen: int,
) -> bool:
    """True when each article has its outcome, each message in between was handled, and each alert was seen.

    Where a topic's messages are only handled once, these are exact; a redelivery counts more, never less.
    """
    extractor, deduplicator, alerter = (work[name] for name in ServiceName)
    return (
        extractor.handled >= published
        and deduplicator.handled >= extractor.produced.get(topic_name(Topic.INCIDENT_REPORTS), 0)
        and alerter.handled >= deduplicator.produced.get(topic_name(Topic.INCIDENTS), 0)
        and alerts_seen >= alerter.produced.get(topic_name(Topic.ALERTS), 0)
    )
