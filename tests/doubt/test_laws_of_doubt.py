"""Laws that doubt keeps: what is sure stays as it was, figures shared are one doubt, claims split
move nothing, percentiles are in order, harm never helps, and caps hold in every draw.
"""

from typing import Any

import numpy as np
import pytest
from doubt_laws import chosen, records, scored
from doubt_plain import BOOK, WHY, card, framework, measure, price, row
from doubt_trees import remade

import socialvalue as sv
from socialvalue.framework import Caps

WAGE = sv.CommonFactor("wage", 15, 11, 21)
PERCENTILES = ("p5", "p50", "p95")


def test_a_card_without_ranges_has_no_doubt_and_is_the_central_card_bit_for_bit() -> None:
    sure = {"adjust": sv.Adjustments(), "proxies": (price(7),), "reliability": None}
    plain = remade(chosen(), lambda _: sure)
    found = scored(plain, list(records(9).values()))
    for of in ("score", "benefit", "harm", "worth"):
        table = found.intervals(of, ["overall", "theme", "outcome"])
        assert set(table["how"]) == {"no doubt"}
        assert not table["deviation"].any()
        rounding = 1e-4 * 4 if of == "worth" else 0  # pounds are fixed, means of them are not
        for name in ("mean", *PERCENTILES):
            assert (np.abs(table[name] - table["central"]) <= rounding).all()
    central = scored(plain, list(records(9).values()), draws=1)
    for name in ("benefit", "harm", "score"):
        assert found.overall()[name].tobytes() == central.overall()[name].tobytes()


def test_draws_move_no_central_number() -> None:
    everybody = list(records(9).values())
    drawn, central = scored(chosen(), everybody), scored(chosen(), everybody, draws=1)
    for table in ("overall", "themes", "measures", "worth"):
        one, other = getattr(drawn, table)(), getattr(central, table)()
        for name, column in one.items():
            ours, theirs = np.asarray(column), np.asarray(other[name])
            assert np.array_equal(ours, theirs, equal_nan=ours.dtype.kind == "f"), name


@pytest.mark.parametrize("sampling", ["latin", "plain", "sobol"])
def test_percentiles_rise_and_agree_with_the_draws(sampling: Any) -> None:
    found = scored(chosen(), list(records(9).values()), sampling=sampling, draws=1024)
    for of in ("score", "benefit", "harm", "worth", "worth of harms"):
        table = found.intervals(of, ["overall", "theme"], guarded=False)
        assert (table["p5"] <= table["p50"]).all()
        assert (table["p50"] <= table["p95"]).all()
        for code in ("overall", "P0", "P1"):
            here = table["code"] == code
            ledger = "welfare" if of.startswith("worth") else ""
            if not here.any():
                continue
            drawn = found.draws(of=of, node=code, ledger=ledger).astype(float)
            told = np.percentile(drawn, [5, 50, 95], axis=1)
            for name, wanted in zip(PERCENTILES, told, strict=True):
                assert np.allclose(table[name][here], wanted, rtol=1e-5, atol=2e-4)
            scale = drawn.std(axis=1).max() + 1e-9
            assert np.abs(table["mean"][here] - drawn.mean(axis=1)).max() < 0.12 * scale + 1e-3


def test_scores_of_all_draws_lie_within_their_ends() -> None:
    found = scored(chosen(), list(records(40).values()))
    for node in found.plan.nodes:
        drawn = found.draws(of="score", node=node.code)
        assert drawn.min() >= -100 * node.penalty - 1e-4
        assert drawn.max() <= 100 + 1e-4
        for of in ("benefit", "harm"):
            side = found.draws(of=of, node=node.code)
            assert side.min() >= 0
            assert side.max() <= 100 + 1e-4


def test_more_of_a_declared_harm_raises_no_draw_of_any_score() -> None:
    rows = {"submission": "a", "measure": "DL1", "amount": 80}
    before: Any = None
    for amount in (0, 30, 70, 120, 180, 400):
        harm = {"submission": "a", "measure": "DL4", "amount": amount}
        found = scored(chosen(), [[rows, harm]])
        drawn = np.stack([found.draws(of="score", node=n)[0] for n in ("overall", "P0", "P0-0")])
        if before is not None:
            assert (drawn <= before + 1e-4).all()
        before = drawn
    silent = scored(chosen(), [[rows]])
    told = np.stack([silent.draws(of="score", node=n)[0] for n in ("overall", "P0", "P0-0")])
    assert (told <= before + 1e-4).all()  # silence is no better than the most


def test_a_harm_past_its_limit_caps_the_draws_in_which_it_is_and_no_others() -> None:
    harm = measure("DC1", harm=True, adjust=sv.Adjustments(attribution=sv.Share(0.4, 0.1, 0.8)))
    good = measure("DC2")
    tree = framework([good, harm], [measure("DC3")], caps=Caps(-20, -10, WHY))
    found = card(tree, {"a": {"DC1": 170, "DC2": 100, "DC3": 100}})
    exposure = found.draws(of="harm", node="P0")[0]
    over = exposure >= 100
    assert 0 < over.mean() < 1
    theme, whole = (found.draws(of="score", node=n)[0] for n in ("P0", "overall"))
    assert (theme[over] == -20).all()
    assert (whole[over] == -10).all()
    assert np.allclose(theme[~over], 100 - exposure[~over], atol=1e-4)
    assert (whole[~over] > -10).any()


def test_an_own_share_takes_away_its_own_doubt_and_no_other() -> None:
    adjust = sv.Adjustments(
        deadweight=sv.Share(0.2, 0, 0.4), leakage=sv.Share(0.1, 0, 0.5, source=BOOK)
    )
    tree = framework([measure("DS1", adjust=adjust)])
    given = {"measure": "DS1", "amount": 50}
    said = [{**given, "submission": "silent"}, {**given, "submission": "says", "leakage": 0.1}]
    both = {**given, "submission": "both", "leakage": 0.1, "deadweight": 0.2}
    found = scored(tree, [[*said, both]], draws=2000)
    table = found.intervals("benefit", "measure")
    by = {who: row(table, submission=who) for who in ("silent", "says", "both")}
    assert len({one["central"] for one in by.values()}) == 1
    assert by["silent"]["deviation"] > by["says"]["deviation"] > 0
    assert by["both"]["how"] == "no doubt"
    of_deadweight = np.sqrt((0.2**2 + 0.4**2 - 0.2 * 0.4) / 18)
    assert np.isclose(by["says"]["deviation"], 50 * 0.9 * of_deadweight, rtol=1e-3)


def test_splitting_a_claim_changes_no_interval() -> None:
    whole = [{"submission": "a", "measure": "DL1", "amount": 90}]
    parts = [
        {"submission": "a", "measure": "DL1", "amount": amount, "claim": str(place)}
        for place, amount in enumerate((20, 33, 37))
    ]
    one, other = (scored(chosen(), [some]) for some in (whole, parts))
    for of in ("score", "benefit", "worth"):
        by = ["overall", "theme"]
        first, second = one.intervals(of, by), other.intervals(of, by)
        for name in ("central", "mean", "deviation", *PERCENTILES):
            assert np.allclose(first[name], second[name], rtol=1e-6, atol=1e-4), (of, name)


def test_independent_differs_only_where_a_figure_is_shared() -> None:
    paid = [measure("DI1", price(20, 12, 30, common=(WAGE,))),
            measure("DI2", price(9, 5, 14, common=(WAGE,)))]  # fmt: skip
    alone = [measure("DI3", price(5, 2, 9)), measure("DI4", price(3, 1, 9))]
    tree = framework(paid, alone)
    given = {"a": dict.fromkeys(tree.members, 4.0)}
    shared, apart = (card(tree, given, independent=one) for one in (False, True))
    tables = [one.intervals("worth", ["measure", "theme"]) for one in (shared, apart)]
    for code in (*tree.members, "P1", "P0"):
        one, other = (row(table, code=code) for table in tables)
        same = code != "P0"
        assert np.isclose(one["mean"], other["mean"], rtol=1e-12)
        assert np.isclose(one["deviation"], other["deviation"], rtol=1e-12) == same
        assert one["deviation"] >= other["deviation"] * (1 - 1e-12)
