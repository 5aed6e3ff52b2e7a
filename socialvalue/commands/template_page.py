"""The page beside a template: what each measure counts, and what each of its inputs means."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from socialvalue.claims.batch import asked
from socialvalue.claims.doors.untouched import YOURS
from socialvalue.claims.inputs import Inputs
from socialvalue.column import Code, SampleGroup, Single
from socialvalue.commands import row_words
from socialvalue.commands.blank_forms import inputs, sizes
from socialvalue.commands.scoring import in_shell
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS
from socialvalue.scorecard import unit_words

SIZES = {
    "contract_value": "the value of the contract, grant or service",
    "eligible": "everybody who could take part or is affected",
    "fte": "full-time equivalents who work on it",
}


def page(framework: Framework, called: str) -> str:
    """The whole page, as Markdown; `called` is the framework as the command line names it."""
    lines = [*_how(framework, called), *_units(framework), "", "## claims.csv", *_what(framework)]
    return "\n".join(lines).rstrip() + "\n"


_HOW = """
1. Replace the id `{yours}` by a short name of your own in both files; rows that stay blank may
   keep it.
2. In `submissions.csv`, give the sizes, as they were fixed before anybody bid.
3. In `claims.csv`, one row is one number: write it under `value`, in the unit beside it. Leave
   blank what you do not show. Below, each measure says what its rows mean and what to show.
4. With the path of this folder for `FOLDER`, `socialvalue check FOLDER {option}` lists every cell
   that cannot be read, and how to mend it; `socialvalue score FOLDER {option}` scores.

- **A blank is no zero.** A zero says: we looked, and there was none. A blank harm counts as one
  that nobody looked for, past its limit.
- **A list** (its rows have an `item`) has one entry for each person or thing, or for each number of
  them alike (`count`): copy its rows, and give each entry its own `item`. Where you looked and
  there was none, write one entry with the count 0, and leave its other rows blank.
- **A share** of 5 % stands as 0.05 where the unit is 1; or write 5, and % as the unit.
- `stage` is baseline, committed (promised), forecast, delivered or verified. `committed` is scored,
  unless `--stage` asks for another.
- `evidence` is a grade: E0 asserted, E1 your own record, E2 checked against documents, E3 verified
  by a third party, E4 verified and confirmed by those affected. `source` says where to look it up.
- For several bids, add rows with other ids.

The folder `example` shows each measure filled in, with numbers that are made up. Each stands there
as a submission of its own, so read its rows and not who is ahead; look at it with
`socialvalue score FOLDER/example {option}`.

## submissions.csv

| column | unit | what |
|---|---|---|
| id | | a short name, the same as in `claims.csv` |
| name | | as it is to be shown |"""


def _how(framework: Framework, called: str) -> Iterator[str]:
    yield f"# {framework.name}: what to fill in"
    yield ""
    yield f"Framework {framework.code}, edition {framework.edition}."
    option = f"--framework {in_shell(called)}"
    yield _HOW.format(yours=YOURS, option=option)
    for name in sizes(framework):
        members = framework.members.items()
        for_whom = ", ".join(code for code, one in members if name in Inputs.of(one.measure).sizes)
        yield f"| {name} | {PER_UNITS[name]} | {SIZES[name]}; for {for_whom} |"


def _units(framework: Framework) -> Iterator[str]:
    """What each unit of the forms counts, where its spelling does not say so."""
    found = {PER_UNITS[name] for name in sizes(framework)}
    for member in framework.members.values():
        found |= {unit for _, _, unit in inputs(member.measure) if unit}
    yield from ("", "## Units", "", "| unit | in words |", "|---|---|")
    yield from (f"| {unit} | {unit_words.many(unit)} |" for unit in sorted(found))


def _what(framework: Framework) -> Iterator[str]:
    for code, member in framework.members.items():
        measure = member.measure
        yield ""
        yield f"### {code} {measure.title}" + (" (a harm)" if measure.harm else "")
        yield ""
        yield _line(measure.description())
        yield from _notes(measure)
        yield from _shown(measure)
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
    for key, what, figure, _ in row_words.named([measure.description()]):
        yield ""
        yield f"Row {key}: {figure}{' ' if figure else ''}({_line(what)})."
    if measure.reports == "change":
        yield ""
        yield "It reports a change: fill in the rows of the baseline as well."
    if isinstance(measure.combine, Single):
        yield ""
        yield "It takes one claim from each submission."


def _shown(measure: type[Measure]) -> Iterator[str]:
    """What each grade of evidence asks for, one line a grade."""
    told = list(measure.evidence.by_grade())
    if told:
        yield from ("", "What to show:", "")
        yield from (f"- {grade}: {_line(words)}" for grade, words in told)


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
