"""`deprivation`: an index of deprivation by place, joined to submissions by places of its vintage.

In comes a CSV file of any publisher, its columns named; out comes a `Deprivation`. Places of one
vintage are never joined to a table of another: both are named, and too many missing is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue import arguments, deciles
from socialvalue.claims.doors import sheets
from socialvalue.claims.numbers import is_blank, parse, quoted, shown
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.source import figure
from socialvalue.standards.published import Published

KINDS = ("decile", "rank", "score")
MOST = 20
_NATION = re.compile(r"([EWSN])\d{8}")
_NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
_LOCAL = re.compile(r"E0[6-9]\d{6}|W06\d{6}|S12\d{6}|N09\d{6}")
_SMALL = re.compile(r"[EW]01\d{6}|S01\d{6}|N2\d{7}|95\w{6}")


@frozen(repr=False)
class Deprivation:
    """An index by place: `vintage` of its geography, `columns` such as decile, rank and score.

    `columns` maps each name to a number by place (decile 1 the most deprived, rank 1 too).
    """

    vintage: str
    source: str
    columns: Mapping[str, Mapping[str, float]]

    def __repr__(self) -> str:
        """How many places of which vintage, and their numbers by name."""
        return (
            f"<{len(self):,} places of {self.vintage} ({self.source}): {', '.join(self.columns)}>"
        )

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
        listed = ", ".join(shown(place) for place in missing[:MOST])
        more = f" and {len(missing) - MOST} more" if len(missing) > MOST else ""
        fault = (
            f"{len(missing)} of {wanted} places are not in the table of {self.vintage}: "
            f"{listed}{more}"
        )
        held = next(iter(self.columns.values()))
        if all(map(_LOCAL.fullmatch, missing)) and not any(map(_LOCAL.fullmatch, held)):
            return Fault("place", fault, "they are local authorities: use a table by such codes")
        if all(map(_SMALL.fullmatch, missing)) and not any(map(_SMALL.fullmatch, held)):
            return Fault("place", fault, "they are small areas: use a table by such codes")
        fix = "use the table of the vintage by which the places are named, or mend the codes"
        if self._is_whole() and any(map(deciles.ENGLISH.fullmatch, missing)):
            fault += "; every area of England of its vintage is there: these are another's"
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
    index; other codes do not tell their nation. Raises `ArgumentError` with every fault, a file of
    another vintage's size (rows `lsoa-count-england-…`) among them.
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
    for header in (place, *named.values()):
        if rows and header not in rows[0][1]:
            fix = "name the column as the header of the file does"
            faults.append(Fault(f"{file.name} header", f"{quoted(header)} is missing", fix))
    found = _columns(file.name, rows, place, named, faults) if not faults else {}
    if not faults:
        held = next(iter(found.values()))
        faults += deciles.of_vintage(vintage, held)
        faults += [] if composite else _of_one_nation(held)
        faults += _turned(found)
    if faults:
        raise ArgumentError(faults[:MOST])
    return Deprivation(vintage.strip(), source or file.name, found)


def _turned(columns: Mapping[str, Mapping[str, float]]) -> list[Fault]:
    """Whether ranks and deciles run opposite ways: rank 1 and decile 1 are the most deprived."""
    if "rank" not in columns or "decile" not in columns:
        return []
    ranks = np.array(list(columns["rank"].values()))
    tenths = np.array([columns["decile"][place] for place in columns["rank"]])
    together = np.sum((ranks - ranks.mean()) * (tenths - tenths.mean()))
    if together >= 0:
        return []
    fault = "its ranks rise where its deciles fall: rank 1 and decile 1 are the most deprived"
    return [Fault("columns", fault, "turn the one that counts from the least deprived")]


def spelt(place: str) -> str:
    """A place as it is compared: no spaces around it, capitals alike."""
    return " ".join(place.split()).upper()


def _columns(
    name: str,
    rows: list[sheets.Row],
    place: str,
    named: Mapping[str, str],
    faults: list[Fault],
) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {kind: {} for kind in named}
    met: set[str] = set()
    for line, row in rows:
        code = spelt(row[place])
        at = f"{name} line {line}"
        if is_blank(code) or code in met:
            fault = "this place stands twice" if code in met else "the place is blank"
            faults.append(Fault(at, fault, "give each place one row"))
            continue
        met.add(code)
        for kind, header in named.items():
            number = parse(row[header])
            if number is None or not _fits(kind, number):
                fix = "give a whole number from 1 to 10" if kind == "decile" else "give its number"
                faults.append(Fault(f"{at}, {header!r}", f"{shown(row[header])} is no {kind}", fix))
                continue
            found[kind][code] = number
    return found


def _fits(kind: str, number: float) -> bool:
    if kind == "decile":
        return number in deciles.NUMBERS
    return kind == "score" or (number >= 1 and number.is_integer())


def _of_one_nation(held: Iterable[str]) -> list[Fault]:
    nations = sorted({said[1] for said in map(_NATION.fullmatch, held) if said})
    if len(nations) <= 1:
        return []
    words = " and ".join(_NATIONS[one] for one in nations)
    fix = "give a table a nation, or say composite=True of an index made across them"
    return [Fault("place", f"it ranks places of {words} together", fix)]


def _same_vintage(given: str, own: str) -> None:
    arguments.text("vintage", given, f"name the geography of the places, as {own!r}")
    if given.split() == own.split() or set(given.casefold().split()) == set(own.casefold().split()):
        return
    fault = f"places of {quoted(given)} do not join a table of {quoted(own)}"
    fix = "use the table of their vintage, or look their codes up in that of the table"
    raise ArgumentError(Fault("vintage", fault, fix))
