"""The figures as Markdown tables, a section each."""

from collections.abc import Iterable, Iterator

from tests.quality.plan import Plan, Row, Section
from tests.quality.record import OURS, Record

_SHARE = 1.0  # figures up to this are shares


def render(plan: Plan, record: Record) -> str:
    """All sections, then the classes of trap."""
    read = ", ".join(f"{count} of {name}" for name, count in record.documents.items())
    parts = [f"Documents read: {read}."]
    parts += [f"**{s.title}**\n\n{_table(_section(s, record))}" for s in plan.sections]
    if record.traps:
        parts.append(
            "**Invented articles by class of trap: incidents with all slots right, and false reports**\n\n"
            + _table(_traps(record))
        )
    return "\n\n".join(parts) + "\n"


def _section(section: Section, record: Record) -> Iterator[list[str]]:
    yield ["file", "figure", "floor", "stretch", OURS, "", *map(_name, section.baselines)]
    for figure_id, file, title, row in section.figures():
        values = record.figures.get(figure_id)
        if values is None:
            yield [file, title, _floor(row), _number(row.stretch), "not run"]
            continue
        ours = values.get(OURS)
        yield [
            file,
            title,
            _floor(row),
            _number(row.stretch),
            _number(ours),
            standing(row, ours),
            *(_number(values.get(system)) for system in section.baselines),
        ]


def standing(row: Row, value: float | None) -> str:
    """Where a figure stands against its floor and stretch; empty where it has none."""
    floor = row.at_most if row.less_is_better else row.at_least
    if value is None or floor is None:
        return ""
    sign = -1 if row.less_is_better else 1
    if row.stretch is not None and sign * value >= sign * row.stretch:
        return "stretch"
    return "reached" if sign * value >= sign * floor else "below"


def _traps(record: Record) -> Iterator[list[str]]:
    systems = list(next(iter(record.traps.values())))
    yield ["file", "trap", *map(_name, systems)]
    for trap, by_system in record.traps.items():
        yield [*trap.split("/"), *(f"{by_system[s].right}, {by_system[s].false} false" for s in systems)]


def _table(rows: Iterable[list[str]]) -> str:
    cells = list(rows)
    width = len(cells[0])
    cells = [row + [""] * (width - len(row)) for row in cells]
    widths = [max(len(row[n]) for row in cells) for n in range(width)]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]])


def _floor(row: Row) -> str:
    return f"at most {_number(row.at_most)}" if row.less_is_better else _number(row.at_least)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if value <= _SHARE else f"{value:.2f}"


def _name(system: str) -> str:
    return system.replace("_", " ")
