"""Workbooks of tags: the rows of every sheet that has their columns.

In comes a workbook; out come rows by title, each with its place, or faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault
from socialvalue.workbooks import Sheet, opened, written

Row = tuple[str, dict[str, str]]


def rows(file: Path, columns: Iterable[str], faults: list[Fault]) -> Iterator[Row]:
    """The rows of the sheets whose header has all the columns; blank rows are none.

    Other sheets are notes of whoever made the file. Raises `WorkbookError` and `MissingExtra`.
    """
    wanted, met = tuple(columns), False
    for sheet in opened(file).sheets:
        head = [written(cell).strip() for cell in sheet.rows[0]] if sheet.rows else []
        if not set(wanted) <= set(head):
            continue
        met = True
        if sheet.hidden:
            fix = "unhide it if it counts, or delete it"
            faults.append(Fault(sheet.place, "it is hidden, and holds tags", fix))
        named = [title for title in head if title]
        twice = {title for title in named if named.count(title) > 1}
        faults += [
            Fault(f"{sheet.place} header", f"{quoted(title)} stands twice", "keep one such column")
            for title in sorted(twice)
        ]
        yield from _below(sheet, head, faults)
    if not met:
        fix = "give a sheet whose first row has them"
        fault = f"no sheet of it has the columns {', '.join(wanted)}"
        faults.append(Fault(file.name, fault, fix))


def _below(sheet: Sheet, head: list[str], faults: list[Fault]) -> Iterator[Row]:
    unread = {at[0] for at in sheet.unread}
    faults += [
        Fault(sheet.at(*at), why.fault, why.fix)
        for at, why in sorted(sheet.unread.items(), key=lambda pair: pair[0])
    ]
    for number, cells in enumerate(sheet.rows[1:], 2):
        texts = [written(cell).strip() for cell in cells]
        if not any(texts) or number in unread:
            continue
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, float) and written(cell).endswith(".1"):
                said = written(cell)
                fault = f"as a number, {said} and {said}0 are one, and both are targets"
                faults.append(Fault(sheet.at(number, column), fault, "make the cell a text"))
        row = {title: text for title, text in zip(head, texts, strict=True) if title or text}
        yield f"{sheet.place} row {number}", row
