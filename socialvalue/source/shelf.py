"""The ledger: package data read once, and found by key.

`data/sources.toml` holds the publications, `data/figures/*.csv` the single figures by topic, and
`data/series.toml` with `data/series/*.csv` the tables by year. Nothing here is ever written to.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

from attrs import evolve

from socialvalue import arguments
from socialvalue.errors import Fault, UnknownName
from socialvalue.source.publication import Source
from socialvalue.source.row import Figure
from socialvalue.source.yearly import Series

Found = TypeVar("Found")


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Every source of the ledger by key."""
    return {key: Source(key=key, **fields) for key, fields in _toml("sources.toml").items()}


@lru_cache(maxsize=1)
def figures() -> dict[str, Figure]:
    """Every single figure of the ledger by key, topic by topic."""
    found: dict[str, Figure] = {}
    for topic in topics():
        for row in _rows(f"figures/{topic}.csv"):
            found[row["key"]] = _figure(topic, row)
    return found


def topics() -> list[str]:
    """The names of the files that hold the figures, in order."""
    folder = resources.files("socialvalue").joinpath("data").joinpath("figures")
    names = (file.name for file in folder.iterdir())
    return sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv"))


def source(key: str) -> Source:
    """The source with this key, or `UnknownName`."""
    arguments.text("key", key, "give the key of a source; `socialvalue sources` lists them")
    return _find(key, sources(), "source")


def figure(key: str) -> Figure:
    """The figure with this key, or `UnknownName`."""
    return _find(key, figures(), "figure")


def series_keys() -> tuple[str, ...]:
    """The keys of every series of the ledger, in every edition."""
    return tuple(sorted(_heads()))


@lru_cache(maxsize=64)
def series(key: str) -> Series:
    """The series with this key, or `UnknownName`.

    Its file has the columns year, value and, where the source gives them, low, high and status
    (`forecast` marks a year that is not yet known). Where the source prints changes in per cent
    instead, the column is change, and the values are an index chained from 100.
    """
    head = _find(key, _heads(), "series")
    rows = list(_rows(f"series/{key}.csv"))
    values = _chained(rows) if "change" in rows[0] else _column(rows, "value")
    return Series(
        key=key,
        unit=head["unit"],
        source=source(head["source"]),
        values=values,
        low=_column(rows, "low"),
        high=_column(rows, "high"),
        forecast=frozenset(int(row["year"]) for row in rows if row.get("status") == "forecast"),
        family=head["family"],
        vintage=head["vintage"],
        years=head.get("years", "calendar"),
        kind=head.get("kind", ""),
    )


def vintages(family: str) -> tuple[str, ...]:
    """The keys of the editions of one series, such as "gdp-deflator", newest first."""
    editions = [(one["vintage"], key) for key, one in _heads().items() if one["family"] == family]
    if not editions:
        families = ", ".join(sorted({one["family"] for one in _heads().values()}))
        fault = "there is no series of this name in any edition"
        raise UnknownName(Fault(family, fault, f"use one of {families}"))
    return tuple(key for _, key in sorted(editions, reverse=True))


def _figure(topic: str, row: dict[str, str]) -> Figure:
    says = source(row["source"])
    own: dict[str, Any] = {name: row[name] for name in ("status", "valid_until") if row.get(name)}
    return Figure(
        key=row["key"],
        value=float(row["value"]),
        unit=row["unit"],
        source=evolve(says, **own) if own else says,
        low=float(row["low"]) if row.get("low") else None,
        high=float(row["high"]) if row.get("high") else None,
        note=row["note"],
        kind=row["kind"],
        topic=topic,
        code=row.get("code", ""),
        per=row.get("per", ""),
    )


def _column(rows: list[dict[str, str]], name: str) -> dict[int, float]:
    return {int(row["year"]): float(row[name]) for row in rows if row.get(name)}


def _chained(rows: list[dict[str, str]]) -> dict[int, float]:
    """The index whose first year is 100 and whose every other year moves by `change` per cent."""
    index: dict[int, float] = {}
    level = 100.0
    for row in rows:
        level *= 1.0 + float(row["change"] or 0.0) / 100.0
        index[int(row["year"])] = level
    return index


@lru_cache(maxsize=1)
def _heads() -> dict[str, dict[str, Any]]:
    return _toml("series.toml")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_text(name).splitlines())


def _text(name: str) -> str:
    return resources.files("socialvalue").joinpath("data").joinpath(name).read_text("utf-8")


def _find(key: str, ledger: dict[str, Found], kind: str) -> Found:
    if key not in ledger:
        near = [known for known in sorted(ledger) if known[:3] == key[:3]][:8]
        listed = ", ".join(near) or "none near"
        fix = f"use a key of the ledger (near ones: {listed}); `socialvalue sources` lists all"
        raise UnknownName(Fault(key, f"there is no {kind} of this name", fix))
    return ledger[key]
