"""Where inequality sits: at the top or the bottom of one list, within groups or between them.

In come values (n,) of 0 or more in any one unit; counts (n,), the people behind each value (one
each where none are given); and population, all the people among whom the total was shared out, so
that those not counted received 0. Where everybody holds 0 the answer is NaN. ValueError for a value
that is negative or not finite, for counts, groups or populations that do not fit, and where there
is nobody at all.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_counts, as_floats
from socialvalue.numerics.inequality import theil_t


class TheilParts(NamedTuple):
    """Theil's T in two parts, in nats, whose sum is the whole of it."""

    within: float
    between: float


@np.errstate(under="ignore")
def bottom_share(
    values: ArrayLike,
    part: float,
    counts: ArrayLike | None = None,
    population: float | None = None,
) -> float:
    """Return the share of the total held by the `part` of the people who hold least, from 0 to
    `part`; NaN where everybody holds 0.

    values (n,), part from 0 to 1 (0.5 for the bottom half), counts (n,), population; unit 1. A part
    that ends inside people who hold the same takes its share of them. Errors: see the file; also a
    part outside 0 to 1. Lorenz (1905), "Methods of measuring the concentration of wealth".
    """
    if not 0.0 <= part <= 1.0:
        raise ValueError(f"part is {part}, which is no share: give a number from 0 to 1.")
    theil_t(values, counts, population)  # what it refuses has no shares either
    held = as_floats("values", values, 1)
    people = as_counts(counts, held.size)
    order = np.argsort(held, kind="stable")
    held, people = held[order], people[order]
    nobody = max((0.0 if population is None else population) - people.sum(), 0.0)
    below = np.concatenate([[0.0, nobody], nobody + np.cumsum(people)])
    peak = held.max(initial=0.0, where=people > 0.0)
    if peak == 0.0:
        return np.nan
    owned = np.concatenate([[0.0, 0.0], np.cumsum(_products(held / peak, people))])
    return float(np.interp(part * below[-1], below, owned) / owned[-1])


@np.errstate(under="ignore")
def top_share(
    values: ArrayLike,
    part: float,
    counts: ArrayLike | None = None,
    population: float | None = None,
) -> float:
    """Return the share of the total held by the `part` of the people who hold most, from `part` to
    1; NaN where everybody holds 0.

    values (n,), part from 0 to 1 (0.1 for the top tenth), counts (n,), population; unit 1. Errors
    and source: see `bottom_share`.
    """
    if not 0.0 <= part <= 1.0:
        raise ValueError(f"part is {part}, which is no share: give a number from 0 to 1.")
    return 1.0 - bottom_share(values, 1.0 - part, counts, population)


@np.errstate(under="ignore")
def theil_parts(
    values: ArrayLike,
    groups: ArrayLike,
    counts: ArrayLike | None = None,
    populations: Mapping[str, float] | None = None,
) -> TheilParts:
    """Return Theil's T within groups and between them, in nats; both NaN where everybody holds 0.

    values (n,), groups (n,) words, counts (n,), populations by group, each at least the people
    counted there; a group that is not named in `populations` is as large as its count, and one that
    stands there alone received nothing. Within is the mean of the groups' own T, each weighted by
    its share of the total; between is T as if every group had shared alike. Errors: see the file.
    Theil (1967), "Economics and Information Theory"; Shorrocks (1980), "The class of additively
    decomposable inequality measures".
    """
    held = as_floats("values", values, 1)
    people = as_counts(counts, held.size)
    named = np.asarray(groups, dtype=np.str_)
    if named.shape != held.shape:
        raise ValueError(
            f"There are {held.size} values but groups of shape {named.shape}: name one group for "
            f"each value."
        )
    sizes = dict(populations or {})
    where = {group: named == group for group in sorted({*named.tolist(), *sizes})}
    counted = {group: float(people[at].sum()) for group, at in where.items()}
    everybody = {group: sizes.get(group, counted[group]) for group in where}
    living = [group for group in where if everybody[group] != 0.0 or counted[group] != 0.0]
    own = {g: theil_t(held[where[g]], people[where[g]], everybody[g]) for g in living}
    total = {g: float(_products(held[where[g]], people[where[g]]).sum()) for g in living}
    means = [total[group] / everybody[group] for group in living]
    between = theil_t(means, [everybody[group] for group in living])
    whole = sum(total.values())
    if whole == 0.0:
        return TheilParts(np.nan, np.nan)
    within = sum(total[group] / whole * own[group] for group in living if total[group] > 0.0)
    return TheilParts(float(within), between)


def _products(values: Floats, people: Floats) -> Floats:
    """Return people × value (n,); a value that belongs to nobody adds nothing, whatever it is."""
    products: Floats = np.multiply(values, people, out=np.zeros(values.size), where=people > 0.0)
    return products
