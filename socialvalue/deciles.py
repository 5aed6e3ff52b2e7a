"""Deprivation by place: a table of places and their deciles, with the vintage of its geography.

In comes a file of your own, or a mapping; out comes a `PlaceTable`. Boundaries are drawn anew every
ten years and keep some codes, so a table of one vintage joined to places of another loses places
without a word: the vintage is named, and the places that are not found are told. Places are no
personal data.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from socialvalue import arguments, byte_marks
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.source import figure

COUNTED = ("2001", "2011", "2021")
"""Vintages of the areas of England whose number rows `lsoa-count-england-…` hold."""

ENGLISH = re.compile(r"E01\d{6}")
TOLD = 20
"""Places that are not found, told one by one."""

NUMBERS = range(1, 11)
_FIX = "give the path of a CSV file, or a mapping of places to deciles"


@frozen
class PlaceTable:
    """Places and their deciles (1 is the most deprived tenth), and the vintage of the geography."""

    vintage: str
    deciles: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.deciles)

    def decile(self, place: str) -> int | None:
        """The decile of a place, None where the table does not hold it."""
        return self.deciles.get(_spelt(place))

    def found(self, places: Iterable[str]) -> dict[str, int]:
        """The deciles of some places; `UnknownName`, with a list of them, where more are missing
        than row `places-least-found` allows.
        """
        wanted = sorted({_spelt(place) for place in places if _spelt(place)})
        missing = [place for place in wanted if place not in self.deciles]
        least = figure("places-least-found").value
        if wanted and len(wanted) - len(missing) < least * len(wanted):
            listed = ", ".join(missing[:TOLD])
            more = f" and {len(missing) - TOLD} more" if len(missing) > TOLD else ""
            fault = (
                f"{len(missing)} of {len(wanted)} places are not in the table of {self.vintage}: "
                f"{listed}{more}"
            )
            fix = "use the table of the vintage by which the claims name their places"
            raise UnknownName(Fault("place", fault, fix))
        return {place: self.deciles[place] for place in wanted if place in self.deciles}


def places(
    table: str | Path | Mapping[str, Any],
    vintage: str,
    *,
    place: str = "place",
    decile: str = "decile",
) -> PlaceTable:
    """A table of places and their deciles, 1 the most deprived; raises `ArgumentError`.

    `table` is the path of a CSV file in UTF-8 with the columns named `place` and `decile`, or a
    mapping. `vintage` names the geography, as "LSOA 2021". Every fault of the table is told at
    once: a decile that is none, a place that stands twice, and areas of England whose number is
    that of another vintage (rows `lsoa-count-england-…`).
    """
    arguments.text("vintage", vintage, 'name the geography, as "LSOA 2021"')
    faults: list[Fault] = []
    if not vintage.strip():
        faults.append(Fault("vintage", "it is blank", 'name the geography, as "LSOA 2021"'))
    if isinstance(table, Mapping):
        rows = [(f"table[{name!r}]", str(name), given) for name, given in table.items()]
    else:
        rows = _rows(arguments.path("table", table, _FIX), place, decile, faults)
    found: dict[str, int] = {}
    for at, name, given in rows:
        number = _number(given)
        if not _spelt(name):
            faults.append(Fault(at, "the place is blank", "name it, or leave the row out"))
        elif number is None:
            faults.append(Fault(at, "this is not a decile", "give a whole number from 1 to 10"))
        elif found.setdefault(_spelt(name), number) != number:
            fault = "this place stands twice, with two deciles"
            faults.append(Fault(at, fault, "keep one of them"))
    faults += of_vintage(vintage, found)
    if not found and not faults:
        faults.append(Fault("table", "it holds no places", "give one a row"))
    if faults:
        raise ArgumentError(faults)
    return PlaceTable(vintage.strip(), found)


def _spelt(place: str) -> str:
    """A place as it is compared: no spaces around it, capitals alike."""
    return " ".join(place.split()).upper()


def _number(given: Any) -> int | None:
    """A decile, from a number or its digits."""
    if isinstance(given, str):
        given = int(given) if re.fullmatch(r"\s*\d{1,2}\s*", given) else None
    if isinstance(given, bool) or given is None or given not in NUMBERS:
        return None
    return int(given)


def _rows(
    file: Path, place: str, decile: str, faults: list[Fault]
) -> list[tuple[str, str, str | None]]:
    """The place and the decile of every row of a file, and where each stands."""
    try:
        given = file.read_bytes()
        marked = byte_marks.marked(given)
        text = marked[0] if marked else byte_marks.decoded(given)
    except OSError:
        faults.append(Fault(file.name, "it cannot be read", "mend the path"))
        return []
    except byte_marks.Undecodable as error:
        faults.append(Fault(file.name, error.fault, error.fix))
        return []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = reader.fieldnames or []
    for name, what in ((place, "place"), (decile, "decile")):
        if name not in header:
            fix = f'name the column: {what}="…"'
            faults.append(Fault(f"{file.name} header", f"{name!r} is missing", fix))
    if place not in header or decile not in header:
        return []
    return [
        (f"{file.name} line {reader.line_num}", row[place] or "", row[decile]) for row in reader
    ]


def of_vintage(vintage: str, found: Mapping[str, Any]) -> list[Fault]:
    """A fault where the areas of England are as many as another vintage has."""
    years = [year for year in COUNTED if year in vintage]
    size = sum(bool(ENGLISH.fullmatch(place)) for place in found)
    if len(years) != 1 or not size:
        return []
    counts = {year: figure(f"lsoa-count-england-{year}").value for year in COUNTED}
    other = [year for year, count in counts.items() if count == size and year != years[0]]
    if other:
        fault = f"it holds {size:,} areas of England: that is the vintage of {other[0]}"
        return [Fault("vintage", fault, f"name {other[0]}, or use the table of {years[0]}")]
    if size > counts[years[0]]:
        fault = f"it holds {size:,} areas of England, more than there are by the vintage named"
        return [Fault("vintage", fault, "do not join tables of two vintages")]
    return []
