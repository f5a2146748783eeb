"""The taxonomy as data: label, family and crosswalk of each incident type, read from `taxonomy.yaml`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from schemas.incident_type import IncidentType


class Family(StrEnum):
    """Types that tell the same sort of story, so two newsrooms may name one incident differently."""

    BATTLE = "battle"
    REMOTE_VIOLENCE = "remote_violence"
    VIOLENCE_AGAINST_PEOPLE = "violence_against_people"
    UNREST = "unrest"
    PROPERTY_CRIME = "property_crime"
    SECURITY_MEASURE = "security_measure"
    CYBER = "cyber"
    CRIME = "crime"
    NATURAL_HAZARD = "natural_hazard"
    ACCIDENT = "accident"
    PUBLIC_HEALTH = "public_health"
    HUMANITARIAN = "humanitarian"


class CapCategory(StrEnum):
    """`category` of the Common Alerting Protocol 1.2 (OASIS, section 3.2.2)."""

    GEO = "Geo"
    MET = "Met"
    SAFETY = "Safety"
    SECURITY = "Security"
    RESCUE = "Rescue"
    FIRE = "Fire"
    HEALTH = "Health"
    ENV = "Env"
    TRANSPORT = "Transport"
    INFRA = "Infra"
    CBRNE = "CBRNE"
    OTHER = "Other"


class _Entry(BaseModel):
    # A misspelt field in the file must fail, not vanish.
    model_config = ConfigDict(frozen=True, extra="forbid")


class Acled(_Entry):
    event: str
    sub_events: tuple[str, ...] = Field(min_length=1)


class Plover(_Entry):
    event: str
    modes: tuple[str, ...] = Field(min_length=1)


class TypeInfo(_Entry):
    """What one incident type is called, here and elsewhere; null where the other has no class for it."""

    label: str
    family: Family
    cap: CapCategory
    acled: Acled | None = None
    plover: Plover | None = None
    cameo: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-9]|20)$")] | None = None
    """Root code, `01` to `20`."""
    glide: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None


def parse_taxonomy(text: str) -> Mapping[IncidentType, TypeInfo]:
    """The types of a YAML text, in its order.

    Raises pydantic.ValidationError for an unknown type or a wrong entry, ValueError for a type left out.
    """
    entries = TypeAdapter(dict[IncidentType, TypeInfo]).validate_python(yaml.safe_load(text))
    missing = [incident_type.value for incident_type in IncidentType if incident_type not in entries]
    if missing:
        raise ValueError(f"taxonomy.yaml has no entry for {', '.join(missing)}")
    return MappingProxyType(entries)


@cache
def load_taxonomy() -> Mapping[IncidentType, TypeInfo]:
    """The taxonomy that comes with this package; read once."""
    return parse_taxonomy(files("schemas").joinpath("taxonomy.yaml").read_text(encoding="utf-8"))
