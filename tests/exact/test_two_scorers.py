"""The library and the second scorer agree on portfolios made up from a seed.

Scores agree to 1e-9 on the scale to 100, pounds to 1e-4 for each line that was fixed.
"""

import random
from collections import defaultdict
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from exact_frameworks import CODES, HARMS, MADE, framework
from exact_lasting import LASTING
from exact_portfolios import basis, records, submissions
from exact_prices import schedule
from exact_scorer import Account, accounts
from exact_shares import SHARES
from exact_years import TIMES

import socialvalue as sv
from socialvalue.source import Series

FRAMEWORKS = range(56)
PORTFOLIOS = 18
"""Portfolios of each framework: 1,008 in all."""

COLUMNS = ("benefit", "harm", "score", "headroom", "coverage")
CLOSE = 1e-9


@pytest.fixture(autouse=True, scope="module")
def _known() -> None:
    for measure in MADE:
        sv.register(measure)


@pytest.mark.parametrize("seed", FRAMEWORKS)
def test_the_library_agrees_with_fractions(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 (a portfolio, not a secret)
    chosen = framework(draw)
    for number in range(PORTFOLIOS):
        ground, rows = basis(draw, chosen), submissions(draw)
        given = records(draw, chosen, ground, rows)
        card = sv.score(sv.Claims.from_records(given, chosen, rows), chosen, ground)
        agrees(card, given, rows, f"seed {seed}, portfolio {number}")


def test_every_measure_comes_out_every_way_and_the_scorecard_says_which() -> None:
    seen: set[tuple[str, str]] = set()
    for seed in FRAMEWORKS:
        draw = random.Random(seed)  # noqa: S311 (as above)
        chosen = framework(draw)
        ground, rows = basis(draw, chosen), submissions(draw)
        given = records(draw, chosen, ground, rows)
        card = sv.score(sv.Claims.from_records(given, chosen, rows), chosen, ground)
        expected = accounts(chosen, ground, given, rows)
        table = card.measures()
        wanted = {
            (row["id"], code): reading
            for row, account in zip(rows, expected, strict=True)
            for code, reading in account.readings.items()
        }
        for who, code, status in zip(
            table["submission"], table["measure"], table["status"], strict=True
        ):
            assert status == wanted[who, code].status, f"seed {seed}: {who} {code}"
            seen |= {(code, status), (code, "past" if wanted[who, code].past else status)}
    ways = product(CODES, ("assessed", "not assessed", "not applicable"))
    undefined = product(
        ("XA2", "XA4", "XA5", "XA8", "XA9", "XH3", "XT2", "PA1", "EQ1"), ("undefined",)
    )
    past = product(HARMS, ("past",))
    assert {*ways, *undefined, *past} <= seen


def agrees(card: sv.Scorecard, given: list[dict], rows: list[dict], where: str) -> None:
    """Every number of a scorecard against the second scorer's."""
    expected = accounts(card.framework, card.basis, given, rows)
    for node in card.framework.root.walk():
        for column in COLUMNS:
            found = getattr(card, column)(node.code).tolist()
            wanted = [getattr(account, column)[node.code] for account in expected]
            scale = 1 if column == "coverage" else 100
            for row, one, other in zip(rows, found, wanted, strict=True):
                apart = abs(Fraction(one) - other)
                what = f"{where}: {row['id']} {node.code} {column} {one} {float(other)}"
                assert apart <= CLOSE * scale, what
    for (ledger, harm, place), total in card.results.worth.items():
        key = (ledger, harm, card.plan.nodes[place].code)
        for row, units, account in zip(rows, total[:, 0].tolist(), expected, strict=True):
            what = f"{where}: {row['id']} {key} {units} {account.pounds.get(key, 0)}"
            assert abs(int(units) - account.pounds.get(key, 0)) <= account.lines.get(key, 0), what
    agrees_by_kind(card, rows, expected, where)


def agrees_by_kind(
    card: sv.Scorecard, rows: list[dict], expected: list[Account], where: str
) -> None:
    """Pounds by kind: embedded, additional, and what nobody said."""
    table = card.worth("kind")
    found: dict[tuple[str, str, bool, str], int] = defaultdict(int)
    for who, ledger, kind, gain, loss in zip(
        *(table[name] for name in ("submission", "ledger", "kind", "benefit", "harm")), strict=True
    ):
        found[who, ledger, False, kind] += round(gain * 10_000)
        found[who, ledger, True, kind] -= round(loss * 10_000)
    for row, account in zip(rows, expected, strict=True):
        for key in {key[1:] for key in found if key[0] == row["id"]} | account.kinds.keys():
            units, wanted = found[row["id"], *key], account.kinds.get(key, 0)
            what = f"{where}: {row['id']} {key} {units} {wanted}"
            assert abs(units - wanted) <= account.lines.get(key, 0), what


def test_the_portfolios_hold_all_that_can_be_said_of_a_claim_and_of_money_and_time() -> None:
    seen: set[Any] = set()
    for seed in FRAMEWORKS:
        draw = random.Random(seed)  # noqa: S311 (as above)
        chosen = framework(draw)
        ground, rows = basis(draw, chosen), submissions(draw)
        given = records(draw, chosen, ground, rows)
        seen |= {(name, one.get("stage") == "baseline") for one in given for name in one}
        seen |= {
            (one["measure"], schedule(chosen.members[one["measure"]], ground)) for one in given
        }
        seen |= {(one["measure"], ground.growth is not None) for one in given}
        seen |= {type(ground.deflator), ground.timing, chosen.credit.holds}
    claimed = (*SHARES, *TIMES, "kind", "evidence", "counterfactual", "period")
    lasting = [measure.code for measure in LASTING]
    assert set(product(claimed, [False])) | set(product(SHARES, [True])) <= seen
    assert set(product(lasting, ["standard", "health", "none", True, False])) <= seen
    assert {str, Series, "start", "mid", "end", True, False} <= seen
