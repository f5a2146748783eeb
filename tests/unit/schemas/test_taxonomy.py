"""The taxonomy file is complete, and its codes are codes that the other systems know."""

import pytest
from pydantic import ValidationError

from schemas import IncidentType
from schemas.taxonomy import CapCategory, Family, load_taxonomy, parse_taxonomy

ACLED_SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
# The hazards among the codes of the GLIDE registry that this taxonomy may use.
GLIDE_CODES = {"AC", "DR", "EP", "EQ", "ET", "FL", "FR", "LS", "ST", "TC", "TS", "VO", "WF"}
VIOLENT = {Family.BATTLE, Family.REMOTE_VIOLENCE, Family.VIOLENCE_AGAINST_PEOPLE, Family.UNREST}


def test_every_incident_type_has_an_entry_in_the_order_of_the_enum() -> None:
    assert list(load_taxonomy()) == list(IncidentType)


def test_labels_tell_the_types_apart() -> None:
    labels = [info.label for info in load_taxonomy().values()]
    assert len(set(labels)) == len(labels)


def test_every_family_is_used() -> None:
    assert {info.family for info in load_taxonomy().values()} == set(Family)


@pytest.mark.parametrize("incident_type", IncidentType)
def test_acled_names_exist_and_belong_together(incident_type: IncidentType) -> None:
    acled = load_taxonomy()[incident_type].acled
    assert acled is None or set(acled.sub_events) <= ACLED_SUB_EVENTS[acled.event]


@pytest.mark.parametrize("incident_type", IncidentType)
def test_violence_and_unrest_map_to_all_three_event_ontologies(incident_type: IncidentType) -> None:
    info = load_taxonomy()[incident_type]
    assert info.family not in VIOLENT or (info.acled and info.plover and info.cameo)


@pytest.mark.parametrize("incident_type", IncidentType)
def test_natural_hazards_have_a_glide_code_and_violence_has_none(incident_type: IncidentType) -> None:
    info = load_taxonomy()[incident_type]
    if info.family is Family.NATURAL_HAZARD:
        assert info.glide in GLIDE_CODES
    elif info.family in VIOLENT:
        assert info.glide is None
    else:
        assert info.glide is None or info.glide in GLIDE_CODES


def test_an_embassy_storming_is_a_security_matter_and_a_flood_a_matter_of_weather() -> None:
    taxonomy = load_taxonomy()
    assert taxonomy[IncidentType.RIOT].cap is CapCategory.SECURITY
    assert taxonomy[IncidentType.FLOOD].cap is CapCategory.MET


def test_a_missing_type_is_named() -> None:
    with pytest.raises(ValueError, match="no entry for armed_clash, air_strike"):
        parse_taxonomy("riot: {label: Riot, family: unrest, cap: Security}")


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        parse_taxonomy("riot: {label: Riot, family: unrest, cap: Security, gilde: FL}")
