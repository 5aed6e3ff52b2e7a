"""Inputs: Parquet files as a stream sees them, cut into blocks of rows.

In come paths; out come files with their size, day and columns, by which a file that has changed
since is known, and blocks, each of which is read by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from socialvalue import arguments
from socialvalue.errors import ArgumentError, ClaimErrors, Fault
from socialvalue.extras import need
from socialvalue.framework.digest import hashed

FIX = "give a Parquet file, several, or a folder of them; sv.read reads sheets and JSON"


@frozen
class Input:
    """One file: its path, size in bytes, when it was written (ns), rows, and digest of columns."""

    path: str
    size: int
    written: int
    rows: int
    columns: str

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        names = ("path", "size", "written", "rows", "columns")
        return {name: getattr(self, name) for name in names}


@frozen
class Block:
    """Some rows of one file: `start` to `stop`; `place` counts all blocks of a stream from 0."""

    place: int
    path: str
    start: int
    stop: int


def polars() -> Any:
    """Polars, or one line that names the extra."""
    return need("polars", "stream")


def listed(paths: Any) -> list[Path]:
    """The files that a path, or several, name; a folder's in the order of their names."""
    many = [paths] if isinstance(paths, str | Path) or not isinstance(paths, Iterable) else paths
    found: list[Path] = []
    for one in many:
        path = arguments.path("paths", one, FIX)
        found += sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not found:
        raise ArgumentError(Fault("paths", "there is no Parquet file", FIX))
    if twice := [path for path in found if found.count(path) > 1]:
        raise ArgumentError(Fault(str(twice[0]), "it is named twice", "name each file once"))
    return found


def inputs(paths: Iterable[Path]) -> list[Input]:
    """The files as they are now; raises `ClaimErrors` for what is no Parquet file, or for one
    whose columns are not those of the first.
    """
    found = [_input(path) for path in paths]
    for one in found[1:]:
        if one.columns != found[0].columns:
            fault = f"its columns are not those of {found[0].path}"
            fix = "give files of one layout: the same names and types, in the same order"
            raise ClaimErrors(Fault(one.path, fault, fix))
    return found


def _input(path: Path) -> Input:
    pl = polars()
    try:
        stat, lazy = path.stat(), pl.scan_parquet(path, glob=False)
        columns = [[name, str(kind)] for name, kind in lazy.collect_schema().items()]
        rows = int(lazy.select(pl.len()).collect().item())
    except FileNotFoundError:
        raise ClaimErrors(Fault(str(path), "there is no such file", FIX)) from None
    except (pl.exceptions.PolarsError, OSError) as error:
        raise ClaimErrors(Fault(str(path), "it cannot be read as Parquet", FIX)) from error
    return Input(str(path), stat.st_size, stat.st_mtime_ns, rows, hashed(columns))


def blocks(files: Iterable[Input], rows: int) -> Iterator[Block]:
    """The blocks of some files, of so many rows each, in order; none spans two files."""
    place = 0
    for file in files:
        for start in range(0, file.rows, rows):
            yield Block(place, file.path, start, min(start + rows, file.rows))
            place += 1


def frame(block: Block, ignore: Iterable[str] = ()) -> Any:
    """The rows of a block, as a polars frame without the columns to be ignored."""
    pl = polars()
    lazy = pl.scan_parquet(block.path, glob=False).drop(list(ignore), strict=False)
    return lazy.slice(block.start, block.stop - block.start).collect()


def ids(block: Block) -> Any:
    """The ids of a block alone, (rows,)."""
    pl = polars()
    lazy = pl.scan_parquet(block.path, glob=False).select("id")
    return lazy.slice(block.start, block.stop - block.start).collect()["id"]
