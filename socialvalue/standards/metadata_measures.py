"""A measure table with what its columns mean: a Frictionless data package beside the file.

In comes the CSV file of a measure table, which is left as it is; out comes a package that gives
each of its columns a type, a sentence and, where there are few words to choose from, those.
"""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from socialvalue import arguments, whole_files
from socialvalue.errors import ArgumentError, Fault
from socialvalue.measure_tables import load_measures
from socialvalue.measure_tables.headings import HEADINGS
from socialvalue.standards.metadata import slug

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def describe_measures(file: str | Path) -> Path:
    """Write `<name>.datapackage.json` beside the CSV file of a measure table; gives its path.

    Types are those that every cell has; a column of numbers in other spellings is called text. The
    sources that the table names are listed, with the licences under which its owner holds them, and
    no figure of it is repeated. Raises `MeasureError` for a table that is none, `ArgumentError` for
    one that is not plain UTF-8 with commas, and where there is such a package already.
    """
    path = arguments.path("file", file)
    load_measures(path)
    header, rows = _rows(path)
    beside = path.with_name(f"{path.stem}.datapackage.json")
    package = _package(path, header, rows)
    text = json.dumps(package, indent=1, sort_keys=True, allow_nan=False) + "\n"
    whole_files.write({beside: text})
    return beside


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header and the rows of a file as any program would read them."""
    try:
        text = path.read_bytes().decode("utf-8")
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (UnicodeError, ValueError, csv.Error):
        header, rows = [], []
    if not set(header) <= set(HEADINGS) or {len(row) for row in rows} != {len(header)}:
        fault, fix = "it is not plain CSV: UTF-8, commas, no mark", "save it so"
        raise ArgumentError(Fault(path.name, fault, fix))
    return header, rows


def _package(path: Path, header: list[str], rows: list[list[str]]) -> dict[str, Any]:
    data = path.read_bytes()
    name = slug(path.stem) or "measures"
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name,
        "title": f"Measures of {path.name}",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": path.name,
                "title": "Measures, a row for each or for each of its prices",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{sha256(data).hexdigest()}",
                "schema": {
                    "fields": [
                        _field(one, [row[at] for row in rows]) for at, one in enumerate(header)
                    ],
                    "missingValues": [""],
                },
            }
        ],
    }
    sources = _sources(header, rows)
    return package | ({"sources": sources} if sources else {})


def _field(name: str, cells: list[str]) -> dict[str, Any]:
    heading, told = HEADINGS[name], [cell for cell in cells if cell]
    kind = "string"
    if heading.kind == "number" and all(map(_NUMBER.fullmatch, told)):
        kind = "number"
    elif heading.kind == "date" and all(map(_DAY.fullmatch, told)):
        kind = "date"
    found: dict[str, Any] = {"name": name, "type": kind, "description": heading.help}
    if heading.kind == "choice" and set(told) <= set(heading.choices):
        found["constraints"] = {"enum": list(heading.choices)}
    return found


def _sources(header: list[str], rows: list[list[str]]) -> list[dict[str, str]]:
    """The publications that the table names, each once, with the licence where it is told."""
    found: dict[tuple[str, ...], None] = {}
    names = ("publisher", "source_title", "edition", "licence")
    for row in rows:
        cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
        if cells.get("source_title"):
            found[tuple(cells.get(name, "") for name in names)] = None
    return [
        {"title": ", ".join(filter(None, (publisher, title, edition)))}
        | ({"licence": licence} if licence else {})
        for publisher, title, edition, licence in found
    ]
