"""The headings of a measure table: every column by name, what kind of cell it holds, and of what.

A column belongs to the measure (its rows agree on it), to one of its prices (the rows of one ledger
agree on it), or to a single row. The guide in `docs/measure-tables.md` is held to this list.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from socialvalue.proxy import ADJUSTMENTS, LEDGERS
from socialvalue.ramp import PER_UNITS
from socialvalue.source.publication import STATUSES

Kind = Literal["text", "name", "unit", "number", "year", "date", "words", "sentences", "choice"]
Of = Literal["measure", "price", "row"]


@frozen
class Heading:
    """One column: the `kind` of its cells, what it is `of`, what stands in it, and its choices."""

    name: str
    kind: Kind
    of: Of
    help: str
    choices: tuple[str, ...] = ()


LOWER = "lower is better"
DIRECTIONS = ("benefit", "harm", LOWER)
REPORTS = ("amount", "change", "state", "ratio")
COMBINES = ("sum", "single", "mean")
SOURCE = (
    *("publisher", "source_title", "edition", "licence", "status"),
    *("checked_on", "valid_until", "source_note"),
)
"""The columns that describe a source."""

ASSUMED = "assumed"
"""The word that names a judgement of the table's owner as a source."""


def _of_measure() -> Iterator[Heading]:
    def text(name: str, says: str) -> Heading:
        return Heading(name, "text", "measure", says)

    def choice(name: str, choices: tuple[str, ...], says: str) -> Heading:
        return Heading(name, "choice", "measure", says, choices)

    yield Heading("code", "name", "row", "the code of the measure, such as EM1")
    yield text("name", "what the measure is called")
    yield text("description", "one sentence: what is counted, of whom, over what time")
    yield Heading("theme", "name", "measure", "the code of its theme")
    yield text("theme_name", "the theme in words; the code, if left out")
    yield Heading("outcome", "name", "measure", "the code of its outcome")
    yield text("outcome_name", "the outcome in words: a change that somebody would notice")
    yield Heading("unit", "unit", "measure", "what it is counted in, such as person or GBP_2025")
    yield Heading("input", "name", "measure", "what a claim calls the number; amount, if left out")
    yield text("input_help", "what to count and what to leave out")
    yield choice("within", tuple(PER_UNITS), "what the number is a part of, and never more than")
    yield choice("direction", DIRECTIONS, "whether more is a gain, damage, or worse")
    yield choice("reports", REPORTS, "an amount, if left out")
    yield choice("combine", COMBINES, "how claims join: sum, if left out")
    yield Heading("combine_by", "name", "measure", "for mean: what each claim is weighted by")
    yield Heading("combine_by_unit", "unit", "measure", "for mean: the unit of that weight")
    yield Heading("floor", "number", "measure", "the amount rated 0; for a harm, no exposure")
    yield Heading("target", "number", "measure", "the amount rated 100; for a harm, its limit")
    yield choice("per", tuple(PER_UNITS), "what floor and target are per; else, give a reason")
    yield text("reason", "why this range; needed where per is left out")
    yield Heading("rating_source", "text", "measure", "who says so of floor and target")
    yield text("unrated_reason", "why it has no floor and target")


def _of_figures() -> Iterator[Heading]:
    def figure(name: str, says: str) -> Iterator[Heading]:
        yield Heading(name, "number", "measure", says)
        yield Heading(f"{name}_low", "number", "measure", f"the lowest {name} that is likely")
        yield Heading(f"{name}_high", "number", "measure", f"the highest {name} that is likely")
        yield Heading(f"{name}_source", "text", "measure", f"who says so of {name}")

    for name in ADJUSTMENTS:
        yield from figure(name, WHAT_IT_TAKES[name])
    years = "years that the benefit of one unit lasts, its first included"
    yield Heading("persistence", "number", "measure", years)
    yield Heading("persistence_source", "text", "measure", "who says so of persistence")
    yield from figure("drop_off", "the share of the benefit lost each year after the first")


WHAT_IT_TAKES = {
    "deadweight": "the share that would have happened anyway",
    "displacement": "the share only moved from elsewhere",
    "attribution": "the share that belongs to others",
    "leakage": "the share that leaves the place",
    "substitution": "the share that took the place of another",
    "multiplier": "what one unit sets going, itself included",
}


def _of_price() -> Iterator[Heading]:
    def text(name: str, says: str) -> Heading:
        return Heading(name, "text", "price", says)

    yield Heading("ledger", "choice", "row", "the kind of value the price is", LEDGERS)
    yield Heading("key", "name", "measure", "where the price goes by a word: what it is called")
    yield text_of_measure("key_help", "what the word says")
    yield Heading("level", "text", "row", "where the price goes by a word: the word")
    yield Heading("value", "number", "row", "pounds for one unit")
    yield Heading("low", "number", "row", "the lowest price that is likely")
    yield Heading("high", "number", "row", "the highest price that is likely")
    yield Heading("price_year", "year", "price", "the pounds of which year: 2025, or FY2025")
    yield Heading("contains", "words", "price", "which shares the price already holds")
    yield text("source", "a name for the source, to name it again elsewhere")
    yield text("publisher", "who published the price")
    yield text("source_title", "what the publication is called")
    yield text("edition", "which edition, or the date")
    yield text("licence", "under which licence you hold it")
    yield Heading("status", "choice", "price", "how far it was checked", STATUSES)
    yield Heading("checked_on", "date", "price", "the day on which somebody looked")
    yield Heading("valid_until", "date", "price", "the last day on which it is to be used")
    yield text("source_note", "anything a reader should know of the source")
    yield text_of_measure("unpriced_reason", "why it carries no price")
    yield Heading("cautions", "sentences", "measure", "what to be careful of")


def text_of_measure(name: str, says: str) -> Heading:
    """A column of words of the measure."""
    return Heading(name, "text", "measure", says)


HEADINGS: MappingProxyType[str, Heading] = MappingProxyType(
    {one.name: one for one in (*_of_measure(), *_of_figures(), *_of_price())}
)
"""Every column of a measure table, in the order in which a guide tells them."""
