"""`deprivation`: an index of deprivation by place, joined to submissions by places of its vintage.

In comes a CSV file of any publisher, its columns named; out comes a `Deprivation`. Places of one
vintage are never joined to a table of another: both are named, and too many missing is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from socialvalue import arguments, deciles
from socialvalue.claims.doors import sheets
from socialvalue.claims.numbers import quoted
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.source import figure
from socialvalue.standards.deprivation_columns import (
    CODE,
    KINDS,
    LOCAL,
    NAME,
    SMALL,
    Columns,
    columns,
    doubts,
    few,
    headed,
    spelt,
    told,
)
from socialvalue.standards.published import Published

MOST = 20
LISTED = 5
"""Places of a failed join that are told."""


@frozen(repr=False)
class Deprivation:
    """An index by place: `vintage` of its geography, `columns` such as decile, rank and score.

    `columns` maps each name to a number by place (decile 1 the most deprived, rank 1 too), `read`
    the place and each name to the header of the column that was read.
    """

    vintage: str
    source: str
    columns: Mapping[str, Mapping[str, float]]
    read: Mapping[str, str] = field(factory=dict)

    def __repr__(self) -> str:
        """How many places of which vintage, and their numbers by name, each with its column."""
        told = [self._told(name) for name in self.columns]
        by = f" by {quoted(self.read['place'])}" if "place" in self.read else ""
        return f"<{len(self):,} places of {self.vintage}{by} ({self.source}): {', '.join(told)}>"

    def _told(self, name: str) -> str:
        return f"{name} from {quoted(self.read[name])}" if name in self.read else name

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def places(self) -> deciles.PlaceTable:
        """The deciles as the table that `card.by_place` and `card.equity` take."""
        if "decile" not in self.columns:
            raise ArgumentError(Fault("places", "it has no deciles", 'name them: decile="…"'))
        whole = {place: int(one) for place, one in self.columns["decile"].items()}
        return deciles.PlaceTable(self.vintage, whole)

    def look_up(self, places: Iterable[str], vintage: str) -> dict[str, list[Any]]:
        """A row a place given: place, vintage, then the columns, None where it is not in the table.

        Blank places have no numbers and are not counted. Raises `ArgumentError` if `vintage` is not
        that of the table, `UnknownName` with the list where fewer are found than row
        `places-least-found` allows.
        """
        _same_vintage(vintage, self.vintage)
        listed = [spelt(place) for place in places]
        held = next(iter(self.columns.values()))
        wanted = sorted(set(filter(None, listed)))
        missing = [place for place in wanted if place not in held]
        if wanted and len(wanted) - len(missing) < figure("places-least-found").value * len(wanted):
            raise UnknownName(self._missing(missing, len(wanted)))
        found: dict[str, list[Any]] = {
            "place": listed,
            "vintage": [self.vintage if place in held else "" for place in listed],
        }
        found |= {
            name: [many.get(place) for place in listed] for name, many in self.columns.items()
        }
        return found

    def join(self, published: Published, vintage: str) -> Published:
        """The submissions with the columns of their place added as `deprivation_decile` and so on.

        `vintage` names the geography of the submissions' places; raises as `look_up` does.
        """
        arguments.of_kind("published", published, Published, "read a file: sv.standards.read_…")
        table = published.tables["submissions"]
        found = self.look_up(table["place"], vintage)
        added = {f"deprivation_{name}": many for name, many in found.items() if name != "place"}
        tables = {**published.tables, "submissions": {**table, **added}}
        return evolve(published, tables=tables)

    def _missing(self, missing: list[str], wanted: int) -> Fault:
        held = next(iter(self.columns.values()))
        by = f", column {quoted(self.read['place'])}" if "place" in self.read else ""
        words = [place for place in missing if not CODE.fullmatch(place)]
        if CODE.fullmatch(next(iter(held))) and 2 * len(words) > len(missing):
            return self._wordy(words, wanted, f"the table{by}")
        fault = (
            f"{len(missing)} of {wanted} places are not in the table of {self.vintage}{by} "
            f"({told(next(iter(held)))} and the like): {few([*map(told, missing)], LISTED)}"
        )
        if all(map(LOCAL.fullmatch, missing)) and not any(map(LOCAL.fullmatch, held)):
            return Fault("place", fault, "they are local authorities: use a table by such codes")
        if all(map(SMALL.fullmatch, missing)) and not any(map(SMALL.fullmatch, held)):
            return Fault("place", fault, "they are small areas: use a table by such codes")
        fix = "use the table of the vintage by which the places are named, or mend the codes"
        if self._is_whole() and any(map(deciles.ENGLISH.fullmatch, missing)):
            fault += "; every area of England of its vintage is there: these are another's"
        return Fault("place", fault, fix)

    def _wordy(self, words: list[str], wanted: int, table: str) -> Fault:
        """The fault of places that are names or postcodes, where the table has codes."""
        held = next(iter(next(iter(self.columns.values()))))
        fault = (
            f"{len(words)} of {wanted} places have no code of {self.vintage}. What is joined is "
            f"the column 'place' of the submissions, to {table} ({told(held)} and the like), and "
            "these are words"
        )
        if names := [quoted(one) for one in words if NAME.fullmatch(one)]:
            fault += f": {few(names, LISTED)}"
        fix = f"give each place by its code of {self.vintage}, or use an index by such words"
        return Fault("place", fault, fix)

    def _is_whole(self) -> bool:
        """Whether the table has as many areas of England as its vintage has."""
        size = sum(bool(deciles.ENGLISH.fullmatch(place)) for place in next(
            iter(self.columns.values())
        ))  # fmt: skip
        return any(
            year in self.vintage and figure(f"lsoa-count-england-{year}").value == size
            for year in deciles.COUNTED
        )


def deprivation(
    path: str | Path,
    vintage: str,
    *,
    place: str,
    decile: str = "",
    rank: str = "",
    score: str = "",
    source: str = "",
    composite: bool = False,
    encoding: str | None = None,
) -> Deprivation:
    """An index of deprivation from a CSV file, by the headers of its `place` and of one number or
    more: `decile` (1 to 10), `rank` (from 1) and `score`; blank numbers are faults.

    `vintage` names the geography, as "LSOA 2021". Nations rank their places each by its own scheme,
    so a table whose official codes (E01000001) are of several is refused unless it is a `composite`
    index; other codes do not tell their nation. Raises `ArgumentError` with a fault for each cause:
    columns that are missing or are something else by their header or their numbers, places of
    another level than the vintage says, a file of another vintage's size (rows
    `lsoa-count-england-…`).
    """
    file = arguments.path("path", path)
    arguments.text("vintage", vintage, 'name the geography, as "LSOA 2021"')
    named = {name: said for name, said in zip(KINDS, (decile, rank, score), strict=True) if said}
    faults: list[Fault] = []
    if not vintage.strip():
        faults.append(Fault("vintage", "it is blank", 'name the geography, as "LSOA 2021"'))
    if not named:
        faults.append(Fault("columns", "no number is named", 'name one: decile="…"'))
    rows = sheets.rows(file, faults, encoding=encoding) if not faults else []
    if rows and not faults:
        faults += headed(file.name, list(rows[0][1]), place, named)
    found: Columns = {}
    if not faults:
        found, faults = columns(file.name, rows, place, named)
    if not faults:
        faults += doubts(vintage, place, found, composite=composite)
    if faults:
        raise ArgumentError(faults[:MOST])
    read = {"place": place, **named}
    return Deprivation(vintage.strip(), source or file.name, found, read)


def _same_vintage(given: str, own: str) -> None:
    arguments.text("vintage", given, f"name the geography of the places, as {own!r}")
    if given.split() == own.split() or set(given.casefold().split()) == set(own.casefold().split()):
        return
    fault = f"places of {quoted(given)} do not join a table of {quoted(own)}"
    fix = "use the table of their vintage, or look their codes up in that of the table"
    raise ArgumentError(Fault("vintage", fault, fix))
