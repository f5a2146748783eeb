"""The tables in docs/quality.md, between two markers."""

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"


def write_tables(tables: str) -> None:
    """Put these tables in place of those on the page."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")


def with_tables(page: str, tables: str) -> str:
    """The page with these tables between its markers. Raises ValueError where it has none."""
    before, rest = page.split(_BEGIN, 1)
    _, after = rest.split(_END, 1)
    return f"{before}{_BEGIN}\n\n{tables}\n{_END}{after}"
