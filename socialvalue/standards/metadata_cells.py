"""Tables as CSV: numbers stay numbers, and no text is ever a formula.

In comes a table of columns; out comes text. A text that a spreadsheet could run, and one that
begins with the mark itself, is given an apostrophe in front; `plain_text` takes it off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from socialvalue.scorecard.tables import rows_of

MARK = "'"
_PASSED_OVER = r"\s\"'\ufeff\u200b-\u200f\u2060"
_SIGNS = r"=+\-@|%＝＋－＠﹢﹣﹦﹫−\x00-\x1f\x7f"
_RUNS = re.compile(f"'|[{_PASSED_OVER}]*[{_SIGNS}]")
"""What begins a formula, behind whatever a spreadsheet may pass over; and the mark itself."""


def marked_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return MARK + text if _RUNS.match(text) else text


def plain_text(cell: str) -> str:
    """The text that `marked_text` was given."""
    return cell.removeprefix(MARK)


def table_text(table: Mapping[str, Any]) -> str:
    """A table as CSV: commas, every text in quotes, an empty cell where there is nothing."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(table)
    for row in rows_of(dict(table)):
        writer.writerow([_cell(value) for value in row.values()])
    return out.getvalue()


def _cell(value: Any) -> Any:
    """What is written of a value; numbers without an answer are empty."""
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, int | float) else marked_text(_whole(str(value)))


def _whole(text: str) -> str:
    """A text without half signs, which no file can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
