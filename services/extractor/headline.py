"""One line for a list: what, where, and the toll."""

from schemas.casualties import Casualties, Count
from schemas.incident_type import IncidentType
from schemas.where import Where

_SLOTS = ("killed", "injured", "abducted", "missing", "displaced")


def headline(kind: IncidentType, where: Where, casualties: Casualties) -> str:
    """ "Bombing, Potiskum, NG: 12 killed, 29 injured"."""
    place = ", ".join(part for part in (where.name, where.country_code) if part)
    toll = ", ".join(
        f"{_number(count)} {slot}"
        for slot in _SLOTS
        if (count := getattr(casualties, slot)) is not None and count.best
    )
    line = str(kind).replace("_", " ").capitalize()
    line = f"{line}, {place}" if place else line
    return f"{line}: {toll}" if toll else line


def _number(count: Count) -> str:
    if count.low is not None and count.high is None:
        return f"at least {count.low}"
    if count.low is None and count.high is not None:
        return f"up to {count.high}"
    if count.low is None:
        return f"about {count.best}"
    return str(count.best)
