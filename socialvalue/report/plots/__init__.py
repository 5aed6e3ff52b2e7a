"""Plots: parts of a scorecard as marks on matplotlib's Axes (extra: plot).

In come a scorecard, or what was made of one, and Axes, or none; out come the Axes. Every mark has
its number or its word beside it, and a hatch or a shape beside its colour. No plot touches pyplot.
"""

from socialvalue.report.plots.chain import theory_of_change
from socialvalue.report.plots.doubt import rank_acceptability, tornado
from socialvalue.report.plots.lorenz import lorenz_curve
from socialvalue.report.plots.promises import promise_against_delivery
from socialvalue.report.plots.scores import benefit_beside_harm, theme_profile
from socialvalue.report.plots.waterfall import waterfall

__all__ = [
    "benefit_beside_harm",
    "lorenz_curve",
    "promise_against_delivery",
    "rank_acceptability",
    "theme_profile",
    "theory_of_change",
    "tornado",
    "waterfall",
]
