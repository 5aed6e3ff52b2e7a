"""Whether draws are what the deterministic library says of each: pounds, benefit, harm and score.

Draws are in single precision, so pounds agree to 1e-5 of all that was added up, and points to
1e-3 on the scale to 100.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from slow_doubt import of_draws

import socialvalue as sv

POUNDS, POINTS, FIXED = 1e-5, 1e-3, 1e-3
OF = ("benefit", "harm", "score")


def departures(card: sv.Scorecard, draws: range) -> Iterator[str]:
    """Every number of every draw that is not what the slow way says."""
    slow = list(of_draws(card, draws))
    for node in card.plan.nodes:
        for of in OF:
            fast = card.draws(of=of, node=node.code)[:, list(draws)]
            told = np.array([getattr(one, of)(node.code) for one in slow]).T
            yield from _far(fast, told, POINTS, f"{of} of {node.code}")
    yield from _pounds(card, slow, draws)


def _pounds(card: sv.Scorecard, slow: list[sv.Scorecard], draws: range) -> Iterator[str]:
    parts = [worths(one, "measure") for one in slow]
    for by in ("overall", "theme", "outcome", "measure"):
        told = [worths(one, by) for one in slow]
        for code, ledger in told[0]:
            inside = _inside(card, code)
            values = np.array([one[code, ledger] for one in told]).T
            size = np.array(
                [sum(abs(one.get((part, ledger), 0.0)) for part in inside) for one in parts]
            ).T
            fast = card.draws(of="worth", node=code, ledger=ledger)[:, list(draws)]
            yield from _far(fast, values, POUNDS * size + FIXED, f"worth of {code}, {ledger}")


def worths(card: sv.Scorecard, by: str) -> dict[tuple[str, str], Any]:
    """Pounds (submissions,) by code and ledger; zeros for whom the table has no row."""
    table, found = card.worth(by=by), {}
    place = {name: at for at, name in enumerate(card.overall()["submission"].tolist())}
    for who, ledger, code, balance in zip(
        table["submission"], table["ledger"], table[by], table["balance"], strict=True
    ):
        found.setdefault((code, ledger), np.zeros(len(place)))[place[who]] = balance
    return found


def _inside(card: sv.Scorecard, code: str) -> set[str]:
    below = {one.code: {m.code for m in one.leaves()} for one in card.plan.nodes}
    return below.get(code, {code})


def _far(fast: Any, told: Any, tolerance: Any, what: str) -> Iterator[str]:
    wrong = ~(np.abs(fast - told) <= tolerance)
    for row, draw in np.argwhere(wrong)[:3].tolist():
        yield f"{what}, submission {row}, draw {draw}: {fast[row, draw]} for {told[row, draw]}"
