"""The formulas of the measures, written a second time in fractions and by the claim.

In come a claim's inputs as fractions (a group as one list of members, `count` among them); out
comes the quantity, or None where the formula has no answer.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

Answer = Fraction | None
RUNGS = {"none": 0, "informed": 0.1, "consulted": 0.25, "advisory": 0.5, "joint": 0.75, "vote": 1}


def _ratio(above: str, below: str) -> Callable[[dict[str, Any]], Answer]:
    return lambda given: given[above] / given[below] if given[below] > 0 else None


def _total(people: list[dict[str, Any]], name: str) -> Fraction:
    return sum((one["count"] * one[name] for one in people), Fraction(0))


def gini(people: list[dict[str, Any]], name: str, population: Fraction | None = None) -> Fraction:
    """Half the mean difference between any two, over the mean; those left out have nothing."""
    counted = sum((one["count"] for one in people), Fraction(0))
    whole = counted if population is None else population
    all_of_them = [(one["count"], one[name]) for one in people] + [(whole - counted, Fraction(0))]
    apart = sum(m * n * abs(x - y) for m, x in all_of_them for n, y in all_of_them)
    return apart / (2 * whole * _total(people, name))


def _inequality(given: dict[str, Any]) -> Answer:
    return gini(given["people"], "pay") if _total(given["people"], "pay") > 0 else None


def _surplus(given: dict[str, Any]) -> Answer:
    people, eligible = given["recipients"], given["eligible"]
    paid = _total(people, "amount")
    if paid <= 0 or eligible <= 1:
        return None
    return paid * (1 - min(gini(people, "amount", eligible) * eligible / (eligible - 1), 1))


def _deciders(given: dict[str, Any]) -> Answer:
    used = sum(
        (
            one["count"] * one["weight"] * Fraction(RUNGS[one["right"]]) * one["turnout"]
            for one in given["rights"]
            if RUNGS[one["right"]] >= RUNGS["consulted"]
        ),
        Fraction(0),
    )
    return min(used, given["people"])


def _respend(given: dict[str, Any]) -> Answer:
    received, local = given["received"], given["local"]
    second = _total(local, "spend")
    if received <= 0 or second > received:
        return None
    third = sum((one["count"] * one["spend"] * one["respent"] for one in local), Fraction(0))
    return (received + second + third) / received


FORMULAS: dict[str, Callable[[dict[str, Any]], Answer]] = {
    "XA0": lambda given: min(given["rooms"], 2 * given["rooms"] * given["hours"]),
    "XA1": lambda given: given["members"] * given["each"],
    "XA2": _ratio("cast", "allowed"),
    "XA3": lambda given: given["came"] - given["left"],
    "XA4": lambda given: given["people"] * given["share"],
    "XA5": _ratio("highest", "lowest"),
    "XA6": lambda given: given["mean"],
    "XA7": lambda given: _total(given["people"], "gift"),
    "XA8": _inequality,
    "XA9": lambda given: given["held"],
    "XH1": lambda given: given["tonnes"],
    "XH2": lambda given: given["injured"],
    "XH3": _ratio("made", "served"),
    "XT1": lambda given: given["people"],
    "XT2": lambda given: given["people"],
    "XT3": lambda given: _total(given["beds"], "area"),
    "XT4": lambda given: given["people"],
    "PA1": _deciders,
    "EQ1": _surplus,
    "CV1": _respend,
    "CV8": lambda given: sum(
        given[name] for name in ("dividends", "interest_above_benchmark", "rent", "fees")
    ),
    "WB8": lambda given: given["tonnes"],
}
