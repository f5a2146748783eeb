"""What has changed since a subscriber was last told, in sentences: one function for each trigger.

All compare with the last word to that subscriber, never with the version before, so that small steps add up.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from schemas import CASUALTY_KINDS, Count, Incident, Trigger, Where, distance_km
from schemas.taxonomy import load_taxonomy
from services.alerter.ledger import Told

# A toll of up to 20 is told at every step, above that from 5 % on: 21 to 22 dead waits for the next, 1 to 2 does not.
_TOLL_STEP_DIVISOR = 20

# Severity hysteresis: a rise is told at once, a fall only from two steps on, so that tolls which waver around a
# limit raise no chain of alerts. (A fall below the subscription's minimum is told anyway, by decide.py.)
_SEVERITY_FALL_STEPS = 2

# A place has become more precise when the circle in which the incident lies is at most half as wide.
_PRECISION_GAIN = 0.5

CORROBORATING_ORIGINS = 2


def toll_changes(told: Told, incident: Incident) -> Iterator[str]:
    """The best number of a slot rose or was corrected by enough to matter. Not stated and none count as the same."""
    for slot in CASUALTY_KINDS:
        old, new = _best(getattr(told.casualties, slot)), _best(getattr(incident.casualties, slot))
        step = max(1, -(-old // _TOLL_STEP_DIVISOR))
        if abs(new - old) < step:
            continue
        if old == 0:
            yield f"{slot.capitalize()}: {new}, where no number was told before."
        elif getattr(incident.casualties, slot) is None:
            yield f"{slot.capitalize()}: the number told before, {old}, no longer stands."
        elif new > old:
            yield f"{slot.capitalize()}: up from {old} to {new}."
        else:
            yield f"{slot.capitalize()}: corrected from {old} down to {new}."


def severity_changes(told: Told, incident: Incident) -> Iterator[str]:
    """It rose, or fell by two steps or more."""
    rise = incident.severity.rank - told.severity.rank
    if rise > 0:
        yield f"Severity rose from {told.severity} to {incident.severity}."
    elif rise <= -_SEVERITY_FALL_STEPS:
        yield f"Severity fell from {told.severity} to {incident.severity}."


def corroboration_changes(told: Told, incident: Incident) -> Iterator[str]:
    """The second independent origin; a third adds nothing that one would act on."""
    if told.independent_origins < CORROBORATING_ORIGINS <= incident.independent_origins:
        yield f"It is now reported by {incident.independent_origins} independent origins."


def place_changes(told: Told, incident: Incident) -> Iterator[str]:
    """The circles of uncertainty no longer touch, or the new one is at most half as wide."""
    old, new = told.where, incident.where
    if old.country_code and new.country_code and old.country_code != new.country_code:
        yield f"The place was corrected from {_place(old)} to {_place(new)}, in another country."
    elif new.lat is None or new.lon is None:
        return
    elif old.lat is None or old.lon is None:
        yield f"The place is now known: {_place(new)}."
    else:
        away_km = distance_km(old.lat, old.lon, new.lat, new.lon)
        if away_km > _radius(old) + _radius(new):
            yield f"The place was corrected from {_place(old)} to {_place(new)}, {away_km:.0f} km away."
        elif _radius(new) < _radius(old) and _radius(new) <= _radius(old) * _PRECISION_GAIN:
            yield f"The place is known more precisely: {_place(new)}, before {_place(old)}."


def type_changes(told: Told, incident: Incident) -> Iterator[str]:
    """It turned out to be something else."""
    if told.type is not incident.type:
        labels = load_taxonomy()
        yield f'It is now taken for "{labels[incident.type].label}", before for "{labels[told.type].label}".'


CHANGES: Mapping[Trigger, Callable[[Told, Incident], Iterator[str]]] = MappingProxyType(
    {
        Trigger.TYPE: type_changes,
        Trigger.PLACE: place_changes,
        Trigger.TOLL: toll_changes,
        Trigger.SEVERITY: severity_changes,
        Trigger.CORROBORATION: corroboration_changes,
    }
)
"""In the order in which the sentences are given. Retraction is no change among others: see decide.py."""


def _best(count: Count | None) -> int:
    return 0 if count is None or count.best is None else count.best


def _radius(where: Where) -> float:
    return where.radius_km or 0.0


def _place(where: Where) -> str:
    return where.name or where.country_code or "an unknown place"
