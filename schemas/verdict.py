"""What an operator puts on the topic `feedback`: a word on incidents that the machine does not go against."""

from enum import StrEnum

from pydantic import Field

from schemas.ids import IncidentId, VerdictId
from schemas.message import Message, UtcDatetime


class VerdictKind(StrEnum):
    MERGE = "merge"  # `incident_id` and `other` are one
    SPLIT = "split"  # `sources` of `incident_id` tell of another incident
    RETRACT = "retract"  # it did not happen
    CONFIRM = "confirm"  # it did happen


class Verdict(Message):
    """One word of an operator. It goes to the partition that the events of its incident are in."""

    verdict_id: VerdictId | None = Field(default=None, max_length=512)
    """Identifies it when it comes twice. Left out, it is derived from everything else."""
    kind: VerdictKind
    incident_id: IncidentId
    other: IncidentId | None = None
    """The second incident of a merge."""
    sources: tuple[str, ...] = ()
    """Article ids or report ids of the sources that a split takes out."""
    by: str | None = None
    """Who says so."""
    reason: str | None = None
    """Why, for those who ask later."""
    at: UtcDatetime | None = None
    """When it was given, RFC 3339. Left out, the Kafka message's timestamp stands in."""
