"""`score`: the only orchestra. Claims in, a scorecard out.

Each step is a room of its own: quantify, combine and attribute (`valuation.quantify`), value, rate
and compose (`valuation.kernel`). Nothing is remembered between calls but compiled plans.
"""

from __future__ import annotations

from socialvalue import arguments
from socialvalue.basis import Basis
from socialvalue.claims import Claims
from socialvalue.errors import BasisError, Fault, FrameworkError
from socialvalue.framework import Framework
from socialvalue.scorecard import Scorecard, objections
from socialvalue.valuation import kernel, quantify
from socialvalue.valuation.plan import plan


def score(
    claims: Claims,
    framework: Framework | None = None,
    basis: Basis | None = None,
    *,
    block: int = kernel.TILE,
) -> Scorecard:
    """Score claims under a framework (the one they were read with) and a basis.

    `block` is how many submissions are worked on at a time; it changes no bit of the answer.
    Raises `FrameworkError` if the claims were read with another framework, `FormulaError` if a
    measure's formula fails, and `TotalTooLarge` where pounds could not be added up exactly. A
    strict basis raises `SourceError` first, with every source that no longer holds on its day.
    What is no claims, framework or basis at all is an `ArgumentError`.
    """
    arguments.of_kind("claims", claims, Claims, "read them: sv.read, or sv.Claims.from_records")
    if framework is not None:
        arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    if basis is not None:
        arguments.of_kind("basis", basis, Basis, "make one: sv.Basis(price_year=…)")
    chosen = claims.framework if framework is None else framework
    if chosen is not claims.framework and chosen.digest != claims.framework.digest:
        fix = "read the claims with the framework they are scored with"
        raise FrameworkError(Fault(chosen.code, "the claims were read with another framework", fix))
    if type(block) is not int or block < 1:
        fix = "give a whole number of submissions, 1 or more"
        raise BasisError(Fault("block", f"{block!r} submissions cannot be worked on", fix))
    ground = basis or Basis()
    compiled, day = plan(chosen, ground), objections.day_of(ground)
    if ground.strict:
        objections.refuse(compiled, claims, day)
    amounts = [
        quantify.amount(batch, terms, chosen.credit)
        if (batch := claims.batches.get(member.code))
        else None
        for member, terms in zip(compiled.members, compiled.terms, strict=True)
    ]
    apart = [claims.not_applicable.get(member.code, {}) for member in compiled.members]
    results = kernel.run(
        compiled,
        amounts,
        claims.submissions.columns,
        [tuple(places) for places in apart],
        len(claims.submissions),
        block,
    )
    return Scorecard(claims, compiled, tuple(amounts), results, day)
