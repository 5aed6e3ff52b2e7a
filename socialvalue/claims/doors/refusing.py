"""From what came in to claims: all of it, or with `refuse` whatever stands without its faults.

Each submission is read alone, with its own rows and nothing else: if it has a fault by itself, it
is left out whole. Those that are left are then read together, as if nobody else had ever bid.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, evolve, field

from socialvalue import deflation
from socialvalue.claims import likeness
from socialvalue.claims.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.opening import Intake
from socialvalue.claims.doors.pages import Page, Roll, Shelf
from socialvalue.claims.doors.spelling import Spelling
from socialvalue.claims.refusals import Refusals, Refused
from socialvalue.claims.submissions import Submissions
from socialvalue.errors import ClaimErrors, Fault

TOGETHER = 64
"""Submissions that are first looked at together, since most have no fault."""


@define
class Share:
    """What belongs to one submission: places in the table, and places in each page."""

    table: list[int] = field(factory=list)
    rows: dict[int, list[int]] = field(factory=dict)


def whole(intake: Intake, spelling: Spelling, deflator: deflation.Index) -> Claims:
    """Claims of everything that came in; raises `ClaimErrors` with every fault."""
    return _read(intake, intake.pages, intake.roll, spelling, deflator)


def refuse(intake: Intake, spelling: Spelling, deflator: deflation.Index) -> Claims:
    """Claims of the submissions without a fault; the others are told in `refusals`.

    Raises `ClaimErrors` where a fault belongs to no single submission: a file cannot be read, a row
    names nobody in the table, or several claim more than all of one outcome; and where nobody is
    left to be scored.
    """
    try:
        return whole(intake, spelling, deflator)
    except ClaimErrors:
        shares = None if intake.faults else _shares(intake)
        if shares is None:
            raise
        faults = _faulty(intake, shares, spelling, deflator)
        left = [who for who in shares if who not in faults]
        if not faults or not left:
            raise
    claims = _of(intake, shares, left, spelling, deflator)
    refusals = Refusals(
        tuple(
            Refused(who, many, _places(intake.pages, shares[who])) for who, many in faults.items()
        )
    )
    account = claims.account.refusing(refusals.rows_refused)
    return evolve(claims, account=account, refusals=refusals)


def _read(
    intake: Intake,
    pages: list[Page],
    roll: Roll | None,
    spelling: Spelling,
    deflator: deflation.Index,
) -> Claims:
    conversions = Conversions(deflator)
    cells = Cells(conversions, spelling)
    rows = roll.records(cells) if roll is not None else None
    # A table that could not be read makes nobody unknown.
    known = Submissions.from_records(rows, Conversions(deflator))[0] if rows else None
    shelf = Shelf(pages, roll)
    records = shelf.read(intake.framework, cells, known)
    claims = Claims.from_records(
        records,
        intake.framework,
        rows or None,
        places=shelf,
        conversions=conversions,
        rows_in=sum(len(page.rows) for page in pages),
        faults=[*intake.faults, *cells.faults],
        sized=bool(rows) or not intake.tabled,
    )
    account = evolve(claims.account, read_as=tuple(intake.read_as))
    return evolve(claims, account=account)


def _shares(intake: Intake) -> dict[str, Share] | None:
    """What belongs to whom, in the order of the table; None where something belongs to nobody."""
    shares: dict[str, Share] = {}
    known = None
    if intake.roll is not None:
        for place, (_, row) in enumerate(intake.roll.rows):
            shares.setdefault(Roll.whose(row), Share()).table.append(place)
        ids = [{"id": who, "name": _name(intake.roll, one)} for who, one in shares.items()]
        known = Submissions.from_records(ids, Conversions())[0]
        if known.clashes():  # nobody can say whose the rows of such a name are
            return None
    for number, page in enumerate(intake.pages):
        for place, (_, row) in enumerate(page.rows):
            who = page.whose(row)
            if known is not None:
                found = known.find(who)
                who = "" if found is None else str(known.ids[found])
            shares.setdefault(who, Share()).rows.setdefault(number, []).append(place)
    return None if "" in shares or likeness.pairs(shares) else shares


def _name(roll: Roll, share: Share) -> str:
    """The name in the table's first row of a submission."""
    name = roll.rows[share.table[0]][1].get("name")
    return name if isinstance(name, str) else ""


def _faulty(
    intake: Intake, shares: dict[str, Share], spelling: Spelling, deflator: deflation.Index
) -> dict[str, tuple[Fault, ...]]:
    """The faults of every submission that has some when it is read alone."""
    found: dict[str, tuple[Fault, ...]] = {}
    everyone = list(shares)
    for start in range(0, len(everyone), TOGETHER):
        some = everyone[start : start + TOGETHER]
        if _faults(intake, shares, some, spelling, deflator):
            alone = ((who, _faults(intake, shares, [who], spelling, deflator)) for who in some)
            found.update((who, faults) for who, faults in alone if faults)
    return found


def _faults(
    intake: Intake,
    shares: dict[str, Share],
    who: list[str],
    spelling: Spelling,
    deflator: deflation.Index,
) -> tuple[Fault, ...]:
    try:
        _of(intake, shares, who, spelling, deflator)
    except ClaimErrors as errors:
        return errors.faults
    return ()


def _of(
    intake: Intake,
    shares: dict[str, Share],
    who: Iterable[str],
    spelling: Spelling,
    deflator: deflation.Index,
) -> Claims:
    """Claims of some submissions, their rows in the order in which they came."""
    mine = [shares[one] for one in who]
    pages = [
        page.some(sorted(place for one in mine for place in one.rows.get(number, ())))
        for number, page in enumerate(intake.pages)
    ]
    roll = intake.roll
    if roll is not None:
        roll = roll.some(sorted(place for one in mine for place in one.table))
    return _read(intake, pages, roll, spelling, deflator)


def _places(pages: list[Page], share: Share) -> tuple[str, ...]:
    """Where each row of a submission stands."""
    return tuple(
        pages[number].word(pages[number].rows[place][0])
        for number, places in sorted(share.rows.items())
        for place in places
    )
