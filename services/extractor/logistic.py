"""Logistic models whose weights are data: trained elsewhere, applied here, without any library."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from services.extractor.datafile import load_yaml

Signs = Mapping[str, float]
"""What a model looks at: numbers from 0 to 1, by name."""

_FARTHEST = 30.0  # beyond it the logistic function is 0 or 1 to all digits that are kept


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """P = 1 / (1 + exp(-(bias + sum of weight times sign)))."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, signs: Signs) -> float:
        """From 0 to 1. Raises KeyError for a sign that has a weight and no value."""
        total = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-_FARTHEST, min(_FARTHEST, total))))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A model, and the probability from which its answer is yes."""

    model: LogisticModel
    threshold: float


def load_judgement(name: str) -> Judgement:
    """From a data file with a bias, a threshold, and the weights of what is for and against it."""
    data = load_yaml(name)
    weights = {**data["for"], **{sign: -weight for sign, weight in data["against"].items()}}
    return Judgement(LogisticModel(data["bias"], weights), data["threshold"])
