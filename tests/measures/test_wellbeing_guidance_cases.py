"""The worked cases of the Treasury's wellbeing guidance of July 2021, scored with WB1, and what a
design of before and after can bear; and the value of carbon year by year. `hmt2021` and `desnz2023`
name whose figures they are; all were read from secondary copies.
"""

from __future__ import annotations

import numpy as np
import pytest
from wellbeing_scored import card, measured, rating, worth

import socialvalue as sv
from socialvalue import numerics as nx
from socialvalue.scorecard import reliability
from socialvalue.scorecard.tables import rows_of
from socialvalue.source import figure, series

WELLBY = figure("wellby-value")
OF_2019 = sv.Basis(price_year=2019, start=2026)
DEFLATOR = series("gdp-deflator-2026-06")


def gain(points: float, people: float, **more: object) -> dict:
    """A claim of WB1: so many points for each of the people, for a year, beyond what others had."""
    answers = {"before": [5.0], "after": [5.0 + points], "count": [min(people, 50)]}
    rest = {"represented": people, "comparator": 0, "years": 1}
    return {"measure": "WB1", "people": answers, **rest, **more}


def test_youth_skills_total_hmt2021():
    """20.8 million: 4,000 of 10,000 complete, each with 0.40 of a WELLBY."""
    pounds = worth(gain(0.40, 4_000), basis=OF_2019, eligible=10_000)
    assert pounds == pytest.approx(20_800_000, abs=1)
    assert pounds / 4_000 == pytest.approx(5_200)


def test_youth_skills_range_hmt2021():
    ends = [WELLBY.low * 0.40, WELLBY.high * 0.40]
    assert ends == pytest.approx([4_000, 6_400])
    told = measured("WB1", gain(0.40, 1_000), basis=OF_2019, eligible=10_000)
    assert told["quantity"] * np.array([WELLBY.low, WELLBY.high]) == pytest.approx(
        [4_000_000, 6_400_000]
    )


def test_employment_support_keeps_the_wage_out_of_wellbeing_hmt2021():
    """Printed are 5,980 of wellbeing and 31,074 with a wage premium of 25,094; 6.21 million for
    200 people. The wage is a flow: it may be told beside the welfare pounds, never in them.
    """
    rows = rows_of(card(gain(0.46, 200), basis=OF_2019).worth(by="theme"))
    assert [row["ledger"] for row in rows] == ["welfare"]
    each = rows[0]["balance"] / 200
    assert each == pytest.approx(5_980)
    assert each + 25_094 == pytest.approx(31_074)
    assert round(200 * (each + 25_094) / 1e6, 2) == 6.21


def test_cost_of_a_wellby_hmt2021(read):
    """Programme one is misprinted: 2,000 / 0.63 is 3,174.60, and 3,158 takes 0.6333."""
    first, second = (read("WB1", **_inputs(gain(points, 1))) for points in (0.63, 0.55))
    assert nx.cost_per_outcome([2_000], [first])[0] == pytest.approx(3_174.603175)
    assert nx.cost_per_outcome([550], [second])[0] == pytest.approx(1_000)
    printed = read("WB1", **_inputs(gain(0.63333, 1)))
    assert round(2_000 / printed) == 3_158


def _inputs(claim: dict) -> dict:
    people = claim["people"] | {"count": [10]}
    return {name: value for name, value in claim.items() if name != "measure"} | {"people": people}


def test_the_range_of_a_wellby_is_that_of_a_qaly_and_of_income_hmt2021():
    """A QALY of 70,158 over 7 points, and earnings of 30,673 over 1.96, to the nearest thousand."""
    derived = nx.cost_per_outcome([70_158, 30_673], [7, 1.96])
    assert derived == pytest.approx([10_022.57, 15_649.49], abs=5e-3)
    assert np.round(derived, -3).tolist() == [WELLBY.low, WELLBY.high]
    assert (WELLBY.low + WELLBY.high) / 2 == WELLBY.value


@pytest.mark.parametrize("year", [2015, 2019, 2023, 2025])
def test_pounds_of_another_year_are_those_of_2019_deflated(year):
    claim = gain(0.5, 100)
    told = worth(claim, basis=sv.Basis(price_year=year, start=2026))
    assert told == pytest.approx(650_000 * DEFLATOR.at(year) / DEFLATOR.at(2019), rel=1e-9)
    assert nx.rebase(told, DEFLATOR.at(year), DEFLATOR.at(2019)) == pytest.approx(650_000)


def test_a_price_year_moves_pounds_and_no_rating():
    claim = gain(0.05, 100)
    ratings = {
        rating("WB1", claim, basis=sv.Basis(price_year=year, start=2026)) for year in (2015, 2025)
    }
    assert len(ratings) == 1


# what a design can bear


def answers(before: list, after: list, **more: object) -> dict:
    """A claim of WB1 by each person's answers."""
    people = {"before": before, "after": after}
    rest = {"represented": len(before), "comparator": 0, "years": 1, "asked": len(before)}
    return {"measure": "WB1", "people": people, **rest, **more}


def bearing(claim: dict) -> dict:
    """What the survey behind one claim can bear."""
    (one,) = rows_of(card(claim).reliability())
    return one


BEFORE = [5, 6, 7, 8, 9] * 8
AFTER = [6, 7, 7, 9, 10] * 8


def test_asking_the_same_people_twice_tells_more_than_the_same_answers_unpaired():
    """The mean change is the same; the spread of the changes is what pairing saves."""
    paired, mixed = answers(BEFORE, AFTER), answers(BEFORE, AFTER[::-1])
    assert measured("WB1", paired)["quantity"] == pytest.approx(measured("WB1", mixed)["quantity"])
    errors = [bearing(claim)["standard_error"] for claim in (paired, mixed)]
    assert errors[0] < errors[1] / 3
    for claim, error in zip((paired, mixed), errors, strict=True):
        one, other = (np.array(claim["people"][name]) for name in ("before", "after"))
        spread = one.var(ddof=1) + other.var(ddof=1) - 2 * np.cov(one, other)[0, 1]
        assert error == pytest.approx(np.sqrt(spread / len(one)))


def test_a_matched_group_that_gained_as_much_leaves_no_gain():
    claim = answers(BEFORE, AFTER, comparator=0.8, counterfactual="C3")
    assert measured("WB1", claim)["quantity"] == pytest.approx(0, abs=1e-9)


LOW = [3, 4, 4, 5] * 10
UP = [5, 5, 5, 6] * 10


def test_a_gain_from_a_low_start_is_flagged_unless_others_were_matched_to_it():
    assert reliability.BACK in bearing(answers(LOW, UP))["flags"]
    assert reliability.BACK in bearing(answers(LOW, UP, counterfactual="C1"))["flags"]
    assert reliability.BACK not in bearing(answers(LOW, UP, counterfactual="C3"))["flags"]
    high = [8, 9] * 20
    assert reliability.BACK not in bearing(answers(high, high))["flags"]


def test_what_comes_back_by_itself_may_be_named_as_the_comparator():
    """A mean of 4 among people whose mean is 7.45, asked by a question that agrees with itself by
    0.6: 1.38 points come back by themselves, and take the gain of 1.25 with them.
    """
    usual = figure("life-satisfaction-uk-2022-23").value
    back = nx.regression_to_the_mean(4, usual, 0.6)
    assert back == pytest.approx(0.4 * (usual - 4))
    gross, net = (
        measured("WB1", answers(LOW, UP, comparator=taken))["quantity"] for taken in (0, back)
    )
    assert gross == pytest.approx(40 * 1.25)
    assert net == pytest.approx(40 * (1.25 - back))
    assert net < 0 < gross


# carbon, year by year

CARBON = {2024: 268.97, 2031: 298.98, 2035: 317.62, 2037: 327.36, 2040: 342.55, 2045: 369.02}


@pytest.mark.parametrize("year", CARBON)
def test_a_tonne_is_priced_by_its_year_of_emission_desnz2023(year):
    claim = {"measure": "WB8", "tonnes": 7, "year": str(year)}
    told = worth(claim, basis=sv.Basis(price_year=2022, start=2026))
    assert told == pytest.approx(-7 * CARBON[year], abs=1e-3)
    assert series("carbon-value-2023-11").at(year) == CARBON[year]


def test_a_later_tonne_is_dearer_in_its_year_and_is_discounted_from_it():
    """2031, five years on at 3.5 % a year: the year's own value, then brought back to 2026."""
    claim = {"measure": "WB8", "tonnes": 10, "year": "2031", "period": 2031}
    told = worth(claim, basis=sv.Basis(price_year=2022, start=2026))
    assert told == pytest.approx(-10 * 298.98 / 1.035**5, abs=1e-3)


def test_years_of_emission_add_up_and_are_exposed_alike():
    claims = [
        {"measure": "WB8", "tonnes": 15, "year": str(year), "claim": str(year)} for year in CARBON
    ]
    told = worth(*claims, basis=sv.Basis(price_year=2022, start=2026))
    assert told == pytest.approx(-15 * sum(CARBON.values()), abs=1e-2)
    bare = [{key: value for key, value in one.items() if key != "measure"} for one in claims]
    assert rating("WB8", *bare) == pytest.approx(rating("WB8", {"tonnes": 90, "year": "2050"}))


def test_a_year_outside_the_table_is_refused_and_not_guessed():
    for year in ("2019", "2051"):
        with pytest.raises(sv.ClaimErrors, match="year"):
            card({"measure": "WB8", "tonnes": 1, "year": year})
