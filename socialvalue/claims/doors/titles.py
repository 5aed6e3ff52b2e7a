"""Titles of a sheet of claims: whether a row holds them, whether the sheet is a tidy one, and which
of them are written with capitals where names are small.
"""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.claims import tidy
from socialvalue.claims.batch import ASIDE, asked
from socialvalue.claims.doors import headers, wide
from socialvalue.errors import Fault
from socialvalue.framework import Framework

SHAPE = {*tidy.NEEDED} - {"value"}
"""Titles without which nobody knows what a sheet holds; `value` may be an input's own name."""


def _known(framework: Framework) -> set[str]:
    members = framework.members.values()
    inputs = {name for one in members for name in asked(one.measure)}
    return {*tidy.KNOWN, tidy.ASKED, *ASIDE, *inputs}


def is_header(framework: Framework, row: Sequence[str]) -> bool:
    """Whether a row is the header of a sheet of claims, tidy or wide."""
    return headers.is_header(row, tidy.NEEDED, _known(framework))


def capitals(framework: Framework, name: str, header: Sequence[str]) -> list[Fault]:
    """A fault for each title that is a known one but for its capitals, where one of them says what
    the sheet holds; none elsewhere, for then the others are told with all that is amiss.
    """
    small = {one.casefold(): one for one in _known(framework)}
    names = [wide.Head.of(one).name for one in header]
    slips = {
        one: meant
        for one in names
        if (meant := small.get(one.casefold(), one)) != one and meant not in names
    }
    if not SHAPE & set(slips.values()):
        return []
    return [
        Fault(
            f"{name} header", f"{one!r} is not known", f"write {meant!r}: names are written small"
        )
        for one, meant in slips.items()
    ]


def is_tidy(framework: Framework, header: Sequence[str]) -> bool:
    """Whether a header names `input` and `value`, or one of them as no measure's own input."""
    names = {wide.Head.of(one).name for one in header}
    mine = {"input", "value"}
    if len(mine & names) != 1:
        return mine <= names
    inputs = (one.measure.inputs for one in framework.members.values())
    return not any(mine & names & set(asks) for asks in inputs)
