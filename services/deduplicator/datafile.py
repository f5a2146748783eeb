"""The service's rules as data: YAML files beside the code that a non-programmer can edit."""

from importlib.resources import files
from typing import Any

import yaml


def load(name: str) -> Any:
    """The content of `data/<name>`. Raises FileNotFoundError, or yaml.YAMLError where it does not parse."""
    text = files("services.deduplicator").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.safe_load(text)
