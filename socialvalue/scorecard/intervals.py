"""How sure each number is: mean, deviation and percentiles of pounds, benefit, harm and score.

In comes a scorecard whose basis has draws; out come tidy tables. Percentiles do not add up: the
fifth percentile of a whole is not the sum of its parts'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from socialvalue.arguments import text
from socialvalue.doubt.doubts import Doubts
from socialvalue.doubt.ratings import Tile
from socialvalue.doubt.summary import DRAWS, PERCENTILES, SURE, WORDS, Summary
from socialvalue.errors import BasisError, Fault, UnknownName
from socialvalue.numerics.tile_quantiles import quantiles
from socialvalue.scorecard import tables
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.valuation.prices import UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]

POINTS = ("benefit", "harm", "score")
WORTH: dict[str, bool | None] = {"worth": None, "worth of benefits": False, "worth of harms": True}
"""What pounds an interval may be of, and whether of harms alone, benefits alone, or both."""
OF = (*WORTH, *POINTS)
NEAR = 1e-3
"""Points between a draw and a central value that are a rounding, and no difference."""
_FIRST = 64
_SOME = 1024
"""Draws that are looked at first: whether all are alike, and how skewed they are."""
BY = ("overall", "theme", "outcome", "measure")


def asked(card: Scores, of: str, by: str | Sequence[str]) -> tuple[str, ...]:
    """What an interval is of and by, checked; raises `BasisError` where nothing was drawn."""
    if card.basis.draws == 1:
        fix = "score with draws, as sv.Basis(draws=2000, seed=7)"
        raise BasisError(Fault("draws", "a scorecard of one draw holds central values alone", fix))
    if of not in OF:
        raise UnknownName(
            Fault("of", f"{text('of', of, 'give a word')!r} has no interval", _use(OF))
        )
    levels = tuple(by) if isinstance(by, list | tuple) else (by,)
    for level in levels:
        if not isinstance(level, str) or level not in BY:
            raise UnknownName(Fault("by", f"{str(level)[:40]!r} is no level", _use(BY)))
        if of == "score" and level == "measure":
            fix = (
                "ask for benefit or harm by measure: a score is of a node, from its own two numbers"
            )
            raise UnknownName(Fault("by", "a measure has no score", fix))
    return levels


def _use(words: Sequence[str]) -> str:
    return f"use {', '.join(words[:-1])} or {words[-1]}"


def table(
    card: Scores, doubts: Doubts, of: str, by: str | Sequence[str], *, guarded: bool
) -> Table:
    """One row a submission and node (and ledger, of pounds); see `Scorecard.intervals`."""
    levels = asked(card, of, by)
    if of in WORTH:
        parts = list(_worths(card, doubts, of, levels, guarded=guarded))
    else:
        parts = list(_points(card, doubts, of, levels))
    if not parts:
        return _part(card, ("", "", ""), np.zeros(0), Summary.empty(0, exact=True), of, 0)
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def codes(card: Scores, levels: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Level, code and name of everything at some levels."""
    framework = card.framework
    nodes = {
        "overall": [framework.root],
        "theme": framework.themes,
        "outcome": framework.outcomes,
        "measure": (),
    }
    for level in levels:
        yield from ((level, node.code, node.name) for node in nodes[level])
        if level == "measure":
            members = card.plan.members
            yield from ((level, one.code, one.measure.title) for one in members)


def _worths(
    card: Scores, doubts: Doubts, of: str, levels: Sequence[str], *, guarded: bool
) -> Iterator[Table]:
    central = {by: tables.worth(card, by) for by in levels}
    column = {None: "balance", False: "benefit", True: "harm"}[WORTH[of]]
    for by, code, name in codes(card, levels):
        for ledger in dict.fromkeys(price.ledger for price in card.plan.price_rows):
            places = doubts.prices(code, ledger, harm=WORTH[of])
            if places:
                sign = -1.0 if of == "worth of harms" else 1.0
                found = doubts.pounds(places).summary(guarded=guarded).scaled(sign / UNITS)
                at = (central[by]["ledger"] == ledger) & (central[by][by] == code)
                own = central[by][column][at] if at.any() else np.zeros(doubts.count)
                yield _part(card, (by, code, name), own, _turned(found, sign), of, ledger)


def _turned(found: Summary, sign: float) -> Summary:
    """With percentiles rising again, where a sign was turned."""
    if sign > 0:
        return found
    rising = np.ascontiguousarray(found.percentiles[:, ::-1])
    return Summary(found.mean, found.deviation, rising, found.how, found.exact)


def _points(card: Scores, doubts: Doubts, of: str, levels: Sequence[str]) -> Iterator[Table]:
    wanted = list(codes(card, [level for level in levels if level != "measure"]))
    ratings = doubts.ratings()
    found = {code: Summary.empty(doubts.count, exact=False) for _, code, _ in wanted}
    central = {code: getattr(card, of)(code) for code in found}
    for tile in ratings.tiles() if wanted else ():
        here = slice(tile.start, tile.start + tile.width)
        for code, summary in found.items():
            drawn = drawn_of(card, tile, of, code)
            _summed(summary, here, drawn, central[code][here], tile.spare[: tile.width])
    for level, code, name in wanted:
        yield _part(card, (level, code, name), central[code], found[code], of, "")
    if "measure" in levels:
        yield from _measures(card, doubts, of)


def drawn_of(card: Scores, tile: Tile, of: str, code: str) -> Singles:
    """The draws of one node in a tile, (rows, draws), in points; the next asking writes over it."""
    place = card.places[code]
    if of == "score":
        counted = np.flatnonzero(card.counted(code)).tolist()
        return tile.score(place, counted, card.cap(code))
    return tile.side(place, harm=of == "harm")


def draws(
    card: Scores, doubts: Doubts, of: str, node: str, ledger: str, places: Sequence[int]
) -> Singles:
    """Draws of one number of some submissions, (places, draws); see `Scorecard.draws`."""
    asked(card, of, "overall")
    nodes = [*card.places, *(card.plan.row if of in WORTH else ())]
    if node not in nodes:
        fault = f"{str(node)[:40]!r} is no node of the framework"
        raise UnknownName(Fault("node", fault, _use(nodes)))
    if of not in WORTH:
        ratings = doubts.ratings()
        rows = [drawn_of(card, ratings.at(place), of, node)[0].copy() for place in places]
        return np.array(rows, dtype=np.float32).reshape(len(places), doubts.drawn.draws)
    prices = doubts.prices(node, ledger, harm=WORTH[of])
    if not prices:
        known = sorted({price.ledger for price in card.plan.price_rows})
        fault = f"nothing at {node!r} is priced in the ledger {ledger!r}"
        raise UnknownName(Fault("ledger", fault, f"name a ledger with prices: {', '.join(known)}"))
    sign = -1.0 if of == "worth of harms" else 1.0
    return doubts.pounds(prices).of(places).draws() * np.float32(sign / UNITS)


def _measures(card: Scores, doubts: Doubts, of: str) -> Iterator[Table]:
    """Ratings and exposures of single measures, for whom they have an answer; others are NaN."""
    central = tables.measures(card)
    for level, code, name in codes(card, ("measure",)):
        row = card.plan.row[code]
        if card.plan.members[row].measure.harm != (of == "harm"):
            continue
        own = central["rating"][central["measure"] == code].astype(np.float64)
        summary = Summary.empty(doubts.count, exact=False)
        branch, place = doubts.branch(row)
        height = branch.product.height
        for start in range(0, doubts.count, height):
            here = slice(start, min(start + height, doubts.count))
            drawn = branch.held(branch.laid(here.start, here.stop), start, place)
            drawn *= np.float32(100)
            _summed(summary, here, drawn, own[here], np.empty_like(drawn))
        absent = np.isnan(own)
        for numbers in (summary.mean, summary.deviation, summary.percentiles):
            numbers[absent] = np.nan
        yield _part(card, (level, code, name), own, summary, of, "")


def _summed(summary: Summary, here: slice, drawn: Singles, central: Floats, spare: Singles) -> None:
    """Fill in the rows of a tile: where no draw differs, what the scorecard shows.

    Draws are left in another order, and `spare` (rows, draws) is written over.
    """
    middle = drawn.mean(axis=1, keepdims=True)
    np.subtract(drawn, middle, out=spare)
    mean = middle[:, 0].astype(np.float64)
    spread = np.sqrt(np.einsum("rd,rd->r", spare, spare) / np.float32(drawn.shape[1]))
    sure = alike(drawn) & (np.abs(mean - central) <= NEAR)
    summary.mean[here] = np.where(sure, central, mean)
    summary.deviation[here] = np.where(sure, 0.0, spread)
    summary.how[here] = np.where(sure, SURE, DRAWS)
    told = quantiles(drawn, PERCENTILES, (mean, spread, _skew(spare, spread))).astype(np.float64)
    summary.percentiles[here] = np.where(sure[:, None], central[:, None], told)


def _skew(apart: Singles, spread: Floats) -> Floats:
    """The skew (rows,) of draws less their mean, by the first of them: a guess to start from."""
    some = apart[:, :_SOME]
    cubes = np.einsum("rd,rd->r", some * some, some) / some.shape[1]
    cubed = np.float_power(spread, 3)
    found: Floats = np.divide(cubes, cubed, out=np.zeros_like(cubed), where=cubed > 0)
    return found


def alike(drawn: Singles) -> Any:
    """In which rows (rows,) of draws (rows, draws) no draw differs from the first."""
    same = (drawn[:, :_FIRST] == drawn[:, :1]).all(axis=1)
    for row in np.flatnonzero(same).tolist():
        same[row] = (drawn[row] == drawn[row, 0]).all()
    return same


def _part(
    card: Scores,
    what: tuple[str, str, str],
    central: Floats,
    found: Summary,
    of: str,
    ledger: str | int,
) -> Table:
    count = found.mean.size
    level, code, name = what
    table: Table = {"submission": card.who[:count]}
    for column, value in (("level", level), ("code", code), ("name", name)):
        table[column] = np.full(count, value, dtype=object)
    if of in WORTH:
        table["ledger"] = np.full(count, ledger, dtype=object)
    table["central"], table["mean"], table["deviation"] = central, found.mean, found.deviation
    for at, percentile in enumerate(("p5", "p50", "p95")):
        table[percentile] = found.percentiles[:, at]
    table["how"] = np.array(WORDS, dtype=object)[found.how]
    return table
