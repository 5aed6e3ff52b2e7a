"""The command that shows sources: every figure of the ledger, under the source it came from.

In come the options of the command line; out come answers. A figure whose source has run out is
shown as such.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from attrs import asdict

from socialvalue import source as ledger
from socialvalue.commands.answer import Answer
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard.words import wrapped
from socialvalue.source import Figure, Series, Source


def sources(options: Namespace) -> Answer:
    """The whole ledger, or the source (or the source of the figure or series) that is asked for."""
    kept = list(ledger.sources().values())
    if options.key:
        kept = [_asked(options.key)]
    text = "\n\n".join("\n".join(_page(source)) for source in kept)
    return Answer(text, {"sources": [as_dict(source) for source in kept]})


def _asked(key: str) -> Source:
    if key in ledger.sources():
        return ledger.source(key)
    if key in ledger.figures():
        return ledger.figure(key).source
    if key in ledger.series_keys():
        return ledger.series(key).source
    fix = "use the key of a source, a figure or a series; `socialvalue sources` lists all"
    raise UnknownName(Fault(key, "the ledger has no such row", fix))


def _figures(source: Source) -> list[Figure]:
    return [one for one in ledger.figures().values() if one.source.key == source.key]


def _series(source: Source) -> list[Series]:
    every = map(ledger.series, ledger.series_keys())
    return [one for one in every if one.source.key == source.key]


def expired(source: Source) -> bool:
    """Whether a source says that it should no longer be used today."""
    return bool(source.valid_until) and source.valid_until < datetime.now(UTC).date().isoformat()


def _page(source: Source) -> list[str]:
    lines = [source.key, *wrapped(f"{source.publisher}: {source.title}, {source.edition}", "  ")]
    facts = [f"licence {source.licence}", f"status {source.status}"]
    facts += [f"checked on {source.checked_on}"] if source.checked_on else []
    facts += [f"valid until {source.valid_until}"] if source.valid_until else []
    facts += ["EXPIRED"] if expired(source) else []
    lines += wrapped("; ".join(facts), "  ")
    lines += wrapped(source.note, "  ") if source.note else []
    rows = (*map(_figure, _figures(source)), *map(_table, _series(source)))
    return lines + [line for row in rows for line in wrapped(row, "  - ", "    ")]


def _figure(figure: Figure) -> str:
    span = "" if figure.low is None else f" ({figure.low:g} to {figure.high:g})"
    note = f": {figure.note}" if figure.note else ""
    return f"{figure.key} = {figure.value:g}{span} {figure.unit}{note}"


def _table(series: Series) -> str:
    first, last = min(series.values), max(series.values)
    ahead = f", forecast from {min(series.forecast)}" if series.forecast else ""
    ends = f"{series.values[first]:g} to {series.values[last]:g} {series.unit}"
    return f"{series.key}: {first} to {last}, {ends}{ahead}"


def as_dict(source: Source) -> dict[str, Any]:
    """A source, its figures and its series as plain JSON types."""
    return {
        **asdict(source),
        "expired": expired(source),
        "figures": [_without_source(figure) for figure in _figures(source)],
        "series": [dict(_rows(series)) for series in _series(source)],
    }


def _without_source(figure: Figure) -> dict[str, Any]:
    return {name: value for name, value in asdict(figure).items() if name != "source"}


def _rows(series: Series) -> Iterator[tuple[str, Any]]:
    yield "key", series.key
    yield "unit", series.unit
    yield (
        "values",
        [
            {
                "year": year,
                "value": value,
                "low": series.low.get(year),
                "high": series.high.get(year),
                "forecast": year in series.forecast,
            }
            for year, value in series.values.items()
        ],
    )
