"""Titles of a sheet of claims: whether a row holds them, and whether the sheet is a tidy one."""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.claims import tidy
from socialvalue.claims.batch import ASIDE, asked
from socialvalue.claims.doors import headers, wide
from socialvalue.framework import Framework


def is_header(framework: Framework, row: Sequence[str]) -> bool:
    """Whether a row is the header of a sheet of claims, tidy or wide."""
    members = framework.members.values()
    inputs = {name for one in members for name in asked(one.measure)}
    return headers.is_header(row, tidy.NEEDED, {*tidy.KNOWN, *ASIDE, *inputs})


def is_tidy(framework: Framework, header: Sequence[str]) -> bool:
    """Whether a header names `input` and `value`, or one of them as no measure's own input."""
    names = {wide.Head.of(one).name for one in header}
    mine = {"input", "value"}
    if len(mine & names) != 1:
        return mine <= names
    inputs = (one.measure.inputs for one in framework.members.values())
    return not any(mine & names & set(asks) for asks in inputs)
