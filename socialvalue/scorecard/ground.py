"""`Ground`: what every result of a scoring stands on: claims, a plan, and what measures come to."""

from __future__ import annotations

from attrs import define

from socialvalue.basis import Basis
from socialvalue.claims import Claims, Submissions
from socialvalue.framework import Framework
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan


@define(frozen=True, slots=False, eq=False, repr=False)
class Ground:
    """Claims, the plan that they were worked out by, and the amounts of its measures."""

    claims: Claims
    plan: Plan
    amounts: tuple[Amount | None, ...]

    @property
    def framework(self) -> Framework:
        """The framework under which the claims were scored."""
        return self.plan.framework

    @property
    def basis(self) -> Basis:
        """The basis of the calculation."""
        return self.plan.basis

    @property
    def submissions(self) -> Submissions:
        """Who was scored."""
        return self.claims.submissions
