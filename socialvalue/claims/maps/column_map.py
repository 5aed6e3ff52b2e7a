"""`ColumnMap`: how an existing sheet is read, as a small TOML file that anybody can check.

In goes the TOML; out come claims of a framework. The sheet stays as it is. Every row is used,
skipped by a rule that has a name, or refused; nothing is guessed and nothing is dropped unnamed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import frozen

from socialvalue import arguments, deflation
from socialvalue.claims.claims import Claims
from socialvalue.claims.maps import beside, toml
from socialvalue.claims.maps.fitting import misfits
from socialvalue.claims.maps.grid import grid
from socialvalue.claims.maps.header_lines import righted
from socialvalue.claims.maps.layout import lay
from socialvalue.claims.maps.parts import Mapped
from socialvalue.claims.maps.reading import Reading, reading
from socialvalue.errors import ClaimErrors, Fault, MapError
from socialvalue.frames import Frame, is_frame
from socialvalue.framework import Framework


@frozen
class ColumnMap(Mapped):
    """A map from the columns of a sheet to submissions, measures and their inputs.

    Make it with `ColumnMap.load`; `read` gives claims, `look` all that there is to say of a sheet.
    """

    @classmethod
    def load(cls, path: str | Path) -> ColumnMap:
        """Read a map from a TOML file; raises `MapError` with every fault of the text."""
        file = arguments.path("path", path)
        try:
            text = file.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            fault = f"it is not UTF-8 (byte {error.start})"
            raise MapError(Fault(file.name, fault, "save it as UTF-8")) from error
        except OSError as error:
            fault, fix = error.strerror or "it cannot be read", "mend the path of the map"
            raise MapError(Fault(file.name, fault, fix)) from error
        return cls.from_toml(text, file.name)

    @classmethod
    def from_toml(cls, text: str, origin: str = "map") -> ColumnMap:
        """Read a map from the text of a TOML file; raises `MapError` with every fault."""
        text = arguments.text("text", text, "give the text of a map, in TOML")
        return cls(origin, *toml.parse(text, origin))

    def look(
        self,
        path: str | Path | Frame,
        framework: Framework,
        *,
        submissions: beside.Given | None = None,
        deflator: deflation.Index = deflation.EDITION,
    ) -> Reading:
        """What a sheet says through this map: claims or faults, and an account of its rows.

        `path` is of a file, or a frame whose columns have the titles that the map names; what the
        map says of headers, bytes and sheets is then of no account. `submissions` is a table of
        sizes kept elsewhere: a path, records or columns. Raises `MapError` with every fault of the
        map itself, before any row is read.
        """
        faults: list[Fault] = []
        table = None
        if submissions is not None:
            table = beside.opened(submissions, framework, faults, deflator)
        return look(path, framework, (self,), deflator, table, faults)

    def read(
        self,
        path: str | Path | Frame,
        framework: Framework,
        *,
        submissions: beside.Given | None = None,
        deflator: deflation.Index = deflation.EDITION,
    ) -> Claims:
        """The claims of a sheet; `MapError` for faults of the map, `ClaimErrors` for the sheet's.

        `path` is of a file, or a frame, as for `look`. `submissions` is a table of sizes kept
        elsewhere: a path, records or columns. Pounds of another price year are moved by the edition
        `deflator`.
        """
        return self.look(path, framework, submissions=submissions, deflator=deflator).claims()


MapGiven = ColumnMap | str | Path
"""A map, or the path of one."""


def maps_of(given: MapGiven | Iterable[MapGiven]) -> tuple[ColumnMap, ...]:
    """One map or several, read where a path was given; raises `MapError`."""
    listed = [given] if isinstance(given, ColumnMap | str | Path) else list(given)
    return tuple(one if isinstance(one, ColumnMap) else ColumnMap.load(one) for one in listed)


def look(
    path: str | Path | Frame,
    framework: Framework,
    maps: Iterable[ColumnMap],
    deflator: deflation.Index = deflation.EDITION,
    table: beside.Beside | None = None,
    faults: Iterable[Fault] = (),
) -> Reading:
    """What a sheet says through several maps together, as where it holds several tables.

    A line is skipped if every map skips it. `table` holds sizes that are kept elsewhere, and
    `faults` are those of its file. Raises as `ColumnMap.look` does.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    sheet: Any = path if is_frame(path) else arguments.path("path", path)
    found = list(faults)
    layouts = []
    for one in maps:
        lines = grid(sheet, one.sheet, found)
        rows = lay(lines, one.sheet, one.name)
        layouts.append((one, lines, rows if found else righted(sheet, one, lines, rows)))
    if found:
        raise ClaimErrors(dict.fromkeys(found))
    sized = frozenset() if table is None else table.columns
    amiss = [
        fault
        for one, _, rows in layouts
        for fault in (*rows.amiss, *misfits(one, framework, rows.headers, deflator, sized))
    ]
    if amiss:
        raise MapError(dict.fromkeys(amiss))
    return reading(framework, layouts, deflator, table)
