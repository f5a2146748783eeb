"""The tables that people read, and the page that carries them."""

import pytest

from tests.quality.page import PAGE, with_tables
from tests.quality.plan import Row, load_plan
from tests.quality.record import Record
from tests.quality.run import FIGURES
from tests.quality.table import render, standing


@pytest.mark.parametrize(
    ("value", "word"), [(0.95, "stretch"), (0.9, "stretch"), (0.85, "reached"), (0.79, "below"), (None, "")]
)
def test_a_figure_stands_against_its_floor_and_stretch(value, word):
    assert standing(Row(at="x", at_least=0.8, stretch=0.9), value) == word


@pytest.mark.parametrize(
    ("value", "word"), [(15, "stretch"), (20, "stretch"), (60, "reached"), (61, "below")]
)
def test_where_less_is_better_the_floor_is_a_ceiling(value, word):
    assert standing(Row(at="x", at_most=60, stretch=20), value) == word


def test_tables_take_the_place_of_older_ones():
    page = "top\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nbottom\n"
    once = with_tables(page, "new\n")
    assert "old" not in once
    assert with_tables(once, "new\n") == once


def test_what_is_not_measured_is_said():
    table = render(load_plan(), Record(documents={}, figures={}, traps={}))
    assert table.count("not run") == sum(1 for s in load_plan().sections for _ in s.figures())


def test_the_page_shows_the_committed_figures():
    committed = Record.read(FIGURES)
    assert committed is not None
    page = PAGE.read_text(encoding="utf-8")
    assert with_tables(page, render(load_plan(), committed)) == page
