"""No two periods and cells are filed under one key, and what is asked for includes what is filed."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from services.deduplicator import areas as module
from services.deduplicator.areas import areas_asked, areas_filed
from services.deduplicator.postings import KEYS

weeks = st.integers(0, date.max.toordinal() // 7)
years = st.integers(0, date.max.toordinal() // 365).map(lambda year: module._YEAR + year)
cells = st.builds(module._numbered, st.integers(-90, 90), st.integers(-180, 180)) | st.sampled_from((0, 1))


@dataclass
class Placed:
    """As much of a profile as has to do with day and place."""

    start: int
    lat: float
    lon: float
    radius_km: float = 5.0
    publication_day: bool = False

    @property
    def end(self) -> int:
        return self.start


@given(st.lists(st.tuples(weeks | years, cells), unique=True, max_size=50))
def test_each_period_and_cell_has_a_key_of_its_own(those: list[tuple[int, int]]):
    assert len({module._area(*each) % KEYS for each in those}) == len(those)


@given(st.integers(1, date.max.toordinal() - 3), st.floats(-90, 90), st.floats(-180, 180))
def test_the_day_and_place_of_an_incident_are_asked_for_by_a_report_of_the_same(
    day: int, lat: float, lon: float
):
    placed = Placed(day, lat, lon)
    filed = [area for area, is_cell in areas_filed(placed) if is_cell]
    assert set(filed) <= {area for asked in areas_asked(placed) for area in asked}
