"""The promise that splitting a claim changes no score.

In goes a measure; claims within its bounds are cut into parts, in the way that its own `combine`
allows, and the parts are combined, attributed and priced as scoring does it. Out comes a fault
where they do not come to the same as the whole.

Under `Sum` there must be columns (or samples) over which the formula adds up while the others stay
as they are: members of a vote add up, their turnout does not. (It must add up wherever all parts
have an answer; for the score itself a claim is cut evenly, so that its parts are as sound as it.)
Under `Pool` each column is cut as its `pool` says and samples are dealt out, whole members at a
time. Under `WeightedMean` the weight is cut. `Single` refuses a second claim: nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from socialvalue.basis import Basis
from socialvalue.claims.batch import COMMITTED, Batch, take
from socialvalue.column import Column, Pool, Sample, SampleGroup, Single, Sum, WeightedMean
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.testing import trial
from socialvalue.valuation import quantify
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.terms import Terms

PARTS = 3
CLOSE = 1e-9
UNIT = 1.0
"""Worth is fixed at whole units of 1e-4 pounds; a rounding may fall either way."""
MOST = 12
"""More columns than this are cut all at once, or one at a time."""

Ints = np.ndarray[Any, np.dtype[np.int64]]
Names = tuple[str, ...]


def splitting_a_claim_changes_no_score(measure: type[Measure]) -> Iterator[Fault]:
    """The parts of a claim are attributed and worth as much as the whole claim."""
    if isinstance(measure.combine, Single):
        return
    cut = _cut(measure)
    if cut is None:
        fault = "no column can be cut in parts so that the parts add up to the whole"
        fix = "declare sv.Pool, sv.WeightedMean(by=…) or sv.Single, or write a formula that adds up"
        yield Fault(f"{measure.code}.combine", fault, fix)
        return
    for seed in trial.SEEDS:
        whole = trial.columns(measure, seed)
        parts = split(whole, cut, seed, evenly=isinstance(measure.combine, Sum))
        first, second = _amount(measure, whole, 1), _amount(measure, parts, PARTS)
        if not _same(first, second):
            fault = f"a claim cut in {PARTS} parts ({', '.join(cut)}) comes to another amount"
            fix = "choose the combine rule, and each column's pool, that joins the parts again"
            yield Fault(f"{measure.code}.combine", fault, fix)
            return


def _cut(measure: type[Measure]) -> Names | None:
    """The inputs that are divided among parts; the others are the same in each."""
    rule = measure.combine
    if isinstance(rule, WeightedMean):
        return (rule.by,)
    names = tuple(name for name, declaration in measure.inputs.items() if _adds(declaration))
    if isinstance(rule, Pool):
        return names
    read = tuple(name for name in names if name in trial.asked(measure))
    return next((cut for cut in _choices(read) if _adds_up(measure, cut)), None)


def _adds(declaration: Any) -> bool:
    if isinstance(declaration, Column):
        return declaration.scope == "claim" and declaration.pool == "add"
    return isinstance(declaration, Sample | SampleGroup)


def _choices(names: Names) -> Iterator[Names]:
    """Sets of names, the largest first."""
    sizes = range(len(names), 0, -1) if len(names) <= MOST else (len(names), 1)
    for size in sizes:
        yield from combinations(names, size)


def _adds_up(measure: type[Measure], cut: Names) -> bool:
    """Whether the formula adds up over these inputs, wherever all parts have an answer."""
    for seed in trial.SEEDS:
        whole = trial.columns(measure, seed)
        quantity, held = trial.answers(measure, whole)
        pieces, parts_held = trial.answers(measure, split(whole, cut, seed), PARTS * trial.ROWS)
        by_claim = pieces.reshape(-1, PARTS)
        known = held & parts_held.reshape(-1, PARTS).all(axis=1)
        with np.errstate(all="ignore"):
            gap = np.abs(by_claim.sum(axis=1) - quantity)
            size = np.abs(by_claim).sum(axis=1) + np.abs(quantity)
        if not (gap[known] <= CLOSE * size[known]).all():
            return False
    return True


def split(whole: trial.Columns, cut: Names, seed: int, *, evenly: bool = False) -> dict[str, Any]:
    """Each claim as `PARTS` claims in a row: inputs of `cut` divided, the others repeated.

    Each column is cut in its own random shares; `evenly` cuts all columns of a claim in the same.
    """
    rng = np.random.Generator(np.random.Philox(key=seed + 2))
    claims = np.repeat(np.arange(trial.ROWS), PARTS)
    repeated = take(whole, claims)
    one = rng.dirichlet(np.ones(PARTS), trial.ROWS).ravel() if evenly else None
    return {
        name: _divided(values, repeated[name], rng, one) if name in cut else repeated[name]
        for name, values in whole.items()
    }


def _divided(values: Any, repeated: Any, rng: np.random.Generator, shares: Any) -> Any:
    if not isinstance(values, Ragged | RaggedGroup):
        own = rng.dirichlet(np.ones(PARTS), trial.ROWS).ravel() if shares is None else shares
        return repeated * own
    owner = np.repeat(np.arange(trial.ROWS), np.diff(values.offsets))
    part = owner * PARTS + rng.integers(0, PARTS, owner.size)
    order = np.argsort(part, kind="stable")
    dealt = trial.mapped(values, lambda array: array[order])
    members = np.bincount(part, minlength=trial.ROWS * PARTS)
    offsets = np.concatenate([[0], np.cumsum(members)]).astype(np.int64)
    if isinstance(values, Ragged):
        return Ragged(dealt.values, offsets, dealt.counts, values.of)
    arrays = {name: one.values for name, one in dealt.members.items()}
    return RaggedGroup(arrays, offsets, dealt.counts, values.of)


def _amount(measure: type[Measure], given: trial.Columns, parts: int) -> Amount:
    """What the claims come to, one submission a whole claim, over a baseline if it is a change."""
    claims, submission = given, np.repeat(np.arange(trial.ROWS), parts)
    stage = np.full(submission.size, COMMITTED)
    if measure.reports == "change":
        claims = trial.joined(given, trial.columns(measure, trial.SEEDS[-1] + 5))
        submission = np.concatenate([submission, np.arange(trial.ROWS)])
        stage = np.concatenate([stage, np.zeros(trial.ROWS, dtype=np.int64)])
    batch = Batch(measure, stage.size, claims, submission, stage)
    return quantify.amount(batch, Terms(Basis()))


def _same(first: Amount, second: Amount) -> bool:
    """Whether two amounts name the same submissions and agree for each."""
    if not np.array_equal(first.places(), second.places()):
        return False
    scale = max(float(np.abs(first.gross).max(initial=0)), 1e-300)
    near = np.allclose(second.gross, first.gross, rtol=CLOSE, atol=CLOSE * scale)
    for one, other, unit in (
        (first.attributable, second.attributable, 0.0),
        (first.worth, second.worth, UNIT),
    ):
        if one is None or other is None:
            near &= one is other
            continue
        size = float(np.abs(one).max(initial=0))
        near &= one.shape == other.shape
        near &= bool(np.allclose(other, one, rtol=CLOSE, atol=unit + CLOSE * size))
    return bool(near)
