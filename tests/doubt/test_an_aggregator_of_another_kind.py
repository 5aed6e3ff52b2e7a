"""A kind of power mean that somebody made of ours is drawn by its own rule, not by ours."""

import numpy as np

from socialvalue.aggregation import PowerMean, WeightedMean
from socialvalue.doubt.ratings import _power
from socialvalue.valuation.plan import Join


class Worst(PowerMean):
    """The least of all, whatever its power."""

    def combine(self, values, weights):
        return np.min(values, axis=0)


def join(aggregator):
    return Join(0, (0, 1), np.ones((2, 1, 1)), aggregator)


def test_only_our_own_means_are_added_up_child_by_child():
    assert _power(join(WeightedMean())) == 1.0
    assert _power(join(PowerMean(2.0))) == 2.0
    assert _power(join(PowerMean(-1.0))) is None
    assert _power(join(Worst(2.0))) is None
