"""When a run of `make quality` fails."""

import pytest

from tests.quality.plan import Plan
from tests.quality.record import Record
from tests.quality.verdict import fallen

PLAN = Plan.model_validate(
    {
        "samples": {"f": {"step": 1}},
        "sections": [
            {
                "title": "t",
                "task": "extraction",
                "baselines": [],
                "rows": {
                    "f": {
                        "share": {"at": "a.share", "at_least": 0.5},
                        "pairs": {"at": "b", "at_most": 60, "point": 5},
                    }
                },
            }
        ],
    }
)


def _record(documents=("f",), **figures):
    return Record(
        documents=dict.fromkeys(documents, 1),
        figures={f"extraction/f/{title}": {"ours": value} for title, value in figures.items()},
        traps={},
    )


@pytest.mark.parametrize(
    ("before", "after", "fails"),
    [(0.8, 0.79, False), (0.8, 0.789, True), (0.8, 0.9, False), (0.8, None, True)],
)
def test_a_share_may_fall_by_a_point(before, after, fails):
    assert bool(list(fallen(PLAN, _record(share=before), _record(share=after)))) is fails


@pytest.mark.parametrize(("before", "after", "fails"), [(10, 15, False), (10, 15.1, True), (10, 0, False)])
def test_where_less_is_better_it_may_rise_by_its_own_point(before, after, fails):
    assert bool(list(fallen(PLAN, _record(pairs=before), _record(pairs=after)))) is fails


def test_a_file_that_was_not_there_is_not_held_against_the_run():
    assert list(fallen(PLAN, _record(share=0.8), _record(documents=()))) == []


def test_a_figure_that_is_new_can_not_have_fallen():
    assert list(fallen(PLAN, _record(), _record(share=0.1))) == []
