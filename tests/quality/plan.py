"""What is measured, read from plan.yaml: the samples, the rows of the table, and how good each should be."""

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

_PLAN = Path(__file__).with_name("plan.yaml")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleSize(_Part):
    """Which documents of a file are read when not all are."""

    step: int
    """Every so manieth document."""
    window: int = 0
    """Documents in whole clusters for linking; 0 where the file has no clusters."""


class Row(_Part):
    """One figure."""

    at: str | None = None
    """Where it stands in the scorer's result: keys joined by dots."""
    of: str | None = None
    """Or its name in derived.py."""
    at_least: float | None = None
    at_most: float | None = None
    stretch: float | None = None
    point: float = 0.01
    """How much it may fall below the committed figure."""

    @property
    def less_is_better(self) -> bool:
        return self.at_most is not None

    @model_validator(mode="after")
    def _comes_from_one_place(self) -> Self:
        if (self.at is None) == (self.of is None):
            raise ValueError("a row has either `at` or `of`")
        if self.at_least is not None and self.at_most is not None:
            raise ValueError("a row has `at_least` or `at_most`, not both")
        return self


class Section(_Part):
    """A table: rows that the same baselines can be held against."""

    title: str
    task: str
    baselines: tuple[str, ...]
    rows: dict[str, dict[str, Row]]
    """File, then title of the row."""

    def figures(self) -> Iterator[tuple[str, str, str, Row]]:
        """Id, file, title and row of each figure; the id is unique in the plan."""
        for file, rows in self.rows.items():
            for title, row in rows.items():
                yield f"{self.task}/{file}/{title}", file, title, row


class Plan(_Part):
    samples: dict[str, SampleSize]
    sections: tuple[Section, ...]


def load_plan() -> Plan:
    """The plan. Raises pydantic.ValidationError where the file is not as it should be."""
    return Plan.model_validate(yaml.safe_load(_PLAN.read_text(encoding="utf-8")))
