"""The standard normal distribution: its quantiles and its cumulative distribution.

In come arrays of any shape, out come arrays of the same shape, unit 1. The same number gives the
same bits whatever stands beside it.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats, steadily

# Wichura's PPND16: numerator and denominator of each region, constant term first.
_CENTRE = (
    (
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    ),
    (
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    ),
)
_TAIL = (
    (
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ),
    (
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ),
)
_FAR_TAIL = (
    (
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ),
    (
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ),
)
# Cody's approximations in the variable of the normal distribution, constant term first.
_SMALL = (
    (
        1.8154981253343561249e4,
        1.0676894854603709582e3,
        1.6102823106855587881e2,
        2.2352520354606839287e0,
        6.5682337918207449113e-2,
    ),
    (
        4.5507789335026729956e4,
        1.0260932208618978205e4,
        9.7609855173777669322e2,
        4.7202581904688241870e1,
        1.0,
    ),
)
_MIDDLE = (
    (
        9.8427148383839780218e3,
        1.1602651437647350124e4,
        6.8481904505362823326e3,
        2.4945375852903726711e3,
        5.9727027639480026226e2,
        9.3506656132177855979e1,
        8.8831497943883759412e0,
        3.9894151208813466764e-1,
        1.0765576773720192317e-8,
    ),
    (
        1.9685429676859990727e4,
        3.8912003286093271411e4,
        3.4900952721145977266e4,
        1.8615571640885098091e4,
        6.4855582982667607550e3,
        1.5193775994075548050e3,
        2.3538790178262499861e2,
        2.2266688044328115691e1,
        1.0,
    ),
)
_LARGE = (
    (
        2.9112874951168792e-5,
        1.421619193227893466e-3,
        2.2235277870649807e-2,
        1.274011611602473639e-1,
        2.1589853405795699e-1,
        2.307344176494017303e-2,
    ),
    (
        7.29751555083966205e-5,
        3.78239633202758244e-3,
        6.59881378689285515e-2,
        4.68238212480865118e-1,
        1.28426009614491121e0,
        1.0,
    ),
)
_SMALL_ENDS, _MIDDLE_ENDS = 0.67448975, 5.656854249492380581
_ROOT = 0.398942280401432677939946
"""1/√(2π)."""

_Ratio = tuple[tuple[float, ...], tuple[float, ...]]


def quantile(u: ArrayLike) -> Floats:
    """Return the z below which a share u of the standard normal lies, the shape of u, unit 1.

    u: from 0 to 1, where 0 gives −∞ and 1 gives ∞. ValueError outside. Relative error about
    1e-15. Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution",
    Applied Statistics 37(3).
    """
    shares = as_floats("u", u)
    flat = shares.reshape(-1)
    if not ((flat >= 0.0) & (flat <= 1.0)).all():
        raise ValueError("u holds a number that is not from 0 to 1: give shares.")
    away = flat - 0.5
    square = 0.180625 - away * away
    z = away * _ratio(_CENTRE, square)
    tails = np.flatnonzero(square < 0.0)
    if tails.size:
        z[tails] = np.copysign(_tail(np.minimum(flat[tails], 1.0 - flat[tails])), away[tails])
    return z.reshape(shares.shape)


def cdf(z: ArrayLike) -> Floats:
    """Return the share of the standard normal below z, the shape of z, from 0 to 1.

    z: any numbers, ∞ included. ValueError for a blank. Relative error about 1e-15 in both tails.
    Cody (1969), "Rational Chebyshev approximations for the error function", Mathematics of
    Computation 23(107).
    """
    given = as_floats("z", z)
    if np.isnan(given).any():
        raise ValueError("z holds a blank: give numbers.")
    flat = given.reshape(-1)
    beyond = _beyond(np.abs(flat))
    share = np.where(flat > 0.0, 1.0 - beyond, beyond)
    small = np.flatnonzero(np.abs(flat) <= _SMALL_ENDS)
    share[small] = 0.5 + _within(flat[small])
    return share.reshape(given.shape)


def half(z: ArrayLike) -> Floats:
    """Return the share of the standard normal from 0 to z, negative below 0: cdf(z) − ½ without
    the loss of figures that a subtraction near 0 brings. Shape of z, −½ to ½; as `cdf` otherwise.
    """
    given = as_floats("z", z)
    small = np.abs(given) <= _SMALL_ENDS
    return np.where(small, _within(np.where(small, given, 0.0)), cdf(given) - 0.5)


@np.errstate(under="ignore")
def density(z: ArrayLike) -> Floats:
    """Return the density of the standard normal at z, the shape of z."""
    given = as_floats("z", z)
    return _ROOT * steadily(np.exp, -0.5 * given * given)


def _polynomial(terms: tuple[float, ...], at: Floats) -> Floats:
    """The polynomial with these terms, constant first."""
    total = np.full_like(at, terms[-1])
    for term in terms[-2::-1]:
        total *= at
        total += term
    return total


def _ratio(ratio: _Ratio, at: Floats) -> Floats:
    """The ratio of two polynomials."""
    return _polynomial(ratio[0], at) / _polynomial(ratio[1], at)


def _tail(share: Floats) -> Floats:
    """The distance from 0 beyond which this share lies, share at most 0.075."""
    with np.errstate(divide="ignore"):
        depth = np.sqrt(-steadily(np.log, share))
    distance = np.full_like(depth, np.inf)
    near, far = depth <= 5.0, (depth > 5.0) & np.isfinite(depth)
    distance[near] = _ratio(_TAIL, depth[near] - 1.6)
    distance[far] = _ratio(_FAR_TAIL, depth[far] - 5.0)
    return distance


@np.errstate(under="ignore")
def _within(z: Floats) -> Floats:
    """The share from 0 to z, |z| at most 0.67."""
    return z * _ratio(_SMALL, z * z)


@np.errstate(under="ignore")
def _beyond(distance: Floats) -> Floats:
    """The share beyond a distance of 0 or more.

    The square is taken in two parts, the first without rounding, or exp would magnify its error.
    """
    near = np.minimum(distance, 39.0)
    coarse = np.trunc(near * 16.0) / 16.0
    rest = (near - coarse) * (near + coarse)
    bell = steadily(np.exp, -0.5 * coarse * coarse) * steadily(np.exp, -0.5 * rest)
    share = bell * _ratio(_MIDDLE, np.minimum(near, _MIDDLE_ENDS))
    large = np.flatnonzero(distance > _MIDDLE_ENDS)
    y = near[large]
    inverse = 1.0 / (y * y)
    share[large] = bell[large] * (_ROOT - inverse * _ratio(_LARGE, inverse)) / y
    share[distance > 39.0] = 0.0
    return share
