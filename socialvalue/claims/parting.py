"""Parting: those who stand without a fault from those who are refused for theirs.

Each submission is read alone, with its own rows and nothing else: if it has a fault by itself, it
is left out whole. Those that are left are then read together, as if nobody else had ever bid. In
come rows and what reads them; out come claims with their refusals, or the faults of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, evolve, field

from socialvalue.claims import likeness
from socialvalue.claims.asides import is_name
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import composed, quoted
from socialvalue.claims.places import PLACES, Places
from socialvalue.claims.refusals import Refusals, Refused
from socialvalue.claims.submissions import Submissions
from socialvalue.errors import ClaimErrors, Fault, UnknownName

RAISE, REFUSE = "raise", "refuse"
TOGETHER = 64
"""Submissions that are first looked at together, since most have no fault."""

Made = TypeVar("Made", bound=Any)
"""Claims: the room that makes them stands below."""


def refuses(on_fault: Any) -> bool:
    """Whether submissions with faults are left out; `UnknownName` for a word that says neither."""
    if not isinstance(on_fault, str) or on_fault not in (RAISE, REFUSE):
        fault = f"{quoted(on_fault)} is not a way to treat faults"
        raise UnknownName(Fault("on_fault", fault, f"use {RAISE} or {REFUSE}"))
    return on_fault == REFUSE


def parted(
    everyone: Sequence[str],
    read: Callable[[list[str]], Made],
    places: Callable[[str], tuple[str, ...]],
) -> Made | None:
    """Claims of those without a fault, as `read` makes them; the others stand in `refusals`.

    `places` says where the rows of a submission stand. None where nobody has a fault alone, and
    where nobody is left.
    """
    faults = _faulty(everyone, read)
    left = [who for who in everyone if who not in faults]
    if not faults or not left:
        return None
    claims = read(left)
    refused = Refusals(tuple(Refused(who, many, places(who)) for who, many in faults.items()))
    return evolve(claims, account=claims.account.refusing(refused.rows_refused), refusals=refused)


def _faulty(
    everyone: Sequence[str], read: Callable[[list[str]], Any]
) -> dict[str, tuple[Fault, ...]]:
    """The faults of every submission that has some when it is read alone."""
    found: dict[str, tuple[Fault, ...]] = {}
    for start in range(0, len(everyone), TOGETHER):
        some = list(everyone[start : start + TOGETHER])
        if faults_of(read, some):
            alone = ((who, faults_of(read, [who])) for who in some)
            found.update((who, faults) for who, faults in alone if faults)
    return found


def faults_of(read: Callable[[list[str]], Any], who: list[str]) -> tuple[Fault, ...]:
    """The faults of some submissions, read together."""
    try:
        read(who)
    except ClaimErrors as errors:
        return errors.faults
    return ()


@define
class Share:
    """What belongs to one submission: places in the table, and places in each page of claims."""

    table: list[int] = field(factory=list)
    rows: dict[int, list[int]] = field(factory=dict)


def shares(table: Sequence[Any] | None, pages: Iterable[Sequence[Any]]) -> dict[str, Share] | None:
    """What belongs to whom, in the order of the table; None where something belongs to nobody."""
    found: dict[str, Share] = {}
    known = None
    if table is not None:
        for place, row in enumerate(table):
            found.setdefault(_whose(row, "id", "submission"), Share()).table.append(place)
        ids = [{"id": who, "name": _name(table[one.table[0]])} for who, one in found.items()]
        known = Submissions.from_records(ids, Conversions())[0]
        if known.clashes():  # nobody can say whose the rows of such a name are
            return None
    for number, page in enumerate(pages):
        for place, row in enumerate(page):
            who = _whose(row, "submission")
            if known is not None:
                at = known.find(who)
                who = "" if at is None else str(known.ids[at])
            found.setdefault(who, Share()).rows.setdefault(number, []).append(place)
    return None if "" in found or likeness.pairs(found) else found


def _whose(row: Any, *keys: str) -> str:
    """The submission that a row names; "" if it names none."""
    given = [row[key] for key in keys if key in row] if isinstance(row, Mapping) else []
    return composed(given[0]) if given and is_name(given[0]) else ""


def _name(row: Any) -> str:
    name = row.get("name")
    return name if isinstance(name, str) else ""


class _Some(Places):
    """The places of some records and some rows of the table, in the numbers of all."""

    def __init__(self, rows: list[int], table: list[int]) -> None:
        self._rows, self._table = rows, table

    def word(self, record: int, name: str = "") -> str:
        """The place of one value of one record, or of the record."""
        return super().word(self._rows[record], name)

    def submission(self, row: int, name: str = "") -> str:
        """The place of one value of a row of the submissions table, or of the row."""
        return super().submission(self._table[row] if row < len(self._table) else row, name)


def records(read: Callable[[Any, Any, Places], Made], claims: Any, submissions: Any) -> Made:
    """Claims of records, and of a table if there is one, without those who are refused.

    Raises `ClaimErrors` where a fault belongs to no single submission, or nobody is left.
    """
    rows, table = _listed(claims), None if submissions is None else _listed(submissions)
    try:
        return read(rows, table, PLACES)
    except ClaimErrors as errors:
        whole = errors
    both = isinstance(rows, list) and (table is None or isinstance(table, list))
    mine = shares(table, [rows]) if both else None

    def of(who: list[str]) -> Made:
        some = [(mine or {})[one] for one in who]
        numbers = sorted(place for one in some for place in one.rows.get(0, ()))
        kept = sorted(place for one in some for place in one.table)
        listed = None if table is None else [table[place] for place in kept]
        return read([rows[place] for place in numbers], listed, _Some(numbers, kept))

    def places(who: str) -> tuple[str, ...]:
        return tuple(PLACES.word(place) for place in (mine or {})[who].rows.get(0, ()))

    made = parted(list(mine), of, places) if mine else None
    if made is None:
        raise whole
    return made


def _listed(rows: Any) -> Any:
    """Rows that may be looked at more than once; what are no rows is left as it is."""
    plain = isinstance(rows, Iterable) and not isinstance(rows, str | bytes | Mapping)
    return list(rows) if plain else rows
