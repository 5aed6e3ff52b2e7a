"""The columns of an index of deprivation: read, and held to what they are said to be.

In come the rows of a file and the headers that were named; out come numbers by place, or faults:
one for each cause, however many cells it spoils.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import numpy as np
from attrs import define, field

from socialvalue import deciles
from socialvalue.claims.doors import sheets
from socialvalue.claims.numbers import is_blank, parse, quoted, shown
from socialvalue.errors import Fault

KINDS = ("decile", "rank", "score")
FEW = 3
"""Faults of one cause that are told one by one; more of them are one, with the first few."""

ENOUGH = 20
"""Places from which on it is told that their ranks are groups."""

SMALL = re.compile(r"[EW]01\d{6}|S01\d{6}|N2\d{7}|95\w{6}")
LOCAL = re.compile(r"E0[6-9]\d{6}|W06\d{6}|S12\d{6}|N09\d{6}")
CODE = re.compile(r"[^\W_]*\d[^\W_]*")
"""What may be the code of a place: one word with a digit in it."""

NAME = re.compile(r"[^\W\d_]{2,}(?:[ '&.-]{1,2}[^\W\d_]{2,}){0,7}")
_NATION = re.compile(r"([EWSN])\d{8}")
_NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
_OTHERS = (*KINDS, "quintile", "quartile", "percentile")
_SMALL_WORDS = frozenset({"lsoa", "lsoas"})
_LOCAL_WORDS = frozenset({"lad", "lads", "authority", "authorities", "council", "councils"})

Columns = dict[str, dict[str, float]]


def spelt(place: str) -> str:
    """A place as it is compared: no spaces around it, capitals alike."""
    return " ".join(place.split()).upper()


def told(place: str) -> str:
    """A place as faults tell it: a code or a name; anything else by its length alone."""
    return quoted(place) if NAME.fullmatch(place) else shown(place)


def few(some: list[str], most: int = FEW) -> str:
    """The first few of some words, and how many more there are."""
    more = f" and {len(some) - most:,} more" if len(some) > most else ""
    return f"{', '.join(some[:most])}{more}"


def headed(name: str, header: list[str], place: str, named: Mapping[str, str]) -> list[Fault]:
    """A fault for the columns that a file does not have, and one for each that says in its header
    that it is something else than it is asked for.
    """
    missing = [one for one in dict.fromkeys((place, *named.values())) if one not in header]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        fault = f"{', '.join(map(quoted, missing))} {are} missing"
        fix = f"name columns as the header does: {few([*map(quoted, header)], 12)}"
        return [Fault(f"{name} header", fault, fix)]
    found = []
    for kind, title in named.items():
        word = title.casefold()
        other = next((one for one in _OTHERS if one in word), "")
        if other and kind not in word:
            fault = f"the column {quoted(title)} is a {other} by its header, and no {kind}"
            found.append(Fault(f"{name} header", fault, f"name the column of the {kind}"))
    return found


def columns(
    name: str, rows: list[sheets.Row], place: str, named: Mapping[str, str]
) -> tuple[Columns, list[Fault]]:
    """The numbers by kind and place, and what is wrong with them."""
    found: Columns = {kind: {} for kind in named}
    amiss, met = _Amiss(name), set[str]()
    for line, row in rows:
        code = spelt(row[place])
        if is_blank(code) or code in met:
            fault = "this place stands twice" if code in met else "the place is blank"
            amiss.add(line, place, fault, "give each place one row", f"places of {quoted(place)}")
            continue
        met.add(code)
        for kind, header in named.items():
            number = parse(row[header])
            if number is None or not _fits(kind, number):
                fix = "give a whole number from 1 to 10" if kind == "decile" else "give its number"
                fault = f"{shown(row[header])} is no {kind}"
                amiss.add(line, header, fault, fix, f"cells of {quoted(header)}")
                continue
            found[kind][code] = number
    return found, amiss.faults()


@define
class _Amiss:
    """Faults of cells, gathered by their column."""

    name: str
    told: dict[str, list[tuple[str, str, str]]] = field(factory=dict)

    def add(self, line: int, header: str, fault: str, fix: str, whose: str) -> None:
        """One more fault of a cell; `whose` tells all of its column."""
        at = f"{self.name} line {line}, {header!r}"
        self.told.setdefault(whose, []).append((at, fault, fix))

    def faults(self) -> list[Fault]:
        """Each by itself where they are few, else one a column."""
        found = []
        for whose, many in self.told.items():
            if len(many) <= FEW:
                found += [Fault(*one) for one in many]
                continue
            first = f"{len(many):,} {whose} cannot be used; the first: {many[0][1]}"
            fix = f"{many[0][2]}, or name another column"
            found.append(Fault(many[0][0], first, fix))
        return found


def doubts(vintage: str, place: str, found: Columns, *, composite: bool) -> list[Fault]:
    """What speaks against a table being what it is said to be."""
    held = next(iter(found.values()))
    wrong = _of_another_level(vintage, place, held)
    if wrong:
        return wrong
    faults = list(deciles.of_vintage(vintage, held))
    faults += [] if composite else _of_one_nation(held)
    return faults + _repeated(found) + _turned(found)


def _of_another_level(vintage: str, place: str, held: Iterable[str]) -> list[Fault]:
    """Places that are no small areas where small areas were said, or the other way round."""
    words = set(vintage.casefold().split())
    if words & _SMALL_WORDS:
        odd = [one for one in held if not SMALL.fullmatch(one)]
        what, fix = "no codes of small areas", "say the geography of the table, as LAD 2023"
    elif words & _LOCAL_WORDS:
        odd = [one for one in held if SMALL.fullmatch(one)]
        what, fix = "small areas", 'say the geography of the table, as "LSOA 2021"'
    else:
        return []
    if not odd:
        return []
    listed = few([*map(told, odd)])
    fault = f"{len(odd):,} places of the column {quoted(place)} are {what}: {listed}"
    return [Fault("vintage", fault, f"{fix}, or name another column")]


def _repeated(found: Columns) -> list[Fault]:
    """Ranks that are few among many places: each place has its own, ties aside."""
    ranks = list(found.get("rank", {}).values())
    many = len(set(ranks))
    if len(ranks) < ENOUGH or 2 * many > len(ranks):
        return []
    fault = f"{len(ranks):,} places share {many:,} ranks: the column holds groups, and no ranks"
    return [Fault("columns", fault, "name the column of the ranks")]


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
