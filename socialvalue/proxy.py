"""Prices and shares: what one unit is worth, to which ledger, and how much of it is ours.

A `Proxy` turns a quantity into pounds of one ledger; a `ProxyTable` does so by a code, such as the
year of emission. `Adjustments` are the shares by which a gross quantity shrinks to what can be
attributed. Each figure has a source, or is shown as assumed.
"""

from __future__ import annotations

from math import inf
from typing import Literal, TypeVar, get_args

from attrs import field, frozen

from socialvalue.source import Figure, Series, Source
from socialvalue.spread import CommonFactor, Spread

Ledger = Literal["welfare", "local", "fiscal", "transfer", "control", "input"]
LEDGERS: tuple[str, ...] = get_args(Ledger)

ADJUSTMENTS = (
    *("deadweight", "displacement", "attribution", "leakage", "substitution"),
    "multiplier",
)
"""What turns a gross quantity into what can be attributed, in the order in which it is told."""

TIMES = ("delivery", "persistence", "drop_off")
"""What a claim may say of time: years of delivery, how long a unit lasts, the share lost a year."""

Number = TypeVar("Number")


def left(name: str, value: Number) -> Number:
    """What an adjustment leaves of 1: a share takes itself off, the multiplier is what is left."""
    return value if name == "multiplier" else 1.0 - value  # type: ignore[operator, return-value]


def neutral(name: str) -> float:
    """The value at which an adjustment changes nothing."""
    return 1.0 if name == "multiplier" else 0.0


OWN = (*ADJUSTMENTS, *TIMES)
"""Every number that a claim may bring of its own, beside the inputs of its measure."""


def own_unit(name: str) -> str:
    """The unit of a number that a claim brings."""
    return "year" if name in ("delivery", "persistence") else "1"


def bounds(name: str) -> tuple[float, float]:
    """The least and the most that such a number can be."""
    most = {"multiplier": inf, "delivery": LONGEST, "persistence": LONGEST}
    return SHORTEST if name == "delivery" else 0.0, most.get(name, 1.0)


LONGEST, SHORTEST = 100.0, 0.01
"""Years: what is said to last longer is a hope; nothing is delivered in less than a few days."""


@frozen
class Growth:
    """How a value rises with real income: by `elasticity` per cent for each per cent of income."""

    elasticity: float = field(converter=float)
    source: Source

    @classmethod
    def of(cls, figure: Figure) -> Growth:
        """The elasticity that a row of the ledger of figures holds."""
        return cls(figure.value, figure.source)


@frozen
class Proxy:
    """The worth of one unit: `value` in `unit` (as GBP_2019/wellby), kept in one `ledger`.

    `contains` names the adjustments the figure already holds; applying one twice is refused.
    `growth` says how the value rises with real income, where a basis brings that series. `spread`
    says how it lies between `low` and `high`, `common` what moves it and other prices together.
    """

    value: float = field(converter=float)
    low: float | None = None
    high: float | None = None
    unit: str = field(kw_only=True)
    ledger: Ledger = field(kw_only=True)
    source: Source = field(kw_only=True)
    contains: tuple[str, ...] = field(default=(), kw_only=True)
    growth: Growth | None = field(default=None, kw_only=True)
    spread: Spread | None = field(default=None, kw_only=True)
    common: tuple[CommonFactor, ...] = field(default=(), kw_only=True)
    key: str = field(default="", kw_only=True)
    """The row of the ledger of figures that holds it; blank where it comes from elsewhere."""

    @classmethod
    def of(
        cls,
        figure: Figure,
        ledger: Ledger,
        contains: tuple[str, ...] = (),
        growth: Growth | None = None,
        spread: Spread | None = None,
    ) -> Proxy:
        """The proxy that a row of the ledger of figures holds."""
        return cls(
            figure.value,
            figure.low,
            figure.high,
            unit=figure.unit,
            ledger=ledger,
            source=figure.source,
            contains=contains,
            growth=growth,
            spread=spread,
            key=figure.key,
        )


@frozen
class ProxyTable:
    """Worth by a code: `key` names the measure's `Code`, `values` its levels' worth in `unit`.

    `low` and `high` are by level too: all levels are low together, or high together. `figure` is
    the series of the ledger that holds them; blank where they come from elsewhere.
    """

    key: str
    values: tuple[tuple[str, float], ...]
    unit: str
    ledger: Ledger
    source: Source
    contains: tuple[str, ...] = ()
    growth: Growth | None = None
    low: tuple[tuple[str, float], ...] = ()
    high: tuple[tuple[str, float], ...] = ()
    spread: Spread | None = None
    figure: str = ""

    @classmethod
    def by_year(cls, key: str, table: Series, ledger: Ledger) -> ProxyTable:
        """The table that a yearly series of the ledger of figures holds."""
        value, low, high = (
            tuple((str(year), one) for year, one in columns.items())
            for columns in (table.values, table.low, table.high)
        )
        return cls(
            key, value, table.unit, ledger, table.source, low=low, high=high, figure=table.key
        )


@frozen
class Share:
    """A share between 0 and 1, with its range; without a source it is shown as assumed."""

    value: float = field(converter=float)
    low: float | None = None
    high: float | None = None
    source: Source | None = None
    spread: Spread | None = None
    key: str = field(default="", kw_only=True)

    @classmethod
    def of(cls, figure: Figure, spread: Spread | None = None) -> Share:
        """The share that a row of the ledger of figures holds."""
        given = (figure.value, figure.low, figure.high, figure.source, spread)
        return cls(*given, key=figure.key)

    @property
    def assumed(self) -> bool:
        """Whether nobody published it."""
        return self.source is None or self.source.status == "assumed"


@frozen
class Factor:
    """A multiplier of 0 or more, with its range; without a source it is shown as assumed."""

    value: float = field(converter=float)
    low: float | None = None
    high: float | None = None
    source: Source | None = None
    spread: Spread | None = None
    key: str = field(default="", kw_only=True)

    @property
    def assumed(self) -> bool:
        """Whether nobody published it."""
        return self.source is None or self.source.status == "assumed"


@frozen
class Adjustments:
    """What turns a gross quantity into what can be attributed.

    Shares are taken off: what would have happened anyway (`deadweight`), was only moved
    (`displacement`), belongs to others (`attribution`), left the place (`leakage`) or took the
    place of another (`substitution`). `multiplier` is what one unit sets going, itself included.
    What is not named changes nothing, and the scorecard says so.
    """

    deadweight: Share | None = None
    displacement: Share | None = None
    attribution: Share | None = None
    leakage: Share | None = None
    substitution: Share | None = None
    multiplier: Factor | None = None

    def named(self) -> dict[str, Share | Factor]:
        """What is declared, by name."""
        given = {name: getattr(self, name) for name in ADJUSTMENTS}
        return {name: one for name, one in given.items() if one is not None}


@frozen
class Persistence:
    """How long the benefit of one unit lasts, its year of delivery included, in years (or parts).

    `drop_off` is the share lost each year, from the year after the first. A measure that declares
    none counts units that are used up within their year, or that hold their years already.
    """

    years: float = field(converter=float)
    drop_off: Share | None = None
    source: Source | None = None

    @property
    def assumed(self) -> bool:
        """Whether nobody published it."""
        return self.source is None or self.source.status == "assumed"
