"""What a sheet says through its maps: claims or faults, and what became of every row.

In come the lines and rows that each map finds; out comes a `Reading`. The unit of refusal is the
submission, as at every other door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import define, evolve

from socialvalue import deflation
from socialvalue.claims.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.maps.account import Rows
from socialvalue.claims.maps.beside import Beside, joined
from socialvalue.claims.maps.fetching import Fetching
from socialvalue.claims.maps.grid import Grid, Value
from socialvalue.claims.maps.layout import Layout, Row
from socialvalue.claims.maps.mapped_sheet import MappedSheet
from socialvalue.claims.maps.parts import Mapped, texted
from socialvalue.claims.places import Places
from socialvalue.claims.refusals import Refusals, Refused
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.framework import Framework

WHEN = 'when = { header = "…", is = ["…"] } in the map'
"""How a map says for which rows a claim is meant."""

Layouts = Sequence[tuple[Mapped, Grid, Layout]]
"""Each map of a sheet with the lines and the rows that it finds there."""


@define
class Reading:
    """What a sheet says: `faults`, or else claims; and what became of its `rows`."""

    faults: tuple[Fault, ...]
    rows: Rows
    _claims: Claims | None
    framework: Framework
    layouts: Layouts
    deflator: deflation.Index
    table: Beside | None = None
    astray: bool = False
    """Whether somebody stands in the sheet or in the table beside it alone."""

    def claims(self) -> Claims:
        """The claims; raises `ClaimErrors` with every fault of the sheet if it has any."""
        if self._claims is None:
            raise ClaimErrors(self.faults)
        return self._claims

    def without_refused(self) -> Claims:
        """The claims of the submissions without a fault; the others are told in `refusals`.

        Raises `ClaimErrors` where a fault belongs to no single submission, or nobody is left.
        """
        if self._claims is not None:
            return self._claims
        lines = _lines_by_id(self.layouts)
        alone = {who: self._only({who}).faults for who in lines}
        kept = {who for who in lines if not alone[who]}
        whole = any(layout.faults for _, _, layout in self.layouts) or self.astray
        if whole or "" in lines or not kept:
            raise ClaimErrors(self.faults)
        refused = [
            Refused(who, alone[who], tuple(self.layouts[0][1].at(line) for line in lines[who]))
            for who in lines
            if who not in kept
        ]
        claims = self._only(kept).claims()
        out = sum(len(lines[one.submission]) for one in refused)
        kept_rows = claims.account.rows_scored
        account = evolve(claims.account, rows_in=kept_rows + out, rows_refused=out)
        return evolve(claims, account=account, refusals=Refusals(tuple(refused)))

    def _only(self, who: set[str]) -> Reading:
        """What the sheet says of some submissions, as if nobody else stood in it."""
        some = [
            (given, grid, layout.only(_meant(given, who))) for given, grid, layout in self.layouts
        ]
        return reading(self.framework, some, self.deflator, self.table, whole=False)


def _meant(given: Mapped, who: set[str]) -> Callable[[Row], bool]:
    """Whether a row is one of some submissions'."""
    return lambda row: id_of(given, row) in who


def id_of(given: Mapped, row: Mapping[str, Value]) -> str:
    """The id that a row names, before its codes."""
    cell = given.submission["id"]
    return texted(row[cell.header]) if cell.header else str(cell.value)


def _lines_by_id(layouts: Layouts) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for given, _, layout in layouts:
        for line, row in layout.rows:
            lines = found.setdefault(id_of(given, row), [])
            lines += [] if line in lines else [line]
    return found


def reading(
    framework: Framework,
    layouts: Layouts,
    deflator: deflation.Index,
    table: Beside | None = None,
    *,
    whole: bool = True,
) -> Reading:
    """Everything a sheet says through its maps, checked as records are; `table` holds sizes.

    Unless the sheet is `whole`, rows of the table that nobody in it is of are left aside.
    """
    used = Conversions(deflator)
    first, grid, _ = layouts[0]
    sheet = MappedSheet(first, framework, Fetching(first.sheet, grid, used))
    sheet.picks = any(claim.when for given, _, _ in layouts for claim in given.claims)
    for given, lines, layout in layouts:
        sheet.begin(given, lines)
        for line, row in layout.rows:
            sheet.row(line, row)
    faults = [one for _, _, layout in layouts for one in layout.faults]
    faults += [*sheet.fetch.faults, *sheet.fetch.unsure()]
    places: Places = sheet
    submissions, claims, both = sheet.submissions, None, None
    if table is not None:
        places = both = joined(sheet, table, used, whole=whole)
        submissions = both.records
        faults += both.faults
    count = len({line for _, _, layout in layouts for line, _ in layout.rows})
    if not count and not faults:
        fix = "give at least one row below the header, or look at what the map skips"
        faults.append(Fault(grid.name, "it has no row that is read", fix))
    try:
        claims = Claims.from_records(
            sheet.records,
            framework,
            submissions,
            places=places,
            conversions=used,
            rows_in=count,
            faults=faults,
        )
    except ClaimErrors as error:
        faults = [_with_when(one) for one in error.faults]
    rows = _rows([one for _, _, one in layouts], sheet.fetch.refused)
    rows = evolve(rows, passed=sheet.passed)
    if claims is not None:
        names = " and ".join(given.name for given, _, _ in layouts)
        told = f"{grid.name} through {names}: {rows.told}"
        more = (*filter(None, (rows.passed_told,)), *(both.read_as if both else ()))
        claims = evolve(claims, account=evolve(claims.account, read_as=(told, *more)))
    astray = both is not None and both.astray
    return Reading(tuple(faults), rows, claims, framework, layouts, deflator, table, astray)


def _with_when(fault: Fault) -> Fault:
    """The mend of a blank among filled cells: perhaps its claim is not meant for the row."""
    if fault.fault != "it is blank":
        return fault
    fix = f"{fault.fix}, or say which rows this claim is meant for: {WHEN}"
    return Fault(fault.at, fault.fault, fix)


def _rows(layouts: Sequence[Layout], faulty: set[int]) -> Rows:
    """What became of every line; one that some map reads is not skipped."""
    lines = {line for layout in layouts for line, _ in layout.rows}
    refused = faulty.union(*(layout.refused for layout in layouts))
    skipped: dict[str, list[int]] = {}
    for layout in layouts:
        for reason, some in layout.skipped.items():
            told = {line for found in skipped.values() for line in found}
            fresh = [one for one in some if one not in lines | refused | told]
            if fresh:
                skipped.setdefault(reason, []).extend(fresh)
    return Rows(
        tuple(sorted(lines - refused)),
        {reason: tuple(found) for reason, found in skipped.items()},
        tuple(sorted(refused)),
    )
