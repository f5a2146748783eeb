"""Whether an incident, with the radius in which it may lie, touches an area that somebody watches.

Distances are great-circle kilometres. A box or polygon is bounded by straight lines of longitude and latitude, as
RFC 7946 has it, so an edge is cut into short pieces before it is laid out around the incident.
"""

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from schemas import Area, Where, WherePrecision, distance_km
from schemas.subscription import Box, Circle, Polygon

# Half a degree of a parallel strays less than 150 m from the straight line that stands in for it (at 60 degrees
# north: 55.6 km x sin 60 / 8 x 0.5 degrees in radians), far below any radius of uncertainty.
_LONGEST_PIECE_DEGREES = 0.5

_FULL_TURN = 360

_CACHED_AREAS = 16_384

# From the contract's one formula, so that circles and polygons agree to the metre.
_EARTH_RADIUS_KM = distance_km(0, 0, 0, 180) / np.pi
_KM_PER_DEGREE_OF_LATITUDE = distance_km(0, 0, 1, 0)


@lru_cache(maxsize=_CACHED_AREAS)
def outline(area: Box | Polygon) -> BaseGeometry:
    """The area in degrees, unrolled over the 180th meridian (so longitudes may exceed 180).

    Raises ValueError for a box of no height or width, and for a ring that crosses itself or encloses nothing. An edge
    of more than 180 degrees is taken to cross the 180th meridian; who means more than half the world uses a box.
    """
    if isinstance(area, Box):
        east = area.east if area.east > area.west else area.east + _FULL_TURN
        if area.south >= area.north or area.east == area.west:
            raise ValueError("the box is empty: south must lie below north, and west must not equal east")
        shape: BaseGeometry = shapely.box(area.west, area.south, east, area.north)
    else:
        shape = shapely.Polygon(_unrolled(area.ring))
        if not shape.is_valid or shape.area == 0:
            raise ValueError(f"the polygon is not a simple ring: {shapely.is_valid_reason(shape)}")
    shape = shapely.segmentize(shape, _LONGEST_PIECE_DEGREES)
    shapely.prepare(shape)
    return shape


def check_area(area: Area) -> None:
    """Raise ValueError for an area that no incident could rightly touch; see `outline`."""
    if not isinstance(area, Circle):
        outline(area)


def touches(area: Area, where: Where) -> bool:
    """Whether the incident may lie in the area: whether its circle of uncertainty shares a point with it.

    Without a point it never does. What is known by its country alone lies only in an area that holds the country's
    middle and is no smaller than its circle: otherwise each unplaced incident of a large country would be told to
    everybody who watches a town in it.
    """
    if where.lat is None or where.lon is None:
        return False
    radius_km = where.radius_km or 0.0
    by_country = where.precision is WherePrecision.COUNTRY
    if isinstance(area, Circle):
        away_km = distance_km(where.lat, where.lon, area.lat, area.lon)
        if by_country:
            return away_km <= area.radius_km and radius_km <= area.radius_km
        return away_km <= area.radius_km + radius_km
    shape = outline(area)
    if by_country:
        return _covers(shape, where.lat, where.lon) and _size_km2(area) >= np.pi * radius_km**2
    _, south, _, north = shape.bounds
    if max(south - where.lat, where.lat - north) * _KM_PER_DEGREE_OF_LATITUDE > radius_km:
        return False  # most areas of most subscribers, told apart without any trigonometry
    return _covers(shape, where.lat, where.lon) or _edge_within_km(shape, where.lat, where.lon, radius_km)


@lru_cache(maxsize=_CACHED_AREAS)
def _size_km2(area: Box | Polygon) -> float:
    """Area on the sphere, by Lambert's cylindrical equal-area projection (Snyder 1987, p. 76)."""

    def equal_area(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack((np.radians(degrees[:, 0]), np.sin(np.radians(degrees[:, 1]))))

    return float(shapely.transform(outline(area), equal_area).area) * float(_EARTH_RADIUS_KM) ** 2


def _unrolled(ring: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    points = [ring[0]]
    for lon, lat in ring[1:]:
        turns = round((points[-1][0] - lon) / _FULL_TURN)
        points.append((lon + _FULL_TURN * turns, lat))
    return points


def _covers(shape: BaseGeometry, lat: float, lon: float) -> bool:
    return bool(np.any(shapely.covers(shape, shapely.points([lon - _FULL_TURN, lon, lon + _FULL_TURN], lat))))


def _edge_within_km(shape: BaseGeometry, lat: float, lon: float, radius_km: float) -> bool:
    """Whether a piece of the outline comes this near to the point.

    Measured in the azimuthal equidistant projection around the point (Snyder 1987, p. 195), in which distances from
    its centre are true. Pieces that lie farther away are left out: near the antipode the projection tears them.
    """
    degrees = np.radians(shapely.get_coordinates(shape.boundary))
    turn, to_phi, phi = degrees[:, 0] - np.radians(lon), degrees[:, 1], np.radians(lat)
    east = np.sin(turn) * np.cos(to_phi)
    north = np.cos(phi) * np.sin(to_phi) - np.sin(phi) * np.cos(to_phi) * np.cos(turn)
    ahead = np.sin(phi) * np.sin(to_phi) + np.cos(phi) * np.cos(to_phi) * np.cos(turn)
    away_km = _EARTH_RADIUS_KM * np.arctan2(np.hypot(east, north), ahead)
    bearing = np.arctan2(east, north)
    points = np.column_stack((away_km * np.sin(bearing), away_km * np.cos(bearing)))
    pieces = np.stack((points[:-1], points[1:]), axis=1)
    pieces = pieces[away_km[:-1] <= radius_km + _LONGEST_PIECE_DEGREES * _KM_PER_DEGREE_OF_LATITUDE]
    return bool(np.any(shapely.distance(shapely.linestrings(pieces), shapely.Point(0.0, 0.0)) <= radius_km))
