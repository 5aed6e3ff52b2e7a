"""`Published`: what a file in an open-data standard holds, as submissions and tidy tables.

Every row is read or refused with its reason, and every field stands in a table or, by its path, in
the table `aside`. No field becomes a claim unless a column map says so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from socialvalue import arguments, deflation, markup
from socialvalue.claims.claims import Claims
from socialvalue.claims.maps.column_map import ColumnMap
from socialvalue.claims.maps.columns import named
from socialvalue.claims.maps.fitting import misfits
from socialvalue.claims.maps.grid import Grid
from socialvalue.claims.maps.layout import lay
from socialvalue.claims.maps.parts import Cell
from socialvalue.claims.maps.reading import reading
from socialvalue.claims.numbers import real
from socialvalue.claims.parting import refuses
from socialvalue.claims.refusals import Refusals, Refused
from socialvalue.errors import ClaimErrors, Fault, MapError
from socialvalue.framework import Framework

Table = dict[str, list[Any]]
SIZES = ("id", "name", "context", "place", "contract_value", "contract_value_unit")


@frozen
class PublishedRows:
    """Every row of a file: rows in = rows read + rows refused, each refused one with its reason.

    `made` is how many things the rows read are, where some of them are told on several rows.
    """

    rows_in: int
    rows_read: int
    refused: tuple[Refused, ...] = ()
    made: int | None = None

    @property
    def rows_refused(self) -> int:
        """How many rows were refused."""
        return sum(len(one.rows) for one in self.refused)

    def __str__(self) -> str:
        """`rows in 9 = read 8 + refused 1`, then a line a reason."""
        total = (
            f"rows in {self.rows_in:,} = read {self.rows_read:,} + refused {self.rows_refused:,}"
        )
        if self.made is not None:
            total += f"; the rows read are {self.made:,} joined by their identifier"
        return "\n".join([total, *(f"  {fault}" for one in self.refused for fault in one.faults)])


@frozen(repr=False)
class Published:
    """A file read: `name`, `tables` (dicts of columns), what is said `about` the whole file.

    `tables["submissions"]` has one row a grant or a contracting process; `repeats` those ids that
    stand on several rows, `joined` the rows that are one grant, `notes` what was set aside and why,
    `aside` every field not used here.
    """

    name: str
    word: str
    tables: dict[str, Table]
    rows: PublishedRows
    about: Mapping[str, Any] = field(factory=dict)
    records: tuple[tuple[int, Mapping[str, Any]], ...] = field(factory=tuple)
    """By submission: its first row, and the leaves of its record by path."""

    def __repr__(self) -> str:
        """What was read and how many rows of it; no names, which may be of people."""
        read, refused = self.rows.rows_read, self.rows.rows_refused
        read = read if self.rows.made is None else self.rows.made
        said = f"{self.word}s of {self.name}: {read:,} read, {refused:,} refused"
        return f"<{said}; tables {', '.join(self.tables)}>"

    def _repr_html_(self) -> str:
        """One row a table: how many rows it has, and the names of its columns; no row of any."""
        title = repr(self)[1:-1].partition("; tables ")[0]
        rows = [
            (name, len(next(iter(table.values()), [])), ", ".join(table))
            for name, table in self.tables.items()
        ]
        return markup.table(title, ("table", "rows", "columns"), rows)

    def account(self) -> PublishedRows:
        """Rows in = rows read + rows refused, with reasons."""
        return self.rows

    def submissions(self) -> list[dict[str, Any]]:
        """Rows for the submissions table: id, name, context, place and contract value, if known."""
        table = self.tables["submissions"]
        many = range(len(table["id"]))
        whole = [{one: table[one][place] for one in SIZES} for place in many]
        return [
            {name: said for name, said in row.items() if said not in (None, "")} for row in whole
        ]

    def claims(
        self,
        framework: Framework,
        map: ColumnMap | str | Path | None = None,  # noqa: A002 (a word of the public face)
        *,
        on_fault: str = "raise",
        deflator: deflation.Index = deflation.EDITION,
    ) -> Claims:
        """The submissions as claims of a framework: none claims anything unless `map` says so.

        `map` is a column map; its columns are fields by path (`tender.title`) and the columns of
        the table of submissions. Raises `ClaimErrors` with every row that was refused, unless
        `on_fault="refuse"`, which tells them in `refusals`; `MapError` if the map does not fit.
        """
        arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
        if self.rows.refused and not refuses(on_fault):
            raise ClaimErrors(fault for one in self.rows.refused for fault in one.faults)
        if map is None:
            made = Claims.from_records([], framework, self.submissions(), deflator=deflator)
        else:
            chosen = map if isinstance(map, ColumnMap) else ColumnMap.load(map)
            made = self._mapped(framework, chosen, deflator, leaves_out=refuses(on_fault))
        spread = self._spread()
        mapped = [
            evolve(one, rows=(*one.rows, *spread.get(one.submission, ())))
            for one in made.refusals.refused
        ]
        refused = self.rows.rows_refused + sum(len(one.rows) for one in mapped)
        account = evolve(
            made.account,
            rows_in=self.rows.rows_in,
            rows_scored=self.rows.rows_in - refused,
            rows_refused=refused,
        )
        return evolve(made, account=account, refusals=Refusals((*self.rows.refused, *mapped)))

    def _spread(self) -> dict[str, tuple[str, ...]]:
        """The rows of each submission after its first, where it stands on several."""
        if "releases" in self.tables:
            told = self.tables["releases"]
            each: dict[str, dict[int, None]] = {}
            for who, row in zip(told["submission"], told["row"], strict=True):
                each.setdefault(who, {})[row] = None
            pairs = [(who, list(rows)) for who, rows in each.items()]
        else:
            told = self.tables["joined"]
            pairs = list(zip(told["submission"], map(list, told["rows"]), strict=True))
        return {
            who: tuple(f"{self.name} {self.word} {row}" for row in rows[1:]) for who, rows in pairs
        }

    def _mapped(
        self, framework: Framework, given: ColumnMap, deflator: deflation.Index, *, leaves_out: bool
    ) -> Claims:
        """Claims of the fields that a map names; fields it does not name stay in the tables."""
        own = {name: Cell(name) for name in ("id", "name", "context", "place")}
        size = Cell("contract_value", unit="GBP_{year}", year="price_year")
        said = {**own, "contract_value": size, **given.submission}
        whole = evolve(given, sheet=evolve(given.sheet, ignore=()), submission=said)
        lines = self._grid(named(whole))
        rows = lay(lines, whole.sheet, whole.name)
        amiss = [*rows.amiss, *misfits(whole, framework, rows.headers, deflator)]
        if amiss:
            raise MapError(dict.fromkeys(amiss))
        found = reading(framework, [(whole, lines, rows)], deflator)
        return found.without_refused() if leaves_out else found.claims()

    def _grid(self, wanted: Iterable[str]) -> Grid:
        table = self.tables["submissions"]
        held = {path for _, leaves in self.records for path in leaves} | set(table)
        header = tuple(path for path in wanted if path in held)
        lines = tuple(
            (line, tuple(_cell(leaves[path] if path in leaves else _own(table, path, place))
                         for path in header))
            for place, (line, leaves) in enumerate(self.records)
        )  # fmt: skip
        return Grid(self.name, self.word, lines, header)


def _own(table: Table, path: str, place: int) -> Any:
    return table[path][place] if path in table else None


def _cell(value: Any) -> str | float:
    number = real(value)
    if number is not None:
        return number
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()


def columns(rows: Iterable[Mapping[str, Any]], names: Iterable[str]) -> Table:
    """Rows as a dict of columns."""
    listed = list(rows)
    return {name: [row.get(name, "") for row in listed] for name in names}


def refusal(who: str, at: str, fault: str, fix: str) -> Refused:
    """A row that is refused, and why."""
    return Refused(who, (Fault(at, fault, fix),), (at,))


def has_controls(who: str) -> bool:
    """Whether an id holds a sign that nobody can see or write, such as NUL."""
    return any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in who)


CONTROLS = ("its id holds signs that nobody can see", "write it with letters, digits and marks")
"""Why an id with control characters is refused, and the mend."""
