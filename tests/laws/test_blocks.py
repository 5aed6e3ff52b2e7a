"""Any block gives the same bits: of benefit, harm, score, headroom, coverage, pounds and flags."""

import random

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from law_frameworks import CAPS, HARM_MEANS, MEANS, MIXED, framework
from portfolios import FEW, GROUND, portfolios, readings

import socialvalue as sv

BLOCKS = (1, 7, 64, 4096)
SIZES = ("contract_value", "eligible", "fte")


def same_bits(claims):
    """The readings of some claims, once every block has given the same."""
    cards = [sv.score(claims, basis=GROUND, block=block) for block in BLOCKS]
    for card in cards[1:]:
        assert np.array_equal(readings(cards[0]), readings(card))
        assert np.array_equal(cards[0].results.past, card.results.past)
        for key, units in cards[0].results.worth.items():
            assert np.array_equal(units, card.results.worth[key])
    return readings(cards[0])


def many(portfolio, count, seed):
    """The claims of a small portfolio, dealt out anew among `count` submissions."""
    chance = random.Random(seed)  # noqa: S311 (a deal, not a secret)
    table, records = [], []
    for place in range(count):
        row = chance.choice(portfolio.submissions)
        table.append({**row, "id": f"m{place}"})
        for code in portfolio.framework.members:
            told = portfolio.of(chance.choice(portfolio.submissions)["id"], code)
            records += [{**one, "submission": f"m{place}"} for one in told]
    return evolve(portfolio, submissions=tuple(table), records=tuple(records))


@pytest.mark.parametrize("apart", [False, True])
@settings(FEW, max_examples=15)
@given(data=st.data(), count=st.integers(60, 90), seed=st.integers(0, 99))
def test_any_block_gives_the_same_bits(data, count, seed, apart):
    crowd = many(data.draw(portfolios(apart=apart, least=3, most=4)), count, seed)
    same_bits(sv.Claims.from_records(crowd.records, crowd.framework, crowd.submissions))


def columns(chance, count):
    """Columns of one claim each: long-tailed amounts, ratios of them, and one in five silent."""
    tail = [chance.pareto(1.2, count) for _ in range(4)]
    asked, words = chance.integers(1, 50, count) * 1.1, ["air", "ground"]
    whole = {
        "LW1": {"visitors": tail[0] * 90, "hours": tail[1]},
        "LW2": {"received": chance.integers(0, 3, count) * 1.1, "nearby": tail[2]},
        "LW3": {"before": chance.random(count) * 900, "after": chance.random(count) * 700},
        "LW6": {"points": chance.random(count) * 10, "asked": asked},
        "LW8": {
            "people": chance.random(count) * 300,
            "delivery": chance.choice([1, 2.5, 7.3], count),
            "persistence": chance.random(count) * 9,
            "drop_off": chance.random(count),
            "multiplier": chance.random(count) * 2,
        },
        "LX1": {"injured": tail[3], "drop_off": chance.random(count)},
        "LX2": {"tonnes": chance.random(count) * 90, "where": chance.choice(words, count)},
    }
    found = {}
    for code, told in whole.items():
        shown = np.flatnonzero(chance.random(count) < 0.8)
        found[code] = {"submission": shown, **{name: many[shown] for name, many in told.items()}}
    return found


def rows(columns):
    """Columns as dicts, one a row, of plain numbers and words."""
    lists = {name: np.asarray(many).tolist() for name, many in columns.items()}
    return [dict(zip(lists, row, strict=True)) for row in zip(*lists.values(), strict=True)]


@pytest.mark.parametrize("p", [*MEANS, MIXED])
@pytest.mark.parametrize("harm", HARM_MEANS)
def test_columns_and_records_give_the_same_bits_in_any_block(p, harm):
    chance, count = np.random.default_rng(7), 130
    chosen = framework("harms apart", p, harm, MIXED, CAPS[0])
    table = {name: 1 + 900 * chance.random(count) for name in SIZES}
    table["id"] = [f"s{place}" for place in range(count)]
    claims = columns(chance, count)
    records = [
        {**row, "measure": code, "submission": f"s{row['submission']}"}
        for code, told in claims.items()
        for row in rows(told)
    ]
    by_column = same_bits(sv.Claims.from_columns(claims, chosen, table))
    by_record = same_bits(sv.Claims.from_records(records, chosen, rows(table)))
    assert np.array_equal(by_column, by_record)
