"""A refused number as it may be written plainly, so that the mend says what to write.

In comes the text of a cell, the unit asked for and whether that is a share; out come the readings
that it has: one where nobody can doubt it, two where a comma may be either sign, none else.
"""

from __future__ import annotations

from socialvalue.claims.doors.spelling import SPELLINGS, Spelling, Written

PER_CENT = "%"
MONEY = {"£": "GBP_", "€": "EUR_"}


def mend(cell: str, unit: str, *, share: bool) -> str:
    """What to write for a cell that is spelt in another way; "" where nobody can tell."""
    found = [Spelling(name).read(cell) for name in SPELLINGS]
    read = [one for one in found if one is not None]
    if any(one.sign == PER_CENT for one in read) and unit != PER_CENT and not share:
        return f"write how many, in {unit}, and not a percentage"
    told = dict.fromkeys(_told(one, unit, share=share) for one in read)
    if not told or "" in told:
        return ""
    first, *other = told
    return f"write {first}" + (f", or {other[0]} if that is what it says" if other else "")


def _told(found: Written, unit: str, *, share: bool) -> str:
    """A number in plain digits; "" for money where none is asked for, and for no share."""
    if found.sign in MONEY and MONEY[found.sign] not in unit:
        return ""
    number = found.number
    if share and unit != PER_CENT:
        number = number / 100 if found.sign == PER_CENT else number
        return f"{number:.15g}" if 0 <= number <= 1 else ""
    return f"{number:.15g}" if abs(number) < 1e15 else ""
