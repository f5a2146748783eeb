"""The topics as data: `deploy/topics.yaml`, which ships with the package, as validated values."""

from collections import defaultdict
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from services.runtime.handler import Topic

DEAD_LETTERS_SUFFIX = ".dead-letters"

_DAY_MS = 24 * 60 * 60 * 1000
_KIB = 1024
_FOR_EVER_MS = -1  # Kafka's own sign for no limit


class Cleanup(StrEnum):
    """What the broker does with old messages; the values of Kafka's `cleanup.policy`."""

    COMPACT = "compact"
    DELETE = "delete"


class TopicSpec(BaseModel):
    """One topic, under its logical name: without the prefix and version of the settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str
    owner: str
    key: str
    partitions: int = Field(ge=1)
    in_step: str | None = None
    cleanup: tuple[Cleanup, ...] = Field(min_length=1)
    retention_days: int | None = Field(default=None, ge=1)
    min_compaction_lag_days: int | None = Field(default=None, ge=0)
    max_message_kib: int = Field(ge=1)

    @field_validator("name")
    @classmethod
    def _is_known(cls, name: str) -> str:
        if name.removesuffix(DEAD_LETTERS_SUFFIX) not in set(Topic):
            raise ValueError(f"{name}: no service reads or writes such a topic")
        return name

    @model_validator(mode="after")
    def _cleanup_fits_its_limits(self) -> Self:
        if self.retention_days is not None and Cleanup.DELETE not in self.cleanup:
            raise ValueError(f"{self.name}: retention_days means nothing without cleanup delete")
        if self.min_compaction_lag_days is not None and Cleanup.COMPACT not in self.cleanup:
            raise ValueError(f"{self.name}: min_compaction_lag_days means nothing without cleanup compact")
        return self

    @property
    def topic(self) -> Topic:
        """The topic itself, or the one whose dead letters these are."""
        return Topic(self.name.removesuffix(DEAD_LETTERS_SUFFIX))

    @property
    def is_dead_letters(self) -> bool:
        return self.name.endswith(DEAD_LETTERS_SUFFIX)

    def config(self, *, replication_factor: int) -> dict[str, str]:
        """Kafka's topic configuration (names of kafka.apache.org/documentation/#topicconfigs).

        A message counts as written when all replicas but one hold it, or the only one where there is but one.
        """
        config = {
            "cleanup.policy": ",".join(self.cleanup),
            "max.message.bytes": str(self.max_message_kib * _KIB),
            "min.insync.replicas": str(max(1, replication_factor - 1)),
            "retention.ms": str(
                _FOR_EVER_MS if self.retention_days is None else self.retention_days * _DAY_MS
            ),
        }
        if self.min_compaction_lag_days is not None:
            config["min.compaction.lag.ms"] = str(self.min_compaction_lag_days * _DAY_MS)
        return config


class TopicList(BaseModel):
    """All topics, in the order of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topics: tuple[TopicSpec, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        names = [topic.name for topic in self.topics]
        if repeated := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"topics listed twice: {', '.join(repeated)}")
        if missing := [topic.value for topic in Topic if topic.value not in names]:
            raise ValueError(f"topics that the services use but the list lacks: {', '.join(missing)}")
        partitions: defaultdict[str, set[int]] = defaultdict(set)
        for topic in self.topics:
            if topic.in_step is not None:
                partitions[topic.in_step].add(topic.partitions)
        if uneven := sorted(group for group, counts in partitions.items() if len(counts) > 1):
            raise ValueError(f"topics in step need the same number of partitions: {', '.join(uneven)}")
        return self

    def __getitem__(self, name: str) -> TopicSpec:
        """The topic of this logical name. Raises KeyError."""
        for topic in self.topics:
            if topic.name == name:
                return topic
        raise KeyError(name)


def load_topics(path: Path | None = None) -> TopicList:
    """The list in this file, by default the one that ships with the package.

    Raises pydantic.ValidationError where the file is not a sound list, OSError where it can't be read.
    """
    source = path if path is not None else files("deploy").joinpath("topics.yaml")
    return TopicList.model_validate(yaml.safe_load(source.read_text(encoding="utf-8")))
