"""`read`: any file, folder, mapping or list of claims becomes claims; every fault told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from socialvalue import arguments, deflation, frames
from socialvalue.claims import parting
from socialvalue.claims.claims import Claims, told
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors import in_cells, refusing, telling
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.given import opened
from socialvalue.claims.doors.spelling import PLAIN, Spelling
from socialvalue.claims.maps import beside
from socialvalue.claims.maps.column_map import ColumnMap, MapGiven, look, maps_of
from socialvalue.claims.parting import RAISE
from socialvalue.claims.stories import Row
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.frames import Frame
from socialvalue.framework import Framework


def read(
    path: str | Path | Mapping[str, Any] | Iterable[Mapping[str, Any]] | Frame,
    framework: Framework,
    *,
    submissions: str | Path | Mapping[str, Any] | Iterable[Mapping[str, Any]] | Frame | None = None,
    deflator: deflation.Index = deflation.EDITION,
    numbers: str = PLAIN,
    encoding: str | None = None,
    on_fault: str = RAISE,
    map: MapGiven | Iterable[MapGiven] | None = None,  # noqa: A002 (a word of the public face)
    stories: str | Path | Iterable[Mapping[str, Any]] | Frame | None = None,
) -> Claims:
    """Read claims: a sheet (tidy or wide), a workbook (.xlsx, extra: excel), JSON, JSON Lines,
    TOML, a folder of them, records, or a frame (pandas, polars, pyarrow, duckdb or any stream of
    Arrow, extra: frames), whose rows are those of a sheet.

    The suffix tells the format, and a sheet's header whether it is tidy (one input a row) or wide
    (one claim a row; the measure in a column, or the file named by its code). A folder holds
    claims.csv, or a wide sheet a measure. The submissions table is `submissions` (a path, records,
    or columns by name), or one beside the claims, or, without either, the names met in the claims.

    `numbers` is how sheets spell them: plain, 1,234.5 or 1.234,5. `encoding` is declared for a
    file in windows-1252; UTF-8 and UTF-16 with a mark are told by their bytes. Pounds of another
    price year are moved by the edition `deflator`, a key of the ledger or a series carried on.

    `map` is a column map, or the path of one, for a sheet or frame of any other layout; it says how
    numbers and bytes of that sheet are read, and where the sizes stand, unless they stand
    in `submissions`, of which `numbers` and `encoding` are then. Several read one sheet together.

    `stories` are what people say in their own words (a CSV file, a frame, or records as
    `Claims.telling` takes them), or stand in `stories.csv` of the folder. No score moves by them.

    Raises `ClaimErrors` with every fault of all files. With `on_fault="refuse"` a submission with a
    fault is left out whole, as if it had never bid, and told in `refusals`; a fault that belongs to
    no single submission is raised all the same. Raises `UnknownName` for an option that is not
    known here, and `ArgumentError` for an argument of the wrong kind.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    if isinstance(path, str | Path):
        path = arguments.path("path", path)
    held = isinstance(submissions, Mapping | list | tuple) or frames.is_frame(submissions)
    if submissions is not None and not held:
        fix = "give a path, a list of records, or columns by name"
        submissions = arguments.path("submissions", submissions, fix)
    refuses = parting.refuses(on_fault)
    if map is not None:
        said = _Said(submissions, numbers, encoding)
        make = partial(_mapped, path, framework, map, deflator, said, refuses=refuses)
        claims = _with(make, telling.told_in(stories, encoding), framework, on_fault)
        return _kept(claims, path)
    spelling = Spelling(numbers)
    cells = Cells(Conversions(deflator), spelling)
    intake = opened(path, framework, cells, submissions=submissions, encoding=encoding)
    if spelling.name != PLAIN:
        intake.read_as.append(f"numbers spelt {spelling.name}")
    intake.stories = telling.joined(intake.stories, stories, encoding, intake.faults)
    reads = refusing.refuse if refuses else refusing.whole
    make = partial(reads, intake, spelling, deflator)
    made = partial(_with, make, intake.stories, framework, on_fault)
    return _kept(in_cells.told(made, intake.spots), path)


def _kept(claims: Claims, path: Any) -> Claims:
    """The claims with the library in whose frame they came, if they came in one."""
    return evolve(claims, library=frames.library(path)) if frames.is_frame(path) else claims


def _with(
    make: Callable[[], Claims], stories: list[Row] | None, framework: Framework, on_fault: str
) -> Claims:
    return make() if stories is None else told(make, stories, framework, on_fault)


@frozen
class _Said:
    """What is said beside a map: a table of submissions, and how it is read."""

    submissions: Any
    numbers: str
    encoding: str | None

    def faults(self) -> Iterator[Fault]:
        """A fault for what is said of the sheet, which its map says."""
        usual = {"numbers": PLAIN, "encoding": None}
        for name, value in usual.items():
            said = getattr(self, name)
            if said != value and not isinstance(self.submissions, str | Path):
                fix = f'write {name} = "{said}" under [sheet] in the map'
                yield Fault(name, "the map says how its sheet is read", fix)


def _mapped(
    path: Any,
    framework: Framework,
    given: Any,
    deflator: deflation.Index,
    said: _Said,
    *,
    refuses: bool,
) -> Claims:
    """A sheet through its maps; `said` is what stands beside them."""
    faults = list(said.faults())
    if not isinstance(path, str | Path) and not frames.is_frame(path):
        fault = "a map is given, and no sheet to read through it"
        faults.append(Fault("map", fault, "give the path of a sheet or a frame, or leave it out"))
    if faults:
        raise UnknownName(faults)
    maps, table = maps_of(_maps(given)), None
    if said.submissions is not None:
        table = beside.opened(
            said.submissions, framework, faults, deflator,
            numbers=said.numbers, encoding=said.encoding,
        )  # fmt: skip

    def made() -> Claims:
        reading = look(path, framework, maps, deflator, table, faults)
        return reading.without_refused() if refuses else reading.claims()

    return in_cells.told(made, table.spots if table else ())


def _maps(given: Any) -> list[MapGiven]:
    """One map or several as a list; raises `ArgumentError` where it is neither, or none."""
    fix = "give a ColumnMap, the path of one, or a list of several"
    listed = given if isinstance(given, list | tuple) else [given]
    if not listed:
        raise ArgumentError(Fault("map", "there is no map in the list", fix))
    return [
        one if isinstance(one, ColumnMap) else arguments.path("map", one, fix) for one in listed
    ]
