"""The broker that TOCSIN_TEST_KAFKA names."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from aiokafka.protocol.admin import ApiVersionRequest

from tests.connected.brokers.broker import Broker, BrokerUnavailableError

VARIABLE = "TOCSIN_TEST_KAFKA"

_FETCH_API_KEY = 1


@contextmanager
def given_kafka() -> Iterator[Broker]:
    """The broker at the address in the environment. Raises BrokerUnavailableError where none is named."""
    address = os.environ.get(VARIABLE)
    if not address:
        raise BrokerUnavailableError(f"{VARIABLE} is not set")
    try:
        protocol = asyncio.run(_newest_fetch(address))
    except KafkaError as error:
        # It was asked for by name: another broker in its place would be a surprise.
        raise RuntimeError(f"{VARIABLE}={address}: no broker answers there ({error})") from error
    yield Broker(address, f"Kafka at {address} ({VARIABLE}; speaks Fetch up to v{protocol})", real=True)


async def _newest_fetch(address: str) -> int:
    """The protocol does not tell a broker's version; how new its Fetch request is tells it roughly."""
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    try:
        await admin.start()
        answer = await admin._send_request(ApiVersionRequest())
    finally:
        await admin.close()
    return next(int(api[2]) for api in answer.api_versions if api[0] == _FETCH_API_KEY)
