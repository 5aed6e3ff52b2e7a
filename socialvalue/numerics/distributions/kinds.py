"""The kinds of distribution, their codes and their formulas: a table, one line a kind."""

from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.distributions import (
    fixed,
    stretched_beta,
    triangular,
    two_piece_lognormal,
    two_piece_normal,
    uniform,
)
from socialvalue.numerics.distributions.given import Given


class Formulas(NamedTuple):
    """How a kind is fitted to what was given, drawn, averaged and bounded."""

    fit: Callable[[Given], Floats]
    quantile: Callable[[Floats, Floats], Floats]
    moments: Callable[[Floats, int], tuple[Floats, Floats]]
    support: Callable[[Floats], Floats]


def _beta(fit: Callable[[Given], Floats]) -> Formulas:
    """The formulas of a kind that is a beta between bounds."""
    return Formulas(fit, stretched_beta.quantile, stretched_beta.moments, stretched_beta.support)


FORMULAS = MappingProxyType(
    {
        "fixed": Formulas(fixed.fit, fixed.quantile, fixed.moments, fixed.support),
        "uniform": Formulas(uniform.fit, uniform.quantile, uniform.moments, uniform.support),
        "triangular": Formulas(
            triangular.fit, triangular.quantile, triangular.moments, triangular.support
        ),
        "pert": _beta(stretched_beta.fit_pert),
        "normal": Formulas(
            two_piece_normal.fit,
            two_piece_normal.quantile,
            two_piece_normal.moments,
            two_piece_normal.support,
        ),
        "lognormal": Formulas(
            two_piece_lognormal.fit,
            two_piece_lognormal.quantile,
            two_piece_lognormal.moments,
            two_piece_lognormal.support,
        ),
        "beta": _beta(stretched_beta.fit_share),
    }
)
KINDS = (*FORMULAS, "empirical")
"""The names of the kinds, in the order of their codes."""
FIXED, BETA, EMPIRICAL = KINDS.index("fixed"), KINDS.index("beta"), KINDS.index("empirical")
