"""A named place as the contract's `Where`: point, radius and precision."""

import math

from schemas.where import Where, WherePrecision
from services.extractor.gazetteer.place import Place, PlaceKind
from services.extractor.gazetteer.store import Gazetteer
from services.extractor.where.toponym import Context, Mention, Offset

_PRECISION = {
    PlaceKind.FACILITY: WherePrecision.FACILITY,
    PlaceKind.TOWN: WherePrecision.PLACE,
    PlaceKind.DISTRICT: WherePrecision.DISTRICT,
    PlaceKind.ADMIN2: WherePrecision.DISTRICT,
    PlaceKind.ADMIN1: WherePrecision.ADMIN1,
    PlaceKind.REGION: WherePrecision.ADMIN1,
    PlaceKind.COUNTRY: WherePrecision.COUNTRY,
    PlaceKind.SEA: WherePrecision.NEAR,
}
_NEAR_RADIUS_KM = 20.0  # "near X": further away another name would be nearer
_LARGE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1)
_SIDE_SHARE = 0.45  # of the radius: the middle of the southern third or so of a round country
_OFFSET_SHARE = 0.3  # stated distances are round numbers by road
_KM_PER_DEGREE = 111.2


def pin(mention: Mention, place: Place, gazetteer: Gazetteer) -> Where:
    """The point that a mention of a place stands for, shifted where the text states a distance."""
    lat, lon, radius = place.lat, place.lon, place.radius_km
    precision = _PRECISION[place.kind]
    point_like = place.kind in (PlaceKind.TOWN, PlaceKind.FACILITY, PlaceKind.DISTRICT)
    if mention.offset is not None and point_like:
        lat, lon = shift(place.lat, place.lon, mention.offset)
        radius = max(
            place.radius_km,
            mention.offset.km * (_OFFSET_SHARE if mention.offset.bearing is not None else 1.0),
        )
        precision = WherePrecision.NEAR
    elif mention.side is not None and place.kind in _LARGE:
        lat, lon = shift(place.lat, place.lon, Offset(place.radius_km * _SIDE_SHARE, mention.side))
        radius *= 1 - _SIDE_SHARE
    elif mention.context is Context.NEAR and point_like:
        radius = max(radius, _NEAR_RADIUS_KM)
        precision = WherePrecision.NEAR
    named = mention.context not in (Context.PEOPLE, Context.AT_HOME)
    return where_of(place, gazetteer).model_copy(
        update={
            "name": _readable(mention.name, place) if named else place.name,
            "precision": precision,
            "lat": round(lat, 5),
            "lon": round(lon, 5),
            "radius_km": round(radius, 1),
        }
    )


def where_of(place: Place, gazetteer: Gazetteer) -> Where:
    """A place by its own name, with its own point."""
    return Where(
        name=place.name,
        precision=_PRECISION[place.kind],
        lat=round(place.lat, 5),
        lon=round(place.lon, 5),
        radius_km=round(place.radius_km, 1),
        admin1=gazetteer.admin1_name(place),
        country_code=place.country_code,
        geonames_id=place.geonames_id,
    )


def shift(lat: float, lon: float, offset: Offset) -> tuple[float, float]:
    """The point `offset.km` away in its direction; the point itself where no direction is given. Good below 500 km."""
    if offset.bearing is None:
        return lat, lon
    angle = math.radians(offset.bearing)
    north = offset.km * math.cos(angle) / _KM_PER_DEGREE
    east = offset.km * math.sin(angle) / (_KM_PER_DEGREE * max(0.1, math.cos(math.radians(lat))))
    return max(-90.0, min(90.0, lat + north)), (lon + east + 180) % 360 - 180


def _readable(name: str, place: Place) -> str:
    """Names in capitals, as in datelines, in title case; initials ("USA", "N.C.") stay."""
    initials = "." in name or (place.kind is not PlaceKind.TOWN and len(name) <= _INITIALS)
    return name.title() if name.isupper() and not initials else name


_INITIALS = 4
