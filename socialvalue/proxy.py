"""Prices and shares: what one unit is worth, to which ledger, and how much of it is ours.

A `Proxy` turns a quantity into pounds of one ledger; a `ProxyTable` does so by a code, such as the
year of emission. `Adjustments` are the shares by which a gross quantity shrinks to what can be
attributed. Each figure has a source, or is shown as assumed.
"""

from __future__ import annotations

from typing import Literal, get_args

from attrs import field, frozen

from socialvalue.source import Figure, Series, Source

Ledger = Literal["welfare", "local", "fiscal", "transfer", "control", "input"]
LEDGERS: tuple[str, ...] = get_args(Ledger)

ADJUSTMENTS = ("deadweight", "displacement", "attribution", "leakage")


@frozen
class Proxy:
    """The worth of one unit: `value` in `unit` (as GBP_2019/wellby), kept in one `ledger`.

    `contains` names the adjustments the figure already holds; applying one twice is refused.
    """

    value: float = field(converter=float)
    low: float | None = None
    high: float | None = None
    unit: str = field(kw_only=True)
    ledger: Ledger = field(kw_only=True)
    source: Source = field(kw_only=True)
    contains: tuple[str, ...] = field(default=(), kw_only=True)

    @classmethod
    def of(cls, figure: Figure, ledger: Ledger, contains: tuple[str, ...] = ()) -> Proxy:
        """The proxy that a row of the ledger of figures holds."""
        return cls(
            figure.value,
            figure.low,
            figure.high,
            unit=figure.unit,
            ledger=ledger,
            source=figure.source,
            contains=contains,
        )


@frozen
class ProxyTable:
    """Worth by a code: `key` names the measure's `Code`, `values` its levels' worth in `unit`."""

    key: str
    values: tuple[tuple[str, float], ...]
    unit: str
    ledger: Ledger
    source: Source
    contains: tuple[str, ...] = ()

    @classmethod
    def by_year(cls, key: str, table: Series, ledger: Ledger) -> ProxyTable:
        """The table that a yearly series of the ledger of figures holds."""
        values = tuple((str(year), value) for year, value in table.values.items())
        return cls(key, values, table.unit, ledger, table.source)


@frozen
class Share:
    """A share between 0 and 1, with its range; without a source it is shown as assumed."""

    value: float = field(converter=float)
    low: float | None = None
    high: float | None = None
    source: Source | None = None

    @classmethod
    def of(cls, figure: Figure) -> Share:
        """The share that a row of the ledger of figures holds."""
        return cls(figure.value, figure.low, figure.high, figure.source)

    @property
    def assumed(self) -> bool:
        """Whether nobody published it."""
        return self.source is None or self.source.status == "assumed"


@frozen
class Adjustments:
    """The shares taken off a gross quantity: what would have happened anyway (`deadweight`), was
    only moved (`displacement`), belongs to others (`attribution`) or left the place (`leakage`).
    A share that is not named takes nothing off, and the scorecard says so.
    """

    deadweight: Share | None = None
    displacement: Share | None = None
    attribution: Share | None = None
    leakage: Share | None = None

    def named(self) -> dict[str, Share]:
        """The shares that are declared, by name."""
        shares = {name: getattr(self, name) for name in ADJUSTMENTS}
        return {name: share for name, share in shares.items() if share is not None}
