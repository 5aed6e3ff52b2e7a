"""Tidy tables of a scorecard: dicts of columns of one length, one fact a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.claims.batch import SUPPRESSED, is_suppressed
from socialvalue.errors import Fault, UnknownName
from socialvalue.framework.node import Node
from socialvalue.scorecard import kinds, together
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.valued import Valued
from socialvalue.scorecard.words import points
from socialvalue.valuation import credit, rate
from socialvalue.valuation.prices import UNITS
from socialvalue.valuation.results import PAST

Table = dict[str, Any]
"""Column by name; all of one length."""

GRADES = range(5)
TOLD_BY = ("overall", "theme", "outcome", "measure", "kind")
"""What pounds can be told by."""
STATUSES = ("assessed", "not assessed", "undefined", "not applicable")


def names(card: Valued) -> Any:
    """The name of each submission, (submissions,)."""
    return np.array(
        [card.submissions.name(place) for place in range(len(card.submissions))], object
    )


def ranking(card: Scores) -> Table:
    """Submissions by cautious overall score, best first."""
    score = card.score()
    order = np.argsort(-score, kind="stable")
    falling = -score[order]
    rank = 1 + np.searchsorted(falling, falling, side="left")
    return {"rank": rank, "submission": names(card)[order], "score": score[order]}


def of_nodes(card: Scores, nodes: Sequence[Node]) -> Table:
    """Benefit, harm, score, headroom and coverage of every submission at some nodes."""
    who, count = names(card), len(card.submissions)
    table: Table = {
        "submission": np.tile(who, len(nodes)),
        "code": np.repeat([node.code for node in nodes], count),
        "name": np.repeat([node.name for node in nodes], count),
    }
    for column in ("benefit", "harm", "score", "headroom", "coverage"):
        table[column] = np.concatenate([getattr(card, column)(node.code) for node in nodes])
    table["capped_by"] = [words for node in nodes for words in capped_by(card, node.code)]
    return table


def capped_by(card: Scores, node: str) -> list[str]:
    """What caps each submission at a node, and whether that moved its score; "" where nothing does.

    In words: "CV8 past its limit: held to 25.0", "WB8 not assessed: already below 25.0"; then the
    holds on its benefit, "PA1 below 40: benefit held to 50.0".
    """
    codes = [member.code for member in card.plan.members[card.plan.benefits :]]
    flags, past = card.caps(node), card.results.past == PAST
    moved, most = card.lowered(node), points(card.cap(node))
    holds = together.held(card, node, range(len(card.submissions)))
    found = []
    for place in range(len(card.submissions)):
        over = [
            f"{code} {'past its limit' if past[harm, place] else 'not assessed'}"
            for harm, code in enumerate(codes)
            if flags[harm, place]
        ]
        effect = "held to" if moved[place] else "already below"
        caps = [f"{'; '.join(over)}: {effect} {most}"] if over else []
        found.append("; ".join([*caps, *holds[place]]))
    return found


def measures(card: Scores) -> Table:
    """Every measure of every submission: what was claimed, and what became of it."""
    parts = [_measure(card, row) for row in range(len(card.plan.members))]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _measure(card: Scores, row: int) -> Table:
    member = card.plan.members[row]
    measure, count = member.measure, len(card.submissions)
    theme, outcome = card.framework.homes[member.code]
    same = {
        "theme": theme.code,
        "outcome": outcome.code,
        "measure": measure.code,
        "title": measure.title,
        "unit": measure.unit,
        "harm": measure.harm,
        "priced": bool(measure.proxies),
        "shadow": member.shadow,
    }
    table: Table = {"submission": names(card)}
    table.update({name: np.full(count, value) for name, value in same.items()})
    table["stage"] = np.full(count, card.basis.stage)
    table["status"] = told_statuses(card, row)
    table.update(_numbers(card, row))
    harms = row - card.plan.benefits
    table["past_limit"] = (
        card.results.past[harms] == PAST if measure.harm else np.zeros(count, dtype=bool)
    )
    table["kind"] = kinds.words(card, row)
    table["evidence"] = grades(card, row, "evidence", "E")
    table["counterfactual"] = grades(card, row, "counterfactual", "C")
    return table


def statuses(card: Scores, row: int) -> Any:
    """Assessed, not assessed, undefined or not applicable: one word a submission."""
    amount = card.amounts[row]
    found = np.full(len(card.submissions), STATUSES[1], dtype=object)
    if amount is not None:
        found[amount.places()] = STATUSES[0]
        found[amount.undefined] = STATUSES[2]
    for place in card.claims.not_applicable.get(card.plan.members[row].code, {}):
        found[place] = STATUSES[3]
    return found


APART = (STATUSES[3], SUPPRESSED)
"""The statuses that leave the weight: what does not apply, and what few people stand behind."""


def told_statuses(card: Scores, row: int) -> Any:
    """The same words; of what does not apply since few people stand behind it, suppressed."""
    found = statuses(card, row)
    for place, why in card.claims.not_applicable.get(card.plan.members[row].code, {}).items():
        if is_suppressed(why):
            found[place] = SUPPRESSED
    return found


def _numbers(card: Scores, row: int) -> Table:
    """Gross and attributable quantity, rating and its ceiling in points of 100; NaN where none."""
    columns = ("quantity", "attributable", "rating", "ceiling")
    found = {name: np.full(len(card.submissions), np.nan) for name in columns}
    amount = card.amounts[row]
    if amount is not None:
        rows = slice(None) if amount.rows is None else amount.rows
        attributable = rate.attributable(card.plan, row, amount)
        measure, sizes = card.plan.members[row].measure, card.submissions.columns
        rating = rate.ratings(measure, attributable, amount.rows, sizes)
        found["quantity"][rows], found["attributable"][rows] = amount.gross, attributable
        found["rating"][rows] = 100 * rate.earned(measure, rating, amount.ceiling)
        ceiling = 100.0 if amount.ceiling is None else 100 * amount.ceiling
        found["ceiling"][rows] = np.where(np.isnan(rating), np.nan, ceiling)
    return found


def grades(card: Scores, row: int, kind: str, letter: str) -> Any:
    """The lowest grade of the claims behind each submission's rating, "" where none was given."""
    found = np.full(len(card.submissions), "", dtype=object)
    batch = card.claims.batches.get(card.plan.members[row].code)
    if batch is None or getattr(batch, kind) is None:
        return found
    batch = batch.shown()
    claims = credit.behind(batch, card.basis, kind)
    lowest = np.full(found.size, len(GRADES))
    np.minimum.at(lowest, batch.places()[claims], getattr(batch, kind)[claims])
    words = np.array([*(f"{letter}{grade}" for grade in GRADES), "", ""], dtype=object)
    found[:] = words[lowest]
    return found


def units(card: Valued, by: str) -> dict[tuple[str, str], list[list[Any]]]:
    """Parts in whole units, each (submissions,), by ledger and name: of benefit, then of harm."""
    if by not in TOLD_BY:
        fix = f"use {', '.join(TOLD_BY[:-1])} or {TOLD_BY[-1]}"
        raise UnknownName(Fault(str(by), "worth is not told by this", fix))
    groups: dict[tuple[str, str], list[Any]] = {}
    if by == "measure":
        for row, member in enumerate(card.plan.members):
            for ledger, much in measure_worth(card, row).items():
                groups.setdefault((ledger, member.code), [[], []])[member.measure.harm].append(much)
    elif by == "kind":
        for ledger, kind, harm, much in kinds.worth(card):
            groups.setdefault((ledger, kind), [[], []])[harm].append(much)
    else:
        for (ledger, harm, outcome), total in card.results.worth.items():
            at = _group(card, by, outcome)
            groups.setdefault((ledger, at), [[], []])[harm].append(total[:, 0])
    return groups


def worth(card: Valued, by: str) -> Table:
    """Pounds by ledger, exact sums of whole units; see `Scorecard.worth`."""
    groups = units(card, by)
    count, who = len(card.submissions), names(card)
    table: Table = {
        "submission": np.tile(who, len(groups)),
        "ledger": np.repeat(np.array([ledger for ledger, _ in groups], object), count),
        by: np.repeat(np.array([at for _, at in groups], object), count),
    }
    for side, name in ((0, "benefit"), (1, "harm")):
        sums = [
            np.sum(parts[side], axis=0) if parts[side] else np.zeros(count)
            for parts in groups.values()
        ]
        much = np.concatenate(sums) if sums else np.zeros(0)
        table[name] = (much if side == 0 else -much) / UNITS + 0.0
        table["balance"] = table.get("balance", 0.0) * UNITS + much if side else much / UNITS
    table["balance"] = np.round(table["balance"]) / UNITS + 0.0
    table["price_year"] = np.full(count * len(groups), card.basis.price_year)
    return table


def measure_worth(card: Valued, row: int) -> dict[str, Any]:
    """Whole units of 1e-4 pounds of one measure by ledger, (submissions,)."""
    amount = card.amounts[row]
    if amount is None:
        return {}
    found = {}
    for ledger, units in rate.worth(card.plan, row, amount).items():
        found[ledger] = np.zeros(len(card.submissions))
        found[ledger][slice(None) if amount.rows is None else amount.rows] = np.nan_to_num(units)
    return found


def _group(card: Valued, by: str, outcome: int) -> str:
    code = card.plan.nodes[outcome].code
    if by == "outcome":
        return code
    if by == "overall":
        return card.framework.root.code
    return next(
        theme.code
        for theme in card.framework.themes
        if any(child.code == code for child in theme.children)
    )


def only(
    table: Table, column: str, *, wanted: Sequence[Any], status: Sequence[str] | None = None
) -> Table:
    """The rows of a table whose column holds one of the wanted values."""
    rows = np.isin(table[column].astype(object), wanted)
    if status is not None:
        rows &= np.isin(table["status"].astype(object), status)
    return {name: values[rows] for name, values in table.items()}


def rows_of(table: Table) -> list[dict[str, Any]]:
    """A table as a list of rows with plain Python values."""
    listed = {
        name: values.tolist() if isinstance(values, np.ndarray) else list(values)
        for name, values in table.items()
    }
    return [dict(zip(listed, row, strict=True)) for row in zip(*listed.values(), strict=True)]
