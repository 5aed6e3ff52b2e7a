"""What a survey leaves open is its textbook standard error, whether the claim is split or not, and
it joins with the doubt of a price as the variance of a product does.
"""

from math import sqrt
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from doubt_plain import BOOK, framework, row
from doubt_trees import child

import socialvalue as sv
from socialvalue.registry import measure

ANSWERS = [(5, 7, 3), (6, 6, 2), (7, 8, 4), (4, 6, 1), (6, 6, 5), (7, 9, 2), (8, 8, 3), (5, 7, 10)]
"""Before, after, and how many people answered so: thirty in all."""
REACHED, YEARS, ELSEWHERE = 60.0, 2.0, 0.2
ROWS = [{"id": "a", "contract_value": 1e6, "eligible": 200, "fte": 20}]
TRIANGULAR = (10_000**2 + 13_000**2 + 16_000**2 - 130e6 - 160e6 - 208e6) / 18


def _wb1(*, sure: bool) -> Any:
    proxies = measure("WB1").proxies
    if sure:
        proxies = tuple(evolve(one, low=None, high=None) for one in proxies)
    return child(measure("WB1"), {"proxies": proxies})


def _people(some: list[tuple[int, int, int]]) -> list[dict[str, int]]:
    return [{"before": b, "after": a, "count": n} for b, a, n in some]


def _claim(some: list[tuple[int, int, int]], reached: float, **more: Any) -> dict[str, Any]:
    return {
        "submission": "a",
        "measure": "WB1",
        "people": _people(some),
        "asked": reached,
        "represented": reached,
        "comparator": ELSEWHERE,
        "years": YEARS,
        **more,
    }


def _card(one: Any, records: list[dict[str, Any]], **choices: Any) -> sv.Scorecard:
    chosen = framework([one])
    ground = sv.Basis(**{"price_year": 2019, "draws": 4000, "seed": 2, **choices})
    return sv.score(sv.Claims.from_records(records, chosen, ROWS), chosen, ground)


def _gain() -> tuple[float, float]:
    """The mean change and its standard error, from the answers one by one."""
    changes = np.array([after - before for before, after, n in ANSWERS for _ in range(n)], float)
    return changes.mean(), changes.std(ddof=1) / sqrt(changes.size)


def test_the_deviation_of_life_satisfaction_is_the_standard_error_of_its_mean_change() -> None:
    card = _card(_wb1(sure=True), [_claim(ANSWERS, REACHED)])
    found = row(card.intervals("worth"), submission="a")
    mean, error = _gain()
    times = REACHED * YEARS * 13_000
    assert np.isclose(found["central"], (mean - ELSEWHERE) * times, rtol=1e-9)
    assert np.isclose(found["mean"], found["central"], rtol=1e-9)
    assert np.isclose(found["deviation"], error * times, rtol=1e-9)
    assert found["how"] == "draws"
    drawn = card.draws(of="worth", ledger="welfare")[0].astype(float)
    assert np.isclose(drawn.std(), error * times, rtol=0.05)
    quantiles = np.array([found[name] for name in ("p5", "p50", "p95")])
    normal = found["mean"] + found["deviation"] * 1.6448536 * np.array([-1, 0, 1])
    assert np.abs(quantiles - normal).max() < 0.08 * found["deviation"]


def test_it_is_the_same_whether_the_claim_is_split_or_not() -> None:
    halves = [_claim(ANSWERS[:4], 25.0), _claim(ANSWERS[4:], 35.0, claim="2")]
    for sure in (True, False):
        one, other = (
            _card(_wb1(sure=sure), records) for records in ([_claim(ANSWERS, REACHED)], halves)
        )
        for of in ("worth", "benefit"):
            first, second = (row(card.intervals(of), submission="a") for card in (one, other))
            for name in ("mean", "deviation", "p5", "p95"):
                assert np.isclose(first[name], second[name], rtol=1e-6), (of, name)


def test_it_joins_with_the_doubt_of_the_price_as_a_product_of_two_doubts() -> None:
    """Var(N P) = Var N (Var P + E²P) + E²N Var P, for independent N and P."""
    found = row(
        _card(_wb1(sure=False), [_claim(ANSWERS, REACHED)]).intervals("worth"), code="overall"
    )
    mean, error = _gain()
    quantity, of_quantity = (mean - ELSEWHERE) * REACHED * YEARS, (error * REACHED * YEARS) ** 2
    wanted = of_quantity * (TRIANGULAR + 13_000**2) + quantity**2 * TRIANGULAR
    assert np.isclose(found["deviation"] ** 2, wanted, rtol=1e-9)


def test_answers_that_are_all_alike_leave_nothing_open() -> None:
    alike = [_claim([(5, 7, 30)], REACHED)]
    found = row(_card(_wb1(sure=True), alike).intervals("worth"), submission="a")
    assert found["deviation"] == 0
    assert found["how"] == "no doubt"


def _se4(using: int, found: int, **more: Any) -> dict[str, Any]:
    told = {"started": found, "completed": found, "found": found, "using": using, "after": 12}
    return {"submission": "a", "measure": "SE4", **told, **more}


def _skills(*, sure: bool = True) -> Any:
    declared: dict[str, Any] = {
        "proxies": (sv.Proxy(100, unit="GBP_2019/person", ledger="welfare", source=BOOK),),
        "unpriced_reason": "",
    }
    if sure:
        declared["adjust"] = sv.Adjustments(deadweight=sv.Share(0.2))
    return child(measure("SE4"), declared)


def test_a_count_of_those_who_said_yes_is_off_by_the_binomial_of_agresti_and_coull() -> None:
    card = _card(_skills(), [_se4(15, 22)])
    share = (15 + 2) / (22 + 4)
    error = sqrt(22 * share * (1 - share))
    worth = row(card.intervals("worth"), submission="a")
    assert np.isclose(worth["deviation"], error * 0.8 * 100, rtol=1e-9)
    assert np.isclose(worth["mean"], 15 * 0.8 * 100, rtol=1e-9)


@pytest.mark.parametrize("parts", [[(8, 12), (7, 10)], [(1, 1)] * 15 + [(0, 1)] * 7])
def test_a_count_told_in_parts_is_as_sure_as_told_at_once(parts: list[tuple[int, int]]) -> None:
    """Each part by itself would be drawn to one half, and the whole seem less sure."""
    split = [_se4(yes, of, claim=str(place)) for place, (yes, of) in enumerate(parts)]
    one, other = (_card(_skills(), records) for records in ([_se4(15, 22)], split))
    told = [row(card.intervals("worth"), submission="a")["deviation"] for card in (one, other)]
    assert np.isclose(*told, rtol=1e-9)


def test_a_survey_and_an_assumed_deadweight_join_as_a_product() -> None:
    found = row(_card(_skills(sure=False), [_se4(15, 22)]).intervals("worth"), submission="a")
    share, of_rest = (15 + 2) / (22 + 4), (0.2**2 + 0.4**2 - 0.2 * 0.4) / 18
    of_count = 22 * share * (1 - share)
    wanted = 100**2 * (of_count * (of_rest + 0.8**2) + 15**2 * of_rest)
    assert np.isclose(found["deviation"] ** 2, wanted, rtol=1e-9)
