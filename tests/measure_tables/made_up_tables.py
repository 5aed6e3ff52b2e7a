"""Made-up measure tables for tests: rows as dictionaries, written as CSV or TOML.

Every figure is invented; no value of anybody's licensed table stands here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import socialvalue as sv

Row = Mapping[str, Any]

HOME = {
    "theme": "T",
    "theme_name": "A theme",
    "outcome": "T-o",
    "outcome_name": "Somebody would notice",
}
OURS = {
    "publisher": "A made-up council",
    "source_title": "Made-up prices",
    "edition": "2026",
    "licence": "CC0-1.0",
    "status": "secondary",
}
SEEDS = {
    "code": "M1",
    "name": "Seeds swapped",
    "description": "Packets of seed swapped at open days in the year.",
    **HOME,
    "unit": "count",
    "direction": "benefit",
    "floor": 0,
    "target": 2,
    "per": "eligible",
}
PRICED = {**SEEDS, "ledger": "welfare", "value": 3.5, "price_year": "2024", **OURS}
UNPRICED = {**SEEDS, "unpriced_reason": "nobody sells a packet that was swapped"}
HARM = {
    **UNPRICED,
    "code": "M9",
    "name": "Plots lost",
    "description": "Garden plots lost to building in the year.",
    "direction": "harm",
    "target": 0.1,
}


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV, numbers in plain digits, lists between bars."""
    listed = list(rows)
    columns = list(dict.fromkeys(name for row in listed for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows([{name: _cell(value) for name, value in row.items()} for row in listed])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(value)
    return value if isinstance(value, str) else repr(value)


def as_toml(rows: Iterable[Row]) -> str:
    """The rows as TOML: one [[measure]] a row."""
    lines: list[str] = []
    for row in rows:
        lines.append("[[measure]]")
        lines += [f"{name} = {_value(value)}" for name, value in row.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return repr(value)


def loaded(*rows: Row) -> sv.MeasureTable:
    """The table of some rows, by way of CSV."""
    return sv.load_measures(as_csv(rows), name="mine.csv")


def framework(*codes: str, harm: str = "M9", tables: str = 'tables = ["mine.csv"]') -> str:
    """A framework of one outcome that holds these benefits and one harm."""
    weight = 100 / len(codes)
    rows = [f'    {{ code = "{one}", weight = {weight}, shadow = "{harm}" }},' for one in codes]
    return "\n".join(
        [
            'code = "trial"',
            'name = "Trial"',
            'edition = "1"',
            tables,
            "[caps]",
            'reason = "harm is not for sale"',
            "[[theme]]",
            'code = "T"',
            'name = "A theme"',
            "weight = 100",
            "[[theme.outcome]]",
            'code = "T-o"',
            'name = "Somebody would notice"',
            "weight = 100",
            "measure = [",
            *rows,
            f'    {{ code = "{harm}", weight = 100 }},',
            "]",
        ]
    )
