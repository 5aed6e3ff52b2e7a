"""Frames go out in the library they came from; a table streams Arrow; draws have named axes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import held
import numpy as np
import pytest

import socialvalue as sv
from socialvalue.errors import MissingExtra
from socialvalue.scorecard.framed import TABLES

CARD = held.card()
DRAWN = sv.score(sv.read(held.PARKS, held.FRAMEWORK), held.FRAMEWORK, sv.Basis(draws=100, seed=7))


@pytest.mark.parametrize(("read", "name"), held.KINDS)
def test_the_callers_own_library_comes_back(read: Callable[[Path], Any], name: str) -> None:
    own, table = read(held.PARKS / "claims.csv"), read(held.PARKS / "submissions.csv")
    claims = sv.read(own, held.FRAMEWORK, submissions=table)
    found = sv.score(claims, held.FRAMEWORK, held.BASIS).frame("themes")
    wanted = {"polars, lazy": "polars", "a stream of Arrow": "socialvalue"}.get(name, name)
    assert type(found).__module__.partition(".")[0].strip("_") == wanted


@pytest.mark.parametrize(
    "library",
    [
        pytest.param(one, marks=held.needs("narwhals", one, *more))
        for one, more in (("pandas", ()), ("polars", ()), ("pyarrow", ()), ("duckdb", ("pyarrow",)))
    ],
)
@pytest.mark.parametrize("name", TABLES)
def test_every_table_goes_out_whole(library: str, name: str) -> None:
    found = DRAWN.frame(name, library)
    made = getattr(DRAWN, name)()
    back = _columns(found, library)
    assert list(back) == list(made)
    for column, values in made.items():
        for one, other in zip(back[column], list(values), strict=True):
            assert _missing(one) == _missing(other)
            assert _missing(one) or one == other


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and np.isnan(value))


def _columns(found: Any, library: str) -> dict[str, list[Any]]:
    if library == "pandas":
        return {name: found[name].tolist() for name in found}
    if library == "polars":
        return found.to_dict(as_series=False)
    return (found if library == "pyarrow" else found.to_arrow_table()).to_pydict()


@held.needs("narwhals", "polars")
def test_a_number_that_is_not_there_is_missing_and_no_nan() -> None:
    ratings = CARD.frame("measures", "polars")["rating"]
    assert ratings.null_count() == int(np.isnan(CARD.measures()["rating"]).sum()) > 0
    assert not ratings.is_nan().any()


@held.needs("narwhals", "polars")
def test_a_table_streams_arrow() -> None:
    import polars as pl

    table = CARD.frame("worth", by="theme")
    assert list(table) == list(CARD.worth("theme"))
    streamed = pl.DataFrame(held.Stream(table))
    assert streamed["balance"].to_list() == CARD.worth("theme")["balance"].tolist()


def test_a_frame_of_no_table_or_no_library_is_refused() -> None:
    with pytest.raises(sv.UnknownName, match="is no table of a scorecard"):
        CARD.frame("__class__")
    with pytest.raises(sv.ArgumentError, match="pandas, polars, pyarrow, duckdb"):
        CARD.frame("themes", "excel")


def test_a_library_that_is_not_here_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("polars", "pyarrow", "xarray", "narwhals.stable.v1"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match="pip install"):
        CARD.frame("themes", "polars")
    with pytest.raises(MissingExtra, match="pyarrow"):
        CARD.frame("themes").__arrow_c_stream__()
    with pytest.raises(MissingExtra, match="pip install xarray"):
        DRAWN.frame("draws", "xarray")


@held.needs("xarray")
def test_draws_have_named_axes() -> None:
    found = DRAWN.frame("draws", "xarray")
    assert found.dims == ("submission", "node", "draw")
    assert found.sizes["draw"] == 100
    own = DRAWN.draws(["meadow"], "score", "WB")[0]
    assert found.sel(submission="meadow", node="WB").values.tolist() == own.tolist()
    assert found.attrs["unit"] == "points"


@held.needs("xarray")
def test_draws_of_pounds_are_of_one_ledger_and_measures() -> None:
    found = DRAWN.frame("draws", "xarray", of="worth", ledger="welfare", nodes=["overall"])
    assert found.attrs["unit"].startswith("GBP_")
    own = DRAWN.draws(None, "worth", "overall", "welfare")
    assert found.sel(node="overall").values.tolist() == own.tolist()
