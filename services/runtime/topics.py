"""The topics job: makes the broker's topics agree with the list, and can run again at any time.

It creates what is missing, raises partitions where no state depends on them, and sets configuration that differs.
It never deletes, and never touches configuration that the list does not mention.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    IncompatibleBrokerVersion,
    KafkaConnectionError,
    KafkaError,
    TopicAlreadyExistsError,
    for_code,
)

from services.runtime.connection import aiokafka_options
from services.runtime.settings import Settings
from services.runtime.topic_list import TopicList, TopicSpec

# A broker that starts together with us takes 3 to 20 s; one that is down for a minute needs an operator.
BROKER_DEADLINE_S = 60.0
_RETRY_S = 0.25

# DescribeConfigs, field `config_source`: set on this very topic, not inherited from the broker.
_SET_ON_TOPIC = 1


class TopicsError(Exception):
    """The topics job can't do what the list asks; nothing that it refuses was changed."""


class BrokerUnavailableError(TopicsError):
    """No broker answered within the deadline."""


@dataclass(frozen=True, slots=True)
class ExistingTopic:
    """A topic as the broker describes it."""

    partitions: int
    config: Mapping[str, str]
    """Every effective value."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Those set on the topic itself; a change has to repeat them, for it replaces them all."""


@dataclass(frozen=True, slots=True)
class TopicsPlan:
    """What is to be done, by the topics' full names."""

    create: tuple[str, ...] = ()
    grow: Mapping[str, int] = field(default_factory=dict)
    """The new number of partitions."""
    configure: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The settings that differ, with their new values."""

    @property
    def is_empty(self) -> bool:
        return not (self.create or self.grow or self.configure)


def plan_topics(
    wanted: Mapping[str, TopicSpec], existing: Mapping[str, ExistingTopic], *, replication_factor: int
) -> TopicsPlan:
    """What turns the existing topics into the wanted ones, both by full name.

    Raises TopicsError, before anything is changed, where that would take partitions away or move keys away from
    the partition that holds their state.
    """
    create: list[str] = []
    grow: dict[str, int] = {}
    configure: dict[str, dict[str, str]] = {}
    refused: list[str] = []
    for name, spec in wanted.items():
        there = existing.get(name)
        if there is None:
            create.append(name)
            continue
        if there.partitions > spec.partitions:
            refused.append(
                f"{name} has {there.partitions} partitions and the list asks for {spec.partitions}: "
                "Kafka can't take partitions away; raise the number or create a new version of the topic"
            )
        elif there.partitions < spec.partitions and spec.in_step is not None:
            refused.append(
                f"{name} has {there.partitions} partitions and the list asks for {spec.partitions}: "
                "its keys would move away from their state; create a new version of the topics and replay"
            )
        elif there.partitions < spec.partitions:
            grow[name] = spec.partitions
        config = spec.config(replication_factor=replication_factor)
        if differing := {key: value for key, value in config.items() if there.config.get(key) != value}:
            configure[name] = differing
    if refused:
        raise TopicsError("; ".join(refused))
    return TopicsPlan(tuple(create), grow, configure)


def full_name(settings: Settings, spec: TopicSpec) -> str:
    """The topic's name on the broker: `tocsin.articles.v1`, `tocsin.articles.v1.dead-letters`."""
    if spec.is_dead_letters:
        return settings.dead_letter_topic(spec.topic)
    return settings.topic_name(spec.topic)


async def ensure_topics(
    settings: Settings,
    topics: TopicList,
    *,
    replication_factor: int = 1,
    deadline_s: float = BROKER_DEADLINE_S,
) -> TopicsPlan:
    """Make the broker's topics agree with the list, and return what that took.

    `deadline_s` (seconds) bounds the wait for a broker to answer and, after creation, the wait for every partition to
    have a leader. Raises TopicsError, or aiokafka's KafkaError where the broker refuses.
    """
    wanted = {full_name(settings, spec): spec for spec in topics.topics}
    admin = await _connect(settings, deadline_s=deadline_s)
    try:
        existing = await _describe(admin, wanted)
        plan = plan_topics(wanted, existing, replication_factor=replication_factor)
        if plan.create:
            await _create(admin, {name: wanted[name] for name in plan.create}, replication_factor)
        if plan.grow:
            await admin.create_partitions({name: NewPartitions(count) for name, count in plan.grow.items()})
        if plan.configure:
            await _configure(admin, plan.configure, existing)
        await _wait_for_leaders(admin, wanted, deadline_s=deadline_s)
    finally:
        await admin.close()
    return plan


async def _connect(settings: Settings, *, deadline_s: float) -> AIOKafkaAdminClient:
    last: KafkaError | None = None
    try:
        async with asyncio.timeout(deadline_s):
            while True:
                admin = AIOKafkaAdminClient(**aiokafka_options(settings))
                try:
                    await admin.start()
                except KafkaConnectionError as error:
                    last = error
                    await admin.close()
                    await asyncio.sleep(_RETRY_S)
                else:
                    return admin
    except TimeoutError:
        raise BrokerUnavailableError(
            f"no Kafka broker answered at {settings.kafka_bootstrap_servers} within {deadline_s:g} s: "
            "start it, or correct TOCSIN_KAFKA_BOOTSTRAP_SERVERS"
        ) from last


async def _describe(admin: AIOKafkaAdminClient, names: Iterable[str]) -> dict[str, ExistingTopic]:
    wanted = set(names)
    partitions = {
        topic["topic"]: len(topic["partitions"])
        for topic in await admin.describe_topics()
        if topic["topic"] in wanted
    }
    if not partitions:
        return {}
    responses = await admin.describe_configs(
        [ConfigResource(ConfigResourceType.TOPIC, name) for name in partitions]
    )
    described: dict[str, ExistingTopic] = {}
    for response in responses:
        for resource in response.to_object()["resources"]:
            _raise_for(resource)
            name = resource["resource_name"]
            entries = resource["config_entries"]
            described[name] = ExistingTopic(
                partitions=partitions[name],
                config={entry["config_names"]: entry["config_value"] for entry in entries},
                overrides={
                    entry["config_names"]: entry["config_value"]
                    for entry in entries
                    if entry["config_source"] == _SET_ON_TOPIC
                },
            )
    return described


async def _create(
    admin: AIOKafkaAdminClient, wanted: Mapping[str, TopicSpec], replication_factor: int
) -> None:
    response = await admin.create_topics(
        [
            NewTopic(
                name=name,
                num_partitions=spec.partitions,
                replication_factor=replication_factor,
                topic_configs=spec.config(replication_factor=replication_factor),
            )
            for name, spec in wanted.items()
        ]
    )
    for error in response.to_object()["topic_errors"]:
        # Another topics job was quicker: that is what we wanted.
        if error["error_code"] != TopicAlreadyExistsError.errno:
            _raise_for(error)


async def _configure(
    admin: AIOKafkaAdminClient,
    changes: Mapping[str, Mapping[str, str]],
    existing: Mapping[str, ExistingTopic],
) -> None:
    try:
        responses = await admin.alter_configs(
            [
                ConfigResource(ConfigResourceType.TOPIC, name, {**existing[name].overrides, **change})
                for name, change in changes.items()
            ]
        )
    except IncompatibleBrokerVersion as error:
        raise TopicsError(
            f"this broker can't change the configuration of {', '.join(changes)}: use the broker's own tools"
        ) from error
    for response in responses:
        for resource in response.to_object()["resources"]:
            _raise_for(resource)


async def _wait_for_leaders(
    admin: AIOKafkaAdminClient, wanted: Mapping[str, TopicSpec], *, deadline_s: float
) -> None:
    """A new topic takes a moment to reach every broker; a service that starts before then would fail."""
    waiting: list[str] = []
    try:
        async with asyncio.timeout(deadline_s):
            while True:
                led = {
                    topic["topic"]: sum(partition["leader"] >= 0 for partition in topic["partitions"])
                    for topic in await admin.describe_topics()
                }
                waiting = [name for name, spec in wanted.items() if led.get(name, 0) < spec.partitions]
                if not waiting:
                    return
                await asyncio.sleep(_RETRY_S)
    except TimeoutError:
        raise BrokerUnavailableError(
            f"{', '.join(waiting)}: partitions without a leader after {deadline_s:g} s: are enough brokers up?"
        ) from None


def _raise_for(answer: Mapping[str, Any]) -> None:
    """Raise the broker's error, where this part of its answer holds one."""
    if answer["error_code"]:
        name = answer.get("topic") or answer.get("resource_name")
        raise for_code(answer["error_code"])(f"{name}: {answer.get('error_message')}")
