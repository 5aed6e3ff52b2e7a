"""A small measure and framework, to score one closed form at a time.

`measure` makes a measure of people counted, with any price, shares and years; `card` scores claims
on such measures for one submission; `pounds` and `attributable` read the scorecard.
"""

from itertools import count
from typing import Any

import socialvalue as sv
from socialvalue.source import Series, series

THEME = sv.Theme("VV", "Valued", "what a closed form is about")
OUTCOME = sv.Outcome("VV-1", "Counted", THEME)
BOOK = sv.Source("vv-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")
WHO = [{"id": "a", "eligible": 100}]
NUMBERS = count(1)


class People(sv.Measure, abstract=True):
    """People who were counted in the year."""

    outcome = OUTCOME
    unit = "person"
    combine = sv.Sum
    people = sv.Column("person", "who were counted")
    rating = sv.Ramp(0, 1, per="eligible")

    def quantity(self, people: Any) -> Any:
        return people


def price(value: float, unit: str = "GBP_2025/person", **rest: Any) -> sv.Proxy:
    """A price in the ledger of welfare."""
    return sv.Proxy(value, unit=unit, ledger="welfare", source=BOOK, **rest)


def measure(value: float | sv.Proxy = 1.0, **declared: Any) -> type[sv.Measure]:
    """A measure of its own code: people, at a price of so many pounds of 2025 or at any proxy."""
    proxy = value if isinstance(value, sv.Proxy) else price(value)
    said = {"__doc__": People.__doc__, "code": f"VV{next(NUMBERS)}", "proxies": (proxy,)}
    made = type("Counted", (People,), {**said, **declared})
    return sv.register(made)


def framework(*measures: type[sv.Measure], health: bool = False) -> sv.Framework:
    """One theme and outcome; `health` discounts all of them by the health schedule."""
    chosen = ', discounting = "health", discounting_reason = "it is health"' if health else ""
    rows = []
    for harm in (False, True):
        some = [one for one in measures if one.harm == harm]
        shadow = "" if harm else ', shadow = "none", shadow_reason = "made up"'
        rows += [
            f'{{ code = "{one.code}", weight = {100 / len(some)!r}{shadow}{chosen} }}'
            for one in some
        ]
    return sv.Framework.from_toml(
        f"""
code = "valued"
name = "Valued"
edition = "1"
[caps]
reason = "made up"
[[theme]]
code = "VV"
name = "Valued"
weight = 100
[[theme.outcome]]
code = "VV-1"
name = "Counted"
weight = 100
measure = [{", ".join(rows)}]
"""
    )


def card(
    chosen: type[sv.Measure] | sv.Framework, *records: dict[str, Any], **basis: Any
) -> sv.Scorecard:
    """The scorecard of one submission's claims, on a basis of 2025 pounds and a start of 2026."""
    whole = chosen if isinstance(chosen, sv.Framework) else framework(chosen)
    (first, *_) = whole.members
    said = [
        {"submission": "a", "measure": first, "claim": str(place), **one}
        for place, one in enumerate(records)
    ]
    return sv.score(sv.Claims.from_records(said, whole, WHO), whole, sv.Basis(**basis))


def pounds(found: sv.Scorecard, side: str = "balance") -> float:
    """The pounds of a scorecard, of one side."""
    return float(found.worth("overall")[side].sum())


def worth(chosen: type[sv.Measure] | sv.Framework, *records: Any, **basis: Any) -> float:
    """The pounds that claims come to."""
    return pounds(card(chosen, *records, **basis))


def attributable(found: sv.Scorecard) -> float:
    """The attributable quantity of the first measure."""
    return float(found.measures()["attributable"][0])


def told(found: sv.Scorecard) -> str:
    """The explanation of the first measure, on one line."""
    (first, *_) = found.framework.members
    return " ".join(str(sv.explain(found, "a", first)).split())


def income(first: int, growth: float, years: int = 120) -> Series:
    """Real income a head that grows by the same share every year from 100 in `first`."""
    values = {first + year: 100 * (1 + growth) ** year for year in range(years)}
    return Series("income-made-up", "1", BOOK, values)


def deflator(edition: str, year: int) -> float:
    """The level of prices that an edition publishes."""
    return series(f"gdp-deflator-{edition}").values[year]
