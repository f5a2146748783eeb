"""Metrics are declared once, and their documentation is made from that."""

import re
from pathlib import Path

from prometheus_client import generate_latest

from services.runtime.metrics import Metrics, metrics_table

ROOT = Path(__file__).parents[3]


def test_the_documentation_is_up_to_date():
    """`python -m services.runtime.metrics > docs/metrics.md`"""
    assert (ROOT / "docs" / "metrics.md").read_text() == metrics_table()


def test_names_follow_prometheus_and_every_metric_has_a_meaning():
    for row in Metrics().rows():
        assert re.fullmatch(r"tocsin_[a-z_]+", row.name)
        assert row.name.endswith("_total") == (row.kind == "counter")
        assert row.meaning.endswith(".")


def test_each_declared_metric_is_served():
    metrics = Metrics()
    served = generate_latest(metrics.registry).decode()
    for row in metrics.rows():
        assert f"# HELP {row.name} " in served


def test_two_services_in_one_process_do_not_share_numbers():
    first, second = Metrics(), Metrics()
    first.messages.labels(outcome="reports").inc()
    assert b'outcome="reports"' not in generate_latest(second.registry)
