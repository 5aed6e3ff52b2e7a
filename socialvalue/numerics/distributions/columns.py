"""Many distributions as columns: what kind each row is and its parameters, drawn, averaged and
bounded by array formulas, kind by kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_finite
from socialvalue.numerics.distributions import empirical, stretched_beta
from socialvalue.numerics.distributions.given import Given
from socialvalue.numerics.distributions.kinds import BETA, EMPIRICAL, FORMULAS, KINDS
from socialvalue.numerics.distributions.moments import cumulants_of, moved_moments
from socialvalue.numerics.distributions.reading import read

_PIECE = 16_384
"""Draws of a row that are worked on at a time."""


def _kept(array: ArrayLike) -> NDArray[np.generic]:
    """An array of one's own that nobody writes to."""
    own = np.array(array)
    own.flags.writeable = False
    return own


@frozen(eq=False)
class Distributions:
    """Distributions of many sources: kind (rows,) holds places in `KINDS`, parameters (rows, 4)
    what the kind's own file says, values (n,) the observations behind empirical rows.

    Made by `of`, `counts`, `empirical` and `joined`.
    """

    kind: NDArray[np.int8] = field(converter=_kept)
    parameters: Floats = field(converter=_kept)
    values: Floats = field(converter=_kept, factory=lambda: np.zeros(0))

    @classmethod
    def of(
        cls,
        kind: str | Sequence[str],
        value: ArrayLike,
        low: ArrayLike | None = None,
        high: ArrayLike | None = None,
        coverage: ArrayLike | None = None,
        names: Sequence[str] | None = None,
    ) -> Distributions:
        """Return distributions from value, low and high, each one number or (rows,), in one unit.

        kind: one name of `KINDS` or one for each row, all but empirical. coverage: None or NaN
        where low and high are bounds of the whole (uniform, triangular, pert); a share c between 0
        and 1 where they are the (1−c)/2 and (1+c)/2 quantiles (uniform, normal, lognormal; beta
        nearly). An end left out (None, NaN) equals the value; a row whose ends both equal its
        value is fixed. names: what to call the rows in an error. ValueError with every row at
        fault, what is wrong and how to mend it.
        """
        codes, given = read(kind, value, low, high, coverage, names)
        parameters = np.zeros((codes.size, 4))
        sound = np.ones(codes.size, dtype=np.bool_)
        sound[list(given.faults)] = False
        for code, formulas in enumerate(FORMULAS.values()):
            rows = np.flatnonzero(sound & (codes == code))
            if rows.size:
                parameters[rows] = formulas.fit(given.take(rows))
        _refuse(given)
        return cls(codes, parameters)

    @classmethod
    def counts(
        cls, successes: ArrayLike, failures: ArrayLike, prior: ArrayLike = 0.5
    ) -> Distributions:
        """Return a beta for each share (rows,) from its counts, each one number or (rows,).

        prior: added to both counts: ½ is Jeffreys' prior, 1 the uniform one, 0 none, with which
        the mean is successes/(successes + failures). ValueError for counts below 0, or where
        nothing is left to go by. Brown, Cai and DasGupta (2001), "Interval estimation for a
        binomial proportion", Statistical Science 16(2).
        """
        won, lost, more = (
            np.atleast_1d(as_finite(name, given))
            for name, given in (("successes", successes), ("failures", failures), ("prior", prior))
        )
        won, lost, more = np.broadcast_arrays(won, lost, more)
        wrong = (won < 0.0) | (lost < 0.0) | (more < 0.0) | (won + more <= 0.0) | (lost + more <= 0)
        if wrong.any():
            rows = ", ".join(map(str, np.flatnonzero(wrong).tolist()))
            raise ValueError(
                f"rows {rows}: a count is below 0, or one is 0 and has no prior: give counts of 0 "
                f"or more, and a prior above 0 such as 0.5."
            )
        codes = np.full(won.shape, BETA, dtype=np.int8)
        return cls(codes, stretched_beta.from_shapes(won + more, lost + more))

    @classmethod
    def empirical(cls, values: ArrayLike, offsets: ArrayLike) -> Distributions:
        """Return a distribution for each row of ragged observations, all of a row alike.

        values (n,), finite; offsets (rows+1,): where each row's values begin, then n. ValueError
        otherwise, and for a row without values.
        """
        parameters, ordered = empirical.fit(values, offsets)
        return cls(np.full(len(parameters), EMPIRICAL, dtype=np.int8), parameters, ordered)

    @classmethod
    def joined(cls, parts: Sequence[Distributions]) -> Distributions:
        """Return the rows of all parts, one part after another."""
        held, columns = 0, [np.zeros((0, 4))]
        for part in parts:
            own = np.array(part.parameters)
            own[part.kind == EMPIRICAL, :2] += held
            held += part.values.size
            columns.append(own)
        codes = [np.zeros(0, dtype=np.int8), *(part.kind for part in parts)]
        values = [np.zeros(0), *(part.values for part in parts)]
        return cls(np.concatenate(codes), np.concatenate(columns), np.concatenate(values))

    def __len__(self) -> int:
        """The number of rows."""
        return self.kind.size

    def take(self, rows: ArrayLike) -> Distributions:
        """Return some rows, in the order asked."""
        places = np.asarray(rows)
        return Distributions(self.kind[places], self.parameters[places], self.values)

    def names(self) -> list[str]:
        """The name of each row's kind."""
        return [KINDS[code] for code in self.kind.tolist()]

    @np.errstate(under="ignore")
    def quantile(self, u: ArrayLike) -> Floats:
        """Return the values below which shares u lie, (rows, draws), in each row's unit.

        u (rows, draws), or one row for all: between 0 and 1. ValueError otherwise.
        """
        shares = as_floats("u", u, 2)
        if shares.shape[0] not in (1, len(self)):
            raise ValueError(
                f"u has {shares.shape[0]} rows but there are {len(self)} distributions: give a row "
                f"for each."
            )
        if not ((shares > 0.0) & (shares < 1.0)).all():
            raise ValueError("u holds a number that is not between 0 and 1: give shares inside.")
        wide = np.broadcast_to(shares, (len(self), shares.shape[1]))
        drawn = np.empty(wide.shape)
        # row by row and in pieces: near the processor, and with bits that no other row moves
        for row, code in enumerate(self.kind.tolist()):
            own = self.parameters[row : row + 1]
            for start in range(0, wide.shape[1], _PIECE):
                u = wide[row : row + 1, start : start + _PIECE]
                drawn[row, start : start + _PIECE] = (
                    empirical.quantile(own, u, self.values)
                    if code == EMPIRICAL
                    else FORMULAS[KINDS[code]].quantile(own, u)
                )[0]
        return drawn

    def raw_moments(self, order: int = 4) -> Floats:
        """Return the means of x, x², … x^order, (rows, order), exactly: closed forms."""
        origin, about = self._moments(order)
        return moved_moments(about, origin)

    def mean(self) -> Floats:
        """Return the means, (rows,)."""
        return self.raw_moments(1)[:, 0]

    @np.errstate(under="ignore")
    def variance(self) -> Floats:
        """Return the variances, (rows,), with no loss of figures where the mean is large."""
        _, about = self._moments(2)
        return np.asarray(np.maximum(about[:, 1] - about[:, 0] ** 2, 0.0))

    def cumulants(self) -> Floats:
        """Return mean, variance, third and fourth cumulant, (rows, 4)."""
        origin, about = self._moments(4)
        found = cumulants_of(about)
        found[:, 0] += origin
        return found

    def support(self) -> Floats:
        """Return the least and the greatest possible value, (rows, 2); ∞ where there is none."""

        def ends(code: int, own: Floats) -> Floats:
            if code == EMPIRICAL:
                return empirical.support(own, self.values)
            return FORMULAS[KINDS[code]].support(own)

        return self._filled(2, ends)

    @np.errstate(under="ignore", over="ignore", invalid="ignore")
    def _moments(self, order: int) -> tuple[Floats, Floats]:
        """An origin (rows,) near each row's middle, and the moments about it (rows, order)."""
        if order < 1:
            raise ValueError(f"order is {order}: ask for one moment or more.")

        def about(code: int, own: Floats) -> Floats:
            if code == EMPIRICAL:
                origin, found = empirical.moments(own, order, self.values)
            else:
                origin, found = FORMULAS[KINDS[code]].moments(own, order)
            return np.concatenate([origin[:, None], found], axis=1)

        both = self._filled(order + 1, about)
        beyond = np.flatnonzero(~np.isfinite(both).all(axis=1)).tolist()
        if beyond:
            raise ValueError(
                f"rows {', '.join(map(str, beyond))}: moments up to order {order} are larger than "
                f"a number can be: bring the ends nearer to the value."
            )
        return both[:, 0], both[:, 1:]

    def _filled(self, columns: int, formula: Callable[[int, Floats], Floats]) -> Floats:
        """What a formula of code and parameters gives for every row, (rows, columns)."""
        found = np.empty((len(self), columns))
        for code, rows in self._by_kind():
            found[rows] = formula(code, self.parameters[rows])
        return found

    def _by_kind(self) -> list[tuple[int, NDArray[np.intp] | slice]]:
        """The codes there are and the rows of each; all rows at once where there is one."""
        codes = np.unique(self.kind).tolist()
        if len(codes) == 1:
            return [(codes[0], slice(None))]
        return [(code, np.flatnonzero(self.kind == code)) for code in codes]


def _refuse(given: Given) -> None:
    """Raise all that is wrong, in one message."""
    if given.faults:
        raise ValueError(f"The distributions cannot be made: {given.message()}.")
