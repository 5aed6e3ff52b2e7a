"""The library and the second scorer agree where every node is a Choquet integral."""

import random

import pytest
from exact_frameworks import MADE, framework
from exact_portfolios import basis, records, submissions
from test_two_scorers import agrees

import socialvalue as sv
from socialvalue.framework import together


@pytest.fixture(autouse=True, scope="module")
def _known() -> None:
    for measure in MADE:
        sv.register(measure)


@pytest.mark.parametrize("seed", range(12))
def test_the_library_agrees_with_fractions_where_parts_interact(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 (a portfolio, not a secret)
    chosen = framework(draw, together=True)
    assert any(together.interactions(node) for node in chosen.root.walk())
    for number in range(10):
        ground, rows = basis(draw, chosen), submissions(draw)
        given = records(draw, chosen, ground, rows)
        card = sv.score(sv.Claims.from_records(given, chosen, rows), chosen, ground)
        agrees(card, given, rows, f"together, seed {seed}, portfolio {number}")
