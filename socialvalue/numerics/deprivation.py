"""Who is deprived in how many things at once, and a score held down by what the planet bears.

In come deprivations of people and weights of dimensions, or an index and its pressures; out come
floats. Sources: S. Alkire and J. Foster, Counting and multidimensional poverty measurement, Journal
of Public Economics 95, 2011; UNDP, Human Development Report 2020, technical note 5 (adjustment for
planetary pressures).
"""

from __future__ import annotations

from math import nan

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

CLOSE = 1e-9
"""A share so little below the cutoff is at it: thirds of weights do not add up to one exactly."""


@frozen
class Deprivation:
    """Headcount ratio H, intensity A among the poor, adjusted headcount M0 = H × A, and the part
    of M0 that each dimension makes, (dimensions,), which add up to 1 (NaN where nobody is poor).
    """

    headcount: float
    intensity: float
    adjusted: float
    contributions: tuple[float, ...]


def alkire_foster(
    deprived: ArrayLike, weights: ArrayLike, cutoff: float, people: ArrayLike | None = None
) -> Deprivation:
    """The Alkire-Foster measure of who is deprived in at least `cutoff` of the weight at once.

    deprived (n, d) holds 0 or 1; weights (d,) are not negative and need not add up to 1; cutoff
    lies above 0 and up to 1; people (n,) says how many each row stands for.
    """
    told, weighed = np.asarray(deprived, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if told.ndim != 2 or weighed.shape != told.shape[1:]:
        raise ValueError(
            "deprived and weights do not line up: give a row a person, a column a weight"
        )
    if not np.isin(told, (0.0, 1.0)).all():
        raise ValueError("somebody is deprived of a thing or is not: give 0 or 1")
    if not (np.isfinite(weighed).all() and (weighed >= 0).all() and weighed.sum() > 0):
        raise ValueError("weights are 0 or more, and not all 0: mend them")
    if not 0 < cutoff <= 1:
        raise ValueError("the cutoff is a share of the weight above 0 and up to 1: write 1/3")
    many = np.ones(len(told)) if people is None else np.asarray(people, dtype=np.float64)
    if many.shape != told.shape[:1] or not (np.isfinite(many).all() and (many >= 0).all()):
        raise ValueError("people do not line up with the rows: give one number, 0 or more, a row")
    shares = weighed / weighed.sum()
    count = told @ shares
    poor = count >= cutoff - CLOSE
    everyone, counted = float(many.sum()), float(many[poor].sum())
    if everyone == 0:
        return Deprivation(nan, nan, nan, (nan,) * len(shares))
    if counted == 0:
        return Deprivation(0.0, nan, 0.0, (nan,) * len(shares))
    adjusted = float(many[poor] @ count[poor]) / everyone
    censored = (many[poor] @ told[poor]) / everyone
    parts = tuple((shares * censored / adjusted).tolist())
    headcount = counted / everyone
    return Deprivation(headcount, adjusted / headcount, adjusted, parts)


def planetary_pressures(index: float, pressures: ArrayLike, most: ArrayLike) -> float:
    """An index of 0 to 1 times the mean of 1 - pressure / most, each held within 0 and 1.

    pressures (k,) and the `most` of each (k,) are in one unit apiece (tonnes of carbon dioxide and
    of material a head); a pressure at its most or beyond counts as 1.
    """
    borne, top = np.asarray(pressures, dtype=np.float64), np.asarray(most, dtype=np.float64)
    if borne.ndim != 1 or borne.shape != top.shape or not borne.size:
        raise ValueError("pressures and their most do not line up: give one most a pressure")
    if not 0 <= index <= 1:
        raise ValueError("the index lies between 0 and 1: scale it first")
    if not (np.isfinite(borne).all() and np.isfinite(top).all() and (borne >= 0).all()):
        raise ValueError("pressures are finite and 0 or more: mend them")
    if not (top > 0).all():
        raise ValueError("the most of a pressure is above 0: name the largest one observed")
    return float(index * np.mean(1 - np.clip(borne / top, 0.0, 1.0)))
