"""A template as one workbook: who bids, a sheet a theme, what to write in which cell, and examples.

In comes a framework; out comes an .xlsx file, as bytes, that `read` takes as it takes the CSV files
of a template. Its examples stand above a header or on a sheet of their own, where nothing is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from attrs import frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import asked
from socialvalue.claims.doors import own_forms
from socialvalue.claims.doors.own_forms import EXAMPLES
from socialvalue.claims.doors.untouched import NAME, YOURS
from socialvalue.claims.tidy import ASKED
from socialvalue.column import Code, Sample, SampleGroup
from socialvalue.commands import input_words
from socialvalue.commands.blank_forms import HEADER, sizes, stages, unit_of
from socialvalue.commands.template_guide import GUIDE, Lists, guide
from socialvalue.commands.template_page import SIZES
from socialvalue.commands.worked_forms import worked_claims
from socialvalue.framework import Framework, Node
from socialvalue.ramp import PER_UNITS
from socialvalue.report.books.paper import Page, Paper
from socialvalue.scorecard import unit_words

TITLES = 3
"""The row of the header, counted from 0: a title, a line and a worked row stand above it."""

SPARE = 500
"""Rows below the forms that have drop-downs as well, for more bids and longer lists."""

WIDE = 70
"""Signs in a line of what a row asks for."""

WIDTHS = (18, 11, 30, 8, 16, 16, 13, 11, 30, WIDE)
NOTES = {
    "submission": "The id of who bids, the same as on the sheet submissions.",
    "measure": "The code of the measure; the sheet Read me says what it counts.",
    "input": "Which number of the measure this is. The note on each cell says what to write.",
    "item": "For a list: 1 for its first entry, 2 for the next. Copy its rows for each entry.",
    "value": "Your number, or the word from the list. Blank: not shown. A zero: we looked, and "
    "there was none.",
    "unit": "The unit of the value. A share of 5 % is 0.05 where the unit is 1; or write 5 and %.",
    "stage": "baseline, committed (promised), forecast, delivered or verified.",
    "evidence": "E0 asserted, E1 your own record, E2 checked against documents, E3 verified by a "
    "third party, E4 verified and confirmed by those affected.",
    "source": "Where to look it up: a document, a register, a page.",
    ASKED: "What this row asks for, and within which bounds. Nothing of this column is read.",
}


@frozen
class Form:
    """One row to fill in: an input of a measure, and its declaration (None for a count)."""

    code: str
    name: str
    item: str
    unit: str
    stage: str
    what: Any
    told: str


def book(framework: Framework, called: str = "") -> bytes:
    """The workbook of a framework's template.

    `called` is the framework as it was asked for, a name or the path of a TOML file.
    """
    paper = Paper(f"{framework.name}: what to fill in")
    lists = Lists()
    guide(paper, framework, called or framework.code)
    _submissions(paper, framework)
    worked = list(csv.reader(io.StringIO(worked_claims(framework))))[1:]
    for theme, name in _names(framework).items():
        _theme(paper, framework.themes[theme], name, worked, lists)
    _examples(paper, worked)
    lists.sheet(paper)
    return paper.done()


def _names(framework: Framework) -> dict[int, str]:
    """A name a theme that a sheet can have: its code, without signs that no sheet may hold."""
    found: dict[int, str] = {}
    taken = {GUIDE.casefold(), "submissions", EXAMPLES.casefold(), Lists.NAME.casefold()}
    for place, theme in enumerate(framework.themes):
        name = re.sub(r"[\[\]:*?/\\']", " ", theme.code).strip()[:27] or f"theme {place + 1}"
        name = f"{name} {place + 1}" if name.casefold() in taken else name
        taken.add(name.casefold())
        found[place] = name
    return found


def forms(theme: Node) -> Iterator[Form]:
    """The rows of a theme: every input of each of its measures, one entry of each list."""
    for member in theme.leaves():
        measure = member.measure
        for stage in stages(measure):
            for name, what in asked(measure).items():
                for part, item, unit, one, told in _parts(name, what):
                    yield Form(measure.code, part, item, unit, stage, one, told)


def _parts(name: str, what: Any) -> Iterator[tuple[str, str, str, Any, str]]:
    if isinstance(what, SampleGroup):
        for part, one in what.members:
            yield f"{name}.{part}", "1", unit_of(one), one, _told(one)
        yield (
            f"{name}.count",
            "1",
            what.of,
            None,
            f"How many are alike (blank: one). {_capital(what.help)}",
        )
    else:
        item = "1" if isinstance(what, Sample) else ""
        yield name, item, unit_of(what), what, _told(what)


def _told(one: Any) -> str:
    """What to write in a cell, in a sentence or two."""
    help_ = _capital(one.help)
    if isinstance(one, Code):
        return f"{help_}. One of the words in the list."
    unit = unit_words.told(one.unit)
    return f"{help_}. {_capital(unit)}; {input_words.bounds(one)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _submissions(paper: Paper, framework: Framework) -> None:
    needed = sizes(framework)
    heads = ["id", "name", *(f"{name} [{PER_UNITS[name]}]" for name in needed)]
    page = paper.sheet("submissions", (18, 40, *(26 for _ in needed)), "#2E7D6B")
    page.opening(own_forms.TABLE_TITLE, own_forms.TABLE_LEAD, 4)
    sizes_of_it = (own_forms.SIZE for _ in needed)
    _marked_row(page, [own_forms.EXAMPLE, own_forms.TABLE_EXAMPLE, *sizes_of_it])
    page.heads(TITLES, heads, frozen=1)
    notes = ["A short name without spaces; it stands on every row of this bid.",
             "As it is to be shown.", *(f"{SIZES[name]}." for name in needed)]  # fmt: skip
    for column, note in enumerate(notes):
        page.raw.write_comment(TITLES, column, note[:1].upper() + note[1:], _NOTE)
    page.text(TITLES + 1, 0, YOURS)
    page.text(TITLES + 1, 1, NAME)
    if needed:
        last = TITLES + SPARE
        page.raw.data_validation(TITLES + 1, 2, last, 1 + len(needed), {
            "validate": "decimal", "criteria": ">", "value": 0, "ignore_blank": True,
            "error_title": "A size", "error_message": "A size is a number above 0.",
        })  # fmt: skip


def _theme(
    paper: Paper,
    theme: Node,
    name: str,
    worked: list[list[str]],
    lists: Lists,
) -> None:
    page = paper.sheet(name, WIDTHS, "#E0B400")
    page.opening(theme.name, own_forms.LEAD, len(HEADER))
    codes = [member.code for member in theme.leaves()]
    example = next((row for row in worked if row[1] in codes), [""] * len(HEADER))
    _marked_row(page, [own_forms.EXAMPLE, *example[1:]])
    page.heads(TITLES, (*HEADER, ASKED), frozen=3)
    for column, head in enumerate((*HEADER, ASKED)):
        page.raw.write_comment(TITLES, column, NOTES[head], _NOTE)
    at = TITLES + 1
    for form in forms(theme):
        _form(page, at, form, lists)
        at += 1
    last = at + SPARE
    for head, source in (
        ("measure", lists.of(codes)),
        ("stage", lists.of(STAGES)),
        ("evidence", lists.of(GRADES)),
    ):
        column = HEADER.index(head)
        page.raw.data_validation(TITLES + 1, column, last, column, {
            "validate": "list", "source": source, "ignore_blank": True,
            "error_title": f"{head} is not known", "error_message": "Choose one from the list.",
        })  # fmt: skip


GRADES = ("E0", "E1", "E2", "E3", "E4")
_NOTE = {"x_scale": 2.4, "y_scale": 1.3, "author": "socialvalue"}


def _form(page: Page, at: int, form: Form, lists: Lists) -> None:
    cells = (YOURS, form.code, form.name, form.item, "", form.unit, form.stage, "", "")
    for column, text in enumerate(cells):
        if text:
            page.text(at, column, text)
    page.text(at, len(HEADER), form.told, "wrapped")
    page.raw.set_row(at, 15.5 * (1 + len(form.told) // (WIDE - 5)))
    value = HEADER.index("value")
    page.raw.write_blank(at, value, None, page.paper.style("given"))
    page.raw.write_comment(at, HEADER.index("input"), form.told[:1000], _NOTE)
    rule = _rule(form, lists)
    title = f"{form.code} {form.name}"[:32]
    page.raw.data_validation(at, value, at, value, {
        **rule, "input_title": title, "input_message": form.told[:255], "ignore_blank": True,
        "error_type": "warning", "error_title": title,
    })  # fmt: skip


def _rule(form: Form, lists: Lists) -> dict[str, Any]:
    """What a value must be: one of some words, or a number within bounds."""
    if isinstance(form.what, Code):
        source = lists.of(form.what.names)
        return {"validate": "list", "source": source, "error_message": "Choose from the list."}
    low, high = (0.0, float("inf")) if form.what is None else (form.what.low, form.what.high)
    told = "A number" if form.what is None else input_words.bounds(form.what).capitalize()
    asked = f"{told}, {unit_words.told(form.unit)}: is this right?"
    said = {"validate": "decimal", "error_message": asked[:255]}
    if isfinite(low) and isfinite(high):
        return {**said, "criteria": "between", "minimum": low, "maximum": high}
    if isfinite(high):
        return {**said, "criteria": "<=", "value": high}
    return {**said, "criteria": ">=", "value": low if isfinite(low) else -1e300}


def _marked_row(page: Page, cells: list[str]) -> None:
    for column, text in enumerate(cells):
        page.text(TITLES - 1, column, text, "example")


def _examples(paper: Paper, worked: list[list[str]]) -> None:
    page = paper.sheet(EXAMPLES, WIDTHS, "#8A8A8A")
    page.opening(
        "Examples: nothing on this sheet is read",
        "Each measure filled in once, with numbers that are made up; each is a bid of its own.",
        len(HEADER),
    )
    page.heads(TITLES - 1, ("example", *HEADER[1:]), frozen=2)
    for at, row in enumerate(worked, TITLES):
        for column, text in enumerate(row):
            page.text(at, column, text)
