"""The shelf of prices: every priced figure of the ledger, found by words, given as a `Proxy`.

In go words such as `"homeless"`; out come records that say what one unit costs or is worth, in the
pounds of which year, who says so, and of which kind the value is. The kind decides which ledger it
may enter, so that a saving of the public purse is never added to somebody's wages:

- `fiscal` (what the public purse pays or saves): the fiscal ledger;
- `economic` (what people and firms earn, pay or lose): local or transfer, for it is a flow;
- `social` (what a change is worth to those who live it): welfare;
- `pay` (wages): local, transfer, or input, for it is a flow, or the cost of an hour given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import overload

from attrs import evolve, frozen

from socialvalue import units
from socialvalue.errors import Fault, SourceError, UnknownName
from socialvalue.numerics.rebasing import rebase
from socialvalue.proxy import Ledger, Proxy
from socialvalue.source import Figure, Series, Source, figures, series, series_keys
from socialvalue.source.matching import holding

LEDGERS_OF: MappingProxyType[str, tuple[Ledger, ...]] = MappingProxyType(
    {
        "fiscal": ("fiscal",),
        "economic": ("local", "transfer"),
        "social": ("welfare",),
        "pay": ("local", "transfer", "input"),
    }
)
"""The ledgers that a value of each kind may enter. What is not here (a threshold) is no price."""

ROWS_SHOWN = 30


@frozen(repr=False)
class UnitValue:
    """What one unit costs or is worth: a priced row of the ledger of figures."""

    figure: Figure

    @property
    def code(self) -> str:
        """The publisher's code, such as "HO3.0"; the key of the row where there is none."""
        return self.figure.code or self.figure.key

    @property
    def key(self) -> str:
        """The key of the row, which nothing else in the ledger has."""
        return self.figure.key

    @property
    def topic(self) -> str:
        """What it is about: the sheet of the database, or the topic of the ledger."""
        return self.figure.topic.removeprefix("unit-costs-")

    @property
    def detail(self) -> str:
        """What is counted, in words."""
        return self.figure.note

    @property
    def per(self) -> str:
        """One unit in words, such as "application" or "person per year"."""
        return self.figure.per or self.unit.partition("/")[2].strip("()").replace("*", " ")

    @property
    def kind(self) -> str:
        """`fiscal`, `economic`, `social` or `pay`; see the head of this module."""
        return self.figure.kind

    @property
    def value(self) -> float:
        """Pounds for one unit, in `unit`."""
        return self.figure.value

    @property
    def unit(self) -> str:
        """The unit with its price year, such as "GBP_FY2010/count"."""
        return self.figure.unit

    @property
    def price_year(self) -> str:
        """The pounds it is in, such as "GBP_2019" or "GBP_FY2010"."""
        return self.figure.price_year

    @property
    def source(self) -> Source:
        """Who says so, with the status of this very row."""
        return self.figure.source

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        """The ledgers it may enter."""
        return LEDGERS_OF[self.kind]

    def proxy(self, ledger: Ledger | None = None, contains: tuple[str, ...] = ()) -> Proxy:
        """The `Proxy` of this value in one ledger, in the pounds it was published in.

        A ledger that a value of this kind may not enter is refused with `SourceError`; so is
        leaving it out where there is more than one. `contains` names the adjustments the figure
        already holds.
        """
        chosen = self.ledgers[0] if ledger is None and len(self.ledgers) == 1 else ledger
        if chosen not in self.ledgers:
            fault = f"a value of the kind {self.kind!r} may not enter the {ledger} ledger"
            if ledger is None:
                fault = f"a value of the kind {self.kind!r} may enter more than one ledger"
            fix = f"name one of {', '.join(self.ledgers)}; kinds are never merged"
            raise SourceError(Fault(self.key, fault, fix))
        return Proxy.of(self.figure, chosen, contains)

    def in_prices_of(self, money: str, deflator: Series) -> UnitValue:
        """The same value in the pounds of another year, such as "GBP_FY2015", by a deflator series.

        The deflator must be an index without unit, and count years as the pounds do (calendar or
        financial): `SourceError` otherwise, `UnknownName` beyond its years.
        """
        before, after = _year(self.price_year, deflator), _year(money, deflator)
        base, wanted = deflator.at(before), deflator.at(after)

        def moved(pounds: float) -> float:
            return float(rebase(pounds, base, wanted))

        low, high = self.figure.low, self.figure.high
        note = f"{self.detail} ({self.price_year} moved to {money} by {deflator.key})"
        unit = self.unit.replace(self.price_year, money)
        return UnitValue(
            evolve(
                self.figure,
                value=moved(self.value),
                low=None if low is None else moved(low),
                high=None if high is None else moved(high),
                unit=unit,
                note=note,
            )
        )

    def __repr__(self) -> str:
        lines = [f"{self.code} ({self.topic}, {self.kind}): {self.detail}"]
        span = (self.figure.low, self.figure.high)
        known = "" if None in span else f" ({span[0]:,.10g} to {span[1]:,.10g})"
        lines.append(f"  {self.value:,.10g}{known} {self.price_year} per {self.per}")
        return "\n".join([*lines, f"  {self.source.cite()}"])


@frozen(repr=False)
class UnitValues(Sequence[UnitValue]):
    """The records that a search found, in the order of the ledger; shown as a table."""

    records: tuple[UnitValue, ...]
    words: str = ""

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[UnitValue]:
        return iter(self.records)

    @overload
    def __getitem__(self, place: int) -> UnitValue: ...
    @overload
    def __getitem__(self, place: slice) -> UnitValues: ...
    def __getitem__(self, place: int | slice) -> UnitValue | UnitValues:
        if isinstance(place, slice):
            return UnitValues(self.records[place], self.words)
        return self.records[place]

    def __repr__(self) -> str:
        if not self.records:
            return f"No priced figure has all the words of {self.words!r}."
        alike = len({record.source.status for record in self}) == 1
        shown = [_cells(record, marked=not alike) for record in self.records[:ROWS_SHOWN]]
        widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in shown
        ]
        if len(self) > ROWS_SHOWN:
            lines.append(f"and {len(self) - ROWS_SHOWN} more: add a word, or take a slice")
        return "\n".join([*lines, *_attribution(self.records)])


_NEVER_ADDED = "Values of different kinds (fiscal, economic, social, pay) are never added up."


def search(words: str) -> UnitValues:
    """Every priced figure whose code, key, topic, detail, unit or kind holds all the words.

    Upper and lower case are alike, and the start of a word is enough: "homeless" finds
    "Homelessness". Only where nothing holds them so are words looked for inside others.
    """
    return UnitValues(tuple(holding(_shelf(), words.split())), words)


def find(key: str) -> UnitValue:
    """The priced figure with this key, such as "ucd-ho3.0-fiscal", or `UnknownName`."""
    for _, record in _shelf():
        if record.key == key:
            return record
    fix = "use the key of a record that sv.proxies.search(words) finds"
    raise UnknownName(Fault(key, "there is no priced figure of this key", fix))


@lru_cache(maxsize=1)
def _shelf() -> tuple[tuple[str, UnitValue], ...]:
    """Each priced figure beside the text in which it is looked for."""
    rows = [figure for figure in figures().values() if figure.kind in LEDGERS_OF]
    every = map(series, series_keys())
    rows += [row for table in every if table.kind in LEDGERS_OF for row in _by_year(table)]
    return tuple((_text(record), record) for record in map(UnitValue, rows))


def _text(record: UnitValue) -> str:
    parts = (record.code, record.key, record.topic, record.detail)
    return " ".join((*parts, record.per, record.unit, record.kind)).casefold()


def _by_year(table: Series) -> Iterator[Figure]:
    """A priced series as figures, one a year."""
    for year, value in table.values.items():
        yield Figure(
            key=f"{table.key}[{year}]",
            value=value,
            unit=table.unit,
            source=table.source_of(year),
            low=table.low.get(year),
            high=table.high.get(year),
            note=f"{table.family.replace('-', ' ')}, for {year}",
            kind=table.kind,
            topic=table.family,
        )


def _year(money: str, deflator: Series) -> int:
    """The year of some pounds, if the deflator counts years as they do."""
    if not units.MONEY.fullmatch(money):
        fix = "name one price year, as in GBP_2024 or GBP_FY2015"
        raise SourceError(Fault(money, "these are not pounds of one year", fix))
    years = "financial" if money.startswith("GBP_FY") else "calendar"
    if deflator.years != years or deflator.unit not in units.DIMENSIONLESS:
        fault = f"{deflator.key} is no index by {years} years, which {money} needs"
        raise SourceError(Fault(deflator.key, fault, f"give a price index by {years} years"))
    return int(money[-4:])


def _cells(record: UnitValue, *, marked: bool) -> list[str]:
    value = f"{record.value:,.10g} {record.price_year} per {record.per}"
    status = f" [{record.source.status}]" if marked else ""
    detail = record.detail if len(record.detail) <= 72 else record.detail[:70].rstrip() + ".."
    return [record.code, record.kind, value, detail + status]


def _attribution(records: tuple[UnitValue, ...]) -> Iterator[str]:
    """Who is to be named wherever the values are shown, and what was done to them."""
    for cited in dict.fromkeys(record.source.cite() for record in records):
        yield f"Source: {cited}"
    if any(record.source.licence.startswith("CC-BY") for record in records):
        yield "Re-keyed and shortened; data/figures/NOTICE.txt names the owner and the licence."
    yield _NEVER_ADDED
