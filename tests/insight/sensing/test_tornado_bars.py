"""A tornado: each figure at its ends, all else central, told in numbers and in signs."""

import numpy as np
import pytest
from attrs import evolve
from made_up import NINETY, card, deadweight, framework, measure, normal, price, rows

import socialvalue as sv
from socialvalue.aggregation import PowerMean
from socialvalue.insight.sensitivity.pages import BAR, bar
from socialvalue.insight.sensitivity.tornado import Swing


def priced() -> sv.Sensitivity:
    made = [
        measure("SN1", proxies=normal(20.0, 2.0, key="x"), adjust=deadweight(0.1, 0.5)),
        measure("SN2", proxies=normal(50.0, 1.0, key="y")),
    ]
    scored = card(framework(made), {"a": {"SN1": 10, "SN2": 3}})
    return sv.sensitivity(scored, "a", "worth", ledger="welfare")


def test_pounds_at_each_end_are_those_worked_out_by_hand() -> None:
    told = rows(priced().tornado())
    assert all(row["central"] == pytest.approx(140 + 150) for row in told.values())
    share = told["deadweight of SN1"]
    # the ends of nine in ten of 0.1 to 0.5
    assert (share["low"], share["high"]) == (pytest.approx(0.12), pytest.approx(0.48))
    assert share["at_low"] == pytest.approx(10 * 20 * 0.88 + 150, rel=1e-12)
    assert share["at_high"] == pytest.approx(10 * 20 * 0.52 + 150, rel=1e-12)
    assert told["y"]["at_high"] == pytest.approx(140 + 3 * (50 + NINETY), rel=1e-9)
    assert told["x"]["swing"] == pytest.approx(2 * 7 * 2 * NINETY, rel=1e-9)


def test_the_widest_swing_stands_first() -> None:
    table = priced().tornado()
    assert list(table["key"]) == ["deadweight of SN1", "x", "y"]
    assert list(table["swing"]) == sorted(table["swing"], reverse=True)


def test_a_shared_wage_moves_all_that_stand_on_it_at_once() -> None:
    wage = sv.CommonFactor("wage", 10.0, 5.0, 15.0, spread=sv.Spread("uniform"))
    made = [measure(f"SN{at}", proxies=price(20.0, common=(wage,))) for at in (1, 2)]
    scored = card(framework(made), {"a": {"SN1": 1, "SN2": 2}})
    (row,) = rows(sv.sensitivity(scored, "a", "worth", ledger="welfare").tornado()).values()
    assert (row["low"], row["high"]) == (pytest.approx(5.5), pytest.approx(14.5))
    assert (row["at_low"], row["at_high"]) == (pytest.approx(33.0), pytest.approx(87.0))


def test_observations_need_not_hold_the_central_value() -> None:
    seen = sv.Spread("empirical", values=(10.0, 14.0, 30.0))
    made = [
        measure("SN1", proxies=price(18.0, spread=seen, key="seen")),
        measure("SN2", proxies=normal(50.0, 1.0, key="y")),
    ]
    scored = card(framework(made), {"a": {"SN1": 2, "SN2": 1}})
    told = rows(sv.sensitivity(scored, "a", "worth", ledger="welfare").tornado())
    assert told["y"]["at_low"] == pytest.approx(2 * 18 + 50 - NINETY)
    assert told["seen"]["at_low"] < told["seen"]["central"] < told["seen"]["at_high"]


def test_scores_that_bend_are_tried_too() -> None:
    made = [measure("SN1", adjust=deadweight(0.1, 0.5)), measure("SN2")]
    scored = card(framework(made, by=PowerMean(0.5)), {"a": {"SN1": 100, "SN2": 25}})
    (row,) = rows(sv.sensitivity(scored, "a").tornado()).values()
    for end, share in (("at_low", 0.12), ("at_high", 0.48)):
        by_hand = 100 * ((np.sqrt(1 - share) + 0.5) / 2) ** 2
        assert row[end] == pytest.approx(by_hand, rel=1e-5)
    assert row["central"] == pytest.approx(float(scored.score()[0]))


def test_a_difference_is_central_less_central() -> None:
    made = [measure("SN1", proxies=normal(20.0, 2.0, key="x"))]
    scored = card(framework(made), {"a": {"SN1": 10}, "b": {"SN1": 4}})
    found = sv.sensitivity(scored, "a", "worth", ledger="welfare", against="b")
    (row,) = rows(found.tornado()).values()
    assert row["central"] == pytest.approx(120.0)
    assert row["at_high"] == pytest.approx(6 * (20 + 2 * NINETY))


def test_levels_of_a_table_have_no_one_end() -> None:
    by_year = sv.ProxyTable(
        "year", (("2025", 10.0), ("2026", 20.0)), "GBP_2025/person", "welfare",
        sv.Source("t", "Nobody", "Made up", "2026", "CC0-1.0", status="assumed"),
        low=(("2025", 5.0), ("2026", 10.0)), high=(("2025", 15.0), ("2026", 30.0)),
    )  # fmt: skip
    one = measure("SN1", proxies=(by_year,), year=sv.Code(["2025", "2026"]))
    made = framework([one])
    records = [{"submission": "a", "measure": "SN1", "people": 3, "year": "2026"}]
    scored = sv.score(sv.Claims.from_records(records, made), made, sv.Basis(draws=200))
    (row,) = rows(sv.sensitivity(scored, "a", "worth", ledger="welfare").tornado()).values()
    assert np.isnan(row["low"])
    assert row["at_low"] + row["at_high"] == pytest.approx(2 * 60.0)


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        (-1.0, 1.0, "L==============|==============H"),
        (1.0, -0.5, ".......H=======|==============L"),
        (0.0, 0.0, "...............|..............."),
        (0.4, 1.0, "...............|=====L========H"),
        (1.0, 0.4, "...............|=====H========L"),
        (-1.0, -0.4, "L========H=====|..............."),
        (1.0, 1.0, "...............|==============B"),
    ],
)
def test_a_bar_says_by_letters_which_end_is_which(low: float, high: float, drawn: str) -> None:
    found = bar(low, high, 1.0)
    assert len(found) == 2 * BAR + 1
    assert found.replace("8", "7") == drawn


def lone() -> sv.Sensitivity:
    """A difference that one deadweight moves."""
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.5, key="it"))])
    scored = card(made, {"a": {"SN1": 100}, "b": {"SN1": 60}})
    return sv.sensitivity(scored, "a", against="b")


def test_ends_are_told_under_their_letters_and_not_as_least_and_most() -> None:
    found = lone()
    (swing,) = found.swings
    page = repr(found)
    assert "at L" in page
    assert "least" not in page
    row = next(line for line in page.splitlines() if "|=" in line and "it" in line)
    assert row.split()[1] == f"{swing.at_low:.1f}"
    assert row.split()[-1] == f"{swing.at_high:.1f}"


def test_both_ends_on_one_side_are_told_in_words() -> None:
    found = lone()
    for at_low, at_high, side in ((40.0, 36.0, "above"), (10.0, 20.0, "below")):
        swing = Swing("it", 0.1, 0.5, at_low, at_high, found.central)
        assert swing.turns
        assert swing.swing == pytest.approx(
            max(at_low, at_high, found.central) - min(at_low, at_high, found.central)
        )
        page = " ".join(repr(evolve(found, swings=(swing,))).split())
        words = f"At both ends of it the number is {side} {found.central:.1f}: in between it turns."
        assert words in page
    assert "in between it turns" not in repr(found)
