"""Workbooks of claims, written by XlsxWriter: a sheet a table, as a council would fill them in."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]

TABLE: Rows = (
    ("id", "name", "contract_value [GBP_2025]", "eligible", "fte"),
    ("acme", "Acme Co-op", 1_000_000, 200, 10),
    ("blue", "Blue Ltd", 500_000, 100, 5),
)
WIDE: Rows = (
    ("submission", "attended", "contributed", "organised", "decided"),
    ("acme", 10, 20, 3, 2),
    ("blue", 5, 4, 1, 0),
)
TIDY: Rows = (
    ("submission", "measure", "input", "item", "value", "unit", "stage", "evidence", "source"),
    ("acme", "PA3", "attended", None, 10, "person", "committed", "E1", "register"),
    ("acme", "PA3", "contributed", None, 20, "person", "committed", None, None),
    ("acme", "PA3", "organised", None, 3, "person", "committed", None, None),
    ("acme", "PA3", "decided", None, 2, "person", "committed", None, None),
    ("blue", "PA3", "attended", None, 5, "person", "committed", None, None),
    ("blue", "PA3", "contributed", None, 4, "person", "committed", None, None),
    ("blue", "PA3", "organised", None, 1, "person", "committed", None, None),
    ("blue", "PA3", "decided", None, 0, "person", "committed", None, None),
)


def book(path: Path, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> Path:
    """A workbook; "5%" is written as 0.05 that is shown as a percentage, "=…" as a formula."""
    made = xlsxwriter.Workbook(str(path), {"strings_to_urls": False})
    share = made.add_format({"num_format": "0%"})
    days = made.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = made.add_worksheet(name)
        if name in hidden:
            page.hide()
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.endswith("%") and cell[:-1].isdigit():
                    page.write_number(line, column, int(cell[:-1]) / 100, share)
                elif isinstance(cell, date):
                    page.write_datetime(line, column, datetime.combine(cell, time()), days)
                elif cell is not None:
                    page.write(line, column, cell)
    made.close()
    return path


def changed(rows: Rows, row: int, column: int, value: Any) -> Rows:
    """The rows with another value in one cell, both counted from 1."""
    found = [list(one) for one in rows]
    found[row - 1][column - 1] = value
    return found


def of_csv(path: Path) -> Rows:
    """The rows of a CSV file; whatever reads as a number is one."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[_value(cell) for cell in row] for row in csv.reader(file)]


def _value(cell: str) -> Any:
    try:
        return float(cell) if cell else None
    except ValueError:
        return cell
