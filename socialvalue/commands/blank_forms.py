"""Blank forms of a framework: one row for every input, with its unit, and nobody's number in it.

In comes a framework; out come the texts of `submissions.csv` and `claims.csv`. As they are they
read without a fault, as a submission that has shown nothing yet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from socialvalue.claims.batch import asked
from socialvalue.claims.doors.untouched import NAME, YOURS
from socialvalue.claims.inputs import Inputs
from socialvalue.column import Code, Sample, SampleGroup
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS

HEADER = ("submission", "measure", "input", "item", "value", "unit", "stage", "evidence", "source")


def submissions(framework: Framework) -> str:
    """The submissions table: one row, blank but for its id, with the sizes that are needed."""
    needed = sizes(framework)
    header = ["id", "name", *(f"{name} [{PER_UNITS[name]}]" for name in needed)]
    return table(header, [[YOURS, NAME, *[""] * len(needed)]])


def sizes(framework: Framework) -> list[str]:
    """The columns of the submissions table that some measure of a framework needs."""
    members = framework.members.values()
    needed = {name for member in members for name in Inputs.of(member.measure).sizes}
    return [name for name in PER_UNITS if name in needed]


def claims(framework: Framework) -> str:
    """The claims: a row an input, one entry of each sample, blank but for units and stages."""
    rows = [
        [YOURS, code, name, item, "", unit, stage, "", ""]
        for code, member in framework.members.items()
        for stage in stages(member.measure)
        for name, item, unit in inputs(member.measure)
    ]
    return table(HEADER, rows)


def stages(measure: type[Measure]) -> tuple[str, ...]:
    """The stages that a measure needs: a change has a baseline, too."""
    return ("baseline", "committed") if measure.reports == "change" else ("committed",)


def inputs(measure: type[Measure]) -> Iterator[tuple[str, str, str]]:
    """Name, item and unit of everything that a claim gives, one entry of each sample."""
    for name, what in asked(measure).items():
        if isinstance(what, SampleGroup):
            yield from ((f"{name}.{part}", "1", unit_of(one)) for part, one in what.members)
            yield f"{name}.count", "1", what.of
        else:
            yield name, "1" if isinstance(what, Sample) else "", unit_of(what)


def unit_of(what: object) -> str:
    """The unit of an input; a word has none."""
    return "" if isinstance(what, Code) else str(getattr(what, "unit", ""))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV file as text, with a line end after every row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
