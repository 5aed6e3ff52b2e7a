"""The samples of a claim: lists of values, and groups whose members have several values each.

In comes what a record holds under one name; out come lists of numbers, one value a member. An
entry of a group that counts 0 says that nobody is there, looked for: it needs nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.claims.numbers import REPORTED, is_blank, real, shown
from socialvalue.claims.values import judge, member
from socialvalue.column import Sample, SampleGroup

_COUNT = Sample("1", "how many a member stands for")


def sample(name: str, declaration: Sample, value: Any, add: Any) -> Any:
    """The values of a sample; `REPORTED` where a fault of it is told already."""
    values = listed(value)
    if values is None:
        add(name, "this is not a list", "give a list of numbers")
        return []
    if any(one is REPORTED for one in values):
        for place, one in enumerate(values):
            judge(f"{name}[{place}]", declaration, one, add)
        return REPORTED
    return [member(f"{name}[{i}]", declaration, one, add) for i, one in enumerate(values)]


def group(name: str, declaration: SampleGroup, value: Any, add: Any) -> Any:
    """A group as lists by member, and `count`; it comes so, or as a list of mappings, one a member.

    `REPORTED` where a fault of it is told already.
    """
    members: dict[str, Any] = dict(declaration.members)
    value = _by_member(value, members)
    if not isinstance(value, Mapping):
        add(name, "this is not a group", f"give lists of {', '.join(members)}")
        return {}
    for key in value:
        if key not in members and key not in ("count", "item"):
            fix = f"use {', '.join(members)}, count"
            add(f"{name}.{shown(key)}", "this is not known", fix)
    lists = _aligned(name, value, members, add)
    if lists is None:
        return {}
    if any(one is REPORTED for many in lists.values() for one in many):
        for key, one in {**members, "count": _COUNT}.items():
            for i, value in enumerate(lists[key]):
                judge(f"{name}[{i}].{key}", one, value, add)
        return REPORTED
    nobody = [_is_zero(count) for count in lists["count"]]
    kept = [
        i
        for i, empty in enumerate(nobody)
        if not (empty and any(is_blank(lists[key][i]) for key in members))
    ]
    for i in set(range(len(nobody))) - set(kept):
        for key, one in members.items():
            judge(f"{name}[{i}].{key}", one, lists[key][i], add)
    return {
        key: [member(f"{name}[{i}].{key}", one, lists[key][i], add) for i in kept]
        for key, one in {**members, "count": _COUNT}.items()
    }


def _aligned(
    name: str, value: Mapping[str, Any], members: Mapping[str, Any], add: Any
) -> dict[str, list[Any]] | None:
    """Lists of one length by member, with `count`; None, with a fault, if they do not line up."""
    counts = listed(value.get("count", ()))
    empty = bool(counts) and all(map(_is_zero, counts or ()))
    lists = {
        key: [None] * len(counts or ()) if empty and is_blank(value.get(key)) else listed(given)
        for key, given in ((key, value.get(key)) for key in members)
    }
    sizes = {-1 if one is None else len(one) for one in lists.values()}
    if len(sizes) != 1 or -1 in sizes or counts is None:
        fix = f"give lists of one length: {', '.join(members)}"
        add(name, "its samples do not line up", fix)
        return None
    size = sizes.pop()
    if counts and len(counts) != size:
        add(f"{name}.count", "it does not line up", "give one count a member")
        return None
    items = listed(value.get("item", ()))
    if items and len(items) != size:
        add(f"{name}.item", "it does not line up", "give one label a member, or none")
        return None
    found = {key: many for key, many in lists.items() if many is not None}
    found["count"] = [1.0 if is_blank(one) else one for one in counts] or [1.0] * size
    return found


def _is_zero(count: Any) -> bool:
    return count is not REPORTED and real(count) == 0


def _by_member(value: Any, members: Mapping[str, Any]) -> Any:
    """A list of mappings turned into a mapping of lists; anything else as it is."""
    rows = None if isinstance(value, Mapping) else listed(value)
    if rows is None or not all(isinstance(one, Mapping) for one in rows):
        return value
    keys = dict.fromkeys((*members, *(key for one in rows for key in one)))
    return {key: [one.get(key) for one in rows] for key in keys}


def listed(value: Any) -> list[Any] | None:
    """A list, a tuple or a flat array as a list; None for anything else."""
    if isinstance(value, np.ndarray) and value.ndim == 1:
        return list(value.tolist())
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        return None
    return list(value)
