"""Claims for hypothesis, made from the measures' own bounds (extra: testing).

In goes a measure, or a framework; out comes a strategy for the columns of some claims, or for a
whole payload as a service would be sent it. Numbers keep within their bounds, words are levels,
samples line up, and parts fit into their wholes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socialvalue import probe
from socialvalue.basis import STAGES
from socialvalue.claims.batch import KINDS, refuses
from socialvalue.column import Column, Parameter
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.proxy import OWN, bounds
from socialvalue.testing import drawing
from socialvalue.testing.drawing import Draw, numbers

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["columns", "numbers", "payloads"]

FEW = 4
"""Submissions of a payload, at the most."""


def columns(measure: type[Measure], rows: int = 8) -> SearchStrategy[dict[str, Any]]:
    """Columns of `rows` claims, as the formula reads them: (rows,) arrays and ragged samples."""
    found: SearchStrategy[dict[str, Any]] = drawing.hypothesis().composite(_columns)(measure, rows)
    return found


def payloads(framework: Framework) -> SearchStrategy[dict[str, Any]]:
    """`{"claims": […], "submissions": […]}` in plain JSON types, all of it sound.

    A submission claims each measure once at the most in each stage, with or without what may stand
    beside a claim: year, kind, grades, notes and numbers of its own.
    """
    found: SearchStrategy[dict[str, Any]] = drawing.hypothesis().composite(_payload)(framework)
    return found


def _columns(draw: Draw, measure: type[Measure], rows: int) -> dict[str, Any]:
    claims = [drawing.claim(draw, measure, drawing.sizes(draw, [measure])) for _ in range(rows)]
    return {
        name: probe.example_column(one, [claim[name] for claim in claims])
        for name, one in measure.inputs.items()
        if not isinstance(one, Parameter)
    }


def _payload(draw: Draw, framework: Framework) -> dict[str, Any]:
    st = drawing.hypothesis()
    measures = [member.measure for member in framework.members.values()]
    ids = draw(st.lists(st.integers(1, 999).map("s{}".format), max_size=FEW, unique=True))
    submissions, claims = [], []
    for identity in ids:
        sizes = drawing.sizes(draw, measures)
        name = f"{draw(_words())} {identity}"  # nobody's name is taken for another's id
        submissions.append({"id": identity, "name": name, **sizes})
        for measure in draw(st.lists(st.sampled_from(measures), max_size=FEW, unique=True)):
            reasons = framework.members[measure.code].not_applicable
            claims += _claims(draw, measure, identity, sizes, reasons)
    return {"claims": claims, "submissions": submissions}


def _claims(
    draw: Draw, measure: type[Measure], identity: str, sizes: dict[str, float], reasons: Any
) -> list[dict[str, Any]]:
    """The claims of one submission on one measure, or the reason why it does not apply."""
    st = drawing.hypothesis()
    whose = {"submission": identity, "measure": measure.code}
    if reasons and draw(st.booleans()):
        return [{**whose, "not_applicable": draw(st.sampled_from(reasons))}]
    stages = draw(st.lists(st.sampled_from(STAGES), min_size=1, max_size=2, unique=True))
    asked = {
        name
        for name, one in measure.inputs.items()
        if not (isinstance(one, Column) and one.scope == "submission")
    }
    # A claim and its baseline agree on these.
    alike = draw(st.fixed_dictionaries({}, optional=_alike(measure)))
    return [
        {
            **whose,
            "stage": stage,
            **{k: v for k, v in drawing.claim(draw, measure, sizes).items() if k in asked},
            **draw(st.fixed_dictionaries({}, optional=_asides())),
            **alike,
        }
        for stage in stages
    ]


def _asides() -> dict[str, Any]:
    """What may stand beside a claim of any measure, by name."""
    st = drawing.hypothesis()
    return {
        "period": st.integers(2000, 2050),
        "evidence": st.integers(0, 4).map("E{}".format),
        "counterfactual": st.integers(0, 4).map("C{}".format),
        "note": _words(),
        "source": _words(),
    }


def _alike(measure: type[Measure]) -> dict[str, Any]:
    """The kind, and the numbers of its own that a claim of this measure may bring."""
    own = {name: numbers(*bounds(name)) for name in OWN if not refuses(measure, name)}
    return {"kind": drawing.hypothesis().sampled_from(KINDS), **own}


def _words() -> Any:
    """Text that any encoding of JSON can carry."""
    st = drawing.hypothesis()
    return st.text(st.characters(codec="utf-8"), max_size=12)
