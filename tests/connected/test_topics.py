"""The topics job against a broker: what it creates, changes and refuses."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from services.runtime.settings import Settings
from services.runtime.topic_list import TopicList, load_topics
from services.runtime.topics import TopicsError, ensure_topics
from tests.connected.service_process import PATIENCE_S

TOPICS = load_topics()


def _with(name: str, **changes: object) -> TopicList:
    return TopicList(
        topics=tuple(spec.model_copy(update=changes) if spec.name == name else spec for spec in TOPICS.topics)
    )


async def _config(settings: Settings, topic: str) -> dict[str, str]:
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.kafka_bootstrap_servers)
    await admin.start()
    try:
        [answer] = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
    finally:
        await admin.close()
    [resource] = answer.to_object()["resources"]
    return {entry["config_names"]: entry["config_value"] for entry in resource["config_entries"]}


async def test_the_second_run_finds_nothing_to_do(settings: Settings) -> None:
    first = await ensure_topics(settings, TOPICS)
    second = await ensure_topics(settings, TOPICS)
    assert len(first.create) == len(TOPICS.topics)
    assert second.is_empty


@pytest.mark.real_kafka
async def test_a_change_in_the_list_reaches_the_topic_and_leaves_other_settings_alone(
    settings: Settings,
) -> None:
    await ensure_topics(settings, TOPICS)
    plan = await ensure_topics(settings, _with("articles", retention_days=3))
    name = f"{settings.topic_prefix}.articles.v1"
    assert plan.configure == {name: {"retention.ms": "259200000"}}
    # The controller has taken the change when the job ends; the broker describes it a moment later.
    async with asyncio.timeout(PATIENCE_S):
        while (config := await _config(settings, name))["retention.ms"] != "259200000":  # noqa: ASYNC110 - a broker's state
            await asyncio.sleep(0.05)
    assert config["max.message.bytes"] == str(8 * 2**20)


@pytest.mark.real_kafka
async def test_partitions_are_added_to_a_topic_without_state(settings: Settings) -> None:
    await ensure_topics(settings, TOPICS)
    plan = await ensure_topics(settings, _with("articles", partitions=8))
    assert plan.grow == {f"{settings.topic_prefix}.articles.v1": 8}
    assert (await ensure_topics(settings, _with("articles", partitions=8))).is_empty


async def test_partitions_are_never_taken_away(settings: Settings) -> None:
    await ensure_topics(settings, TOPICS)
    with pytest.raises(TopicsError, match="has 6 partitions and the list asks for 2"):
        await ensure_topics(settings, _with("articles", partitions=2))
