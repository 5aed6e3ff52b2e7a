"""Finding in the ledger what an auditor reads elsewhere: a key, a code, a number, a measure, words.

In come the words of a question; out come `Page`s: sources with those of their figures and series
that answer it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from socialvalue import registry
from socialvalue import source as ledger
from socialvalue.basis import Basis
from socialvalue.commands.names import spelt
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard import provenance, used
from socialvalue.scorecard.words import number
from socialvalue.source import Figure, Series, Source
from socialvalue.source.matching import BEGINS, INSIDE, fit

_USES = {"rating": "where its rating starts and ends"}
_NUMBER = re.compile(r"£?(-?\d[\d,]*(?:\.\d+)?)")


@frozen
class Page:
    """One source and those of its figures and series that are shown; `said` is why, in words."""

    source: Source
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    said: tuple[str, ...] = ()


def pages() -> list[Page]:
    """The whole ledger, source by source."""
    figures: dict[str, list[Figure]] = {}
    for figure in ledger.figures().values():
        figures.setdefault(figure.source.key, []).append(figure)
    series: dict[str, list[Series]] = {}
    for table in map(ledger.series, ledger.series_keys()):
        series.setdefault(table.source.key, []).append(table)
    return [
        Page(source, tuple(figures.get(key, ())), tuple(series.get(key, ())))
        for key, source in ledger.sources().items()
    ]


def asked(words: Sequence[str]) -> list[Page]:
    """The pages that answer a question, by the first way that finds any.

    A key or a publisher's code; the code of a measure, for the figures it uses; a number, for the
    rows that hold it; or words, all of which a row holds. `UnknownName` where nothing does.
    """
    whole = " ".join(words)
    for way in (_keyed, _of_measure, _valued):
        if found := way(whole):
            return found
    found = _holding(words)
    if not found:
        fix = (
            "use other words, a number as it is printed, the code of a measure, or the key of a "
            "row; `socialvalue sources` lists all sources"
        )
        raise UnknownName(Fault(whole, "the ledger has no such row", fix))
    return found


def _keyed(key: str) -> list[Page]:
    """The page of a source by its key, or the rows that have this key or code."""
    every, plain = pages(), key.casefold()
    named = [page for page in every if page.source.key.casefold() == plain]
    return named or _kept(
        every,
        lambda one: plain in (one.key.casefold(), one.code.casefold()),
        lambda one: one.key.casefold() == plain,
    )


def _kept(
    every: Iterable[Page],
    figure: Callable[[Figure], bool],
    series: Callable[[Series], bool],
) -> list[Page]:
    """Pages cut to the figures and series that are wanted; none without any."""
    cut = (
        Page(page.source, tuple(filter(figure, page.figures)), tuple(filter(series, page.series)))
        for page in every
    )
    return [page for page in cut if page.figures or page.series]


def _of_measure(code: str) -> list[Page]:
    """The figures that a measure uses, and what for; none where it is no measure's code."""
    codes = registry.codes()
    known = spelt(code, codes)
    if known not in codes:
        return []
    parts = [part for part in used.parts(registry.measure(known), Basis()) if part.source]
    keys = {provenance.key_of(part) for part in parts}
    uses: dict[str, dict[str, None]] = {}
    own: dict[str, Source] = {}
    for part in parts:
        if part.source is not None:
            uses.setdefault(part.source.key, {})[part.use] = None
            own[part.source.key] = part.source
    shelf = {page.source.key: page for page in pages()}
    return [
        Page(
            page.source,
            tuple(one for one in page.figures if one.key in keys),
            tuple(one for one in page.series if one.key in keys),
            (f"{known} takes from it: {', '.join(_USES.get(use, use) for use in told)}",),
        )
        for key, told in uses.items()
        for page in [shelf.get(key) or Page(own[key], (), ())]
    ]


def _valued(text: str) -> list[Page]:
    """The rows that hold a number as it is printed, its range included; none where it is none."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return []
    printed = number(float(match[1].replace(",", "")))
    found = _kept(
        pages(),
        lambda one: printed in _numbers(one.value, one.low, one.high),
        lambda one: any(True for _ in _years(one, printed)),
    )
    return [
        Page(
            page.source,
            page.figures,
            page.series,
            tuple(
                f"{printed} stands in {one.key} for {y}"
                for one in page.series
                for y in _years(one, printed)
            ),
        )
        for page in found
    ]


def _numbers(*values: float | None) -> set[str]:
    return {number(value) for value in values if value is not None}


def _years(one: Series, printed: str) -> Iterator[int]:
    """The years of a series that hold a number as it is printed."""
    for year, value in one.values.items():
        if printed in _numbers(value, one.low.get(year), one.high.get(year)):
            yield year


def _holding(words: Sequence[str]) -> list[Page]:
    """What holds all the words, its source's own included: whole words first."""
    for least in (BEGINS, INSIDE):
        found = [
            (how, kept) for page in pages() for how, kept in [_cut(page, words, least)] if kept
        ]
        if found:
            return [kept for _, kept in sorted(found, key=lambda one: -one[0])]
    return []


def _cut(page: Page, words: Sequence[str], least: int) -> tuple[int, Page | None]:
    """What of a page holds all the words at least so well, and how well its best row does."""
    told = page.source
    head = f"{told.key} {told.publisher} {told.title} {told.edition} {told.licence} {told.status}"
    if (how := fit(head, words)) >= least:
        return how, page
    figures = {one: fit(f"{head} {_text(one)}", words) for one in page.figures}
    series = {one: fit(f"{head} {one.key} {one.unit}", words) for one in page.series}
    kept = Page(
        told,
        tuple(one for one, how in figures.items() if how >= least),
        tuple(one for one, how in series.items() if how >= least),
    )
    best = max([*figures.values(), *series.values()], default=0)
    return best, kept if kept.figures or kept.series else None


def _text(one: Figure) -> str:
    named = f"{one.key} {one.code} {one.topic} {one.kind} {one.status}"
    return f"{named} {one.unit} {one.per} {one.note}"
