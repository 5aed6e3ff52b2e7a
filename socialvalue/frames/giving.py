"""Giving a table out: a dict of columns as a frame of a named library, or as an Arrow stream.

In comes a table, columns of one length by name; out comes a frame. A number that is not there (NaN
in a table) is missing in the frame. Columns of draws become an array with named axes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from socialvalue import markup
from socialvalue.counted import counted
from socialvalue.errors import ArgumentError, Fault
from socialvalue.extras import need
from socialvalue.frames.arrow import arrow

LIBRARIES = ("pandas", "polars", "pyarrow", "duckdb")
"""Whose frames are given out."""

EAGER = {"duckdb": "pyarrow"}
"""Where a lazy library's frame begins."""


class Columns(dict[str, Any]):
    """A table as a dict of columns that any library takes in, as a dict or as a stream of Arrow."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The columns as a stream of Arrow, through pyarrow or polars, whichever is here.

        Raises `MissingExtra` where neither is.
        """
        found = frame(self, arrow()[0])
        return found.__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        columns = [_plain(values) for values in self.values()]
        rows = list(zip(*columns, strict=True))
        return markup.table(counted(len(rows), "row"), list(self), rows)


def frame(table: Mapping[str, Any], library: str) -> Any:
    """A table as a frame of a library: pandas, polars, pyarrow or duckdb (a relation).

    Columns are (rows,) each; texts, truths, whole numbers and numbers, a number that is not there
    missing. Raises `ArgumentError` for another library, `MissingExtra` where it is not here.
    """
    if library not in LIBRARIES:
        fix = f"name one of {', '.join(LIBRARIES)}"
        raise ArgumentError(Fault("library", f"{str(library)[:40]!r} is not given out", fix))
    nw = need("narwhals.stable.v1", "frames")
    native = need(library)
    base = need(EAGER.get(library, library))
    kinds = {name: _kind(values) for name, values in table.items()}
    data = {name: _values(values, kinds[name]) for name, values in table.items()}
    schema = {name: getattr(nw, kind) for name, kind in kinds.items()}
    made = nw.from_dict(data, schema, native_namespace=base).to_native()
    return native.from_arrow(made) if library == "duckdb" else made


def _plain(values: Any) -> list[Any]:
    return values.tolist() if hasattr(values, "tolist") else list(values)


def _kind(values: Any) -> str:
    """Truths, whole numbers, numbers or texts; an empty column says by its own kind, if it can."""
    listed = [one for one in _plain(values) if one is not None]
    if not listed:
        letter = getattr(getattr(values, "dtype", None), "kind", "O")
        return {"b": "Boolean", "i": "Int64", "u": "Int64", "f": "Float64"}.get(letter, "String")
    if all(isinstance(one, bool) for one in listed):
        return "Boolean"
    if all(isinstance(one, int) and not isinstance(one, bool) for one in listed):
        return "Int64"
    if all(isinstance(one, int | float) and not isinstance(one, bool) for one in listed):
        return "Float64"
    return "String"


def _values(values: Any, kind: str) -> list[Any]:
    listed = _plain(values)
    if kind == "String":
        return [None if one is None else str(one) for one in listed]
    if kind == "Float64":
        return [None if one is None or math.isnan(one) else float(one) for one in listed]
    return listed


def array(
    values: Any,
    axes: Mapping[str, Sequence[Any]],
    beside: Mapping[str, tuple[str, Sequence[Any]]],
    *,
    name: str,
    about: Mapping[str, Any],
) -> Any:
    """Numbers with named axes, an `xarray.DataArray`: `axes` gives each axis its labels, in order.

    `beside` are further labels, by the axis they lie along; `about` its attributes. Raises
    `MissingExtra` where xarray is not here.
    """
    xr = need("xarray")
    along = {label: (axis, list(words)) for label, (axis, words) in beside.items()}
    coordinates = {axis: list(labels) for axis, labels in axes.items()}
    return xr.DataArray(
        values, dims=list(axes), coords={**coordinates, **along}, name=name, attrs=dict(about)
    )
