"""The page beside a template: what each measure counts, and what each of its inputs means."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from socialvalue.claims.batch import asked
from socialvalue.claims.inputs import Inputs
from socialvalue.column import Code, SampleGroup, Single
from socialvalue.commands.blank_forms import YOURS, sizes
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS

SIZES = {
    "contract_value": "the value of the contract, grant or service",
    "eligible": "everybody who could take part or is affected",
    "fte": "full-time equivalents who work on it",
}


def page(framework: Framework) -> str:
    """The whole page, as Markdown."""
    return "\n".join([*_how(framework), *_what(framework)]).rstrip() + "\n"


_HOW = """
Replace the id `{yours}` by your own in both files. One row of `claims.csv` is one number: write it
under `value`, in the unit beside it. Leave blank what you do not show; a blank is no zero. A zero
says: we looked, and there was none. A blank harm counts as one that nobody looked for.

A sample has one entry for each person or thing, or for each number of them alike (`count`): copy
its rows, and give each entry its own `item`. `stage` is baseline, committed, forecast, delivered or
verified; `evidence` is a grade from E0 to E4, and `source` says where it can be looked up.

For several bids, add rows with other ids. The folder `example` shows each measure filled in, with
sizes that are made up; look at it with `socialvalue score example`.

## submissions.csv

| column | unit | what |
|---|---|---|
| id | | a short name, the same as in `claims.csv` |
| name | | as it is to be shown |"""


def _how(framework: Framework) -> Iterator[str]:
    yield f"# {framework.name}: what to fill in"
    yield ""
    yield f"Framework {framework.code}, edition {framework.edition}."
    yield _HOW.format(yours=YOURS)
    for name in sizes(framework):
        members = framework.members.items()
        for_whom = ", ".join(code for code, one in members if name in Inputs.of(one.measure).sizes)
        yield f"| {name} | {PER_UNITS[name]} | {SIZES[name]}; for {for_whom} |"
    yield ""
    yield "## claims.csv"


def _what(framework: Framework) -> Iterator[str]:
    for code, member in framework.members.items():
        measure = member.measure
        yield ""
        yield f"### {code} {measure.title}" + (" (a harm)" if measure.harm else "")
        yield ""
        yield _line(measure.description())
        yield from _notes(measure)
        if member.not_applicable:
            yield ""
            yield "Where it does not apply, write one row with the input `not_applicable`, and as"
            yield f"its value one of these reasons: {'; '.join(member.not_applicable)}."
        yield ""
        yield "| input | unit | what | bounds |"
        yield "|---|---|---|---|"
        for name, what in asked(measure).items():
            yield from _input(name, what)


def _notes(measure: type[Measure]) -> Iterator[str]:
    if measure.reports == "change":
        yield ""
        yield "It reports a change: fill in the rows of the baseline as well."
    if isinstance(measure.combine, Single):
        yield ""
        yield "It takes one claim from each submission."


def _input(name: str, what: Any) -> Iterator[str]:
    if isinstance(what, SampleGroup):
        for part, one in what.members:
            yield from _input(f"{name}.{part}", one)
        told = f"how many are alike (blank: one); {_line(what.help)}"
        yield f"| {name}.count | {what.of} | {told} | |"
    elif isinstance(what, Code):
        yield f"| {name} | | {_line(what.help)} | one of {', '.join(what.names)} |"
    else:
        yield f"| {name} | {what.unit} | {_line(what.help)} | {_bounds(what)} |"


def _bounds(what: Any) -> str:
    if (what.low, what.high) == (-inf, inf):
        return ""
    if what.high == inf:
        return f"{what.low:g} or more"
    return f"{what.low:g} to {what.high:g}"


def _line(words: str) -> str:
    """Words as they fit into a cell of a table."""
    return " ".join(words.replace("|", "/").split())
