"""The same claims through every door: as tidy and wide sheets, JSON, JSON Lines, TOML and records.

In come records in plain types; out come claims, read from what was written under a folder.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import door_measures

import socialvalue as sv

Record = Mapping[str, Any]
ASIDES = ("stage", "period", "claim", "kind", "evidence", "counterfactual", "source", "note")
TIDY = ("submission", "measure", *ASIDES, "input", "item", "value")


def _sheet(header: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(header), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def tidy(records: Iterable[Record]) -> str:
    """One input a row; a member of a group one row a part."""
    rows = []
    for record in records:
        beside = {name: record[name] for name in TIDY[:-3] if name in record}
        for name, value in record.items():
            if name in beside:
                continue
            if not isinstance(value, Mapping):
                rows.append({**beside, "input": name, "value": _text(value)})
                continue
            for part, many in value.items():
                rows += [
                    {**beside, "input": f"{name}.{part}", "item": place, "value": _text(one)}
                    for place, one in enumerate(many)
                ]
    return _sheet(TIDY, rows)


def wide(records: Iterable[Record]) -> str:
    """One claim a row, the units of numbers in the header."""
    rows = []
    for record in records:
        row: dict[str, Any] = {}
        for name, value in record.items():
            if isinstance(value, Mapping):
                row |= {
                    f"{name}.{part}": "; ".join(map(_text, many)) for part, many in value.items()
                }
            else:
                row[_header(name)] = _text(value)
        rows.append(row)
    header = dict.fromkeys(("submission", "measure", *(name for row in rows for name in row)))
    return _sheet(header, rows)


def toml(records: Iterable[Record], table: Iterable[Record] = ()) -> str:
    """Tables of claims, and of submissions."""
    parts = [f"[[submissions]]\n{_pairs(row)}" for row in table]
    return "\n".join(parts + [f"[[claims]]\n{_pairs(row)}" for row in records])


def _pairs(row: Record) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in row.items())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name} = {_value(one)}' for name, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def _header(name: str) -> str:
    units = {"people": "person", "hours": "hour", "spilled": "litre", "attribution": "1"}
    return f"{name} [{units[name]}]" if name in units else name


def _written(file: Path, text: str, table: Iterable[Record]) -> Path:
    """A file of claims beside a table of submissions."""
    rows = [{name: _text(value) for name, value in row.items()} for row in table]
    header = dict.fromkeys(name for row in rows for name in row)
    (file.parent / "submissions.csv").write_text(_sheet(header, rows), "utf-8", newline="")
    file.write_text(text, "utf-8", newline="")
    return file


def read(door: str, folder: Path, records: list[Any], table: list[Any], **options: Any) -> Any:
    """Claims of the records through one of the `DOORS`."""
    return sv.read(DOORS[door](folder, records, table), door_measures.FRAMEWORK, **options)


def _by_measure(folder: Path, records: list[Any], table: list[Any]) -> Path:
    """A folder of wide sheets, one a measure, named by its code."""
    room = folder / "by_measure"
    room.mkdir(exist_ok=True)
    for old in room.iterdir():
        old.unlink()
    for code in dict.fromkeys(record["measure"] for record in records):
        mine = [
            {name: value for name, value in one.items() if name != "measure"}
            for one in records
            if one["measure"] == code
        ]
        text = wide(mine).replace("submission,measure,", "submission,", 1)
        lines = text.split("\r\n")
        lines[1:] = [line.replace(",,", ",", 1) if line else line for line in lines[1:]]
        _written(room / f"{code}.csv", "\r\n".join(lines), table)
    return room


DOORS: dict[str, Callable[[Path, list[Any], list[Any]], Any]] = {
    "records": lambda folder, records, table: {"claims": records, "submissions": table},
    "tidy": lambda folder, records, table: _written(folder / "tidy.csv", tidy(records), table),
    "wide": lambda folder, records, table: _written(folder / "wide.csv", wide(records), table),
    "a file a measure": _by_measure,
    "json": lambda folder, records, table: _written(
        folder / "one.json", json.dumps({"claims": records, "submissions": table}), []
    ),
    "json lines": lambda folder, records, table: _written(
        folder / "one.jsonl", "\n".join(map(json.dumps, records)), table
    ),
    "toml": lambda folder, records, table: _written(folder / "one.toml", toml(records, table), []),
}
