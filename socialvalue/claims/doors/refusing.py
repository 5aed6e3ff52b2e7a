"""From what came in to claims: all of it, or with `refuse` whatever stands without its faults."""

from __future__ import annotations

from attrs import evolve

from socialvalue import deflation
from socialvalue.claims import parting
from socialvalue.claims.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors import untouched
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.opening import Intake
from socialvalue.claims.doors.pages import Page, Roll, Shelf
from socialvalue.claims.doors.spelling import Spelling
from socialvalue.claims.submissions import Submissions
from socialvalue.errors import ClaimErrors


def whole(intake: Intake, spelling: Spelling, deflator: deflation.Index) -> Claims:
    """Claims of everything that came in; raises `ClaimErrors` with every fault."""
    pages, roll, blank = untouched.without(intake.pages, intake.roll)
    return _counted(_read(intake, pages, roll, spelling, deflator), blank)


def refuse(intake: Intake, spelling: Spelling, deflator: deflation.Index) -> Claims:
    """Claims of the submissions without a fault; the others are told in `refusals`.

    Raises `ClaimErrors` where a fault belongs to no single submission: a file cannot be read, a row
    names nobody in the table, or several claim more than all of one outcome; and where nobody is
    left to be scored.
    """
    try:
        return whole(intake, spelling, deflator)
    except ClaimErrors as errors:
        told = errors
    pages, roll, blank = untouched.without(intake.pages, intake.roll)
    table = None if roll is None else [row for _, row in roll.rows]
    shares = parting.shares(table, [[row for _, row in page.rows] for page in pages])
    if intake.faults or shares is None:
        raise told

    def of(who: list[str]) -> Claims:
        """Claims of some submissions, their rows in the order in which they came."""
        mine = [shares[one] for one in who]
        kept = [
            page.some(sorted(place for one in mine for place in one.rows.get(number, ())))
            for number, page in enumerate(pages)
        ]
        some = roll and roll.some(sorted(place for one in mine for place in one.table))
        return _read(intake, kept, some, spelling, deflator)

    made = parting.parted(list(shares), of, lambda who: _places(pages, shares[who]))
    if made is None:
        raise told
    return _counted(made, blank)


def _counted(claims: Claims, blank: int) -> Claims:
    """The claims with so many rows more on their account, all of them blank."""
    was = claims.account
    rows_in, scored, silent = was.rows_in, was.rows_scored, was.rows_blank
    more = evolve(
        was, rows_in=rows_in + blank, rows_scored=scored + blank, rows_blank=silent + blank
    )
    return evolve(claims, account=more)


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
    amiss = [one for page in pages for one in page.faults] + (roll.faults if roll else [])
    records = shelf.read(intake.framework, cells, known)
    claims = Claims.from_records(
        records,
        intake.framework,
        rows or None,
        places=shelf,
        conversions=conversions,
        rows_in=sum(len(page.rows) for page in pages),
        faults=[*intake.faults, *amiss, *cells.faults],
        # An empty table tells no size: whoever needs one is asked, as if there were no table.
        sized=bool(rows) or not (intake.tabled and (intake.faults or cells.faults)),
    )
    account = evolve(claims.account, read_as=tuple(intake.read_as))
    return evolve(claims, account=account)


def _places(pages: list[Page], share: parting.Share) -> tuple[str, ...]:
    """Where each row of a submission stands."""
    return tuple(
        pages[number].word(pages[number].rows[place][0])
        for number, places in sorted(share.rows.items())
        for place in places
    )
