"""The plan names nothing that is not there."""

import pytest

from tests.quality.derived import figure
from tests.quality.measure import _LINKERS, _READERS
from tests.quality.plan import Row, load_plan


def test_every_file_of_a_table_is_sampled():
    plan = load_plan()
    assert {name for s in plan.sections for name in s.rows} <= set(plan.samples)


def test_every_baseline_of_reading_and_linking_exists():
    known = {"extraction": _READERS, "linking": _LINKERS}
    assert [
        b for s in load_plan().sections if s.task in known for b in s.baselines if b not in known[s.task]
    ] == []


def test_no_figure_is_listed_twice():
    ids = [figure_id for s in load_plan().sections for figure_id, *_ in s.figures()]
    assert len(ids) == len(set(ids))


def test_a_row_comes_from_one_place():
    with pytest.raises(ValueError, match="either"):
        Row(at="x", of="y")


def test_a_figure_is_looked_up_by_its_keys():
    assert figure(Row(at="found.share"), {"found": {"share": 0.98765}}) == 0.9877


def test_a_figure_that_the_file_can_not_give_is_none():
    assert figure(Row(at="found.share"), {}) is None


def test_invented_counts_are_a_share_of_the_slots_of_incidents_that_were_found():
    result = {"incidents": {"tp": 10}, "killed": {"invented": 1}, "injured": {}}
    assert figure(Row(of="invented_counts"), result) == 0.05
