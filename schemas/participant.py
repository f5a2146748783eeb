"""Those who did it and those whom it was done to."""

from enum import StrEnum

from schemas.message import Message
from schemas.where import CountryCode


class ParticipantKind(StrEnum):
    """What sort of body or person a participant is; as a target, what was hit."""

    STATE_FORCES = "state_forces"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    PROTESTERS = "protesters"
    CRIMINALS = "criminals"
    CIVILIANS = "civilians"
    DIPLOMATIC = "diplomatic"
    MILITARY = "military"
    GOVERNMENT = "government"
    POLITICAL = "political"
    RELIGIOUS = "religious"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    TRANSPORT = "transport"
    MEDIA = "media"
    AID = "aid"
    INFRASTRUCTURE = "infrastructure"
    BUSINESS = "business"
    UNKNOWN = "unknown"


class Participant(Message):
    """A person, group or thing, under the name that the text gives it or its canonical alias."""

    name: str
    kind: ParticipantKind = ParticipantKind.UNKNOWN
    country_code: CountryCode | None = None
    """The country it belongs to, not the country where it acts."""
