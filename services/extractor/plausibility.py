"""How likely it is that an article reports an incident rather than speaks of such acts in general (`data/plausibility.yaml`)."""

from dataclasses import dataclass
from functools import cache

from schemas.incident_type import IncidentType
from schemas.report import Realis
from services.extractor.datafile import load_yaml
from services.extractor.logistic import LogisticModel, Signs
from services.extractor.relations import relations


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The model, and the probability from which an incident of a violent type is told."""

    model: LogisticModel
    threshold: float


@cache
def plausibility() -> Plausibility:
    """Read once per process."""
    data = load_yaml("plausibility.yaml")
    weights = {**data["for"], **{name: -weight for name, weight in data["against"].items()}}
    return Plausibility(LogisticModel(data["bias"], weights), data["threshold"])


def plausible(signs: Signs) -> float:
    """The probability, from 0 to 1."""
    return plausibility().model.probability(signs)


def needs_judging(kind: IncidentType, realis: Realis) -> bool:
    """Whether such an incident is told only if it is plausible. Only acts of violence are spoken of in general so often;
    floods and strikes are told as they come.
    """
    return realis is Realis.ACTUAL and kind in relations().violent
