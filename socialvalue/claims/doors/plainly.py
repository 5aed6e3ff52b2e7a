"""A refused number as it may be written plainly, so that the mend says what to write.

In comes the text of a cell, the unit asked for and whether that is a share; out comes one number
where nobody can doubt it, two where a comma may be either sign, and none else.
"""

from __future__ import annotations

from socialvalue.claims.doors.spelling import SPELLINGS, Spelling, Written

PER_CENT = "%"
MONEY = {"£": "GBP_", "€": "EUR_"}
WHOLE = ("person", "count")
"""What nobody has a part of: 1,200 people are never 1.2."""


def mend(cell: str, unit: str, *, share: bool) -> str:
    """What to write for a cell that is spelt in another way; "" where nobody can tell."""
    read = _read(cell)
    whole = [one for one in read if unit in WHOLE and one.number.is_integer()]
    told = dict.fromkeys(_told(one, unit, share=share) for one in whole or read)
    if not told or "" in told:
        return ""
    first, *other = told
    return f"write {first}" + (f", or {other[0]} if that is what it says" if other else "")


def astray(cell: str, unit: str, *, share: bool) -> str:
    """What to write for a percentage of what has no shares; "" for all else."""
    if share or unit == PER_CENT or all(one.sign != PER_CENT for one in _read(cell)):
        return ""
    return f"write how many it is{'' if unit == '1' else f', in {unit}'}, and not a percentage"


def _read(cell: str) -> list[Written]:
    """What a cell says in each of the spellings in which it says anything."""
    found = (Spelling(name).read(cell) for name in SPELLINGS)
    return [one for one in found if one is not None]


def _told(found: Written, unit: str, *, share: bool) -> str:
    """A number in plain digits; "" for a sign that is not asked for, and for no share."""
    if found.sign == PER_CENT and not (share or unit == PER_CENT):
        return ""
    if found.sign in MONEY and MONEY[found.sign] not in unit:
        return ""
    number = found.number
    if share and unit != PER_CENT:
        number = number / 100 if found.sign == PER_CENT else number
        return f"{number:.15g}" if 0 <= number <= 1 else ""
    return f"{number:.15g}" if abs(number) < 1e15 else ""
