"""Which broker the connected tests run on: the first that can be had."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from tests.connected.brokers.broker import Broker, BrokerUnavailableError
from tests.connected.brokers.embedded import embedded
from tests.connected.brokers.given_kafka import given_kafka
from tests.connected.brokers.kafka_container import kafka_in_container
from tests.connected.brokers.kafka_jars import kafka_from_jars

REQUIRE_VARIABLE = "TOCSIN_TEST_REQUIRE_REAL_KAFKA"


@contextmanager
def choose_broker(say: Callable[[str], None]) -> Iterator[tuple[Broker, list[str]]]:
    """A broker, and why those before it could not be had. Each is one that answers until the block is left.

    TOCSIN_TEST_REQUIRE_REAL_KAFKA=1 makes it an error (BrokerUnavailableError) when only the embedded one is left.
    """
    kinds = {
        "given": given_kafka,
        "container": kafka_in_container,
        "jars": lambda: kafka_from_jars(say),
        "embedded": embedded,
    }
    if os.environ.get(REQUIRE_VARIABLE, "") not in {"", "0"}:
        del kinds["embedded"]
    missing: list[str] = []
    for kind, start in kinds.items():
        with ExitStack() as stack:
            try:
                broker = stack.enter_context(start())
            except BrokerUnavailableError as error:
                missing.append(f"{kind}: {error}")
                continue
            yield broker, missing
            return
    raise BrokerUnavailableError(f"no broker for the connected tests: {'; '.join(missing)}")
