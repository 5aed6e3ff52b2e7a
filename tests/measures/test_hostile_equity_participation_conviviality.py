"""What a hostile reader tried with EQ, PA and CV: what was mended, and what the pages own up to."""

from pathlib import Path

import conviviality_scored as cv
import equity_scored as eq
import numpy as np
import participation_framework as pa
import pytest

import socialvalue as sv
from socialvalue import registry
from socialvalue.source import figure

LIMITS_AT = Path(__file__).resolve().parents[2] / "docs" / "limits.md"
LIMITS = LIMITS_AT.read_text("utf-8")
WAYS = ("deadweight", "displacement", "attribution", "leakage")
NOBODY = {"rights": {"weight": [], "right": [], "turnout": []}, "people": 0, "stage": "baseline"}


def _cautions(code: str) -> str:
    return " ".join(registry.measure(code).cautions)


# PA4: who is compared with whom


@pytest.mark.parametrize(
    ("participants", "affected"), [([10], [100]), ([10, 0], [100, 0]), ([0, 3, 0], [0, 9, 0])]
)
def test_a_single_group_mirrors_nobody(participants, affected):
    """Everybody in one pot would match everybody in one pot, whoever they are."""
    groups = {"participants": participants, "affected": affected}
    assert pa.reading("PA4", groups=groups) is None
    assert pa.rating("PA4", {"groups": groups}) is None


def test_one_group_that_takes_part_and_another_that_is_affected_are_two():
    groups = {"participants": [8, 0], "affected": [0, 50]}
    assert pa.reading("PA4", groups=groups) == 1


# What belongs to the activity, and what to the rest of a large business


def test_what_a_large_buyer_spends_elsewhere_is_no_spend_of_the_contract():
    """A firm of a hundred contracts brings the charities of all of them to one."""
    spend = {"passed_on": 0, "returned": 0}
    assert "more than contract_value" in eq.fault("EQ8", {"paid": 5_000_000, **spend})
    split = [{"paid": 600_000, **spend}, {"paid": 600_001, **spend}]
    assert "more than contract_value" in eq.fault("EQ8", *split)
    assert eq.rating("EQ8", {"paid": 1_000_000, **spend}) == pytest.approx(100)


@pytest.mark.parametrize("code", ["EQ1", "EQ2", "EQ3", "EQ8", "CV2"])
def test_money_is_that_of_the_activity_and_the_page_says_so(code):
    assert "activity" in " ".join((registry.measure(code).__doc__ or "").split("\n\n")[0].split())


# EQ9: what the limit is, and what it is not


def test_the_limit_of_late_payment_is_stricter_than_the_countrys_test():
    """All of it at the average that passes the test is several times past the limit."""
    limit = registry.measure("EQ9").rating
    days = figure("prompt-payment-average-days").value
    assert days - figure("payment-term-public-contract").value > limit.target
    assert "prompt-payment-average-days" in limit.reason
    invoices = {"value": [1_000], "days": [days], "term": [30], "count": [1_000]}
    assert eq.rating("EQ9", {"invoices": invoices, "invoiced": 1_000_000}) == 100


# Years: an average over years weighs them alike


def _sales(received, spent, **more):
    return {"received": received, "local": {"spend": [spent], "respent": [1]}, **more}


def _log(answered, made, **more):
    steps = {"step": ["reasoned"], "days": [1], "count": [answered]}
    return {"recommendations": steps, "made": made, "adopted": 0, **more}


def _promise(weight, verified, **more):
    each = {"weight": [weight], "promised": [1], "due": [1], "verified": [verified]}
    return {"commitments": {**each, "change": ["none"]}, "weights": weight, **more}


@pytest.mark.parametrize(
    ("scored", "code", "good", "bad"),
    [
        (cv, "CV1", lambda **more: _sales(1, 1, **more), lambda **more: _sales(97, 0, **more)),
        (pa, "PA7", lambda **more: _log(1, 1, **more), lambda **more: _log(0, 97, **more)),
        (pa, "PA8", lambda **more: _promise(1, 1, **more), lambda **more: _promise(97, 0, **more)),
    ],
)
def test_a_small_year_does_not_outvote_a_large_one(scored, code, good, bad):
    """In one claim the large part tells; put into years of their own, it tells as much."""
    one = scored.rating(code, good(claim="a"), good(claim="b"), bad())
    apart = scored.rating(code, good(period=2026), good(period=2027), bad(period=2028))
    assert one < 5
    assert apart == pytest.approx(one)


# Pounds of another year


@pytest.mark.parametrize(("pounds", "exposure"), [("GBP_2026", 100), ("GBP_2019", 0)])
def test_the_legal_minimum_headed_in_old_pounds_meets_the_wage_and_the_page_says_so(
    tmp_path, pounds, exposure
):
    """A price index lifts pay of the day; the conversion is listed, and the caution asks for it."""
    least = figure("statutory-wage-adult-2026-04").value
    head = ["submission", "measure", "work_2025.paid", "work_2025.place", "work_2025.count"]
    head += [f"work_2026.paid [{pounds}/hour]", "work_2026.place", "work_2026.count", "not_shown"]
    row = ["a", "EQ5", "20", "UK", "0", str(least), "UK", "34000", "0"]
    (tmp_path / "claims.csv").write_text(f"{','.join(head)}\n{','.join(row)}\n", "utf-8")
    (tmp_path / "who.csv").write_text("id,contract_value [GBP_2025]\na,1000000\n", "utf-8")
    claims = sv.read(tmp_path / "claims.csv", eq.FRAMEWORK, submissions=tmp_path / "who.csv")
    card = sv.score(claims, eq.FRAMEWORK, sv.Basis(price_year=2025, start=2026))
    found = card.measures()
    assert found["rating"][found["measure"].tolist().index("EQ5")] == pytest.approx(exposure)
    assert (f"{pounds}/hour to GBP_2026/hour" in str(card)) == (pounds != "GBP_2026")
    for code in ("EQ4", "EQ5"):
        assert "moved by prices" in _cautions(code)


# Shares of a claim's own


@pytest.mark.parametrize("way", WAYS)
def test_no_share_of_its_own_takes_away_a_harm(way):
    past = {**cv.NO_OWNERS, "dividends": 900_000}
    assert cv.rating("CV8", past) == 100
    with pytest.raises(sv.ClaimErrors, match="no claim takes shares off by its own word"):
        cv.rating("CV8", {**past, way: 1})
    lost = {**cv.NOBODY, "residents": 30}
    if way == "attribution":
        assert cv.rating("CV9", {**lost, way: 0.9}) == 100
    else:
        with pytest.raises(sv.ClaimErrors, match="but attribution"):
            cv.rating("CV9", {**lost, way: 1})


@pytest.mark.parametrize("way", WAYS)
def test_no_share_of_its_own_takes_a_loss_off_a_gain(way):
    """Losses put into a claim apart, all of them blamed on others, are losses still."""
    kept = {"shares": 0, "assets": 0, "retained": 0, "disinvested": 0}
    gain, loss = {**kept, "shares": 90_000}, {**kept, "disinvested": 90_000}
    assert cv.rating("CV2", {**gain, "deadweight": 0}, {**loss, way: 1}) == 0


# Baselines


def test_a_baseline_of_nobody_is_taken_at_its_word_and_the_page_asks():
    now = {"rights": {"weight": [1], "right": ["vote"], "turnout": [1], "count": [60]}}
    before = {**now, "people": 50, "rights": {**now["rights"], "count": [50]}, "stage": "baseline"}
    now["people"] = 60
    assert pa.rating("PA1", now, NOBODY) == pytest.approx(60)
    assert pa.rating("PA1", now, before) == pytest.approx(10)
    assert "baseline" in _cautions("PA1")


def test_a_letter_to_everybody_earns_nothing():
    """The rung *informed* is no voice in PA9, and no decision in PA1."""
    told = {"weight": [1], "right": ["informed"], "turnout": [1], "count": [200]}
    assert pa.rating("PA1", {"rights": told, "people": 200}, NOBODY) == 0


# Chance


def test_chance_alone_rates_a_survey_above_nothing_and_the_page_says_so():
    """Nothing changed; of surveys of two hundred each time, a third of the points come by luck."""
    ramp, answered = registry.measure("CV7").rating, 200
    draws = np.random.default_rng(1).binomial(answered, 0.62, (2, 20_000)) / answered * 100
    rated = np.clip((draws[0] - draws[1]) / ramp.target, 0, 1)
    assert 0.25 < rated.mean() < 0.4
    for code in ("CV6", "CV7"):
        assert "chance" in _cautions(code).lower()


# EQ3: evenness of next to nothing


def test_a_pound_each_is_as_even_as_a_thousand_and_the_page_says_so():
    each = {"gains": {"amount": [1], "count": [200]}, "shared_out": 200}
    assert eq.rating("EQ3", each) == pytest.approx(100)
    assert "next to nothing" in _cautions("EQ3")
