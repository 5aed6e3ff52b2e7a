"""The beta distribution: its cumulative distribution (the regularised incomplete beta function) and
its quantiles.

In come shares and the two parameters, above 0; out come shares from 0 to 1. The logit of a beta
quantile is a smooth function of the normal score of u, so a table of each row, made with Newton's
method, answers all its draws. A row's bits do not depend on the other rows.
"""

from math import lgamma, log, pi
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics import normal
from socialvalue.numerics.arrays import Floats, steadily
from socialvalue.numerics.checks import as_finite, as_positive, as_shares, spread

_STEPS = 32
"""Knots of the table to one standard deviation."""
_REACH = 8.25
"""Standard deviations the table reaches: u beyond them is below 1e-16 and is solved on its own."""
_BENT = 0.5
"""A parameter below this bends the logit too sharply for the table: each draw is solved."""
_MOST_STEPS = 200
_CLOSE = 1e-13
_BLOCK = 1 << 15
_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156)


class _Shape(NamedTuple):
    """The two parameters and the logarithm of what makes the density add up to 1, shape (…)."""

    a: Floats
    b: Floats
    scale: Floats


class _Terms(NamedTuple):
    """At one place: the logarithms of the share below and of the share above, and of the slope of
    the share in the logit of the place, shape (…).
    """

    below: Floats
    above: Floats
    slope: Floats


def cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the share of the beta distribution below x, the shape all three broadcast to.

    x: from 0 to 1; a, b: above 0. ValueError otherwise. Relative error about 1e-13 for
    parameters up to 1e3, 1e-11 up to 1e5. Continued fraction: DiDonato and Morris (1992),
    "Algorithm 708: significant digit computation of the incomplete beta function ratios", ACM
    Transactions on Mathematical Software 18(3).
    """
    place, one, two = spread(x=as_shares("x", x), a=as_positive("a", a), b=as_positive("b", b))
    flat = place.reshape(-1)
    share = np.array(flat >= 1.0, dtype=np.float64)
    inside = np.flatnonzero((flat > 0.0) & (flat < 1.0))
    shape = _shape(one.reshape(-1)[inside], two.reshape(-1)[inside])
    low, high = steadily(np.log, flat[inside]), steadily(np.log1p, -flat[inside])
    terms = _terms(low, high, shape)
    lower = terms.below <= terms.above
    with np.errstate(under="ignore"):
        share[inside] = np.where(
            lower, steadily(np.exp, terms.below), -steadily(np.expm1, terms.above)
        )
    return share.reshape(place.shape)


def quantile(u: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the share below which a share u of each row's beta distribution lies, (rows, draws).

    u (rows, draws): above 0 and below 1; a, b (rows,) or one number: above 0. ValueError
    otherwise. Relative error about 1e-12. Newton's method on the logarithm of the share below (or
    above) the place, as a function of the logit of the place: that function is concave, because
    the density of a logit-beta variable is log-concave, so no start can miss.
    """
    shares = as_finite("u", u, 2)
    if not ((shares > 0.0) & (shares < 1.0)).all():
        raise ValueError("u holds a number that is not between 0 and 1: give shares inside them.")
    rows = np.zeros(len(shares))
    one, two, _ = spread(a=as_positive("a", a), b=as_positive("b", b), rows=rows)
    shape = _shape(one, two)
    table = _table(shape)
    logit = np.empty_like(shares)
    for row, own in enumerate(shares):
        scores = normal.quantile(own)
        logit[row] = _read(table[row], scores)
        bent = shape.a[row] < _BENT or shape.b[row] < _BENT
        beyond = np.flatnonzero((np.abs(scores) > _REACH) | bent)
        if beyond.size:
            alone = _Shape(*(np.full(beyond.size, part[row]) for part in shape))
            logit[row, beyond] = _solve(scores[beyond], own[beyond], 1.0 - own[beyond], alone)
    with np.errstate(under="ignore", over="ignore"):
        return np.asarray(1.0 / (1.0 + steadily(np.exp, -logit)))


def _shape(a: Floats, b: Floats) -> _Shape:
    """The parameters, each distinct pair's scale found once."""
    pairs, places = np.unique(np.stack([a, b]), axis=1, return_inverse=True)
    scales = [_log_scale(one, two) for one, two in pairs.T.tolist()]
    return _Shape(a, b, np.array(scales, dtype=np.float64)[places.reshape(-1)])


def _log_scale(a: float, b: float) -> float:
    """The logarithm of m^a (1−m)^b / B(a, b) at the mean m = a/(a+b), without the loss of figures
    that a difference of large log-gammas brings.
    """
    rest = _stirling_rest(a + b) - _stirling_rest(a) - _stirling_rest(b)
    return 0.5 * (log(a) + log(b) - log(a + b) - log(2.0 * pi)) + rest


def _stirling_rest(x: float) -> float:
    """The logarithm of the gamma function less Stirling's first terms."""
    if x < 12.0:
        return lgamma(x) - ((x - 0.5) * log(x) - x + 0.5 * log(2.0 * pi))
    return float(sum(term / x ** (2 * power + 1) for power, term in enumerate(_STIRLING)))


def _terms(low: Floats, high: Floats, shape: _Shape) -> _Terms:
    """The terms at places whose own logarithm is `low` and whose complement's is `high`, (n,)."""
    parts = [
        _block(low[at], high[at], _Shape(*(part[at] for part in shape)))
        for start in range(0, max(low.size, 1), _BLOCK)
        for at in [slice(start, start + _BLOCK)]
    ]
    return _Terms(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


@np.errstate(under="ignore", divide="ignore")
def _block(low: Floats, high: Floats, shape: _Shape) -> _Terms:
    """The terms of a block: the fraction is taken on the side on which it converges fast."""
    a, b, scale = shape
    total = a + b
    below_mean, above_mean = low + steadily(np.log1p, b / a), high + steadily(np.log1p, a / b)
    slope = scale + a * below_mean + b * above_mean
    x = steadily(np.exp, low)
    left = x * (total + 2.0) <= a + 1.0
    near, far = np.where(left, a, b), np.where(left, b, a)
    place = np.where(left, x, steadily(np.exp, high))
    part = slope - steadily(np.log, near * _fraction(place, near, far))
    part = np.minimum(part, 0.0)
    other = steadily(np.log1p, -steadily(np.exp, part))
    return _Terms(np.where(left, part, other), np.where(left, other, part), slope)


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """The continued fraction 1 + d₁x/(1 + d₂x/(1 + …)) from its far end, (n,).

    How many terms a place takes follows from its own parameters, and terms it does not take are 0.
    """
    needed = np.ceil(12.0 + 3.0 * np.sqrt(np.maximum(a, b)))
    found = np.ones_like(x)
    for m in range(int(needed.max(initial=0.0)), 0, -1):
        even = m * (b - m) / ((a + (2 * m - 1)) * (a + 2 * m))
        found = 1.0 + np.where(needed >= m, even, 0.0) * x / found
        k = m - 1
        odd = -(a + k) * (a + b + k) / ((a + 2 * k) * (a + (2 * k + 1)))
        found = 1.0 + np.where(needed >= m, odd, 0.0) * x / found
    return found


def _solve(scores: Floats, share: Floats, rest: Floats, shape: _Shape) -> Floats:
    """The logit of the place with `share` below and `rest` above, scores their normal scores, (n,).

    The start is right for large parameters.
    """
    a, b, _ = shape
    with np.errstate(divide="ignore"):
        wanted = steadily(np.log, np.where(scores < 0.0, share, rest))
    found = steadily(np.log, a / b) + scores * np.sqrt(1.0 / a + 1.0 / b)
    active = np.arange(found.size)
    for _ in range(_MOST_STEPS):
        own = _Shape(*(part[active] for part in shape))
        step = _newton_step(found[active], wanted[active], scores[active] < 0.0, own)
        found[active] += step
        active = active[np.abs(step) > _CLOSE * (1.0 + np.abs(found[active]))]
        if active.size == 0:
            break
    return found


def _newton_step(logit: Floats, wanted: Floats, lower: NDArray[np.bool_], shape: _Shape) -> Floats:
    """How far a logit is from where the logarithm of the share is the one wanted, to first order.

    A step is kept finite where the slope vanishes.
    """
    terms = _terms(*_logs(logit), shape)
    have = np.where(lower, terms.below, terms.above)
    longest = 1e3 / np.minimum(shape.a, shape.b)
    with np.errstate(over="ignore", under="ignore"):
        step = (wanted - have) * steadily(np.exp, have - terms.slope)
    return np.clip(np.where(lower, step, -step), -longest, longest)


@np.errstate(under="ignore")
def _logs(logit: Floats) -> tuple[Floats, Floats]:
    """The logarithms of a share and of its complement, from its logit."""
    rest = steadily(np.log1p, steadily(np.exp, -np.abs(logit)))
    return np.minimum(logit, 0.0) - rest, -np.maximum(logit, 0.0) - rest


def _table(shape: _Shape) -> Floats:
    """The logit and its first two derivatives in the score, each times a power of the step, at
    every knot: (rows, 3, knots).
    """
    knots = np.arange(-_REACH * _STEPS, _REACH * _STEPS + 1) / _STEPS
    size = (len(shape.a), knots.size)
    wide = _Shape(*(np.repeat(part, knots.size) for part in shape))
    scores = np.broadcast_to(knots, size).reshape(-1)
    logit = _solve(scores, normal.cdf(scores), normal.cdf(-scores), wide)
    low, high = _logs(logit)
    slope = _terms(low, high, wide).slope
    with np.errstate(under="ignore"):
        first = steadily(np.exp, -0.5 * scores * scores - 0.5 * log(2.0 * pi) - slope)
        bend = wide.a * steadily(np.exp, high) - wide.b * steadily(np.exp, low)
        second = first * (-scores - bend * first)
    table = np.stack([logit, first / _STEPS, second / _STEPS**2])
    return np.ascontiguousarray(table.reshape(3, *size).swapaxes(0, 1))


def _read(table: Floats, scores: Floats) -> Floats:
    """The logit at scores (n,) from a row's table (3, knots): the fifth-degree polynomial that
    meets value, slope and bend at both knots.
    """
    along = np.clip((scores + _REACH) * _STEPS, 0.0, table.shape[1] - 1)
    knot = np.minimum(along.astype(np.intp), table.shape[1] - 2)
    t = along - knot
    value, slope, bend = table
    rise = np.diff(value) - slope[:-1] - bend[:-1] / 2
    climb = np.diff(slope) - bend[:-1]
    turn = np.diff(bend)
    third = 10 * rise - 4 * climb + turn / 2
    fourth = -15 * rise + 7 * climb - turn
    fifth = 6 * rise - 3 * climb + turn / 2
    found = fifth[knot]
    for term in (fourth, third, bend / 2, slope, value):
        found = found * t + term[knot]
    return np.asarray(found)
