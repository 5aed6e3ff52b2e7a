"""How a figure may lie around its central value, and what stands behind several figures at once.

A figure with a `low` and a `high` is in doubt. Without a `Spread` of its own it is triangular:
nothing below the low or above the high, and most likely the central value. A `CommonFactor` is one
doubt behind several prices, such as a wage; a `Correlation` says that two figures tend to be high
together.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any, Literal, get_args

from attrs import Attribute, field, frozen

from socialvalue.errors import Fault, MeasureError
from socialvalue.source import Figure, Source

Kind = Literal["triangular", "uniform", "pert", "normal", "lognormal", "beta", "empirical", "fixed"]
KINDS: tuple[str, ...] = get_args(Kind)
COVERED = ("normal", "lognormal", "beta")
"""Kinds without an end: of them low and high say how much lies between."""
BOUNDED = ("triangular", "pert")
"""Kinds whose low and high are where they end."""


def _kind(_: Spread, attribute: Attribute[Any], given: Any) -> None:
    if not isinstance(given, str) or given not in KINDS:
        fault = f"{str(given)[:20]!r} is no kind of spread"
        raise MeasureError(Fault(attribute.name, fault, f"use {', '.join(KINDS)}"))


@frozen
class Spread:
    """A kind of distribution; low, central value and high are the figure's own.

    `coverage` is how much lies between low and high, such as 0.9; None where they are the ends.
    `values` are the observations of an `empirical` spread, each as likely as the others. Raises
    `MeasureError` for a kind that is none.
    """

    kind: Kind = field(default="triangular", validator=_kind)
    coverage: float | None = field(default=None, kw_only=True)
    values: tuple[float, ...] = field(default=(), converter=tuple, kw_only=True)

    def faults(self, at: str) -> Iterator[Fault]:
        """What is wrong with it."""
        if self.kind in COVERED and self.coverage is None:
            fix = "say how much lies between low and high, as coverage=0.9"
            yield Fault(at, f"a {self.kind} spread has no ends", fix)
        if self.kind in BOUNDED and self.coverage is not None:
            fix = "leave coverage out: low and high are its ends; or use a lognormal"
            yield Fault(at, f"a {self.kind} spread ends at low and high", fix)
        if self.coverage is not None and not 0 < self.coverage < 1:
            yield Fault(at, f"{self.coverage} is no coverage", "give a share, as 0.9")
        if (self.kind == "empirical") != bool(self.values):
            fix = "give values=(…) with kind empirical, and with no other"
            yield Fault(at, "observations and an empirical spread belong together", fix)
        if not all(isfinite(value) for value in self.values):
            yield Fault(at, "an observation is not finite", "leave it out, or mend it")


@frozen
class CommonFactor:
    """One doubt behind several prices: each of them moves with it, in proportion.

    `key` names it, such as "median-hourly-pay"; prices with the same key meet on the same draws. Of
    `value` a price was made; `low` and `high` say how far it may be off.
    """

    key: str
    value: float = field(converter=float)
    low: float
    high: float
    source: Source | None = None
    spread: Spread | None = None

    @classmethod
    def of(cls, figure: Figure, spread: Spread | None = None) -> CommonFactor:
        """The factor that a row of the ledger of figures holds, with its range."""
        low = figure.value if figure.low is None else figure.low
        high = figure.value if figure.high is None else figure.high
        return cls(figure.key, figure.value, low, high, figure.source, spread)


@frozen
class Correlation:
    """Two figures that tend to be high together (above 0), or one when the other is low (below 0).

    `first` and `second` are keys of what is in doubt, as `card.doubts()` lists them; `rank` is
    Spearman's correlation, above -1 and below 1.
    """

    first: str
    second: str
    rank: float

    def faults(self, at: str) -> Iterator[Fault]:
        """What is wrong with it."""
        if self.first == self.second:
            yield Fault(at, f"{self.first!r} is named twice", "name two figures")
        rank: Any = self.rank
        if not is_number(rank) or not -1 < rank < 1:
            yield Fault(at, f"{self.rank} is no rank correlation", "give a number between -1 and 1")


def is_number(given: Any) -> bool:
    """Whether something is a finite number."""
    return isinstance(given, int | float) and not isinstance(given, bool) and isfinite(given)


def range_faults(
    at: str, given: tuple[float, float | None, float | None], spread: Spread | None
) -> Iterator[Fault]:
    """What is wrong with a central value, a low and a high, and the spread between them."""
    value, low, high = given
    if spread is not None and not isinstance(spread, Spread):
        yield Fault(at, "its spread is no sv.Spread", 'write spread=sv.Spread("lognormal", …)')
        return
    ends: tuple[tuple[str, Any], ...] = ("low", low), ("high", high)
    for name, end in ends:
        if end is not None and not is_number(end):
            other = "not finite" if isinstance(end, float) else "no number"
            fix = "give the figure itself, or leave it out"
            yield Fault(f"{at}.{name}", f"{str(end)[:20]} is {other}", fix)
            return
    least = value if low is None else low
    most = value if high is None else high
    if not least <= value <= most:
        fix = "give low ≤ value ≤ high, in one unit"
        yield Fault(at, f"{value:g} is not between {least:g} and {most:g}", fix)
    if spread is not None:
        yield from spread.faults(f"{at}.spread")
        seen = spread.values
        known = bool(seen) and all(map(is_number, seen))
        if spread.kind == "empirical" and known and not min(seen) <= value <= max(seen):
            fix = "give a value within what was observed, such as its mean"
            yield Fault(at, f"{value:g} is not between {min(seen):g} and {max(seen):g}", fix)
        if spread.kind == "lognormal" and least <= 0:
            yield Fault(at, "a lognormal spread is above zero", "give a low above 0")
