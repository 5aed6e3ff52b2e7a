"""A chunk: some rows of a wide table, one row a submission, as numpy columns.

In come the columns of any engine (a mapping, a polars or pandas frame, an Arrow table or record
batch); out come arrays: numbers as they lie, words as objects, lists as values cut at offsets.
Nothing is imported to tell them apart, and nothing is copied that numpy can read where it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.errors import ArgumentError, Fault

Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

FIX = "give columns by name, a polars or pandas frame, or an Arrow table"


@frozen(eq=False)
class Lists:
    """A column of lists: `values` (all,) cut at `offsets` (rows + 1,); `said` (rows,) is False
    where nothing was given.
    """

    values: Any
    offsets: Ints
    said: Bools

    def __len__(self) -> int:
        return self.said.size

    def at(self, rows: Ints) -> Lists:
        """The lists of some rows."""
        sizes = np.diff(self.offsets)[rows]
        cuts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        places = np.repeat(self.offsets[:-1][rows] - cuts[:-1], sizes) + np.arange(cuts[-1])
        return Lists(self.values[places], cuts, self.said[rows])


Columns = dict[str, Any]
"""A numpy array or `Lists` by name, all of one length."""


def columns(given: Any) -> Columns:
    """The columns of a chunk by name, as numpy; raises `ArgumentError` where it has none."""
    found = {str(name): _plain(column) for name, column in _named(given).items()}
    if "id" in found and not isinstance(found["id"], Lists):
        found["id"] = _ids(found["id"], _named(given)["id"])
    sizes = {name: len(column) for name, column in found.items()}
    if len(set(sizes.values())) > 1:
        odd = next(name for name in sizes if sizes[name] != sizes[next(iter(sizes))])
        first = next(iter(sizes))
        fault = f"it has {sizes[odd]} rows, and {first} has {sizes[first]}"
        raise ArgumentError(Fault(odd, fault, "give every column one value a submission"))
    return found


def _ids(plain: Any, given: Any) -> Any:
    """Ids as they were: whole numbers with a blank among them are no fractions."""
    listed = getattr(given, "to_list", None) or getattr(given, "to_pylist", None)
    if plain.dtype.kind != "f" or listed is None:
        return plain
    return np.array([*listed(), None], dtype=object)[:-1]


def rows_of(chunk: Columns, rows: Ints | slice) -> Columns:
    """Some rows of a chunk."""
    return {name: _taken(column, rows) for name, column in chunk.items()}


def _taken(column: Any, rows: Ints | slice) -> Any:
    if not isinstance(column, Lists):
        return column[rows]
    return column.at(np.arange(len(column))[rows])


def _named(given: Any) -> Mapping[Any, Any]:
    if isinstance(given, Mapping):
        return given
    maker = type(given).__module__.split(".")[0]
    if maker == "polars" and hasattr(given, "get_columns"):
        return {one.name: one for one in given.get_columns()}
    if maker == "pyarrow" and hasattr(given, "schema"):
        return dict(zip(given.schema.names, given.columns, strict=True))
    if maker == "pandas" and hasattr(given, "columns"):
        return {name: given[name] for name in given.columns}
    raise ArgumentError(Fault("columns", "these are not columns", FIX))


def _plain(column: Any) -> Any:
    maker = type(column).__module__.split(".")[0]
    if isinstance(column, np.ndarray | Lists):
        return column
    if maker == "polars":
        return _polars(column)
    if maker == "pyarrow":
        return _arrow(column)
    if maker == "pandas":
        return _pandas(column)
    if not hasattr(column, "__len__") or isinstance(column, str | bytes | Mapping):
        raise ArgumentError(Fault("columns", "one of them is no column", FIX))
    return _listed(list(column))


def _listed(values: list[Any]) -> Any:
    """A Python list as numbers, words, or lists."""
    if any(map(_is_list, values)):
        said = np.array([not _is_nothing(one) for one in values], dtype=bool)
        # a number that stands among lists is a list of one, never a blank
        parts = [one if _is_list(one) else () if _is_nothing(one) else (one,) for one in values]
        inner = [item for part in parts for item in part]
        return Lists(_column(inner), _offsets([len(part) for part in parts]), said)
    return _column(values)


def _column(values: list[Any]) -> Any:
    """Numbers where all are; else objects, so that True stays a word and None a blank."""
    numbers = all(type(one) in (int, float) for one in values)
    if numbers and not all(type(one) is int for one in values):
        return np.array(values, dtype=np.float64)
    small = numbers and all(abs(one) < 2**63 for one in values)
    if small and values:
        return np.array(values, dtype=np.int64)
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _offsets(sizes: Any) -> Ints:
    return np.concatenate([[0], np.cumsum(np.asarray(sizes, dtype=np.int64))]).astype(np.int64)


def _polars(column: Any) -> Any:
    if column.dtype.is_nested():
        sizes = column.list.len().fill_null(0).to_numpy()
        inner = column.drop_nulls()
        inner = inner.filter(inner.list.len() > 0).explode()
        return Lists(_polars(inner), _offsets(sizes), column.is_not_null().to_numpy())
    if column.dtype.is_numeric():
        return column.to_numpy()
    return np.array([*column.to_list(), None], dtype=object)[:-1]


def _arrow(column: Any) -> Any:
    if hasattr(column, "combine_chunks"):
        column = column.combine_chunks()
    kind = str(column.type)
    if kind.startswith(("list", "large_list")):
        sizes = column.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
        said = column.is_valid().to_numpy(zero_copy_only=False)
        return Lists(_arrow(column.flatten()), _offsets(sizes), said)
    if kind.startswith(("int", "uint", "float", "double", "half")):
        return column.to_numpy(zero_copy_only=False)
    return np.array([*column.to_pylist(), None], dtype=object)[:-1]


def _pandas(column: Any) -> Any:
    if type(column.dtype).__name__ == "ArrowDtype":
        return _arrow(column.array.__arrow_array__())
    kind = getattr(column.dtype, "kind", "O")
    if kind in "iuf" and isinstance(column.dtype, np.dtype):
        return column.to_numpy()
    if kind in "iuf":
        return column.to_numpy(dtype=np.float64, na_value=np.nan)
    said = column.notna().tolist() if not any(_is_list(one) for one in column) else None
    values = column.tolist()
    if said is not None:
        values = [one if there else None for one, there in zip(values, said, strict=True)]
    return _listed(values)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple | np.ndarray)


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and isnan(value))
