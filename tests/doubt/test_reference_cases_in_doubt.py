"""A gain against a reference case: each side is in doubt by the shares that it takes itself."""

from typing import Any

import numpy as np
import pytest
from agreeing import departures
from doubt_plain import framework, measure, price, row

import socialvalue as sv

DISPLACED = sv.Share(0.3, 0.1, 0.6)
ADJUST = sv.Adjustments(deadweight=sv.Share(0.2, 0, 0.4), displacement=DISPLACED)


def _card(given: dict[str, Any], before: dict[str, Any], **declared: Any) -> sv.Scorecard:
    declared = {"adjust": ADJUST, **declared}
    good = measure("DR0", price(10, 6, 19), reports="change", **declared)
    chosen = framework([good, measure("DR1")] if good.harm else [good])
    records = [{"submission": "a", "measure": "DR0", "amount": 100, **given}]
    records.append({"submission": "a", "measure": "DR0", "stage": "baseline", **before})
    ground = sv.Basis(price_year=2025, draws=400, seed=1)
    return sv.score(sv.Claims.from_records(records, chosen), chosen, ground)


@pytest.mark.parametrize("harm", [False, True])
@pytest.mark.parametrize("given", [{}, {"leakage": 0.1}, {"displacement": 0.2}])
@pytest.mark.parametrize(
    "before",
    [
        {"amount": 40, "leakage": 0.2},
        {"amount": 40, "displacement": 0.5},
        {"amount": 40, "leakage": 0.2, "counterfactual": "C3"},
        {"amount": 30, "deadweight": 0.5},
    ],
)
def test_every_draw_is_what_it_is_scored_again(
    harm: bool, given: dict[str, Any], before: dict[str, Any]
) -> None:
    assert list(departures(_card(given, before, harm=harm), range(30))) == []


def test_the_share_that_both_sides_take_is_felt_on_their_difference() -> None:
    """It was held at its central value, and the pounds were said to be without any doubt."""
    adjust = sv.Adjustments(displacement=DISPLACED)
    card = _card({}, {"amount": 40, "leakage": 0.2}, adjust=adjust, proxies=(price(10),))
    found = row(card.intervals("worth"), submission="a")
    of_share = (0.1**2 + 0.3**2 + 0.6**2 - 0.1 * 0.3 - 0.1 * 0.6 - 0.3 * 0.6) / 18
    assert np.isclose(found["central"], 10 * (100 - 40 * 0.8) * 0.7, rtol=1e-12)
    assert np.isclose(found["deviation"] ** 2, (10 * (100 - 40 * 0.8)) ** 2 * of_share, rtol=1e-9)
