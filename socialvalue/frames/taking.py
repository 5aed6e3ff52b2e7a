"""Taking a frame in: its columns and rows as the texts of a sheet's cells.

In comes a frame, lazy or not; out come lines `(row, [cell text, …])`, the header first. What a
library holds as missing is an empty cell; a number is written so that it reads back as itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from socialvalue.errors import ArgumentError, Fault, MissingExtra
from socialvalue.extras import need
from socialvalue.frames.arrow import ARROW, arrow
from socialvalue.frames.blanks import is_missing
from socialvalue.frames.names import FIX, named

STREAM = "__arrow_c_stream__"
OWNERS = ("pandas", "polars", "pyarrow", "duckdb", "narwhals", "modin", "cudf", "dask", "ibis")
"""Whose classes may be frames although they stream no Arrow of themselves."""

LIST = ";"
WIDEST = 10_000
"""Bits of a whole number that is written out: Python writes no longer one, and none is meant."""

EXACT = 2.0**53
"""Up to here a whole float is written as a whole number."""

Line = tuple[int, list[str]]

Values = list[tuple[int, list[Any]]]
"""The number of each row, from 0, with what its library holds there; None where it is missing."""


class Streamed(Protocol):
    """Whatever streams its columns as Arrow."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class Titled(Protocol):
    """Whatever has named columns, as a lazy frame does, which streams nothing before it is run."""

    @property
    def columns(self) -> Any:
        """The names of its columns."""


Frame: TypeAlias = Streamed | Titled
"""What `sv.read` takes as a frame, as far as types can say it."""


def is_frame(given: Any) -> bool:
    """Whether a value is somebody's frame, as far as can be told without importing anything."""
    if given is None or isinstance(given, str | bytes | list | tuple | type):
        return False
    if hasattr(given, STREAM):
        return True
    owner = type(given).__module__.partition(".")[0]
    # asked of the class: a lazy frame would work out its columns
    return owner in OWNERS and hasattr(type(given), "columns") and not isinstance(given, Mapping)


def library(given: Any) -> str:
    """Whose frame it is: pandas, polars, pyarrow, duckdb …; "" for any other that streams Arrow."""
    return str(_taken("frame", given)[1])


def lines(at: str, given: Any, decimal: str = ".") -> list[Line]:
    """The header as line -1, then every row by its number from 0 that is not empty.

    `at` is what a fault calls the frame, `decimal` the sign in numbers. Raises `ArgumentError` for
    what is no frame, `MissingExtra` where narwhals is not here.
    """
    names, rows = values(at, given)
    told = ((number, [cell(one, decimal) for one in row]) for number, row in rows)
    return [(-1, names), *((number, row) for number, row in told if any(row))]


def values(at: str, given: Any) -> tuple[list[str], Values]:
    """The names of a frame's columns, squeezed at their ends, and every row, empty or not.

    `at` and errors as for `lines`.
    """
    frame = _taken(at, given)[0]
    names = named(at, frame.columns)
    rows = zip(*(_said(frame[name].to_list()) for name in frame.columns), strict=True)
    return names, [(number, list(row)) for number, row in enumerate(rows)]


def _said(column: list[Any]) -> list[Any]:
    return [None if is_missing(one) else one for one in column]


def _taken(at: str, given: Any) -> tuple[Any, str]:
    """The frame in narwhals' hands, computed, and whose it was."""
    nw = need("narwhals.stable.v1", "frames")
    native = nw.to_native(given, pass_through=True)
    frame = _entered(at, nw, native)
    if frame is native:
        return _entered(at, nw, _streamed(at, native)), ""
    owner = type(native).__module__.partition(".")[0].strip("_")
    if isinstance(frame, nw.LazyFrame):
        return _worked_out(frame), owner
    whole = nw.get_level(frame) == "full"
    return (frame if whole else _entered(at, nw, _streamed(at, native))), owner


def _entered(at: str, nw: Any, native: Any) -> Any:
    """The frame in narwhals' hands, as it is where they know none such."""
    try:
        return nw.from_native(native, pass_through=True)
    except (TypeError, ValueError) as error:
        # a name that stands twice, or one that is no text
        named(at, getattr(native, "column_names", getattr(native, "columns", ())))
        raise ArgumentError(Fault(at, _told(error), FIX)) from None


def _worked_out(frame: Any) -> Any:
    """A lazy frame, run; `MissingExtra` for what its library needs to give rows."""
    try:
        return frame.collect()
    except ImportError as error:
        raise _lacks(error) from None


def _lacks(error: ImportError) -> MissingExtra:
    """The package that a frame's library asked for in vain; most of them ask for pyarrow."""
    package = (error.name or ARROW[0]).partition(".")[0]
    return MissingExtra(Fault(package, "it is not installed", f"pip install {package}"))


def _streamed(at: str, given: Any) -> Any:
    """What only streams Arrow, as a table of pyarrow or polars."""
    name, module = arrow()
    try:
        return module.table(given) if name == "pyarrow" else module.DataFrame(given)
    except ImportError as error:
        raise _lacks(error) from None
    except Exception as error:  # noqa: BLE001 (a stranger's stream may fail in any way)
        kind = type(given).__name__
        fault = f"{kind} is no frame ({type(error).__name__})"
        raise ArgumentError(Fault(at, fault, FIX)) from None


def _told(error: Exception) -> str:
    """What was wrong, without what stands in the frame."""
    return f"it cannot be taken in ({type(error).__name__})"


def cell(value: Any, decimal: str = ".") -> str:
    """A value as the text of a cell; "" where it is missing."""
    if is_missing(value):
        return ""
    if isinstance(value, float):
        return _number(value).replace(".", decimal)
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", decimal)
    if isinstance(value, date):
        midnight = isinstance(value, datetime) and value.time() == time()
        return value.isoformat().partition("T")[0] if midnight else value.isoformat()
    listed = next((how for how in ("to_list", "tolist") if hasattr(value, how)), "")
    value = getattr(value, listed)() if listed else value
    if isinstance(value, list | tuple):
        return LIST.join(cell(one, decimal) for one in value)
    too_long = isinstance(value, int) and value.bit_length() > WIDEST
    return str(math.inf if too_long else value).strip()


def _number(value: float) -> str:
    whole = abs(value) < EXACT and value.is_integer()
    return str(int(value)) if whole else repr(value)
