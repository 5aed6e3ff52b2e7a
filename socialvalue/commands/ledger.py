"""The command that shows sources: every figure of the ledger, under the source it came from.

In come the options of the command line; out come answers. Words narrow the list to what answers
them. What stands against a source on the day that is asked about is said beside it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from attrs import asdict

from socialvalue import source as ledger
from socialvalue.commands.answer import Answer
from socialvalue.commands.ledger_search import Page, asked, pages
from socialvalue.commands.scoring import Misuse
from socialvalue.errors import Fault
from socialvalue.scorecard.words import number, wrapped
from socialvalue.source import Figure, Series, Source, standing
from socialvalue.source.validity import checked_later

FEW = 3
"""Rows shown of one source where the whole ledger is listed."""

YEARS = {
    "calendar": "calendar years",
    "financial": "financial years, by the year in which they begin",
    "periods": "years of a project",
}


def sources(options: Namespace) -> Answer:
    """The whole ledger in short, or in full whatever answers the words that are asked."""
    words, on = options.words, day(options.as_of)
    found = asked(words) if words else pages()
    lines = [line for page in found for line in (*_page(page, on, full=bool(words)), "")]
    if not words:
        lines += wrapped("To see more: socialvalue sources WORDS (such as: homeless fiscal)")
    return Answer("\n".join(lines).rstrip(), {"sources": [as_dict(page, on) for page in found]})


def day(said: str) -> date:
    """The day on which the question is asked: the one that is said, or today (UTC)."""
    if not said:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        fix = "write it as in 2026-12-31"
        raise Misuse(Fault("--as-of", f"{said!r} is no day", fix)) from None


def _page(page: Page, on: date, *, full: bool) -> list[str]:
    source = page.source
    lines = [source.key, *wrapped(f"{source.publisher}: {source.title}, {source.edition}", "  ")]
    facts = [f"licence {source.licence}", f"status {source.status}"]
    facts += [f"checked on {source.checked_on}"] if source.checked_on else []
    facts += [f"valid until {source.valid_until}"] if source.valid_until else []
    against = standing(source, on)
    facts += [] if against else [_holds(source, on)]
    lines += wrapped("; ".join(facts), "  ")
    lines += [line for said in against for line in wrapped(said, "  ! ", "    ")]
    told = any(source.note in said for said in against)
    lines += wrapped(source.note, "  ") if source.note and not told else []
    lines += [line for said in page.said for line in wrapped(f"{said}.", "  ")]
    rows = [_figure(one, on) for one in page.figures]
    rows += [_table(one, full=full) for one in page.series]
    shown = rows if full else rows[:FEW]
    lines += [line for row in shown for line in wrapped(row, "  - ", "    ")]
    more = len(rows) - len(shown)
    return [*lines, *([f"    and {more} more: socialvalue sources {source.key}"] if more else [])]


def _holds(source: Source, on: date) -> str:
    """That nothing stands against a source on a day, as far as anybody looked by then."""
    if checked_later(source, on):
        return f"not yet checked on {on}, so that nobody can tell whether it held"
    return f"holds on {on}"


def _figure(figure: Figure, on: date) -> str:
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
        over = figure.valid_until < on.isoformat()
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


def as_dict(page: Page, on: date) -> dict[str, Any]:
    """A source, its figures and its series as plain JSON types."""
    said = standing(page.source, on)
    return {
        **asdict(page.source),
        "expired": any("stale" in sentence for sentence in said),
        "standing": said,
        "as_of": on.isoformat(),
        "not_yet_checked": checked_later(page.source, on),
        "said": list(page.said),
        "figures": [_plain(figure, on) for figure in page.figures],
        "series": [dict(_rows(series, on)) for series in page.series],
    }


def _plain(figure: Figure, on: date) -> dict[str, Any]:
    held = {name: value for name, value in asdict(figure).items() if name != "source"}
    own = {name: getattr(figure, name) for name in ("price_year", "status", "valid_until")}
    return {**held, **own, "standing": standing(figure, on)}


def _rows(series: Series, on: date) -> Iterator[tuple[str, Any]]:
    for name in ("key", "unit", "family", "vintage", "years", "kind"):
        yield name, getattr(series, name)
    yield "standing", standing(series, on)
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
