"""Parting of columns: the claims and the table of some submissions, cut out of numpy columns.

In come columns as a caller gives them and what reads them; out come claims of those without a
fault. Columns that cannot be cut, since they are of another length or no columns, stay as they are:
their fault is everybody's, and is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
from attrs import evolve, frozen

from socialvalue.claims import likeness, vectors
from socialvalue.claims.numbers import composed
from socialvalue.claims.parting import faults_of, parted
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.table import from_columns
from socialvalue.errors import ClaimErrors, Fault

Made = TypeVar("Made", bound=Any)
Ints = np.ndarray[Any, np.dtype[np.int64]]
_AT = re.compile(r"([^\[]*)\[(\d+)\](.*)", re.DOTALL)


@frozen
class _Cut:
    """Columns of some submissions, and for the place of each column the numbers that it had."""

    claims: dict[Any, Any]
    table: dict[Any, Any]
    numbers: dict[str, Ints]

    def told(self, fault: Fault) -> Fault:
        """A fault with the number that its value had before the cut."""
        found = _AT.fullmatch(fault.at)
        had = self.numbers.get(found[1]) if found else None
        if found is None or had is None or int(found[2]) >= len(had):
            return fault
        return evolve(fault, at=f"{found[1]}[{had[int(found[2])]}]{found[3]}")


def columns(
    read: Callable[[Mapping[str, Any], Mapping[str, Any]], Made], claims: Any, table: Any
) -> Made:
    """Claims of columns, without the submissions that are refused.

    Raises `ClaimErrors` where a fault belongs to no single submission, or nobody is left.
    """
    try:
        return read(claims, table)
    except ClaimErrors as errors:
        whole = errors
    owners = _owners(claims, table)
    if owners is None:
        raise whole
    ids = [composed(one) for one in table["id"]]
    place = {who: number for number, who in enumerate(ids)}

    def of(who: list[str], *, empty: bool = False) -> Made:
        cut = _cut(claims, table, owners, [place[one] for one in who], empty=empty)
        try:
            return read(cut.claims, cut.table)
        except ClaimErrors as errors:
            raise ClaimErrors([cut.told(fault) for fault in errors.faults]) from None

    def places(who: str) -> tuple[str, ...]:
        return tuple(
            f"{code}[{claim}]"
            for code, whose in owners.items()
            for claim in np.flatnonzero(whose == place[who]).tolist()
        )

    nobodys = faults_of(lambda who: of(who, empty=True), [])
    made = None if nobodys else parted(ids, of, places)
    if made is None:
        raise whole
    return made


def _owners(claims: Any, table: Any) -> dict[Any, Ints] | None:
    """By measure, the place of each claim's submission; None where somebody's cannot be told."""
    if not isinstance(claims, Mapping) or not isinstance(table, Mapping):
        return None
    made, told = from_columns(table)
    who = len(made)
    if not who or any(fault.at.startswith("submissions.id") for fault in told):
        return None
    if likeness.pairs(made.ids) or made.clashes():
        return None
    if any(not _is_column(one) or len(one) != who for one in table.values()):
        return None  # what was cut out of a longer column would look sound
    found: dict[Any, Ints] = {}
    for code, given in claims.items():
        size = _size(given)
        named = None if size is None else vectors.unmasked(given.get("submission"))
        whose = None if size is None else _whose(named, size, made)
        if whose is None:
            return None
        found[code] = whose
    return found


def _whose(given: Any, size: int, table: Submissions) -> Ints | None:
    who, positions = len(table), table.positions
    if given is None:
        return np.arange(who, dtype=np.int64) if size == who else None
    listed = given.tolist() if isinstance(given, np.ndarray) else list(given)
    if len(listed) != size:
        return None
    if table.mistakable(one for one in listed if type(one) is int):
        return None  # nobody can say whether these are ids or places
    places = [one if type(one) is int else positions.get(composed(one), -1) for one in listed]
    good = all(0 <= one < who for one in places)
    return np.array(places, dtype=np.int64) if good else None


def _size(given: Any) -> int | None:
    """How many claims some columns hold; None where they do not say so alike."""
    if not isinstance(given, Mapping):
        return None
    sizes = {len(one) for one in given.values() if _is_column(one)}
    sizes |= {len(one["offsets"]) - 1 for one in given.values() if _is_sample(one)}
    return sizes.pop() if len(sizes) == 1 else None


def _is_column(given: Any) -> bool:
    """Whether something holds values in order, so that some of them can be taken."""
    unordered = isinstance(given, str | bytes | Mapping | set | frozenset)
    return hasattr(given, "__len__") and not unordered and getattr(given, "ndim", 1) > 0


def _is_sample(given: Any) -> bool:
    """Whether something is a sample whose offsets can be cut."""
    if not isinstance(given, Mapping) or not _is_column(given.get("offsets")):
        return False
    try:
        offsets = np.asarray(given["offsets"])
    except (ValueError, TypeError):
        return False
    if offsets.ndim != 1 or offsets.dtype.kind not in "iu" or not len(offsets) or offsets[0] != 0:
        return False
    rising = not (offsets[1:] < offsets[:-1]).any()
    members = [one for name, one in given.items() if name != "offsets" and one is not None]
    return rising and all(_is_column(one) and len(one) == offsets[-1] for one in members)


def _cut(
    claims: Mapping[Any, Any],
    table: Mapping[Any, Any],
    owners: Mapping[Any, Ints],
    who: list[int],
    *,
    empty: bool,
) -> _Cut:
    """Columns of the submissions at some places; measures that none of them claims go, unless an
    `empty` one is asked for, to be looked at for what is wrong with its columns themselves.
    """
    kept = np.array(who, dtype=np.int64)
    some = {name: _taken(one, kept) for name, one in table.items()}
    numbers = {f"submissions.{name}": kept for name in table}
    found: dict[Any, Any] = {}
    words = [composed(one) for one in table["id"]]
    for code, given in claims.items():
        rows = np.flatnonzero(np.isin(owners[code], kept))
        if not rows.size and not empty:
            continue
        cut: dict[Any, Any] = {}
        for name, one in given.items():
            if _is_sample(one):
                cut[name], had = _sampled(one, rows)
                numbers |= {f"{code}.{name}.{part}": had for part in one}
            else:
                cut[name], numbers[f"{code}.{name}"] = _taken(one, rows), rows
        cut["submission"] = np.array([words[at] for at in owners[code][rows].tolist()], object)
        found[code], numbers[f"{code}"] = cut, rows
    return _Cut(found, some, numbers)


def _taken(given: Any, rows: Ints) -> Any:
    """Some values of a column, in order; what is no column, or is too short, is left as it is."""
    if not _is_column(given) or (rows.size and len(given) <= int(rows.max())):
        return given
    if isinstance(given, np.ndarray):
        return given[rows]
    listed = list(given)
    return [listed[row] for row in rows.tolist()]


def _sampled(given: Mapping[Any, Any], rows: Ints) -> tuple[dict[Any, Any], Ints]:
    """The samples of some claims, and the number that each of their values had."""
    offsets = np.asarray(given["offsets"]).astype(np.int64)
    sizes = (offsets[1:] - offsets[:-1])[rows]
    spans = [np.arange(offsets[row], offsets[row + 1]) for row in rows.tolist()]
    values = np.concatenate([np.zeros(0, np.int64), *spans]).astype(np.int64)
    cut = {name: _taken(one, values) for name, one in given.items()}
    cut["offsets"] = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return cut, values
