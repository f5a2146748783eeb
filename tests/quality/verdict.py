"""Whether a run is worse than the committed one."""

from collections.abc import Iterator

from tests.quality.plan import Plan
from tests.quality.record import OURS, Record

_ROUNDING = 1e-9


def fallen(plan: Plan, committed: Record, now: Record) -> Iterator[str]:
    """A line for each of our figures that is more than its point below the committed one, or that is gone.

    Files that were not there now are left out; the run says so elsewhere.
    """
    for section in plan.sections:
        for figure_id, file, _, row in section.figures():
            before = committed.figures.get(figure_id, {}).get(OURS)
            if before is None or file not in now.documents:
                continue
            after = now.figures.get(figure_id, {}).get(OURS)
            if after is None:
                yield f"{figure_id}: was {before}, is not measured any more"
                continue
            loss = after - before if row.less_is_better else before - after
            if loss > row.point + _ROUNDING:
                yield f"{figure_id}: was {before}, is {after}"
