"""Bare functions on arrays: inequality, means, discounting and rebasing, each citing its source.

In come float64 arrays without units, out come arrays or floats; nothing here knows what social
value is. Bad input raises ValueError with a sentence that says how to mend it; an answer that does
not exist is NaN, as each function says.
"""

from socialvalue.numerics.discounting import annuity_factor, discount_factor, present_value
from socialvalue.numerics.inequality import (
    atkinson,
    effective_number,
    equally_distributed,
    gini,
    herfindahl,
    rosenbluth,
    theil_l,
    theil_t,
)
from socialvalue.numerics.means import power_mean, weighted_mean
from socialvalue.numerics.rebasing import rebase
from socialvalue.numerics.segment_inequality import segment_effective_number, segment_gini
from socialvalue.numerics.segments import (
    repeat,
    segment_count,
    segment_mean,
    segment_quantile,
    segment_running_sum,
    segment_sort,
    segment_sum,
)

__all__ = [
    "annuity_factor",
    "atkinson",
    "discount_factor",
    "effective_number",
    "equally_distributed",
    "gini",
    "herfindahl",
    "power_mean",
    "present_value",
    "rebase",
    "repeat",
    "rosenbluth",
    "segment_count",
    "segment_effective_number",
    "segment_gini",
    "segment_mean",
    "segment_quantile",
    "segment_running_sum",
    "segment_sort",
    "segment_sum",
    "theil_l",
    "theil_t",
    "weighted_mean",
]
