"""Reads the lexicons and rules that ship with the extractor as YAML files, one folder for all: `data/`."""

from importlib.resources import files
from typing import Any

import yaml


def load_yaml(name: str) -> Any:
    """The content of `data/<name>`; raises FileNotFoundError or yaml.YAMLError, both faults of the installation."""
    return yaml.safe_load(
        files("services.extractor").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    )
