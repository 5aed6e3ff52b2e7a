"""Shared outcomes: how what several submissions claim together would be split among them.

In come claims that carry one `shared` label, and what each claimant could have shown alone and with
each of the others; out comes Shapley's split, beside the shares that they claim. It is a reading:
no claim and no score moves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations
from math import isfinite, nan
from numbers import Real
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue import arguments
from socialvalue.basis import STAGES, Basis
from socialvalue.claims import Claims
from socialvalue.claims.batch import Batch
from socialvalue.claims.shared import alike, left
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.numerics import shapley, union_bounds
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.tables import Table
from socialvalue.valuation import quantify
from socialvalue.valuation.plan import plan

MOST = 12
"""Claimants of one outcome: what each could show with the others is asked for every set of them."""

Together = Mapping[Any, Any]
"""What sets of claimants could show together, by a tuple of their ids (or one id)."""


@frozen
class _Outcome:
    """Claimants of one measure under one label: their ids and places, what each claims alone (in
    the measure's unit, before shares), and the share that each takes.
    """

    measure: str
    unit: str
    who: tuple[str, ...]
    places: tuple[int, ...]
    alone: tuple[float, ...]
    share: tuple[float, ...]


def attribution_shares(
    claimed: Scorecard | Claims,
    label: str,
    together: Together | None = None,
    *,
    measure: str = "",
    whole: float = np.inf,
) -> Table:
    """How an outcome would be split among its claimants: one row a claimant.

    `label` is what the claims call it under `shared`; where claims of several measures do, say
    which `measure`. `together` gives what every set of claimants could have shown, in the measure's
    unit; without it claims add up to at most `whole` (how many there are of it at all). Columns:
    `alone`, what each claims before any share is taken off; `value`, its part by Shapley, which
    sum to what all show together; `share`, that part as a share of 1; `share_if_nested`, the same
    if the largest claim held all others (the other end of what claims alone can say; NaN where
    `together` decides); `claimed`, the share that is left of its own claim after attribution to
    others, and `over`, how much more it claims than its part.

    Of a scorecard the stage rated is read, of claims alone what is committed. Raises
    `ArgumentError` for sets that are missing or unknown, and `UnknownName` for a label nobody uses.
    Shapley (1953), as in `numerics.shapley`.
    """
    one = _outcome(claimed, label, measure)
    if together is None:
        values, nested = _added(one, whole)
    else:
        values, nested = _given(one, together), None
    parts = shapley(values)
    total = float(values[-1])
    claimed_shares = np.array(one.share)
    shares = parts / total if total > 0 else np.full(parts.size, nan)
    return {
        "submission": np.array(one.who, object),
        "measure": np.array([one.measure] * parts.size, object),
        "unit": np.array([one.unit] * parts.size, object),
        "alone": np.array(one.alone),
        "value": parts,
        "share": shares,
        "share_if_nested": np.full(parts.size, nan) if nested is None else nested,
        "claimed": claimed_shares,
        "over": claimed_shares - shares,
    }


def _outcome(claimed: Scorecard | Claims, label: str, measure: str) -> _Outcome:
    arguments.text("label", label, "give the label of the outcome, as the claims have it")
    if isinstance(claimed, Scorecard):
        claims, basis = claimed.claims, claimed.basis
    else:
        fix = "give a scorecard, or claims: sv.read"
        claims, basis = arguments.of_kind("claimed", claimed, Claims, fix), Basis()
    stage = STAGES.index(basis.stage)
    found = {
        code: at
        for code, batch in claims.batches.items()
        if (at := alike(batch, label, stage)).size and measure in ("", code)
    }
    if not found:
        fix = f"use a label that claims of the stage {basis.stage} have under shared"
        raise UnknownName(Fault(label[:80], "no claim shares an outcome of this label", fix))
    if len(found) > 1:
        fix = f"say which: measure={next(iter(found))!r}"
        fault = f"claims of {', '.join(found)} share an outcome of this label"
        raise UnknownName(Fault(label[:80], fault, fix))
    code, at = next(iter(found.items()))
    return _read(claims, claims.batches[code], at, basis)


def _read(claims: Claims, batch: Batch, at: Any, basis: Basis) -> _Outcome:
    """The claimants of some claims of one measure, and what each claims."""
    compiled = plan(claims.framework, basis)
    row = compiled.row[batch.measure.code]
    places = sorted(set(batch.places()[at].tolist()))
    amount = quantify.amount(batch.at(_with_baseline(batch, at)), compiled.terms[row])
    if len(places) > MOST:
        fix = f"label outcomes apart, so that at most {MOST} claim one"
        raise ArgumentError(Fault("label", f"{len(places)} submissions claim it", fix))
    gross = dict(zip(amount.places().tolist(), amount.gross.tolist(), strict=True))
    taken = left(batch, at)
    mine = batch.places()[at]
    return _Outcome(
        batch.measure.code,
        batch.measure.unit,
        tuple(str(claims.submissions.ids[place]) for place in places),
        tuple(places),
        tuple(float(gross.get(place, 0.0)) for place in places),
        tuple(float(taken[mine == place].max()) for place in places),
    )


def _with_baseline(batch: Batch, at: Any) -> Any:
    """Some claims, and where their measure reports a change the baselines of the same claimants."""
    if batch.measure.reports != "change" or batch.stage is None:
        return at
    before = np.flatnonzero((batch.stage == 0) & np.isin(batch.places(), batch.places()[at]))
    return np.concatenate([before, at])


def _added(one: _Outcome, whole: float) -> tuple[Any, Any]:
    """What each set shows where claims have as little in common as they can, and the split where
    the largest holds all others.
    """
    many = len(one.who)
    if min(one.alone) < 0:
        fix = "give `together`: what each set of them could show"
        raise ArgumentError(Fault("together", "a claim below zero bounds nothing", fix))
    sets = [[one.alone[i] for i in range(many) if k >> i & 1] for k in range(1, 2**many)]
    try:
        bounds = [union_bounds(some, whole) for some in sets]
    except ValueError as error:
        fix = "give how many there are of it at all, or leave it out"
        raise ArgumentError(Fault("whole", f"a claim is larger than {whole:g}", fix)) from error
    least, most = (np.array([0.0, *(float(b[end]) for b in bounds)]) for end in (0, 1))
    nested = shapley(least) / least[-1] if least[-1] > 0 else np.full(many, nan)
    return most, nested


def _given(one: _Outcome, together: Together) -> Any:
    """What every set of claimants could show, in the order of `numerics.shapley`."""
    told = {_named(key): value for key, value in together.items()}
    told.setdefault(frozenset(), 0.0)
    faults = [
        Fault("together", f"{name!r} is no claimant of it", f"use {', '.join(one.who)}")
        for name in sorted(frozenset().union(*told) - set(one.who))
    ]
    values = np.zeros(2 ** len(one.who))
    for much in range(len(one.who) + 1):
        for some in combinations(range(len(one.who)), much):
            ids = [one.who[i] for i in some]
            value = told.get(frozenset(ids), nan)
            if not isinstance(value, Real) or not isfinite(value):
                fix = f"give a number in {one.unit} for ({', '.join(map(repr, ids))})"
                faults.append(Fault("together", f"nothing for {' and '.join(ids)}", fix))
            else:
                values[sum(1 << i for i in some)] = value
    if faults:
        raise ArgumentError(faults)
    return values


def _named(key: Any) -> frozenset[str]:
    """A set of claimants, from a tuple of ids or one id."""
    if isinstance(key, str) or not isinstance(key, Collection):
        return frozenset([str(key)])
    return frozenset(map(str, key))
