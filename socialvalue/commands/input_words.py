"""An input of a measure in words: what to write, in which unit, within which bounds.

In comes a declaration and its name; out comes a line for a page or a terminal.
"""

from __future__ import annotations

from math import inf
from typing import Any

from socialvalue.column import Code, Column, Declaration, Parameter, SampleGroup, WeightedMean
from socialvalue.scorecard import unit_words

MOST = 12
"""Words without numbers that are told one by one; of more, the first and the last."""


def told(name: str, one: Declaration) -> str:
    """An input: its name, its unit in words and as it is spelt, its bounds and its help."""
    if isinstance(one, SampleGroup):
        of = "" if one.of in ("1", "count") else f" of {unit_words.many(one.of)}"
        return f"`{name}`, a list{of}: {one.help}"
    if isinstance(one, Code):
        return f"`{name}`, a word: {one.help} ({_levels(one)}){cited(one.source)}"
    if isinstance(one, Parameter):
        value = unit_words.much(one.value, one.unit)
        return f"`{name}` is {value}, set by the measure: {one.help}{cited(one.source)}"
    return f"`{name}`, {unit_words.told(one.unit)}, {bounds(one)}{_besides(one)}: {one.help}"


def members(name: str, one: Declaration) -> list[str]:
    """The members of a group, each as an input is told; none of anything else.

    A scale that an earlier member has is not told twice.
    """
    if not isinstance(one, SampleGroup):
        return []
    lines: list[str] = []
    scales: dict[Any, str] = {}
    for part, member in one.members:
        whole = f"{name}.{part}"
        if isinstance(member, Code) and (same := scales.setdefault(member.levels, whole)) != whole:
            lines.append(f"`{whole}`, a word of the same scale as `{same}`: {member.help}")
        else:
            lines.append(told(whole, member))
    return lines


def bounds(one: Any) -> str:
    """Between what a number must lie: "0 or more", "0 to 10"."""
    if one.low == -inf:
        return "any number, below 0 too" if one.high == inf else f"up to {one.high:g}"
    return f"{one.low:g} or more" if one.high == inf else f"{one.low:g} to {one.high:g}"


def _besides(one: Any) -> str:
    """Where a number comes from, how it joins and what stands for a blank one."""
    if not isinstance(one, Column):
        return ", for each entry"
    whose = ", from the submissions table" if one.scope == "submission" else ""
    mean = f", averaged by `{one.pool.by}`" if isinstance(one.pool, WeightedMean) else ""
    blank = f", {one.default:g} if left out" if one.default is not None else ""
    return f"{whose}{mean}{blank}"


def _levels(code: Code) -> str:
    if not code.numeric and len(code.levels) > MOST:
        return f"{code.names[0]} to {code.names[-1]}"
    if not code.numeric:
        return ", ".join(code.names)
    unit = "" if code.unit == "1" else f", {unit_words.told(code.unit)}"
    scale = ", ".join(f"{word} = {value:g}" for word, value in code.levels if value is not None)
    return f"counted as {scale}{unit}"


def cited(source: Any) -> str:
    """Where something stands, in square brackets; nothing where it has no source."""
    return f" [{source.cite()}]" if source else ""
