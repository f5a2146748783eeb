"""The connected tests run on the Kafka that is deployed."""

from pathlib import Path

import yaml

from tests.connected.brokers.broker import kafka_version


def test_the_tests_and_the_deployment_name_the_same_kafka():
    compose = yaml.safe_load((Path(__file__).parents[3] / "docker-compose.yml").read_text())
    assert compose["services"]["kafka"]["image"] == f"apache/kafka:{kafka_version()}"
