"""Tags: what others call the thing that a measure counts, such as a target of the Sustainable
Development Goals or an IRIS+ code.

In comes a CSV file, a workbook, or records, of whoever draws up the tags; out come checked `Tags`.
None are shipped: to say that a measure serves a target is a judgement, and each needs somebody
behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import frozen

from socialvalue import arguments
from socialvalue.claims.doors import sheets
from socialvalue.claims.numbers import is_blank, shown
from socialvalue.errors import Fault, FrameworkError
from socialvalue.framework import Framework
from socialvalue.standards import tag_sheets

COLUMNS = ("measure", "scheme", "code", "source")
"""The columns of a file of tags."""

SHAPES = MappingProxyType(
    {
        "SDG": (re.compile(r"(?:1[0-7]|[1-9])(?:\.(?:[1-9][0-9]?|[a-z]))?"), "8 or 8.5"),
        "IRIS": (re.compile(r"[A-Z]{2}[0-9]{4}"), "OI1234"),
    }
)
"""What a code looks like, by scheme, and an example. Whether there is such a code is not known
here: the lists belong to their publishers.
"""


@frozen
class Tag:
    """One name of others for a measure: `source` says who holds that the two belong together."""

    measure: str
    scheme: str
    code: str
    source: str

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


@frozen
class Tags:
    """The tags of some measures, sorted; each once."""

    all: tuple[Tag, ...] = ()

    def of(self, measure: str) -> tuple[Tag, ...]:
        """The tags of one measure, by its code; none where it has none."""
        return tuple(tag for tag in self.all if tag.measure == measure)


NONE = Tags()
"""No tags at all, which is what ships."""


def read_tags(source: str | Path | Iterable[Mapping[str, Any]], framework: Framework) -> Tags:
    """Tags from a CSV file or an .xlsx with the columns measure, scheme, code and source, or from
    records. Of a workbook, every sheet with these columns is read; a hidden one is a fault.

    The scheme is SDG (a goal such as `8`, or a target such as `8.5`) or IRIS (a code such as
    `OI1234`); only the shape of a code is checked. Raises `FrameworkError` with every fault: a
    measure that the framework does not have, another scheme or shape, no source, a tag that stands
    twice. Raises `WorkbookError` for a bad workbook and `MissingExtra` without its reader.
    """
    faults: list[Fault] = []
    listed: list[tuple[str, Mapping[str, Any]]]
    if isinstance(source, str | Path):
        file = arguments.path("source", source)
        if file.suffix.lower() == ".xlsx":
            listed = list(tag_sheets.rows(file, COLUMNS, faults))
        else:
            rows = sheets.rows(file, faults)
            listed = [(f"{file.name} line {line}", row) for line, row in rows]
    else:
        given = arguments.several("source", source, dict, "give a list of dicts")
        listed = [(f"tags[{number}]", row) for number, row in enumerate(given)]
    found: dict[tuple[str, str, str], Tag] = {}
    for at, row in listed:
        tag = _tag(at, row, framework, faults)
        if tag is None:
            continue
        key = tag.measure, tag.scheme, tag.code
        if key in found:
            faults.append(Fault(at, "this tag stands twice", "keep one of them"))
        found[key] = tag
    if faults:
        raise FrameworkError(faults)
    return Tags(tuple(found[key] for key in sorted(found)))


def _tag(at: str, row: Mapping[str, Any], framework: Framework, faults: list[Fault]) -> Tag | None:
    """One row as a tag; None, with faults, where something is wrong with it."""
    before = len(faults)
    if odd := [str(name) for name in row if name not in COLUMNS]:
        fault = f"{shown(odd[0])} is not a column of tags"
        faults.append(Fault(at, fault, f"use {', '.join(COLUMNS)}"))
    measure, scheme, code, source = (_word(row, name) for name in COLUMNS)
    if measure not in framework.members:
        fix = f"use one of {', '.join(framework.members)}"
        faults.append(Fault(f"{at}, measure", "it is not a measure of the framework", fix))
    shape, example = SHAPES.get(scheme, (None, ""))
    if shape is None:
        faults.append(Fault(f"{at}, scheme", "this scheme is not known", "use SDG or IRIS"))
    elif not shape.fullmatch(code):
        fix = f"write it as {example}"
        faults.append(Fault(f"{at}, code", f"it is not a code of {scheme}", fix))
    if not source:
        fix = "say who holds that the measure and the code belong together, and where"
        faults.append(Fault(f"{at}, source", "it is missing", fix))
    return Tag(measure, scheme, code, source) if len(faults) == before else None


def _word(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if is_blank(value) else str(value).strip()
