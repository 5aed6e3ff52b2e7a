"""Frameworks with other figures: a tree whose measures are put in doubt, or made sure again.

In come a framework and a function from a measure to what it declares anew; out comes the framework
over measures of the same codes.
"""

from collections.abc import Callable
from typing import Any

from attrs import evolve

import socialvalue as sv
from socialvalue.framework import Node

Declared = Callable[[type[sv.Measure]], dict[str, Any] | None]
"""What a measure declares anew; None where it stays as it is."""


def remade(framework: sv.Framework, declare: Declared) -> sv.Framework:
    """The framework with each measure declaring what `declare` says of it."""
    return evolve(framework, root=_node(framework.root, declare))


def _node(node: Node, declare: Declared) -> Node:
    return evolve(
        node,
        members=tuple(
            one
            if (said := declare(one.measure)) is None
            else evolve(one, measure=child(one.measure, said))
            for one in node.members
        ),
        children=tuple(_node(below, declare) for below in node.children),
    )


def child(measure: type[sv.Measure], declared: dict[str, Any]) -> type[sv.Measure]:
    """A measure of the same code, title and words that declares some things anew."""
    same = {"title": measure.title, "__doc__": measure.__doc__, "__module__": measure.__module__}
    made: Any = type(measure)
    found: type[sv.Measure] = made(measure.__name__, (measure,), {**same, **declared})
    return found


def rebound(claims: sv.Claims, framework: sv.Framework) -> sv.Claims:
    """Claims as if they had been read with a framework of the same codes and inputs."""
    batches = {
        code: evolve(batch, measure=framework.measure(code))
        for code, batch in claims.batches.items()
    }
    return evolve(claims, framework=framework, batches=batches)
