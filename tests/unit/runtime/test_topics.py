"""The topic list is sound, and the topics job makes a broker agree with it."""

from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.runtime.embedded_broker import embedded_broker
from services.runtime.handler import Topic
from services.runtime.settings import Settings
from services.runtime.topic_list import DEAD_LETTERS_SUFFIX, TopicList, load_topics
from services.runtime.topics import (
    BrokerUnavailableError,
    ExistingTopic,
    TopicsError,
    TopicsPlan,
    ensure_topics,
    plan_topics,
)

TOPICS = load_topics()
WANTED = {spec.name: spec for spec in TOPICS.topics}
AS_LISTED = {
    name: ExistingTopic(spec.partitions, spec.config(replication_factor=1)) for name, spec in WANTED.items()
}


def _raw() -> dict[str, Any]:
    return deepcopy(TOPICS.model_dump(mode="json"))


def _edited(edited: str, /, **changes: Any) -> dict[str, Any]:
    raw = _raw()
    next(topic for topic in raw["topics"] if topic["name"] == edited).update(changes)
    return raw


# the list that ships


def test_every_topic_of_the_services_is_listed():
    assert {topic.value for topic in Topic} <= set(WANTED)


@pytest.mark.parametrize("source", [Topic.ARTICLES, Topic.INCIDENT_REPORTS, Topic.INCIDENTS])
def test_a_dead_letter_has_room_for_the_largest_message_and_its_headers(source: Topic):
    assert WANTED[source + DEAD_LETTERS_SUFFIX].max_message_kib >= WANTED[source].max_message_kib + 64


def test_an_article_of_five_megabytes_fits():
    assert int(TOPICS["articles"].config(replication_factor=1)["max.message.bytes"]) == 8 * 2**20


def test_an_alert_has_room_for_the_largest_incident():
    assert TOPICS["alerts"].max_message_kib > TOPICS["incidents"].max_message_kib


def test_state_stays_in_the_partition_of_its_cause():
    in_step = [spec for spec in TOPICS.topics if spec.in_step == "shards"]
    assert [spec.name for spec in in_step] == ["incident-reports", "incidents", "alerts", "feedback"]
    assert len({spec.partitions for spec in in_step}) == 1


def test_the_memory_of_alerts_outlasts_the_incidents():
    alerts, incidents = TOPICS["alerts"].retention_days, TOPICS["incidents"].retention_days
    assert alerts is not None and incidents is not None and alerts >= incidents  # noqa: PT018


def test_consumers_of_incidents_have_a_week_to_see_every_version():
    config = TOPICS["incidents"].config(replication_factor=1)
    assert config["cleanup.policy"] == "compact,delete"
    assert config["min.compaction.lag.ms"] == str(7 * 24 * 3600 * 1000)


def test_a_subscription_is_kept_for_ever():
    config = TOPICS["subscriptions"].config(replication_factor=1)
    assert (config["cleanup.policy"], config["retention.ms"]) == ("compact", "-1")


@pytest.mark.parametrize(("replicas", "in_sync"), [(1, "1"), (2, "1"), (3, "2")])
def test_a_message_counts_as_written_when_all_replicas_but_one_hold_it(replicas: int, in_sync: str):
    assert TOPICS["articles"].config(replication_factor=replicas)["min.insync.replicas"] == in_sync


# lists that are refused


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (_edited("alerts", partitions=7), "same number of partitions: shards"),
        (_edited("alerts", name="incidents"), "listed twice: incidents"),
        (_edited("alerts", name="warnings"), "warnings: no service"),
        ({"topics": _raw()["topics"][:2]}, "the list lacks: incidents, alerts, subscriptions, feedback"),
        (_edited("articles.dead-letters", name="essays.dead-letters"), "essays.dead-letters: no service"),
        (_edited("subscriptions", retention_days=3), "retention_days means nothing"),
        (_edited("alerts", min_compaction_lag_days=3), "min_compaction_lag_days means nothing"),
        (_edited("alerts", partition=3), "Extra inputs are not permitted"),
        (_edited("alerts", cleanup=["forget"]), "'compact' or 'delete'"),
        (_edited("alerts", partitions=0), "greater than or equal to 1"),
    ],
)
def test_an_unsound_list_is_refused(raw: dict[str, Any], complaint: str):
    with pytest.raises(ValidationError, match=complaint):
        TopicList.model_validate(raw)


def test_another_file_may_stand_in(tmp_path):
    path = tmp_path / "topics.yaml"
    path.write_text(yaml.safe_dump(_edited("articles", partitions=48)))
    assert load_topics(path)["articles"].partitions == 48


# the plan


def test_an_empty_broker_gets_every_topic():
    assert plan_topics(WANTED, {}, replication_factor=1) == TopicsPlan(create=tuple(WANTED))


def test_a_broker_that_agrees_is_left_alone():
    assert plan_topics(WANTED, AS_LISTED, replication_factor=1).is_empty


@given(st.sets(st.sampled_from(sorted(WANTED))))
def test_just_the_missing_topics_are_created(there: set[str]):
    existing = {name: AS_LISTED[name] for name in there}
    assert set(plan_topics(WANTED, existing, replication_factor=1).create) == set(WANTED) - there


def test_a_setting_that_differs_is_set_and_no_other():
    config = {**AS_LISTED["alerts"].config, "retention.ms": "1", "segment.bytes": "7"}
    existing = {**AS_LISTED, "alerts": ExistingTopic(6, config)}
    plan = plan_topics(WANTED, existing, replication_factor=1)
    listed = AS_LISTED["alerts"].config["retention.ms"]
    assert plan == TopicsPlan(configure={"alerts": {"retention.ms": listed}})


def test_partitions_are_added_where_no_state_depends_on_them():
    existing = {**AS_LISTED, "articles": ExistingTopic(1, AS_LISTED["articles"].config)}
    assert plan_topics(WANTED, existing, replication_factor=1) == TopicsPlan(grow={"articles": 6})


def test_partitions_are_never_taken_away():
    existing = {**AS_LISTED, "articles": ExistingTopic(12, AS_LISTED["articles"].config)}
    with pytest.raises(TopicsError, match="articles has 12 partitions and the list asks for 6"):
        plan_topics(WANTED, existing, replication_factor=1)


def test_partitions_are_not_added_where_keys_would_leave_their_state():
    existing = {**AS_LISTED, "incidents": ExistingTopic(3, AS_LISTED["incidents"].config)}
    with pytest.raises(TopicsError, match="move away from their state"):
        plan_topics(WANTED, existing, replication_factor=1)


def test_every_refusal_is_told_at_once():
    existing = {**AS_LISTED, "articles": ExistingTopic(12, {}), "subscriptions": ExistingTopic(2, {})}
    with pytest.raises(TopicsError, match=r"articles.*subscriptions"):
        plan_topics(WANTED, existing, replication_factor=1)


# the job


async def test_the_second_run_finds_nothing_to_do():
    async with embedded_broker() as address:
        settings = Settings(kafka_bootstrap_servers=address)
        first = await ensure_topics(settings, TOPICS)
        second = await ensure_topics(settings, TOPICS)
    assert first.create[0] == "tocsin.articles.v1"
    assert first.create[-1] == "tocsin.feedback.v1.dead-letters"
    assert len(first.create) == len(WANTED)
    assert second.is_empty


async def test_an_absent_broker_is_an_error_after_the_deadline():
    with pytest.raises(BrokerUnavailableError, match=r"no Kafka broker answered at 127\.0\.0\.1:1 "):
        await ensure_topics(Settings(kafka_bootstrap_servers="127.0.0.1:1"), TOPICS, deadline_s=0.5)
