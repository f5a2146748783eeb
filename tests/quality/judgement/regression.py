"""Logistic regression with a ridge, and with signs that may be prescribed. Deterministic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from services.extractor.logistic import LogisticModel


@dataclass(frozen=True)
class Case:
    """One incident: what it is judged by, what the annotation says, how much it counts, and its document."""

    signs: Mapping[str, float]
    label: bool
    weight: float
    document: str


def fit(
    cases: Sequence[Case], names: Sequence[str], ridge: float, prescribed: Mapping[str, int] | None = None
) -> LogisticModel:
    """`prescribed`: +1 or -1 for weights that may not cross zero. The bias is free, and has no ridge."""
    sign = np.array([float((prescribed or {}).get(name, 1)) for name in names])
    x = np.array([[case.signs[name] for name in names] for case in cases]) * sign
    y = np.array([float(case.label) for case in cases])
    weight = np.array([case.weight for case in cases])
    weight = weight / weight.mean()

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ beta[:-1] + beta[-1]
        gradient = weight * (1.0 / (1.0 + np.exp(-z)) - y)
        value = (weight * (np.logaddexp(0.0, z) - y * z)).sum() + ridge / 2 * (beta[:-1] ** 2).sum()
        return value, np.append(x.T @ gradient + ridge * beta[:-1], gradient.sum())

    lowest = 0.0 if prescribed is not None else None
    bounds = [(lowest, None)] * len(names) + [(None, None)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return LogisticModel(
        round(float(found[-1]), 2),
        {name: round(float(w), 2) for name, w in zip(names, found[:-1] * sign, strict=True)},
    )


def balanced(by_source: Iterable[tuple[list[Case], float]]) -> list[Case]:
    """Each source counts by its share, however many cases it has."""
    return [
        Case(c.signs, c.label, share / len(cases), c.document)
        for cases, share in by_source
        if cases
        for c in cases
    ]
