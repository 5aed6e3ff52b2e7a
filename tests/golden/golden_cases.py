"""The golden cases: made-up submissions, scored under every framework on several bases.

Out comes one number a case and column, by name, as text: scores to nine figures, pounds as whole
units of 1e-4. To add cases, add a kind or a framework under a new name: more submissions in one
that is here would move its numbers.
"""

from __future__ import annotations

from typing import Any

import golden_conviviality
import golden_equity
import golden_participation
import golden_selfhelp
import golden_wellbeing
import numpy as np
from attrs import frozen
from golden_dice import Columns, Dice
from golden_frameworks import FRAMEWORKS

import socialvalue as sv
from socialvalue.scorecard import tables
from socialvalue.source import Series

MADE = {
    **golden_equity.MADE,
    **golden_participation.MADE,
    **golden_conviviality.MADE,
    **golden_selfhelp.MADE,
    **golden_wellbeing.MADE,
}
ONCE = ("PA4", "PA6", "EQ3")
"""Measures of which a submission makes one claim."""

CHANGES = ("PA1",)
"""Measures that are told against a baseline."""

POOLED = ("EQ1", "SE1", "SE3", "WB1", "WB4")
SUMMED = ("CV2", "CV3", "CV4", "CV5", "EQ4", "PA3", "SE2", "SE4", "SE5", "SE7")
SHARES = ("deadweight", "displacement", "attribution", "leakage")
DELIVERED = ("CV2", "CV5", "EQ1", "EQ4", "WB1", "WB8")
SUBMISSIONS = 48
UNDATED = -1
DAY = "2026-11-26"
READINGS = ("score", "benefit", "harm", "coverage")
STUDY = sv.Source("golden-2026", "Nobody", "Figures made up for tests", "2026", "CC0-1.0")
INCOME = Series("golden-income", "1", STUDY, {year: 100 + year % 7 for year in range(2010, 2070)})

Numbers = dict[tuple[str, str, str], str]
"""Text by set of cases, submission and column."""


@frozen
class Kind:
    """One way to claim and to count: `own` says that claims bring years, shares and grades."""

    basis: sv.Basis
    own: bool = False


KINDS = {
    "plain": Kind(sv.Basis(price_year=2025, start=2026, as_of=DAY)),
    "with numbers of their own": Kind(
        sv.Basis(price_year=2025, start=2026, timing="end", as_of=DAY), own=True
    ),
    "in pounds of 2019": Kind(
        sv.Basis(price_year=2019, start=2024, timing="mid", growth=INCOME, as_of=DAY), own=True
    ),
    "delivered and undiscounted": Kind(
        sv.Basis(price_year=2023, start=2027, stage="delivered", discounting="none", as_of=DAY),
        own=True,
    ),
}


def _submissions(name: str) -> Columns:
    """The table: sizes in whole numbers, and an id each."""
    dice = Dice(f"{name} sizes", np.arange(SUBMISSIONS))
    return {
        "id": [f"s{place}" for place in range(SUBMISSIONS)],
        "contract_value": dice.whole(200, 2000) * 1000,
        "eligible": 400 + np.square(dice.whole(0, 45)),
        "fte": dice.whole(1, 60),
    }


def _whose(code: str, name: str) -> Any:
    """Whose each claim is: one submission in eight is silent, one in three claims twice."""
    dice = Dice(f"{name} {code} who", np.arange(SUBMISSIONS))
    first = np.flatnonzero(dice.place(8) > 0)
    twice = np.flatnonzero(dice.place(3) == 0)
    return first if code in ONCE else np.concatenate([first, np.intersect1d(first, twice)])


def _own(code: str, dice: Dice, *, second: Any) -> Columns:
    """Years, grades, a kind, shares and durations; claims that share a line agree on the last."""
    periods = np.array([UNDATED, 2026, 2027])[dice.same(0, 2).astype(np.int64)]
    later = second & (periods > 0) & (code not in CHANGES)
    kinds = np.array(["", "embedded", "additional"])[dice.same(0, 2).astype(np.int64)]
    told: Columns = {
        "period": periods + later,
        "kind": kinds,
        "evidence": dice.word(("E0", "E1", "E2", "E3", "E4", "")),
        "counterfactual": dice.word(("C0", "C1", "C2", "C3", "C4", "")),
    }
    if code in (*POOLED, *SUMMED):
        # A share left unsaid takes the measure's own, which is another thing than none.
        for name in SHARES:
            share = dice.same(0, 6) / 20
            told[name] = np.where(dice.same(0, 2) == 0, np.nan, share)
    if code == "CV9":
        # One person is at its limit: only where others did nearly all of it is there a between.
        told["attribution"] = 1 - dice.whole(0, 9) / 10_000
    if code in DELIVERED:
        told["delivery"] = np.where(dice.same(0, 1) == 0, np.nan, dice.same(1, 12) / 4)
    return told


def _columns(code: str, name: str, kind: Kind) -> Columns:
    """All claims of one measure: its inputs, and what stands beside them."""
    who = _whose(code, name)
    if code in CHANGES:
        return _with_baselines(code, name, kind, who)
    return _said(code, name, kind, who)


def _said(code: str, name: str, kind: Kind, who: Any, stage: str = "") -> Columns:
    dice = Dice(f"{name} {code} {stage}", who)
    second = np.zeros(len(who), dtype=bool)
    second[np.unique(who).size :] = True
    told = {"submission": who, **MADE[code](dice)}
    told["place"] = np.where(second, "south", "north")
    told["stage"] = np.full(len(who), stage or kind.basis.stage)
    if kind.own and not stage:
        told |= _own(code, dice, second=second)
    return told if stage else _blanked(told, dice)


def _with_baselines(code: str, name: str, kind: Kind, who: Any) -> Columns:
    """Claims, and for two submissions in three what there was before."""
    once = np.unique(who)
    before = once[Dice(f"{name} {code} before", once).place(3) > 0]
    one, other = _said(code, name, kind, who), _said(code, name, kind, before, "baseline")
    silent = {
        "period": np.full(len(before), UNDATED),
        "kind": [""] * len(before),
        "evidence": [""] * len(before),
        "counterfactual": [""] * len(before),
    }
    return {key: _joined(told, other.get(key, silent.get(key))) for key, told in one.items()}


def _joined(one: Any, other: Any) -> Any:
    """Two columns, or two samples, one after the other."""
    if not isinstance(one, dict):
        return np.concatenate([one, other])
    ends = one["offsets"][-1] + other["offsets"][1:]
    values = {key: np.concatenate([one[key], other[key]]) for key in one if key != "offsets"}
    return {**values, "offsets": np.concatenate([one["offsets"], ends])}


def _blanked(told: Columns, dice: Dice) -> Columns:
    """The claims, one in ten of them blank where a measure asks for plain numbers alone."""
    beside = {"submission", "place", "stage", "period", "kind", "evidence", "counterfactual"}
    asked = [key for key in told if key not in {*beside, *SHARES, "delivery"}]
    plain = all(isinstance(told[key], np.ndarray) and told[key].dtype.kind == "f" for key in asked)
    if plain:
        blank = dice.place(10) == 0
        told |= {key: np.where(blank, np.nan, told[key]) for key in asked}
    return told


def score(framework: str, kind: str) -> sv.Scorecard:
    """The scorecard of one set of cases."""
    name, chosen, way = f"{framework}, {kind}", FRAMEWORKS[framework], KINDS[kind]
    claims = {code: _columns(code, name, way) for code in chosen.members}
    read = sv.Claims.from_columns(claims, chosen, _submissions(name))
    return sv.score(read, chosen, way.basis)


def rounded(number: float) -> str:
    """A score as text: nine figures, and nothing past the ninth place."""
    return f"{round(float(number), 9) + 0.0:.9g}"


def readings(card: sv.Scorecard) -> dict[str, list[str]]:
    """Every reading at the whole and at each theme, and whole units of 1e-4 pounds by ledger."""
    nodes = [card.framework.root, *card.framework.themes]
    told = {
        f"{node.code} {reading}": [rounded(one) for one in getattr(card, reading)(node.code)]
        for node in nodes
        for reading in READINGS
    }
    sides = ("benefit", "harm")
    for (ledger, _), parts in sorted(tables.units(card, "overall").items()):
        for side, some in zip(sides, parts, strict=True):
            if some:
                units = np.sum(some, axis=0)
                told[f"{ledger} {side} units"] = [str(int(one)) for one in units]
    return told


def numbers() -> Numbers:
    """Every number of every case, scored now."""
    found: Numbers = {}
    for framework in FRAMEWORKS:
        for kind in KINDS:
            for column, told in readings(score(framework, kind)).items():
                rows = enumerate(told)
                found |= {(f"{framework}, {kind}", f"s{at}", column): one for at, one in rows}
    return found
