"""What answering costs: hours of whoever holds the records, and of the people who are asked.

In come measures and the records that exist; out come hours, each from a row of the ledger whose
status is assumed. A record that serves several measures is read once.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from socialvalue.guide.shelf import Record, shelf
from socialvalue.source import Figure, figure

OTHER = "guide-hours-other"


@frozen
class Hours:
    """Hours, `central` with `low` and `high`."""

    central: float = 0.0
    low: float = 0.0
    high: float = 0.0

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.central + other.central, self.low + other.low, self.high + other.high)

    def times(self, number: float) -> Hours:
        """These hours for each of a number of people."""
        return Hours(self.central * number, self.low * number, self.high * number)

    def plain(self) -> dict[str, float]:
        """Plain JSON types."""
        return {"hours": self.central, "low": self.low, "high": self.high}


def reads(code: str) -> tuple[Record, ...]:
    """The records that a measure is read from; none where the guide knows nothing of it."""
    held = shelf()
    return tuple(held.records[name] for name in held.reads.get(code, ()))


def to_read(record: Record, data: tuple[str, ...] | None) -> Hours:
    """Hours to read a record: where somebody has listed the records and it is not among them, the
    row's high stands for the middle, since it must first be made.
    """
    row = figure(record.hours)
    low, high = _range(row)
    if data is not None and record.code not in data:
        return Hours(high, row.value, high)
    return Hours(row.value, low, high)


def of_holder(codes: Iterable[str], data: tuple[str, ...] | None) -> Hours:
    """Hours of whoever holds the records, for all the measures together."""
    names: dict[str, Record] = {}
    unknown = 0
    for code in codes:
        found = reads(code)
        unknown += not found
        names.update((one.code, one) for one in found)
    row = figure(OTHER)
    total = Hours(row.value, *_range(row)).times(unknown)
    for record in names.values():
        total += to_read(record, data)
    return total


def of_people(codes: Iterable[str], people: float | None) -> Hours | None:
    """Hours of all the people who are asked; None where nobody knows how many they are."""
    asked = {one.code: one for code in codes for one in reads(code) if one.asks}
    if not asked:
        return Hours()
    if people is None:
        return None
    total = Hours()
    for record in asked.values():
        row = figure(record.asks)
        total += Hours(row.value, *_range(row)).times(people)
    return total


def rows(codes: Iterable[str]) -> tuple[Figure, ...]:
    """The rows of the ledger behind these hours, each once."""
    keys: dict[str, None] = {}
    for code in codes:
        found = reads(code)
        keys.update((key, None) for one in found for key in (one.hours, one.asks) if key)
        if not found:
            keys[OTHER] = None
    return tuple(figure(key) for key in keys)


def weeks(code: str) -> float:
    """Weeks until a measure can be read at all; 0 where its records are there already."""
    waits = [figure(one.weeks).value for one in reads(code) if one.weeks]
    return max(waits, default=0.0)


def _range(row: Figure) -> tuple[float, float]:
    low = row.value if row.low is None else row.low
    return low, row.value if row.high is None else row.high
