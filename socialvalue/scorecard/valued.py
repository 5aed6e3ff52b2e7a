"""`Valued`: whatever holds the pounds of some submissions, a scorecard or their worth alone.

Tables of pounds read it and nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from socialvalue.basis import Basis
from socialvalue.claims import Claims, Submissions
from socialvalue.framework import Framework
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan
from socialvalue.valuation.pounds import Key

Floats = np.ndarray[Any, np.dtype[np.float64]]


class Added(Protocol):
    """Whole units of 1e-4 pounds (submissions, 1) by ledger, side and outcome."""

    @property
    def worth(self) -> Mapping[Key, Floats]:
        """The totals."""


class Valued(Protocol):
    """Who claims, under what plan, how much, and what it is worth."""

    @property
    def claims(self) -> Claims:
        """What was claimed."""

    @property
    def plan(self) -> Plan:
        """The framework and the basis, compiled."""

    @property
    def amounts(self) -> tuple[Amount | None, ...]:
        """What each measure comes to."""

    @property
    def results(self) -> Added:
        """The totals."""

    @property
    def framework(self) -> Framework:
        """The framework of the plan."""

    @property
    def basis(self) -> Basis:
        """The basis of the plan."""

    @property
    def submissions(self) -> Submissions:
        """Who claims."""
