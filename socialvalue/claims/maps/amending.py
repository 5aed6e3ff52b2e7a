"""How a cell that is no number is mended: often by a word that the map does not declare yet.

In come the text of the cell, what is declared, and a way to try a reading; out comes what to write.
Whatever is offered has been tried, and the number that comes of it is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve

from socialvalue.claims.doors.spelling import PLAIN
from socialvalue.claims.maps.marks import MARK, SCALES, SUPPRESSED
from socialvalue.claims.maps.parts import POUNDS, Cell, Sheet, folded
from socialvalue.claims.numbers import quoted

Tried = Callable[[str, Cell], float | None]
"""The number that a text is through a cell of the map; None if it is none."""

_SAID = re.compile(r"[0-9.,'()\s+-]+")
SPELT = "1,234.5"


def mend(said: str, cell: Cell, sheet: Sheet, tried: Tried) -> str:
    """What to write, in the sheet or in the map, so that a cell is read."""
    if set(said) & SUPPRESSED:
        return "it hides a number: leave the cell blank, or ask for the number"
    if not re.search("[0-9]", said):
        return "write a number, or declare the word: in blank if it says nothing, in zero if none"
    mark = _SAID.sub(" ", said).strip()
    if scaled := _scaled(said, mark, cell, sheet, tried):
        return scaled
    known = {folded(one) for one, _ in (*cell.marks, *sheet.marks)}
    # a sign or a short word may be a mark; more words may be somebody's name or address
    short = len(mark) <= MARK and " " not in mark
    if mark and short and folded(mark) not in known:
        return f"write it plainly, or declare {quoted(mark)} in marks or the format in numbers"
    return "write a number, or say in numbers how the sheet spells them"


def _scaled(said: str, mark: str, cell: Cell, sheet: Sheet, tried: Tried) -> str:
    """The marks by which `£1.2m` is read as 1,200,000, where the map lacks them; else ""."""
    word = folded(mark.replace("£", ""))
    if word not in SCALES:
        return ""
    if (cell.scale or 1) != 1:
        return f"write it as the other cells do, in which 1 stands for {cell.scale:,.15g}"
    form, declared = cell.numbers or sheet.numbers, (*cell.marks, *sheet.marks)
    bare = form == PLAIN and "£" in said and all(one != "£" for one, _ in declared)
    sign = (("£", POUNDS),) if bare else ()
    scales = (*cell.scales, (word, float(SCALES[word])))
    trial = evolve(cell, marks=(*cell.marks, *sign), scales=scales)
    number, spelt = tried(said, trial), ""
    if number is None and form == PLAIN:
        number = tried(said, evolve(trial, numbers=SPELT))
        spelt = f' and numbers = "{SPELT}"'
    if number is None:
        return ""
    pairs = ", ".join([*(f'"{one}" = "{unit}"' for one, unit in sign), f"{word} = {SCALES[word]}"])
    told = f"write marks = {{ {pairs} }}" if not declared else f"add {pairs} to marks"
    other = f'; or {word} = "metre" if it is that' if word == "m" and "£" not in said else ""
    return f"{told}{spelt} in the map, and it is read as {number:,.15g}{other}"
