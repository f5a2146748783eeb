"""The models as the YAML files that the extractor ships with, each sign with its meaning."""

from services.extractor.datafile import load_yaml
from services.extractor.logistic import LogisticModel

_PLAUSIBILITY = """\
# How likely it is that an article reports an incident, rather than speaks of such acts in general: the terms of a logistic
# model. Probability = 1 / (1 + exp(-(bias + what is for it - what is against it))). Acts of violence below the threshold
# are not told, except in notes of a sentence or two. Meanings of the signs, all from 0 to 1: signs.py.
# Written by `python -m tests.quality.judgement`, which may change the numbers but not the side that a sign stands on;
# what it measured is in docs/confidence.md.
"""

_CONFIDENCE = """\
# How sure the reader is of each field: a logistic model for each, on the grounds that confidence.py works out, all from
# 0 to 1. Written by `python -m tests.quality.judgement`; what it measured is in docs/confidence.md.
"""


_EVENTFUL = """\
# How likely it is that an article tells of anything that happened at all, rather than borrows the words: the terms of a
# logistic model over the signs (signs.py) of its most plausible incident. Below the threshold nothing of it is told as real.
# Written by `python -m tests.quality.judgement`, which may change the numbers but not the side that a sign stands on.
"""


def plausibility_page(model: LogisticModel, threshold: float) -> str:
    """The weights of either side, the heaviest first."""
    return _PLAUSIBILITY + _weights(model, threshold, sides())


def eventful_page(model: LogisticModel, threshold: float) -> str:
    """The same for the article as a whole."""
    return _EVENTFUL + _weights(model, threshold, sides("eventful.yaml"))


def _weights(model: LogisticModel, threshold: float, by_side: dict[str, int]) -> str:
    lines = [f"bias: {model.bias}", f"threshold: {threshold}"]
    for side, factor in (("for", 1), ("against", -1)):
        own = {name: abs(w) for name, w in model.weights.items() if by_side[name] == factor}
        lines.append(f"{side}:")
        lines += [f"  {name}: {w}" for name, w in sorted(own.items(), key=lambda item: (-item[1], item[0]))]
    return "\n".join(lines) + "\n"


def sides(file: str = "plausibility.yaml") -> dict[str, int]:
    """+1 for the signs that speak for a report, -1 for those against, in the order of the file as it is."""
    data = load_yaml(file)
    return {**dict.fromkeys(data["for"], 1), **dict.fromkeys(data["against"], -1)}


def confidence_page(models: dict[str, LogisticModel]) -> str:
    """In the order of the contract."""
    lines = []
    for field in ("overall", "type", "when", "where", "casualties"):
        lines += [f"{field}:", f"  bias: {models[field].bias}", "  weights:"]
        lines += [f"    {name}: {weight}" for name, weight in models[field].weights.items()]
    return _CONFIDENCE + "\n".join(lines) + "\n"
