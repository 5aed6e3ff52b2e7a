"""Where figures come from: `Source`, `Figure`, and the ledger that holds them.

In goes a key such as `"hmt-wellby-2021"`; out comes the figure with its publisher, edition, price
year, licence and status. The ledger is package data (`data/sources.toml`, `data/figures.csv`,
`data/series/*.csv`): code never repeats a figure, it names the row that holds it.
"""

from __future__ import annotations

import csv
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeVar

from attrs import field, frozen

from socialvalue.errors import Fault, UnknownName

Found = TypeVar("Found")
Status = Literal["official", "secondary", "definition", "assumed"]


@frozen
class Source:
    """Who says so: the publication behind a figure, and how far we have checked it.

    `status` is `official` (the publisher's own text was seen), `secondary` (a copy was),
    `definition` (true by the words) or `assumed` (nobody published it; we say so).
    """

    key: str
    publisher: str
    title: str
    edition: str
    licence: str
    status: Status = "official"
    checked_on: str = ""
    valid_until: str = ""
    note: str = ""

    def cite(self) -> str:
        """One line for a scorecard: publisher, title, edition, licence, status."""
        return f"{self.publisher}, {self.title}, {self.edition} ({self.licence}; {self.status})"


@frozen
class Figure:
    """One sourced number: `value` in `unit`, with `low` and `high` where the source gives them."""

    key: str
    value: float
    unit: str
    source: Source
    low: float | None = None
    high: float | None = None
    note: str = ""


@frozen
class Series:
    """A sourced table by year: `values[year]`, with optional `low` and `high`, and forecasts named.

    `unit` is the unit of every value; years are integers.
    """

    key: str
    unit: str
    source: Source
    values: dict[int, float] = field(hash=False)
    low: dict[int, float] = field(factory=dict, hash=False)
    high: dict[int, float] = field(factory=dict, hash=False)
    forecast: frozenset[int] = frozenset()

    def at(self, year: int) -> float:
        """The value of one year; beyond the series, `UnknownName` saying where it ends."""
        try:
            return self.values[year]
        except KeyError:
            first, last = min(self.values), max(self.values)
            fault = f"{self.key} has no value for {year}: it runs from {first} to {last}"
            fix = f"use a year from {first} to {last}, or a newer edition of the series"
            raise UnknownName(Fault(f"{self.key}[{year}]", fault, fix)) from None


def _data(name: str) -> str:
    return resources.files("socialvalue").joinpath("data").joinpath(name).read_text("utf-8")


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Every source of the ledger by key."""
    tables = tomllib.loads(_data("sources.toml"))
    return {key: Source(key=key, **fields) for key, fields in tables.items()}


@lru_cache(maxsize=1)
def figures() -> dict[str, Figure]:
    """Every single figure of the ledger by key."""
    ledger: dict[str, Figure] = {}
    for row in csv.DictReader(_data("figures.csv").splitlines()):
        ledger[row["key"]] = Figure(
            key=row["key"],
            value=float(row["value"]),
            unit=row["unit"],
            source=source(row["source"]),
            low=float(row["low"]) if row["low"] else None,
            high=float(row["high"]) if row["high"] else None,
            note=row["note"],
        )
    return ledger


def source(key: str) -> Source:
    """The source with this key, or `UnknownName`."""
    return _find(key, sources(), "source")


def figure(key: str) -> Figure:
    """The figure with this key, or `UnknownName`."""
    return _find(key, figures(), "figure")


@lru_cache(maxsize=1)
def series_keys() -> tuple[str, ...]:
    """The keys of every series of the ledger."""
    return tuple(sorted(tomllib.loads(_data("series.toml"))))


@lru_cache(maxsize=64)
def series(key: str) -> Series:
    """The series with this key, or `UnknownName`.

    Its file has the columns year, value and, where the source gives them, low, high and status
    (`forecast` marks a year that is not yet known).
    """
    head = _find(key, tomllib.loads(_data("series.toml")), "series")
    rows = list(csv.DictReader(_data(f"series/{key}.csv").splitlines()))
    return Series(
        key=key,
        unit=head["unit"],
        source=source(head["source"]),
        values={int(row["year"]): float(row["value"]) for row in rows},
        low={int(row["year"]): float(row["low"]) for row in rows if row.get("low")},
        high={int(row["year"]): float(row["high"]) for row in rows if row.get("high")},
        forecast=frozenset(int(row["year"]) for row in rows if row.get("status") == "forecast"),
    )


def _find(key: str, ledger: dict[str, Found], kind: str) -> Found:
    if key not in ledger:
        near = ", ".join(sorted(known for known in ledger if known[:3] == key[:3])) or "none near"
        fix = f"use a key of the ledger (near ones: {near}); `socialvalue sources` lists all"
        raise UnknownName(Fault(key, f"there is no {kind} of this name", fix))
    return ledger[key]
