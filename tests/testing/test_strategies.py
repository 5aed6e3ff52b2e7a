"""Strategies: what hypothesis draws for a measure keeps within the measure's own bounds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import readers, registry
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.sample import RaggedGroup
from socialvalue.testing import strategies

TWELVE = {code: registry.measure(code) for code in registry.points(registry.MEASURES)}
ROWS = 4
QUICK = settings(max_examples=15, deadline=None, derandomize=True, database=None)


def within(values, declaration):
    """Whether all values are finite and inside the declaration's bounds, or among its levels."""
    if isinstance(declaration, Code):
        levels = declaration.values if declaration.numeric else range(len(declaration.levels))
        return np.isin(values, list(levels)).all()
    inside = (values >= declaration.low) & (values <= declaration.high)
    return np.isfinite(values).all() and inside.all()


@pytest.mark.parametrize("code", TWELVE)
def test_what_is_drawn_keeps_within_the_columns_bounds(code):
    measure = TWELVE[code]

    @QUICK
    @given(strategies.columns(measure, ROWS))
    def holds(drawn):
        for name, declaration in measure.inputs.items():
            if isinstance(declaration, Column | Code):
                assert drawn[name].shape == (ROWS,)
                assert within(drawn[name], declaration)
            elif isinstance(declaration, Sample):
                assert within(drawn[name].values, declaration)
            elif isinstance(declaration, SampleGroup):
                for member, inner in declaration.members:
                    assert within(drawn[name].members[member].values, inner)
                if declaration.population:
                    assert (drawn[declaration.population] >= drawn[name].count()).all()

    holds()


@pytest.mark.parametrize("code", TWELVE)
def test_a_built_in_measure_is_finite_on_whatever_is_drawn(code):
    measure = TWELVE[code]

    @QUICK
    @given(strategies.columns(measure, ROWS))
    def holds(drawn):
        quantity = readers.bare(measure, drawn, ROWS)
        readers.judge(measure, quantity, readers.defined(measure, drawn, ROWS))

    holds()


@QUICK
@given(st.data())
def test_bounds_are_merged_and_both_ends_can_be_drawn(data):
    low = data.draw(st.floats(-10, 10))
    high = low + data.draw(st.floats(0, 10))
    assert low <= data.draw(strategies.numbers(low, high)) <= high


@pytest.mark.parametrize(
    ("low", "high"), [(-np.inf, np.inf), (0, np.inf), (2e9, np.inf), (-np.inf, -2e9), (3, 3)]
)
def test_open_bounds_are_closed_where_pounds_end(low, high):
    @QUICK
    @given(strategies.numbers(low, high))
    def holds(number):
        assert np.isfinite(number)
        assert low <= number <= high

    holds()


def test_one_claim_can_be_drawn_of_a_group():
    drawn = []

    @settings(max_examples=5, deadline=None, derandomize=True, database=None)
    @given(sv.testing.strategies.columns(TWELVE["PA9"], rows=1))
    def see(columns):
        drawn.append(columns["affected"])

    see()
    assert drawn
    assert all(isinstance(one, RaggedGroup) and one.offsets.size == 2 for one in drawn)
