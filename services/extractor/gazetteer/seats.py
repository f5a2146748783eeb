"""Moves districts to the town that they are called after: most of their people live around it, and so do their incidents."""

from collections import defaultdict
from dataclasses import replace

from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import Place, PlaceKind
from services.extractor.gazetteer.record import Record
from services.extractor.gazetteer.sources import bare_division

_RADIUS_KM = 50.0  # of a district around its seat


def seat_divisions(records: list[Record]) -> None:
    """Gives each second division with a town of its own name that town's point; without one it stays as it is.

    The town must lie in the division, or at least in its province where the source does not say in which division.
    """
    towns: dict[tuple[int | None, str], list[Place]] = defaultdict(list)
    for record in records:
        if record.place.kind is PlaceKind.TOWN:
            towns[record.place.admin1, normalise(record.place.name)].append(record.place)
    for record in records:
        place = record.place
        if place.kind is not PlaceKind.ADMIN2:
            continue
        namesakes = towns.get((place.admin1, bare_division(place.name)), [])
        inside = [t for t in namesakes if t.admin2 in (None, place.id)]
        seat = max(inside, key=lambda t: (t.admin2 == place.id, t.population, -t.id), default=None)
        if seat is not None:
            record.place = replace(
                place, lat=seat.lat, lon=seat.lon, radius_km=min(place.radius_km, _RADIUS_KM)
            )
