"""`score`: the only orchestra. Claims in, a scorecard out; `worth` gives their pounds alone.

Each step is a room of its own: quantify, combine and attribute (`valuation.quantify`), value, rate
and compose (`valuation.kernel`). Nothing is remembered between calls but compiled plans.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from socialvalue import arguments
from socialvalue.basis import Basis
from socialvalue.claims import Claims
from socialvalue.errors import BasisError, Fault, FrameworkError
from socialvalue.framework import Credit, Framework
from socialvalue.scorecard import Scorecard, objections
from socialvalue.scorecard.worths import Worths
from socialvalue.valuation import kernel, quantify
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan, plan


def score(
    claims: Claims,
    framework: Framework | None = None,
    basis: Basis | None = None,
    *,
    block: int = kernel.TILE,
    progress: Callable[[int], Any] | None = None,
) -> Scorecard:
    """Score claims under a framework (the one they were read with) and a basis.

    `block` is how many submissions are worked on at a time; it changes no bit of the answer.
    `progress` is called after each block with the number of submissions just done, in the thread
    of the caller (`tqdm.update` fits); what it raises stops the scoring.
    Raises `FrameworkError` if the claims were read with another framework, `FormulaError` if a
    measure's formula fails, and `TotalTooLarge` where pounds could not be added up exactly. A
    strict basis raises `SourceError` first, with every source that no longer holds on its day.
    What is no claims, framework or basis at all is an `ArgumentError`.
    """
    compiled, day = _compiled(claims, framework, basis)
    if type(block) is not int or block < 1:
        fix = "give a whole number of submissions, 1 or more"
        raise BasisError(Fault("block", f"{block!r} submissions cannot be worked on", fix))
    _strictly(compiled, claims, day)
    amounts = _amounts(compiled, claims, compiled.framework.credit)
    apart = [claims.not_applicable.get(member.code, {}) for member in compiled.members]
    results = kernel.run(
        compiled,
        amounts,
        claims.submissions.columns,
        [tuple(places) for places in apart],
        len(claims.submissions),
        block,
        progress,
    )
    return Scorecard(claims, compiled, tuple(amounts), results, day)


def worth(claims: Claims, framework: Framework | None = None, basis: Basis | None = None) -> Worths:
    """The pounds of claims without their ratings: the same bits as those on a scorecard, sooner.

    Arguments and errors are those of `score`.
    """
    compiled, day = _compiled(claims, framework, basis)
    _strictly(compiled, claims, day)
    amounts = _amounts(compiled, claims, quantify.NOTHING_HELD)
    totals = kernel.add_up(compiled, amounts, len(claims.submissions))
    return Worths(claims, compiled, tuple(amounts), totals, day)


def _compiled(
    claims: Claims, framework: Framework | None, basis: Basis | None
) -> tuple[Plan, date]:
    """The plan of a framework under a basis, and the day on which its sources must hold."""
    arguments.of_kind("claims", claims, Claims, "read them: sv.read, or sv.Claims.from_records")
    if framework is not None:
        arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    if basis is not None:
        arguments.of_kind("basis", basis, Basis, "make one: sv.Basis(price_year=…)")
    chosen = claims.framework if framework is None else framework
    if chosen is not claims.framework and chosen.digest != claims.framework.digest:
        fix = "read the claims with the framework they are scored with"
        raise FrameworkError(Fault(chosen.code, "the claims were read with another framework", fix))
    ground = basis or Basis()
    return plan(chosen, ground), objections.day_of(ground)


def _strictly(compiled: Plan, claims: Claims, day: date) -> None:
    if compiled.basis.strict:
        objections.refuse(compiled, claims, day)


def _amounts(compiled: Plan, claims: Claims, credit: Credit) -> list[Amount | None]:
    """What each measure's claims come to, None where there are none."""
    return [
        quantify.amount(batch, terms, credit)
        if (batch := claims.batches.get(member.code))
        else None
        for member, terms in zip(compiled.members, compiled.terms, strict=True)
    ]
