"""`Series`: one sourced number a year, which a user can carry on with years of his own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import evolve, field, frozen

from socialvalue.errors import Fault, SourceError, UnknownName
from socialvalue.source.publication import Source

Years = Literal["calendar", "financial", "periods"]


@frozen
class Series:
    """A sourced table by year: `values[year]`, with optional `low` and `high`, and forecasts named.

    `unit` is the unit of every value; years are integers, and `years` says what they are:
    `calendar`, `financial` (2025 is 2025-26) or `periods` (years from a project's start).
    `family` and `vintage` say of which series this is an edition. `added` holds the source of each
    year that does not come from `source`.
    """

    key: str
    unit: str
    source: Source
    values: dict[int, float] = field(hash=False)
    low: dict[int, float] = field(factory=dict, hash=False)
    high: dict[int, float] = field(factory=dict, hash=False)
    forecast: frozenset[int] = frozenset()
    family: str = ""
    vintage: str = ""
    years: Years = "calendar"
    kind: str = ""
    added: dict[int, Source] = field(factory=dict, hash=False)

    def at(self, year: int) -> float:
        """The value of one year, in `unit`; beyond the series, `UnknownName` saying where it ends
        and how to carry it on.
        """
        try:
            return self.values[year]
        except KeyError:
            raise UnknownName(self._beyond(year)) from None

    def source_of(self, year: int) -> Source:
        """Who says so for one year: the series' source, or the one that was given with the year."""
        self.at(year)
        return self.added.get(year, self.source)

    def extended(
        self, values: Mapping[int, float], source: Source, forecast: Iterable[int] = ()
    ) -> Series:
        """A new series that also holds the years of `values`, in `unit`, said by `source`.

        `forecast` names those of the years that are not yet known. A year that the series already
        has is refused, and so is a value that is not finite or a forecast that is not among the
        years: `SourceError`, with every fault. This series, and the ledger, stay as they are.
        """
        ahead = frozenset(forecast)
        faults = [*self._unusable(values), *self._unknown(ahead, values)]
        if faults:
            raise SourceError(faults)
        new = {year: float(value) for year, value in values.items()}
        return evolve(
            self,
            values=dict(sorted({**self.values, **new}.items())),
            forecast=self.forecast | ahead,
            added={**self.added, **dict.fromkeys(new, source)},
        )

    def _unusable(self, values: Mapping[int, float]) -> Iterable[Fault]:
        if not values:
            yield Fault(self.key, "the extension has no years", "give one value a year")
        for year, value in values.items():
            at = f"{self.key}[{year}]"
            if isinstance(year, bool) or not isinstance(year, int):
                yield Fault(at, f"{year!r} is no year", "give whole years, as in {2031: 112.4}")
            elif year in self.values:
                who = self.source_of(year).key
                fix = "leave the year out, or load another edition of the series"
                yield Fault(at, f"the series already has {year}, from {who}", fix)
            elif not math.isfinite(value):
                yield Fault(at, f"{value} is not a finite number", "give the figure itself")

    def _unknown(self, ahead: frozenset[int], values: Mapping[int, float]) -> Iterable[Fault]:
        for year in sorted(ahead - set(values)):
            fix = "name as forecasts only years of this extension"
            yield Fault(f"{self.key}[{year}]", "a forecast without a value", fix)

    def _beyond(self, year: int) -> Fault:
        first, last = min(self.values), max(self.values)
        fault = f"{self.key} has no value for {year}: it runs from {first} to {last}"
        fix = (
            f"use a year from {first} to {last}, a newer edition of the series, or carry it on "
            f"with a source of your own: .extended({{{year}: value}}, source=sv.Source(…))"
        )
        return Fault(f"{self.key}[{year}]", fault, fix)
