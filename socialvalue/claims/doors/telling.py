"""Files of stories: in comes `stories.csv`, records or a frame; out come rows with their places.

What stands in a cell is never told in a fault: it may be what somebody said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from socialvalue import arguments, frames
from socialvalue.claims.doors import encodings, sheets
from socialvalue.claims.stories import COLUMNS, FRAMED, Row, placed
from socialvalue.errors import ClaimErrors, Fault

STORIES = "stories"
SHEETS = (".csv", ".tsv")
FIX = "give the path of a CSV file, a frame, or a list of dicts"


def is_file_of(path: Path) -> bool:
    """Whether a file of a folder holds stories, by its name."""
    return path.stem.casefold() == STORIES and path.suffix.lower() in SHEETS


def of_files(files: Sequence[Path], encoding: str | None, faults: list[Fault]) -> list[Row]:
    """The rows of the one file of stories; faults are added."""
    if len(files) > 1:
        at = ", ".join(one.name for one in files)
        faults.append(Fault(at, "several files are named stories", "keep one of them"))
    file, before = files[0], len(faults)
    rows = sheets.rows(file, faults, encoding=encoding)
    placed_rows = [(f"{file.name} line {line}", row) for line, row in rows]
    return placed_rows if len(faults) > before else known(file.name, placed_rows, faults)


def known(name: str, rows: list[Row], faults: list[Fault]) -> list[Row]:
    """The rows, if their columns are those of stories; else none, and a fault."""
    header = list(rows[0][1]) if rows else list(COLUMNS)
    missing = [name for name in COLUMNS if name not in header]
    odd = sum(name not in COLUMNS for name in header)
    told = f"it has no column {', '.join(missing)}" if missing else ""
    told = told or (f"{odd} of its columns are not known" if odd else "")
    if told:
        faults.append(Fault(f"{name} header", told, f"give {', '.join(COLUMNS)}"))
        return []
    return rows


def given(stories: Any, encoding: str | None, faults: list[Fault]) -> list[Row]:
    """The rows of a path or frame, or records as they are; `ArgumentError` for what is none."""
    if frames.is_frame(stories):
        return known(FRAMED, placed(stories), faults)
    if isinstance(stories, str | Path):
        return of_files([arguments.path(STORIES, stories, FIX)], encoding, faults)
    if isinstance(stories, Mapping) or not isinstance(stories, Iterable):
        arguments.of_kind(STORIES, stories, list, FIX)
    return placed(stories, STORIES)


def joined(
    own: list[Row] | None, stories: Any, encoding: str | None, faults: list[Fault]
) -> list[Row] | None:
    """The stories of a folder, or those that are given; a fault where there are both."""
    if stories is None:
        return own
    if own is not None:
        fault, fix = "the stories stand in two places", "keep one table of them"
        faults.append(Fault(STORIES, fault, fix))
    return given(stories, encodings.declared(encoding), faults)


def told_in(stories: Any, encoding: str | None) -> list[Row] | None:
    """The rows of stories, None where there are none; raises `ClaimErrors` for a bad file."""
    if stories is None:
        return None
    faults: list[Fault] = []
    rows = given(stories, encodings.declared(encoding), faults)
    if faults:
        raise ClaimErrors(faults)
    return rows
