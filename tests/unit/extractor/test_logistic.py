"""Logistic models whose weights are data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.logistic import LogisticModel

UNIT = st.floats(0, 1)


def test_without_signs_the_bias_decides():
    assert LogisticModel(0.0, {}).probability({}) == 0.5


@given(UNIT, UNIT, st.floats(-100, 100))
def test_a_probability_lies_between_nought_and_one_and_rises_with_what_speaks_for_it(low, high, bias):
    model = LogisticModel(bias, {"sign": 2.0})
    less, more = (model.probability({"sign": value}) for value in sorted((low, high)))
    assert 0 < less <= more < 1


def test_a_sign_without_a_value_is_a_fault_and_no_zero():
    with pytest.raises(KeyError):
        LogisticModel(0.0, {"sign": 1.0}).probability({})
