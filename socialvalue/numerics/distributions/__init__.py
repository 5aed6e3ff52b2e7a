"""Distributions as columns of parameters: a kind and its numbers for each row, array formulas for
all rows of a kind, no object per number.

In come values with their lower and upper ends; out come draws (rows, draws) and exact moments.
"""

from socialvalue.numerics.distributions.columns import Distributions as Distributions
from socialvalue.numerics.distributions.kinds import KINDS as KINDS
from socialvalue.numerics.distributions.moments import complement_moments as complement_moments
from socialvalue.numerics.distributions.moments import cumulants_of as cumulants_of
from socialvalue.numerics.distributions.moments import product_moments as product_moments
