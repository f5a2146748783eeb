"""What a run measured, and what was committed: one shape, kept in figures.json."""

import json
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

OURS = "ours"

System = str
"""`ours`, or the name of a baseline."""


class Trap(BaseModel):
    """How the incidents of one class of trap fared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    right: str
    """Incidents with every slot right, of how many: "3/5"."""
    false: int
    """Reports of what the articles do not report."""


class Record(BaseModel):
    """The figures of one run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: dict[str, int]
    """How many were read of each file."""
    figures: dict[str, dict[System, float | None]]
    """By the figure's id; null where there was nothing to count it on."""
    traps: dict[str, dict[System, Trap]]
    """By file and class of trap: "a_articles/court"."""

    def to_json(self) -> str:
        return json.dumps(self.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """The record in a file; None where there is no file yet."""
        return cls.model_validate_json(path.read_bytes()) if path.is_file() else None
