"""The incident's circle of uncertainty against circles, boxes and polygons on a sphere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Area, Where, WherePrecision, distance_km
from schemas.subscription import Box, Circle, Polygon
from services.alerter.area import check_area, touches

BAGHDAD = Where(lat=33.31, lon=44.37, radius_km=0)
KM_PER_DEGREE = 111.195  # of latitude, on the sphere of the contract


def at(lat: float, lon: float, radius_km: float = 0) -> Where:
    return Where(lat=lat, lon=lon, radius_km=radius_km)


@pytest.mark.parametrize(
    "area",
    [
        Circle(lat=33.3, lon=44.4, radius_km=10),
        Box(south=33, west=44, north=34, east=45),
        Polygon(ring=((44, 33), (45, 33), (45, 34), (44, 34))),
        Polygon(ring=((44, 33), (44, 34), (45, 34), (45, 33), (44, 33))),
    ],
)
def test_a_point_inside_touches(area: Area) -> None:
    assert touches(area, BAGHDAD)


@pytest.mark.parametrize(
    "area", [Circle(lat=36.3, lon=43.1, radius_km=50), Box(south=36, west=42, north=37, east=44)]
)
def test_a_point_far_away_does_not(area: Area) -> None:
    assert not touches(area, BAGHDAD)


def test_uncertainty_that_reaches_into_the_area_touches() -> None:
    box = Box(south=0, west=0, north=10, east=10)
    just_north = 10 + 20 / KM_PER_DEGREE
    assert touches(box, at(just_north, 5, radius_km=20.1))
    assert not touches(box, at(just_north, 5, radius_km=19.9))


def test_the_edge_of_a_box_follows_the_parallel_not_the_great_circle() -> None:
    # The great circle between these corners runs 5 degrees further north than the parallel.
    box = Box(south=50, west=0, north=60, east=60)
    assert not touches(box, at(62, 30, radius_km=200))
    assert touches(box, at(62, 30, radius_km=223))


@pytest.mark.parametrize("lon", [179, -179, 180, -180])
def test_a_box_may_cross_the_180th_meridian(lon: float) -> None:
    assert touches(Box(south=-20, west=177, north=-16, east=-178), at(-18, lon))


@pytest.mark.parametrize("lon", [179, -179])
def test_a_ring_may_cross_it_too(lon: float) -> None:
    fiji = Polygon(ring=((177, -20), (-178, -20), (-178, -16), (177, -16)))
    assert touches(fiji, at(-18, lon))
    assert not touches(fiji, at(-18, 0))


def test_without_a_point_nothing_is_touched() -> None:
    assert not touches(Box(south=-90, west=-180, north=90, east=180), Where(country_code="IQ"))


def test_the_whole_world_is_a_box() -> None:
    assert touches(Box(south=-90, west=-180, north=90, east=180), BAGHDAD)


@pytest.mark.parametrize(
    ("area", "reason"),
    [
        (Box(south=10, west=0, north=5, east=1), "empty"),
        (Box(south=0, west=1, north=5, east=1), "empty"),
        (Polygon(ring=((0, 0), (10, 10), (10, 0), (0, 10))), "Self-intersection"),
        (Polygon(ring=((0, 0), (5, 5), (10, 10))), "not a simple ring"),
    ],
)
def test_an_area_that_encloses_nothing_or_crosses_itself_is_refused(area: Area, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_area(area)


UNITED_STATES = Where(precision=WherePrecision.COUNTRY, lat=39.76, lon=-98.5, radius_km=2000)


@pytest.mark.parametrize(
    "area",
    [
        Circle(lat=38.84, lon=-97.61, radius_km=50),
        Box(south=38, west=-98, north=40, east=-97),
        Polygon(ring=((-99, 38), (-97, 38), (-97, 41), (-99, 41))),
        Circle(lat=60, lon=90, radius_km=5000),
        Box(south=-60, west=-80, north=20, east=-30),
    ],
)
def test_a_country_is_in_no_area_that_is_smaller_or_elsewhere(area: Area) -> None:
    assert not touches(area, UNITED_STATES)


@pytest.mark.parametrize(
    "area",
    [
        Circle(lat=38.84, lon=-97.61, radius_km=2500),
        Box(south=10, west=-140, north=75, east=-60),
        Polygon(ring=((-140, 10), (-60, 10), (-60, 75), (-140, 75))),
        Box(south=-90, west=-180, north=90, east=180),
    ],
)
def test_a_country_is_in_an_area_as_large_around_its_middle(area: Area) -> None:
    assert touches(area, UNITED_STATES)


def test_the_whole_world_has_no_edge_at_the_180th_meridian() -> None:
    fiji = Where(precision=WherePrecision.COUNTRY, lat=-18, lon=178, radius_km=400)
    assert touches(Box(south=-90, west=-180, north=90, east=180), fiji)


def test_the_far_side_of_the_earth_is_far() -> None:
    box = Box(south=-1, west=-1, north=1, east=1)
    assert not touches(box, at(0, 180, radius_km=1000))


@given(
    lat=st.floats(-89, 89),
    lon=st.floats(-180, 180),
    center_lat=st.floats(-80, 80),
    center_lon=st.floats(-180, 180),
    radius_km=st.floats(0, 2000),
)
def test_a_tiny_box_behaves_as_a_point(
    lat: float, lon: float, center_lat: float, center_lon: float, radius_km: float
) -> None:
    size = 1e-4
    east = center_lon + size if center_lon + size <= 180 else center_lon + size - 360
    box = Box(south=center_lat, west=center_lon, north=center_lat + size, east=east)
    gap = distance_km(lat, lon, center_lat, center_lon) - radius_km
    if abs(gap) > 0.05:
        assert touches(box, at(lat, lon, radius_km)) == (gap < 0)
