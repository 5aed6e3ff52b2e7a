"""The steps behind togetherness: importances, interactions and holds of a node.

In come the aggregator of a node, bound to its parts, the codes of the parts that apply to somebody,
and their ratings 0-1; out come steps and the sum written out, in points of 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from socialvalue.aggregation import Aggregator, Choquet, Held, Hold
from socialvalue.insight.explanation import Step
from socialvalue.numerics import pairs
from socialvalue.scorecard.words import number, points


def written(by: Choquet, applies: Sequence[str], ratings: Sequence[float]) -> str:
    """The 2-additive sum: "0.6 x 80 + 0.4 x 50 - 0.5 x 0.2 x |80 - 50|"."""
    shares, chosen = _remaining(by, applies)
    at = {code: number(100 * rating) for code, rating in zip(applies, ratings, strict=True)}
    terms = [f"{number(shares[code])} x {at[code]}" for code in applies]
    apart = [
        f" {'-' if much > 0 else '+'} 0.5 x {number(abs(much))} x |{at[one]} - {at[two]}|"
        for one, two, much in chosen
    ]
    return " + ".join(terms) + "".join(apart)


def of_pairs(by: Aggregator, applies: Sequence[str]) -> Iterator[Step]:
    """What each part of a Choquet integral weighs, and what each pair is to one another."""
    if isinstance(by, Held):
        by = by.by
    if not isinstance(by, Choquet) or not by.pairs:
        return
    shares, chosen = _remaining(by, applies)
    values = np.array([shares[code] for code in applies])
    places = [(applies.index(one), applies.index(two), much) for one, two, much in chosen]
    vetoes, favours = pairs.veto(values, places), pairs.favour(values, places)
    for code, veto, favour in zip(applies, vetoes, favours, strict=True):
        words = (
            f"{code} has {number(shares[code])} of the importance (Shapley). Alone it can hold the "
            f"whole down by {number(veto)} of what is possible (veto), and lift it by "
            f"{number(favour)} (favour)"
        )
        yield Step("importance", words, shares[code], "share of importance")
    for one in by.interactions:
        words = f"{one.first} and {one.second}: {told(one.value)}"
        gone = [code for code in (one.first, one.second) if code not in applies]
        if gone:
            words += f"; it left with {' and '.join(gone)}, which is not applicable"
            if one.value < 0 and len(gone) == 1:
                words += ", and half of it went to the other, which says the same"
        yield Step("interaction", f"{words} ({_who(one)})", one.value, "interaction")


def of_holds(
    by: Aggregator, applies: Sequence[str], cautious: Sequence[float], best: Sequence[float]
) -> Iterator[Step]:
    """Every hold on a part that applies, and what it does."""
    for hold in by.holds if isinstance(by, Held) else ():
        if hold.of not in applies:
            words = f"{hold.of} is not applicable: it holds nothing"
            yield Step("hold", f"{words} ({_who(hold)})")
            continue
        at = applies.index(hold.of)
        most, mark = _most(hold, cautious[at]), number(hold.below)
        words = f"{hold.of} is {number(100 * cautious[at])}, not below {mark}: it holds nothing"
        if most < 1:
            words = f"{hold.of} is {number(100 * cautious[at])}, below {mark}: the benefit is held"
            words += f" to {points(100 * most)} at most"
            if _most(hold, best[at]) >= 1:
                words += "; with its gaps at their best it would hold nothing"
        yield Step("hold", f"{words} ({_who(hold)})", 100 * most if most < 1 else None, "of 100")


def held(by: Aggregator, applies: Sequence[str], ratings: Sequence[float]) -> str:
    """Words for the lowest hold that stands, ", held to 50"; "" where none does."""
    found = [
        (_most(hold, ratings[applies.index(hold.of)]), hold.of)
        for hold in (by.holds if isinstance(by, Held) else ())
        if hold.of in applies
    ]
    most, code = min(found, default=(1.0, ""))
    return f", at most {number(100 * most)} by the hold of {code}," if most < 1 else ""


def told(value: float) -> str:
    """An interaction in words."""
    if value > 0:
        return f"{number(value)}, both are asked for: far apart they count for less"
    return f"{number(value)}, either will do: far apart they count for more"


def _most(hold: Hold, rating: float) -> float:
    return float(hold.bites(np.array(rating)))


def _who(one: Any) -> str:
    return f"{one.author}: {one.reason}"


def _remaining(
    by: Choquet, applies: Sequence[str]
) -> tuple[dict[str, float], list[tuple[str, str, float]]]:
    """Importances by code, and pairs as codes and interaction, of the parts that apply."""
    here = np.array([float(code in applies) for code in by.codes])
    shares, chosen = by.remaining(here * np.array(by.whole))
    by_code = {code: float(share) for code, share in zip(by.codes, shares, strict=True)}
    kept = [(by.codes[one], by.codes[two], float(much)) for one, two, much in chosen if much]
    return by_code, kept
