"""Additionality: what is left of a gross amount once everything that is not its doing is taken off.

In come gross amounts, and shares from 0 to 1 that broadcast against them; out come shares (unit 1)
or amounts in the unit of the gross. The deductions multiply, so their order does not matter.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts, as_finite, as_shares, spread


@np.errstate(under="ignore")
def kept(
    *,
    deadweight: ArrayLike = 0.0,
    displacement: ArrayLike = 0.0,
    attribution: ArrayLike = 0.0,
    leakage: ArrayLike = 0.0,
    substitution: ArrayLike = 0.0,
    multiplier: ArrayLike = 1.0,
) -> Floats:
    """Return (1 − deadweight)(1 − displacement)(1 − attribution)(1 − leakage)(1 − substitution) ×
    multiplier, the shape all six broadcast to, unit 1.

    Each share is from 0 to 1: deadweight would have happened anyway, displacement is lost
    elsewhere, attribution is owed to others, leakage goes to people outside the area or the group,
    substitution is an activity swapped for this one. The multiplier, 0 or more, adds further
    rounds of spending. A share of 1 leaves nothing; shares of 0 and a multiplier of 1 leave all.
    ValueError for a percentage, a blank, or shapes that do not fit. Homes and Communities Agency
    (2014), "Additionality Guide", 4th edition; SROI Network (2012), "A Guide to Social Return on
    Investment", stage 4.
    """
    times = as_amounts("multiplier", multiplier)
    named = {
        "deadweight": deadweight,
        "displacement": displacement,
        "attribution": attribution,
        "leakage": leakage,
        "substitution": substitution,
    }
    shares = {name: as_shares(name, share) for name, share in named.items()}
    *columns, times = spread(**shares, multiplier=times)
    left = np.ones(times.shape)
    for column in columns:
        left = left * (1.0 - column)
    return np.asarray(left * times)


@np.errstate(under="ignore")
def net_additional(
    gross: ArrayLike,
    reference: ArrayLike,
    *,
    leakage: ArrayLike = 0.0,
    displacement: ArrayLike = 0.0,
    substitution: ArrayLike = 0.0,
    multiplier: ArrayLike = 1.0,
    reference_leakage: ArrayLike = 0.0,
    reference_displacement: ArrayLike = 0.0,
    reference_substitution: ArrayLike = 0.0,
    reference_multiplier: ArrayLike = 1.0,
) -> Floats:
    """Return the additional benefit AI = [GI (1−L)(1−Dp)(1−S) M] − [GI* (1−L*)(1−Dp*)(1−S*) M*],
    the shape all broadcast to, in the unit of gross.

    gross: the intervention's amounts GI; reference: those of the reference case GI*, what happens
    without it; then leakage L, displacement Dp, substitution S and multiplier M of each. The
    answer may be negative. No deadweight is asked for: the reference case is the deadweight, and
    taking both would take it off twice. ValueError as in `kept`, and for amounts that are not
    finite. Homes and Communities Agency (2014), "Additionality Guide", 4th edition.
    """
    with_it = kept(
        leakage=leakage,
        displacement=displacement,
        substitution=substitution,
        multiplier=multiplier,
    )
    without = kept(
        leakage=reference_leakage,
        displacement=reference_displacement,
        substitution=reference_substitution,
        multiplier=reference_multiplier,
    )
    amount, other, left, other_left = spread(
        gross=as_finite("gross", gross),
        reference=as_finite("reference", reference),
        kept=with_it,
        reference_kept=without,
    )
    return np.asarray(amount * left - other * other_left)
