"""Paper: sheets that are written cell by cell, where a text is a text whatever it begins with.

In come texts, numbers and formulas of ours; out comes the file, as bytes. XlsxWriter writes it.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from socialvalue.extras import need

LONGEST = 32_767
"""Signs that a cell of a workbook can hold."""

_RUNS = re.compile(r"[\s\"'\ufeff\u200b-\u200f\u2060]*[=+\-@|%＝＋－＠﹢﹣﹦﹫−\x00-\x1f\x7f]|'")
_INK, _PALE, _RULE = "#1F3B4D", "#EAF1F5", "#B8C7D0"
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": _INK},
    "lead": {"font_size": 11, "font_color": "#444444", "text_wrap": True, "valign": "top"},
    "section": {"bold": True, "font_size": 12, "font_color": _INK},
    "head": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _INK,
        "text_wrap": True,
        "align": "left",
        "indent": 1,
        "valign": "vcenter",
        "border": 1,
        "border_color": _RULE,
    },
    "text": {"valign": "top", "align": "left", "indent": 1},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "valign": "top", "align": "left", "indent": 1},
    "example": {
        "italic": True,
        "font_color": "#5A5A5A",
        "bg_color": "#EEEEEE",
        "align": "left",
        "indent": 1,
    },
    "points": {"num_format": "0.0", "valign": "top"},
    "score": {"num_format": "0.0", "bold": True, "valign": "top", "bg_color": _PALE},
    "whole": {"num_format": "0", "valign": "top"},
    "amount": {"num_format": "#,##0.00", "valign": "top"},
    "count": {"num_format": "#,##0", "valign": "top"},
    "small": {"num_format": "0.0#####", "valign": "top"},
    "below": {"font_color": "#9C2F12", "bold": True},
    "share": {"num_format": "0%", "valign": "top"},
    "pounds": {"num_format": "£#,##0.00;-£#,##0.00", "valign": "top"},
    "given": {"bg_color": "#FFF6CC", "border": 1, "valign": "top"},
}
"""What a cell looks like, by what stands in it; `given` are the cells that a reader may change."""


def whole(text: str) -> str:
    """A text as a cell can hold it: without half signs, and no longer than there is room."""
    sound = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return sound if len(sound) <= LONGEST else sound[: LONGEST - 1] + "…"


def runs(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula, were it typed in."""
    return bool(_RUNS.match(text))


def _fitting(style: str, number: float) -> str:
    """The look of an amount: whole, or with as many places as it needs."""
    if style != "amount" or not math.isfinite(number):
        return style
    return "count" if number.is_integer() else style if abs(number) >= 1 else "small"


class Paper:
    """A workbook in the making; `pages` are its sheets, in order."""

    style: Callable[..., Any]

    def __init__(self, title: str) -> None:
        safe = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._out = io.BytesIO()
        self._book = need("xlsxwriter", "excel").Workbook(self._out, safe)
        self._book.set_properties({"title": whole(title)[:255], "comments": "Made by socialvalue"})
        self.style = cache(self._style)

    def _style(self, name: str, *, quoted: bool = False) -> Any:
        return self._book.add_format({**STYLES[name], "quote_prefix": quoted})

    def sheet(
        self, name: str, widths: Sequence[float], colour: str = _INK, *, large: bool = False
    ) -> Page:
        """A new sheet, set up to be printed: landscape, on A4, or A3 if `large`, one page wide."""
        made = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            made.set_column(place, place, width)
        made.set_landscape()
        made.set_paper(8 if large else 9)
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        made.set_footer("&L&A&RPage &P of &N")
        made.set_tab_color(colour)
        made.hide_gridlines(2)
        return Page(self, made, name)

    def done(self) -> bytes:
        """The file."""
        self._book.close()
        return self._out.getvalue()


class Page:
    """One sheet: rows and columns are counted from 0; `raw` is XlsxWriter's own."""

    paper: Paper
    raw: Any
    name: str

    def __init__(self, paper: Paper, raw: Any, name: str) -> None:
        self.paper, self.raw, self.name = paper, raw, name

    def text(self, row: int, column: int, text: object, style: str = "text") -> None:
        """A text, never a formula, a link or a number."""
        shown = whole(str(text))
        look = self.paper.style(style, quoted=runs(shown))
        self.raw.write_string(row, column, shown, look)

    def number(self, row: int, column: int, number: float, style: str = "amount") -> None:
        """A number; a blank where there is none."""
        style = _fitting(style, number)
        if math.isfinite(number):
            self.raw.write_number(row, column, number, self.paper.style(style))
        else:
            self.raw.write_blank(row, column, None, self.paper.style(style))

    def formula(
        self, row: int, column: int, formula: str, value: Any, style: str = "points"
    ) -> None:
        """A formula of ours, with the value that it comes to."""
        if isinstance(value, float | int) and not math.isfinite(value):
            value = ""
        if isinstance(value, float):
            style = _fitting(style, value)
        self.raw.write_formula(row, column, f"={formula}", self.paper.style(style), value)

    def value(self, row: int, column: int, value: Any) -> None:
        """A text, a number, or a blank, by its kind."""
        if isinstance(value, bool):
            self.text(row, column, "yes" if value else "no")
        elif isinstance(value, float | int):
            self.number(row, column, float(value))
        else:
            self.text(row, column, value)

    def heads(self, row: int, names: Sequence[str], *, frozen: int = 0, filtered: int = 0) -> None:
        """A row of headings; it stays in sight, with the first `frozen` columns, and is printed on
        every page. `filtered` is the last row of a table that can be filtered.
        """
        for place, name in enumerate(names):
            self.text(row, place, name, "head")
        self.raw.set_row(row, 48)
        self.raw.freeze_panes(row + 1, frozen)
        self.raw.repeat_rows(row)
        if filtered > row:
            self.raw.autofilter(row, 0, filtered, len(names) - 1)

    def opening(self, title: str, lead: str, columns: int) -> None:
        """A title, and beneath it what this sheet is, over so many columns."""
        self.text(0, 0, title, "title")
        self.raw.set_row(0, 24)
        self.raw.merge_range(1, 0, 1, max(columns - 1, 1), "", self.paper.style("lead"))
        self.text(1, 0, lead, "lead")
        self.raw.set_row(1, 15.5 * (1 + len(lead) // 125))
