"""Other weights for the children of one node: in comes a tree and points, out comes a tree.

The whole has themes as its children, a theme its outcomes, an outcome its benefit measures: harms
of an outcome are weighed among themselves, and stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from socialvalue.errors import Fault, FrameworkError, UnknownName
from socialvalue.framework.node import Member, Node

FULL = 100.0
MOST = 1e100
"""No points are as many: what is larger is a slip of the hand."""
_ALIKE = 1e-9


def found(root: Node, code: str) -> Node:
    """The node with this code; `UnknownName` otherwise."""
    for node in root.walk():
        if node.code == code:
            return node
    fix = f"use one of {', '.join(node.code for node in root.walk())}"
    raise UnknownName(Fault(str(code)[:40], "there is no such node in the framework", fix))


def children(node: Node) -> tuple[Node | Member, ...]:
    """What is weighed at a node, in order."""
    if node.children:
        return node.children
    return tuple(member for member in node.members if not member.measure.harm)


def reweighed(root: Node, code: str, points: Mapping[str, Any]) -> Node:
    """The tree with `points` for the children of one node, shared out as 100 points.

    Raises `UnknownName` for the node, and `FrameworkError` for points that are missing, unknown,
    negative or all zero, and where harm, or benefit, would be left without any weight.
    """
    node = found(root, code)
    shares = _shares(node, points)
    if node.children:
        changed = evolve(
            node, children=tuple(evolve(one, weight=shares[one.code]) for one in node.children)
        )
        _refuse_weightless(changed)
    else:
        changed = evolve(
            node,
            members=tuple(
                evolve(one, weight=shares.get(one.code, one.weight)) for one in node.members
            ),
        )
    return _put(root, changed)


def _shares(node: Node, points: Mapping[str, Any]) -> dict[str, float]:
    codes = [one.code for one in children(node)]
    faults = [
        Fault(f"{node.code}.{name}", "it is not weighed here", f"use {', '.join(codes)}")
        for name in points
        if name not in codes
    ]
    for name in codes:
        value: Any = points.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            faults.append(Fault(f"{node.code}.{name}", "it has no points", "give 0 or more"))
        elif not 0 <= value < MOST:
            faults.append(
                Fault(f"{node.code}.{name}", f"{str(value)[:20]} is no weight", "give 0 or more")
            )
    if faults:
        raise FrameworkError(faults)
    total = math.fsum(points[name] for name in codes)
    if not total > 0:
        raise FrameworkError(Fault(node.code, "all points are 0", "give at least one above 0"))
    # Points that are already of 100 keep every bit: the same weights give the same score.
    scale = 1.0 if math.isclose(total, FULL, abs_tol=_ALIKE) else FULL / total
    return {name: float(points[name]) * scale for name in codes}


def _refuse_weightless(node: Node) -> None:
    """Nobody weighs harm out of a score, nor benefit."""
    for kind, harm in (("harm", True), ("benefit", False)):
        holders = [
            one
            for one in node.children
            if any(member.measure.harm == harm for member in one.leaves())
        ]
        if holders and not any(one.weight > 0 for one in holders):
            fault = f"every part that holds a {kind} measure has 0 points, so no {kind} would count"
            fix = f"give points to one of {', '.join(one.code for one in holders)}"
            raise FrameworkError(Fault(node.code, fault, fix))


def _put(root: Node, changed: Node) -> Node:
    if root.code == changed.code:
        return changed
    return evolve(root, children=tuple(_put(one, changed) for one in root.children))
