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


class Attribution(StrEnum):
    """On whose word a perpetrator is named, where the text does not tell the deed as its own."""

    CLAIMED = "claimed"  # it says itself that it did it
    BLAMED = "blamed"  # somebody says so
    SUSPECTED = "suspected"  # somebody supposes so
    CHARGED = "charged"  # it is charged with it in law, or was convicted of it


class Participant(Message):
    """A person, group or thing, under the name that the text gives it or its canonical alias."""

    name: str
    kind: ParticipantKind = ParticipantKind.UNKNOWN
    country_code: CountryCode | None = None
    """The country it belongs to, not the country where it acts."""
    attribution: Attribution | None = None
    """Null where the text tells without reservation that it took part."""
    denied: bool = False
    """It says itself that it did not do it. Who is only denied, and blamed by nobody in the text, is `suspected`."""
