"""How the numbers of a file are spelt, as its reader declares it once for all of them.

In comes the text of a cell; out comes its number with the sign that stood beside it (£, € or %),
or None where the declared spelling leaves more than one reading, or none.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

from socialvalue.claims.numbers import parse, quoted
from socialvalue.errors import Fault, UnknownName

PLAIN = "plain"
SPELLINGS = {"1,234.5": (",", "."), "1.234,5": (".", ",")}
"""What may be declared beside `plain`: the sign between thousands, and the decimal sign."""

_GAP = "[ \u00a0\u202f]?"


@frozen
class Written:
    """A number, and the £, € or % that stood beside it ("" where none did)."""

    number: float
    sign: str = ""


def _pattern(between: str, decimal: str) -> re.Pattern[str]:
    """Thousands are whole groups of three and begin with no zero: 0,123 is nobody's thousands."""
    thousands, point = re.escape(between), re.escape(decimal)
    whole = rf"(?:[1-9][0-9]{{0,2}}(?:{thousands}[0-9]{{3}})+|[0-9]+)"
    digits = rf"{whole}(?:{point}[0-9]+)?|{point}[0-9]+"
    power = rf"[0-9]+(?:{point}[0-9]+)?[eE][+-]?[0-9]{{1,3}}"
    before = rf"(?:(?P<less>[+-]){_GAP})?(?:(?P<before>[£€]){_GAP})?(?P<minus>[+-])?"
    return re.compile(rf"{before}(?P<digits>{digits}|{power})(?:{_GAP}(?P<after>[£€%]))?", re.ASCII)


@frozen
class Spelling:
    """A declared spelling: `plain`, `1,234.5` or `1.234,5`.

    Plain numbers are digits with a decimal point. In the other two, thousands may be set apart,
    £ or € may stand before or after, % after, and (500) is -500.
    """

    name: str = PLAIN
    _form: re.Pattern[str] | None = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        given: Any = self.name
        if not isinstance(given, str) or given not in (PLAIN, *SPELLINGS):
            fix = f"use one of {', '.join((PLAIN, *SPELLINGS))}"
            fault = Fault("numbers", f"{quoted(self.name)} is not a spelling of numbers", fix)
            raise UnknownName(fault)
        form = None if self.name == PLAIN else _pattern(*SPELLINGS[self.name])
        object.__setattr__(self, "_form", form)

    def read(self, text: str) -> Written | None:
        """The number that a cell holds; None if it is spelt in any other way."""
        if self._form is None:
            number = parse(text)
            return None if number is None else Written(number)
        bare = text.strip()
        inner = bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare
        found = self._form.fullmatch(inner)
        if found is None:
            return None
        signs = [sign for sign in (found["less"], found["minus"]) if sign]
        marks = [mark for mark in (found["before"], found["after"]) if mark]
        in_brackets = inner is not bare
        if len(marks) > 1 or len(signs) + in_brackets > 1:
            return None
        between, decimal = SPELLINGS[self.name]
        number = parse(found["digits"].replace(between, "").replace(decimal, "."))
        if number is None:
            return None
        negative = in_brackets or signs == ["-"]
        return Written(-number if negative else number, marks[0] if marks else "")

    @property
    def example(self) -> str:
        """How a number is written in it."""
        return "1234.5" if self._form is None else self.name
