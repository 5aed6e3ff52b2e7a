"""The command that shows sources: every figure of the ledger, under the source it came from.

In come the options of the command line; out come answers. Words narrow the list to the figures,
series and sources that hold them all. What stands against a source today is said beside it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from attrs import asdict, frozen

from socialvalue import source as ledger
from socialvalue.commands.answer import Answer
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard.words import number, wrapped
from socialvalue.source import Figure, Series, Source, standing

FEW = 8
"""Rows shown of one source where the whole ledger is listed."""

YEARS = {
    "calendar": "calendar years",
    "financial": "financial years, by the year in which they begin",
    "periods": "years of a project",
}


@frozen
class Page:
    """One source and those of its figures and series that are shown."""

    source: Source
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]


def sources(options: Namespace) -> Answer:
    """The whole ledger in short, or in full whatever holds all the words that are asked for."""
    words = [word.casefold() for word in options.words]
    pages = _asked(" ".join(options.words), words) if words else list(_pages())
    lines = [line for page in pages for line in (*_page(page, full=bool(words)), "")]
    if not words:
        lines += wrapped("To see more: socialvalue sources WORDS (such as: homeless fiscal)")
    return Answer("\n".join(lines).rstrip(), {"sources": [as_dict(page) for page in pages]})


def _pages() -> Iterator[Page]:
    """The whole ledger, source by source."""
    figures: dict[str, list[Figure]] = {}
    for figure in ledger.figures().values():
        figures.setdefault(figure.source.key, []).append(figure)
    series: dict[str, list[Series]] = {}
    for table in map(ledger.series, ledger.series_keys()):
        series.setdefault(table.source.key, []).append(table)
    for key, source in ledger.sources().items():
        yield Page(source, tuple(figures.get(key, ())), tuple(series.get(key, ())))


def _asked(key: str, words: list[str]) -> list[Page]:
    """The page of one key, or the pages of everything that holds all the words."""
    every = list(_pages())
    named = [page for page in every if page.source.key == key] or [
        Page(page.source, figures, series)
        for page in every
        for figures, series in [_keyed(page, key)]
        if figures or series
    ]
    found = named or [kept for page in every if (kept := _holding(page, words))]
    if not found:
        fix = "use other words, or the key of a row; `socialvalue sources` lists all sources"
        raise UnknownName(Fault(key, "the ledger has no such row", fix))
    return found


def _keyed(page: Page, key: str) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    figures = tuple(one for one in page.figures if key in (one.key, one.code))
    return figures, tuple(one for one in page.series if one.key == key)


def _holding(page: Page, words: list[str]) -> Page | None:
    """What of a page holds all the words, its source's own words included; None if nothing."""
    told = page.source
    head = f"{told.key} {told.publisher} {told.title} {told.edition} {told.licence} {told.status}"
    if _has(head, words):
        return page
    figures = [one for one in page.figures if _has(f"{head} {_text(one)}", words)]
    series = [one for one in page.series if _has(f"{head} {one.key} {one.unit}", words)]
    return Page(told, tuple(figures), tuple(series)) if figures or series else None


def _has(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)


def _text(one: Figure) -> str:
    named = f"{one.key} {one.code} {one.topic} {one.kind} {one.status}"
    return f"{named} {one.unit} {one.per} {one.note}"


def _page(page: Page, *, full: bool) -> list[str]:
    source = page.source
    lines = [source.key, *wrapped(f"{source.publisher}: {source.title}, {source.edition}", "  ")]
    facts = [f"licence {source.licence}", f"status {source.status}"]
    facts += [f"checked on {source.checked_on}"] if source.checked_on else []
    facts += [f"valid until {source.valid_until}"] if source.valid_until else []
    lines += wrapped("; ".join(facts), "  ")
    lines += [line for said in standing(source, today()) for line in wrapped(said, "  ! ", "    ")]
    lines += wrapped(source.note, "  ") if source.note and not _said(source) else []
    rows = [*map(_figure, page.figures), *(_table(one, full=full) for one in page.series)]
    shown = rows if full else rows[:FEW]
    lines += [line for row in shown for line in wrapped(row, "  - ", "    ")]
    more = len(rows) - len(shown)
    return [*lines, *([f"    and {more} more: socialvalue sources {source.key}"] if more else [])]


def _said(source: Source) -> bool:
    """Whether what stands against the source already gives its note."""
    return any(source.note in sentence for sentence in standing(source, today()))


def today() -> date:
    """The day on which the question is asked."""
    return datetime.now(UTC).date()


def _figure(figure: Figure) -> str:
    span = (
        ""
        if figure.low is None or figure.high is None
        else (f" ({number(figure.low)} to {number(figure.high)})")
    )
    unit = "" if figure.unit == "1" else f" {figure.unit}"
    code = f" [{figure.code}]" if figure.code else ""
    per = f" (per {figure.per})" if figure.per else ""
    told = ledger.source(figure.source.key)
    own = [figure.kind] if figure.kind else []
    own += [figure.status] if figure.status != told.status else []
    if figure.valid_until and figure.valid_until != told.valid_until:
        over = figure.valid_until < today().isoformat()
        own += [f"{'was ' if over else ''}valid until {figure.valid_until}"]
    facts = f"; {', '.join(own)}" if own else ""
    note = f": {figure.note}" if figure.note else ""
    return f"{figure.key}{code} = {number(figure.value)}{span}{unit}{per}{facts}{note}"


def _table(series: Series, *, full: bool) -> str:
    first, last = min(series.values), max(series.values)
    ahead = f", forecast from {min(series.forecast)}" if series.forecast else ""
    unit = "" if series.unit == "1" else f" {series.unit}"
    ends = f"{number(series.values[first])} to {number(series.values[last])}{unit}"
    head = f"{series.key}: {first} to {last} ({YEARS[series.years]}), {ends}{ahead}"
    if not full:
        return head
    return f"{head}: {'; '.join(_at(series, year) for year in series.values)}"


def _at(series: Series, year: int) -> str:
    low, high = series.low.get(year), series.high.get(year)
    span = "" if low is None or high is None else f" ({number(low)} to {number(high)})"
    return f"{year} {number(series.values[year])}{span}"


def as_dict(page: Page) -> dict[str, Any]:
    """A source, its figures and its series as plain JSON types."""
    said = standing(page.source, today())
    return {
        **asdict(page.source),
        "expired": any("stale" in sentence for sentence in said),
        "standing": said,
        "figures": [_plain(figure) for figure in page.figures],
        "series": [dict(_rows(series)) for series in page.series],
    }


def _plain(figure: Figure) -> dict[str, Any]:
    held = {name: value for name, value in asdict(figure).items() if name != "source"}
    own = {name: getattr(figure, name) for name in ("price_year", "status", "valid_until")}
    return {**held, **own, "standing": standing(figure, today())}


def _rows(series: Series) -> Iterator[tuple[str, Any]]:
    for name in ("key", "unit", "family", "vintage", "years", "kind"):
        yield name, getattr(series, name)
    yield "standing", standing(series, today())
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
