"""Fitting what the reader judges by: the regression, and how reliability is measured."""

import pytest

from tests.quality.judgement.regression import Case, balanced, fit
from tests.quality.judgement.reliability import bins, brier, calibration_error, plot


def case(sign: float, label: bool, weight: float = 1.0) -> Case:
    return Case({"sign": sign}, label, weight, "document")


CLEAR = [case(1.0, True)] * 9 + [case(1.0, False)] + [case(0.0, False)] * 9 + [case(0.0, True)]


def test_the_fit_gives_the_shares_that_it_saw():
    model = fit(CLEAR, ["sign"], ridge=0.001)
    assert model.probability({"sign": 1.0}) == pytest.approx(0.9, abs=0.01)
    assert model.probability({"sign": 0.0}) == pytest.approx(0.1, abs=0.01)


def test_a_weight_stays_on_the_side_that_is_prescribed():
    assert fit(CLEAR, ["sign"], ridge=0.001, prescribed={"sign": -1}).weights["sign"] == 0


def test_the_same_cases_give_the_same_model():
    assert fit(CLEAR, ["sign"], ridge=1.0) == fit(CLEAR, ["sign"], ridge=1.0)


def test_each_source_counts_by_its_share():
    cases = balanced([([case(1.0, True)] * 4, 2.0), ([case(0.0, False)], 1.0), ([], 1.0)])
    assert [c.weight for c in cases] == [0.5, 0.5, 0.5, 0.5, 1.0]


def test_what_is_said_and_comes_true_as_often_has_no_error():
    pairs = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration_error(pairs) == 0
    assert brier(pairs) == pytest.approx(0.1875)


def test_certainty_that_is_always_wrong_has_the_greatest_error():
    assert calibration_error([(1.0, False)]) == brier([(1.0, False)]) == 1


def test_bins_are_tenths_and_the_last_holds_certainty():
    assert [(b.said, b.number) for b in bins([(0.05, True), (0.95, True), (1.0, True)])] == [
        (0.05, 1),
        (0.975, 2),
    ]


def test_the_plot_has_a_panel_for_each_field():
    drawn = plot({"when": [(0.5, True)], "where": [(0.25, False)]})
    assert drawn.startswith("<svg")
    assert drawn.count("<polyline") == 2
    assert plot({"when": [(0.5, True)]}) == plot({"when": [(0.5, True)]})
