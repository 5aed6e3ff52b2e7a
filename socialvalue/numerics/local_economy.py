"""Reading a place against the nation: what it has more of, why its jobs grew, who earns less.

In come jobs by industry and earnings, of a place and of the nation it lies in; out come plain
numbers. None of them says why, and each depends on where the boundary of the place is drawn. A
published 0 for earnings is a hidden number and is refused: nobody's median pay is nothing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts, as_finite, as_positive, as_shares, spread


class Shifts(NamedTuple):
    """The change of jobs in each industry, (industries,), in three parts that add up to it."""

    national: Floats
    """What the growth of all the nation's jobs would have brought."""

    mix: Floats
    """What came beyond that from being in this industry and not another."""

    local: Floats
    """What is left: the place did better or worse than its industries did in the nation."""


@np.errstate(under="ignore")
def location_quotient(jobs: ArrayLike, national_share: ArrayLike) -> Floats:
    """Return (jobs / Σ jobs) / national_share by industry, (industries,), unit 1: above 1 the place
    has more of the industry than the nation has.

    jobs (industries,): all the jobs of the place, 0 or more; national_share (industries,): each
    industry's share of the nation's jobs. NaN where the nation has none of an industry, or the
    place no jobs at all. ValueError for other numbers, or lists that do not line up. W. Isard
    (1960), "Methods of regional analysis".
    """
    here = as_amounts("jobs", jobs)
    shares = as_shares("national_share", national_share)
    _lined_up(jobs=here, national_share=shares)
    total = here.sum()
    expected = shares * total
    # A share of so few jobs that it is no more than 0 in floats tells nothing either.
    quotients: Floats = np.full(here.shape, np.nan)
    np.divide(here, expected, out=quotients, where=expected > 0.0)
    return quotients


@np.errstate(under="ignore")
def shift_share(
    before: ArrayLike, after: ArrayLike, industry_growth: ArrayLike, national_growth: float
) -> Shifts:
    """Return the change of jobs, after − before, by industry in three parts, each (industries,),
    in jobs: before × national_growth; before × (industry_growth − national_growth); and the rest.

    before, after (industries,): jobs of the place, 0 or more; industry_growth (industries,): each
    industry's growth in the nation over the same years, 0.01 for 1 %, and national_growth that of
    all its jobs. The parts add up to the change by construction, so that they add up is no
    evidence. ValueError for jobs below 0, growth of less than −1, or lists that do not line up.
    E. S. Dunn (1960), "A statistical and analytical technique for regional analysis".
    """
    start, end = as_amounts("before", before), as_amounts("after", after)
    rates = _growth("industry_growth", industry_growth)
    overall = _growth("national_growth", national_growth)
    _lined_up(before=start, after=end, industry_growth=rates)
    if overall.ndim:
        raise ValueError("national_growth is one rate for all jobs: give one number.")
    national = start * overall
    mix = start * (rates - overall)
    return Shifts(national, mix, end - start * (1.0 + rates))


@np.errstate(under="ignore")
def earnings_gap(reference: ArrayLike, compared: ArrayLike) -> Floats:
    """Return 1 − compared / reference, the shape both broadcast to, unit 1: the share by which one
    group (women, a place) earns less than the reference (men, the nation); below 0 it earns more.

    reference, compared: the same percentile of the same kind of pay, in one unit, above 0.
    ValueError for 0, which stands for a number that was hidden, for numbers that are not finite,
    or shapes that do not fit. Office for National Statistics, "Gender pay gap in the UK", which
    divides by men's pay.
    """
    usual, theirs = spread(
        reference=as_positive("reference", reference), compared=as_positive("compared", compared)
    )
    return np.asarray(1.0 - theirs / usual)


def _growth(name: str, values: ArrayLike) -> Floats:
    rates = as_finite(name, values)
    if (rates < -1.0).any():
        raise ValueError(
            f"{name} holds {rates[rates < -1.0].flat[0]:g}: nothing shrinks by more than all of "
            f"it; give shares, −0.01 for a fall of 1 %."
        )
    return rates


def _lined_up(**lists: Floats) -> None:
    """Refuse lists that are not one number an industry each."""
    shapes = {name: one.shape for name, one in lists.items()}
    if len(set(shapes.values())) > 1 or any(len(shape) != 1 for shape in shapes.values()):
        told = ", ".join(f"{name} {shape}" for name, shape in shapes.items())
        raise ValueError(f"The lists do not line up ({told}): give one number for each industry.")
