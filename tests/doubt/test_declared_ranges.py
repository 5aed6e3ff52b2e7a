"""What a measure declares of ranges and spreads is refused with its place and a fix, and with one
fault for each cause.
"""

from math import inf, nan
from typing import Any

import pytest
from attrs import evolve
from doubt_plain import BOOK, OUTCOME, measure, price

import socialvalue as sv

AT_SHARE, AT_PRICE = "DQ0.adjust.deadweight", "DQ0.proxies"
NORMAL = sv.Spread("normal", coverage=0.9)


def _faults(*proxies: Any, **declared: Any) -> list[sv.Fault]:
    with pytest.raises(sv.MeasureError) as caught:
        measure("DQ0", *proxies, **declared)
    found = list(caught.value.faults)
    assert all(one.fix for one in found)
    return found


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (sv.Share(0.2, low=0.3), "0.2 is not between 0.3 and 0.2"),
        (sv.Share(0.2, high=0.1), "0.2 is not between 0.2 and 0.1"),
        (sv.Share(0.2, 0.0, 1.4), "1.4 is not a share"),
        (sv.Share(0.2, -0.1, 0.4), "-0.1 is not a share"),
        (sv.Share(1.2), "1.2 is not a share"),
        (sv.Share(0.2, 0, 0.4, spread=NORMAL), "may leave 0"),
        (sv.Share(0.2, 0, 0.4, spread=sv.Spread("lognormal", coverage=0.9)), "may leave 0"),
        (sv.Share(0.2, 0, 0.4, spread=sv.Spread("beta")), "no ends"),
        (sv.Share(0.2, 0, 0.4, spread=sv.Spread("triangular", coverage=0.9)), "ends at low"),
        (sv.Share(0.2, 0, 0.4, spread=sv.Spread("beta", coverage=1.5)), "1.5 is no coverage"),
        (sv.Share(0.2, 0, 0.4, spread=sv.Spread("empirical")), "belong together"),
        (sv.Share(0.2, 0, 0.4, spread=sv.Spread("uniform", values=(0.1,))), "belong together"),
        (sv.Share(0.2, spread=sv.Spread("empirical", values=(0.1, 1.7))), "1.7 is not a share"),
        (sv.Share(0.2, 0, 0.4, spread="uniform"), "no sv.Spread"),  # type: ignore[arg-type]
    ],
)
def test_a_share_with_a_fault_says_what_and_where(share: sv.Share, told: str) -> None:
    found = _faults(adjust=sv.Adjustments(deadweight=share))
    assert any(told in one.fault and one.at.startswith(AT_SHARE) for one in found), found


@pytest.mark.parametrize("kind", ["log-normal", "gamma", None, 3])
def test_a_kind_of_spread_that_is_none_is_refused_where_it_is_built(kind: object) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        sv.Spread(kind)  # type: ignore[arg-type]
    (fault,) = caught.value.faults
    assert fault.fault == f"{str(kind)!r} is no kind of spread"
    assert "lognormal" in fault.fix


@pytest.mark.parametrize(
    ("proxy", "at", "told"),
    [
        (price(5, 6, 9), AT_PRICE, "5 is not between 6 and 9"),
        (price(5, 4, inf), f"{AT_PRICE}.high", "inf is not finite"),
        (price(5, nan, 9), f"{AT_PRICE}.low", "nan is not finite"),
        (price(5, 0, 9, spread=sv.Spread("lognormal", coverage=0.9)), AT_PRICE, "above zero"),
        (price(5, 4, 9, spread=sv.Spread("normal")), f"{AT_PRICE}.spread", "no ends"),
        (price(5, 4, 9, spread=sv.Spread("pert", coverage=0.9)), f"{AT_PRICE}.spread", "ends at"),
        (
            price(5, spread=sv.Spread("empirical", values=(4, nan))),
            f"{AT_PRICE}.spread",
            "not finite",
        ),
        (price(5, common=("wage",)), f"{AT_PRICE}.common", "no sv.CommonFactor"),
        (
            price(5, common=(sv.CommonFactor("wage", 15, 16, 20),)),
            f"{AT_PRICE}.common.wage",
            "15 is not between 16 and 20",
        ),
        (
            price(5, common=(sv.CommonFactor("wage", 0, 0, 20),)),
            f"{AT_PRICE}.common.wage",
            "cannot be in proportion",
        ),
    ],
)
def test_a_price_with_a_fault_says_what_and_where(proxy: Any, at: str, told: str) -> None:
    (one,) = _faults(proxy)
    assert one.at == at
    assert told in one.fault


def test_a_table_with_a_fault_names_the_level() -> None:
    table = sv.ProxyTable(
        "fuel", (("gas", 5.0), ("wood", 7.0)), "GBP_2025/count", "welfare", BOOK,
        low=(("wood", 8.0),),
    )  # fmt: skip
    (one,) = _faults(table, fuel=sv.Code(["gas", "wood"]))
    assert one.at == f"{AT_PRICE}.wood"
    assert "7 is not between 8 and 7" in one.fault


def test_a_drop_off_is_a_share_like_any_other() -> None:
    lasting = sv.Persistence(3, sv.Share(0.2, low=0.3), BOOK)
    (one,) = _faults(price(5), persistence=lasting)
    assert one.at == "DQ0.persistence.drop_off"


def test_a_multiplier_may_be_above_one_and_not_below_zero() -> None:
    good = sv.Factor(1.3, 0.9, 2.4, spread=sv.Spread("lognormal", coverage=0.9))
    assert measure("DQ1", adjust=sv.Adjustments(multiplier=good)).outcome is OUTCOME
    found = _faults(adjust=sv.Adjustments(multiplier=evolve(good, low=-0.5, spread=None)))
    assert [one.at for one in found] == ["DQ0.adjust.multiplier"]


def test_several_faults_are_told_at_once() -> None:
    share = sv.Share(0.2, low=0.3)
    found = _faults(price(5, 6, 9), adjust=sv.Adjustments(deadweight=share, leakage=share))
    places = {one.at for one in found}
    assert places == {AT_SHARE, "DQ0.adjust.leakage", AT_PRICE}
