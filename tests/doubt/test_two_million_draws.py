"""Two million draws by brute force agree with exact means and deviations, and with percentiles
within their stated error, where one wage stands behind several prices and where tails are heavy.
"""

from math import log, sqrt
from typing import Any

import numpy as np
from doubt_plain import card, framework, measure, price, row

import socialvalue as sv
from socialvalue.numerics.cornish_fisher import ERROR

MANY, WIDE = 2_000_000, 10
OF_DRAWS = 0.06
"""What percentiles of 2,000 draws may be off, in standard deviations (0.05 in a long tail)."""
OF_ALL = 0.004
"""What those of two million may be off themselves."""
WAGE = sv.CommonFactor("wage", 15, 11, 21)
ASSUMED = sv.Adjustments(deadweight=sv.Share(0.2, 0, 0.4, key="assumed"))
HEAVY = sv.Spread("lognormal", coverage=0.9)
Z = 1.6448536269514722
"""The 95th percentile of a standard normal."""

Floats = np.ndarray[Any, np.dtype[np.float64]]


def _near(found: dict[str, Any], brute: Floats, error: float) -> None:
    deviation = float(brute.std())
    assert abs(found["mean"] - brute.mean()) < 6 * deviation / sqrt(brute.size)
    fourth = float(np.mean(np.square(np.square(brute - brute.mean()))))
    of_variance = sqrt((fourth - deviation**4) / brute.size)
    assert abs(found["deviation"] ** 2 - deviation**2) < 6 * of_variance
    told = np.array([found[name] for name in ("p5", "p50", "p95")])
    wanted = np.percentile(brute, [5, 50, 95])
    assert np.abs(told - wanted).max() < (error + OF_ALL) * deviation


def test_own_prices_a_shared_wage_and_heavy_tails_agree_with_brute_force() -> None:
    numbers = range(WIDE)
    own = [measure(f"DA{n}", price(10 + n, 5, 24)) for n in numbers]
    paid = [measure(f"DB{n}", price(18 + n, 15, 30, common=(WAGE,)), adjust=ASSUMED)
            for n in numbers]  # fmt: skip
    heavy = [measure("DC0", price(100, 20, 500, spread=HEAVY)), measure("DC1", price(9, 5, 20))]
    chosen = framework(own, paid, heavy)
    given = dict.fromkeys(chosen.members, 3.0)
    found = card(chosen, {"one": given}).intervals("worth", ["theme", "overall"])

    rng = np.random.default_rng(20260101)
    alone, behind, tail = np.zeros(MANY), np.zeros(MANY), np.zeros(MANY)
    for n in numbers:
        alone += 3 * rng.triangular(5, 10 + n, 24, MANY)
        behind += 3 * rng.triangular(15, 18 + n, 30, MANY)
    behind *= rng.triangular(11, 15, 21, MANY) / 15
    behind *= 1 - rng.triangular(0, 0.2, 0.4, MANY)
    tail += 3 * np.exp(log(100) + log(5) / Z * rng.standard_normal(MANY))
    tail += 3 * rng.triangular(5, 9, 20, MANY)

    by_node = {code: row(found, code=code) for code in ("P0", "P1", "P2", "overall")}
    hows = {code: one["how"] for code, one in by_node.items()}
    assert hows == {"P0": "cumulants", "P1": "draws", "P2": "draws", "overall": "draws"}
    _near(by_node["P0"], alone, ERROR)
    _near(by_node["P1"], behind, OF_DRAWS)
    _near(by_node["P2"], tail, OF_DRAWS)
    alone += behind
    alone += tail
    _near(by_node["overall"], alone, OF_DRAWS)


def test_the_variance_of_a_product_is_the_closed_form() -> None:
    """Goodman (1960), "On the exact variance of products", JASA 55: triangular × uniform."""
    half = sv.Factor(0.4, 0.2, 0.6, spread=sv.Spread("uniform"))
    one = measure("DP0", price(100, 80, 150), adjust=sv.Adjustments(multiplier=half))
    found = row(card(framework([one]), {"x": {"DP0": 1}}).intervals("worth"), submission="x")
    assert found["central"] == 40
    assert abs(found["mean"] - 44) < 1e-9
    assert abs(found["deviation"] ** 2 - 198.888889) < 1e-6


def test_a_sum_of_independent_figures_has_the_sum_of_their_variances() -> None:
    one, two = measure("DP1", price(100, 80, 150)), measure("DP2", price(5, 2, 14))
    chosen = framework([one], [two])
    found = card(chosen, {"x": {"DP1": 2, "DP2": -3}}).intervals("worth", ["measure", "overall"])
    parts = [row(found, code=code) for code in ("DP1", "DP2")]
    whole = row(found, code="overall")
    assert np.isclose(whole["mean"], sum(one["mean"] for one in parts), rtol=1e-12)
    squares = sum(one["deviation"] ** 2 for one in parts)
    assert np.isclose(whole["deviation"] ** 2, squares, rtol=1e-12)
    triangular = (80**2 + 100**2 + 150**2 - 80 * 100 - 80 * 150 - 100 * 150) / 18
    assert np.isclose(parts[0]["deviation"] ** 2, 4 * triangular, rtol=1e-12)


def test_a_factor_behind_two_prices_adds_their_covariance() -> None:
    """Var(aW + bW) = (a + b)² Var W, and not (a² + b²) Var W."""
    paid = [measure(f"DP{n}", price(30, common=(WAGE,))) for n in (3, 4)]
    given = {"x": {"DP3": 2, "DP4": 5}}
    of_wage = (11**2 + 15**2 + 21**2 - 11 * 15 - 11 * 21 - 15 * 21) / 18 / 15**2
    shared = row(card(framework(paid), given).intervals("worth"), submission="x")
    assert np.isclose(shared["deviation"] ** 2, (30 * 7) ** 2 * of_wage, rtol=1e-9)
    assert shared["how"] == "draws"
    apart = row(card(framework(paid), given, independent=True).intervals("worth"), submission="x")
    assert np.isclose(apart["deviation"] ** 2, 30**2 * (4 + 25) * of_wage, rtol=1e-9)
    assert np.isclose(apart["mean"], shared["mean"], rtol=1e-12)
