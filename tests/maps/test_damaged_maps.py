"""Damaged sheets and damaged maps are read right or refused: no other error, no guess."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from mapped_sheets import CCIN, MAP, SHEET, write

import socialvalue as sv
from socialvalue.claims.maps.draft_text import text
from socialvalue.claims.maps.drafting import draft

DAMAGE = (
    *('"', ",", "\n", "\r", "\0", ";", "9" * 400, "1e999", "GBP", "[", "]", "{", "}", "=", "-"),
    *("nan", "%", "\u2028", "£", "(", ")", "true", "1", " ", "\x1b[2J", "PA1", "''", ".", "n/a"),
)
RECORDS = '{"bids": [{"id": "a", "n": 1, "more": [{"deep": null}]}, {"id": "b", "n": "2"}]}'
OF_RECORDS = """
[sheet]
records = "bids"
ignore = ["more[0].deep"]
[submission]
id = "id"
eligible = { header = "n", unit = "person" }
"""


def _damaged(whole: str, chance: random.Random) -> str:
    for _ in range(chance.choice([1, 1, 2, 4])):
        place = chance.randrange(len(whole))
        end = place + chance.choice([0, 0, 1, 5])
        whole = whole[:place] + chance.choice(DAMAGE) + whole[end:]
    return whole


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_sheet_or_map_is_scored_to_finite_numbers_or_refused(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 (damage, not secrets)
    told: list[sv.Fault] = []
    for _ in range(60):
        sheet, mapped, name = chance.choice(
            [
                (_damaged(SHEET, chance), MAP, "bids.csv"),
                (SHEET, _damaged(MAP, chance), "bids.csv"),
                (_damaged(RECORDS, chance), OF_RECORDS, "bids.json"),
            ]
        )
        file = write(tmp_path, sheet, name)
        try:
            claims = sv.ColumnMap.from_toml(mapped).read(file, CCIN)
        except sv.ClaimErrors as error:
            told += error.faults
            continue
        overall = sv.score(claims, basis=sv.Basis(stage="delivered")).overall()
        assert np.isfinite(np.array(overall["score"], dtype=float)).all()
    assert all(one.at and one.fault and one.fix for one in told)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_sheet_is_drafted_as_a_map_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    told: set[str] = set()
    for _ in range(40):
        broken, name = _damaged(SHEET, chance), "bids.csv"
        if chance.random() < 0.3:
            broken, name = _damaged(RECORDS, chance), "bids.json"
        try:
            made = draft(write(tmp_path, broken, name), CCIN, price_year="GBP_2025")
        except sv.ClaimErrors:
            continue
        try:
            sv.ColumnMap.from_toml(text(made, name))
        except sv.MapError as error:
            told.update(one.at for one in error.faults)
    assert told <= {"map submission.id"}, "all that may lack is the id"
