"""The equations of the page on uncertainty, worked out by hand beside a scorecard."""

from itertools import pairwise
from statistics import NormalDist

import numpy as np
import pytest
from made_up import card, deadweight, framework, measure, normal, price

import socialvalue as sv

SOURCES = 5
"""Uniform deadweights of as many measures: so many that their sum is near a bell."""
PEOPLE = {f"SN{at}": 10 + at for at in range(SOURCES)}


@pytest.fixture(scope="module")
def found() -> sv.Scorecard:
    """People × £10 × (1 − deadweight), each deadweight uniform from 0.1 to 0.3 by itself."""
    made = framework(
        [
            measure(code, adjust=deadweight(0.1, 0.3, key=code), proxies=price(10.0))
            for code in PEOPLE
        ]
    )
    return card(made, {"a": PEOPLE}, draws=4000)


def told(found: sv.Scorecard, name: str) -> float:
    return float(found.intervals("worth")[name][0])


def test_mean_and_deviation_of_pounds_are_the_sums_on_the_page(found) -> None:
    """Σ a E[1 − d] and √Σ a² Var[d]: a uniform of width w has a variance of w² / 12."""
    whole = [10.0 * many for many in PEOPLE.values()]
    assert told(found, "mean") == pytest.approx(0.8 * sum(whole))
    variance = sum(one**2 for one in whole) * 0.2**2 / 12
    assert told(found, "deviation") == pytest.approx(variance**0.5)


def test_percentiles_of_pounds_are_the_expansion_on_the_page(found) -> None:
    """By the cumulants of a uniform: κ₃ is 0 and κ₄ is −w⁴ / 120."""
    assert found.intervals("worth")["how"].tolist() == ["cumulants"]
    whole = np.array([10.0 * many for many in PEOPLE.values()])
    k1, k2 = 0.8 * whole.sum(), (whole**2).sum() * 0.2**2 / 12
    s, x = 0.0, -(whole**4).sum() * 0.2**4 / 120 / k2**2
    for name, share in (("p5", 0.05), ("p50", 0.5), ("p95", 0.95)):
        z = NormalDist().inv_cdf(share)
        bend = s * (z**2 - 1) / 6 + x * (z**3 - 3 * z) / 24 - s**2 * (2 * z**3 - 5 * z) / 36
        assert told(found, name) == pytest.approx(k1 + k2**0.5 * (z + bend), rel=1e-12)


def test_unguarded_percentiles_are_those_of_the_draws(found) -> None:
    rows = found.intervals("worth", guarded=False)
    drawn = found.draws(of="worth", ledger="welfare")
    assert rows["how"].tolist() == ["draws"]
    assert rows["p5"][0] == pytest.approx(np.quantile(drawn[0], 0.05), rel=1e-6)
    assert rows["p95"][0] == pytest.approx(told(found, "p95"), abs=0.05 * told(found, "deviation"))


def test_a_figure_that_stands_twice_leaves_percentiles_to_the_draws() -> None:
    """One deadweight behind two measures: the variance is that of their sum, and no cumulant."""
    shared = deadweight(0.1, 0.3, key="one")
    made = framework([measure(code, adjust=shared, proxies=price(10.0)) for code in ("SN1", "SN2")])
    rows = card(made, {"a": {"SN1": 10, "SN2": 30}}, draws=4000).intervals("worth")
    assert rows["how"].tolist() == ["draws"]
    assert rows["deviation"][0] == pytest.approx(400 * 0.2 / 12**0.5)


def test_a_product_of_two_figures_has_the_product_of_their_means() -> None:
    """E[P] is a product over keys; E[P²] too, so that a price adds its own to the variance."""
    adjust = deadweight(0.1, 0.3, key="d")
    made = framework([measure("SN1", adjust=adjust, proxies=normal(10.0, 2.0, key="p"))])
    rows = card(made, {"a": {"SN1": 10}}, draws=4000).intervals("worth")
    assert rows["mean"][0] == pytest.approx(10 * 0.8 * 10)
    square = 100 * (0.8**2 + 0.2**2 / 12) * (10**2 + 2.0**2)
    assert rows["deviation"][0] ** 2 == pytest.approx(square - 80.0**2)


def test_draws_lie_one_in_each_slice_of_their_figure() -> None:
    """A score that hangs on one figure tells its Latin hypercube: one draw in each slice."""
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.3))])
    drawn = card(made, {"a": {"SN1": 80}}, draws=1000).draws()
    assert (drawn.shape, drawn.dtype) == ((1, 1000), np.float32)
    rating = 80 * (1 - np.linspace(0.3, 0.1, 1001))
    for row, (low, high) in zip(np.sort(drawn[0]), pairwise(rating), strict=True):
        assert low - 1e-4 <= row <= high + 1e-4
    assert (np.diff(drawn[0]) < 0).any()


def test_a_figure_that_is_supposed_is_drawn_no_more_and_the_others_are_the_same() -> None:
    adjust = [deadweight(0.1, 0.3, key=key) for key in ("one", "two")]
    made = framework([measure(f"SN{at}", adjust=each) for at, each in enumerate(adjust)])
    before = card(made, {"a": {"SN0": 80, "SN1": 0}, "b": {"SN0": 0, "SN1": 60}}, draws=500)
    after = sv.what_if(before, {"one": 0.4}).after
    np.testing.assert_allclose(after.draws(["a"]), 24.0, rtol=1e-6)
    assert after.intervals("score")["how"].tolist() == ["no doubt", "draws"]
    np.testing.assert_array_equal(after.draws(["b"]), before.draws(["b"]))


def test_draws_are_of_a_ledger_that_is_named_and_of_a_card_that_has_them(found) -> None:
    with pytest.raises(sv.UnknownName, match="name a ledger with prices: welfare"):
        found.draws(of="worth")
    made = framework([measure("SN1")])
    with pytest.raises(sv.BasisError, match="holds central values alone"):
        card(made, {"a": {"SN1": 80}}, draws=1).draws()
