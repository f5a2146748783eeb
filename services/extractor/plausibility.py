"""How likely it is that an article reports an incident rather than speaks of such acts in general (`data/plausibility.yaml`)."""

from functools import cache

from schemas.incident_type import IncidentType
from schemas.report import Realis
from services.extractor.logistic import Judgement, Signs, load_judgement
from services.extractor.relations import relations


@cache
def plausibility() -> Judgement:
    """Read once per process. Its threshold is the probability from which an incident of a violent type is told."""
    return load_judgement("plausibility.yaml")


def plausible(signs: Signs) -> float:
    """The probability, from 0 to 1."""
    return plausibility().model.probability(signs)


def needs_judging(kind: IncidentType, realis: Realis) -> bool:
    """Whether such an incident is told only if it is plausible. Only acts of violence are spoken of in general so often;
    floods and strikes are told as they come.
    """
    return realis is Realis.ACTUAL and kind in relations().violent
