"""`compare`: ratios of one scope in the order of their size; those of two scopes are refused."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from socialvalue.appraisal.appraisal import Appraisal
from socialvalue.appraisal.scope import Ratio, same
from socialvalue.claims.numbers import quoted
from socialvalue.errors import AppraisalError, Fault
from socialvalue.scorecard.tables import Table


def compare(*of: Appraisal | Ratio, ledger: str = "", ratio: str = "sroi_net") -> Table:
    """Ratios as a table, the largest first, if all cover the same; otherwise `ScopeError`, which
    names every part in which they differ.

    Give ratios, or appraisals with the `ledger` (or rule) and the `ratio` to take from each. A
    submission without a ratio comes last, with the reason, and its scope is not asked about. A
    ratio has no size: read it beside the net present value.
    """
    if faults := list(_strangers(of)):
        raise AppraisalError(faults)
    found: list[Ratio] = []
    for one in of:
        found += [one] if isinstance(one, Ratio) else one.ratios(ledger, ratio)
    if not found:
        raise AppraisalError(Fault("compare", "there is nothing to compare", "give ratios"))
    known = [one for one in found if not math.isnan(one.value)]
    same(one.scope for one in known)
    order = sorted(found, key=lambda one: (math.isnan(one.value), -one.value))
    sizes = [one.value for one in order]
    return {
        "rank": np.array([0 if math.isnan(size) else 1 + sizes.index(size) for size in sizes]),
        "submission": np.array([one.submission for one in order], dtype=object),
        "ledger": np.array([one.scope.ledger for one in order], dtype=object),
        "ratio": np.array([one.scope.ratio for one in order], dtype=object),
        "value": np.array(sizes),
        "why": np.array([one.why for one in order], dtype=object),
        "scope": np.array([one.scope.words for one in order], dtype=object),
    }


def _strangers(of: Sequence[Any]) -> Iterable[Fault]:
    """A fault for each that is neither a ratio nor an appraisal."""
    fix = "give what .ratio() returns, or what sv.appraise returns with a ledger"
    for place, one in enumerate(of):
        if not isinstance(one, Appraisal | Ratio):
            yield Fault(f"compare[{place}]", f"{quoted(one)} is no ratio", fix)
