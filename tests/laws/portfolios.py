"""Portfolios for hypothesis: some submissions, what each claims and what it leaves blank.

Out come strategies and `Portfolio`s. Numbers are whole eighths, so that what is cut in parts is the
same number again: where a zero decides (p ≤ 0), a rounding would otherwise be read as a something.
"""

from collections.abc import Callable, Sequence
from typing import Any

import law_frameworks
import law_measures
import numpy as np
from attrs import evolve, frozen
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.source import Series

Record = dict[str, Any]
CLOSE = 1e-9
"""Of 100."""
PENCE = 1.5e-4
"""Pounds: one line may be fixed to the unit next to its own."""
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How often a law is tried; a busy machine is no fault of it."""
INCOME = Series(
    "laws-income", "1", law_measures.STUDY, {year: 100 + year % 5 for year in range(2015, 2060)}
)
GROUND = sv.Basis(growth=INCOME)
"""The basis of every law, unless it names another: what may grow with income does."""
READINGS = ("benefit", "harm", "score", "headroom", "coverage")


@frozen
class Portfolio:
    """What is scored together: a framework, the submissions table, and the claims."""

    framework: sv.Framework
    submissions: tuple[Record, ...]
    records: tuple[Record, ...]

    def score(self, **options: Any) -> sv.Scorecard:
        """Its scorecard."""
        claims = sv.Claims.from_records(self.records, self.framework, self.submissions)
        return sv.score(claims, **{"basis": GROUND, **options})

    def of(self, who: str, code: str) -> list[Record]:
        """What one submission says of one measure."""
        return [one for one in self.records if (one["submission"], one["measure"]) == (who, code)]

    def saying(self, who: str, code: str, said: Sequence[Record]) -> "Portfolio":
        """The same, but for what one submission says of one measure."""
        kept = [one for one in self.records if (one["submission"], one["measure"]) != (who, code)]
        return evolve(self, records=(*kept, *said))

    def only(self, *ids: str) -> "Portfolio":
        """The same submissions' claims, with nobody else at the table."""
        table = tuple(one for one in self.submissions if one["id"] in ids)
        return evolve(
            self,
            submissions=table,
            records=tuple(one for one in self.records if one["submission"] in ids),
        )


def readings(card: sv.Scorecard, names: Sequence[str] = READINGS) -> Any:
    """Every reading at every node, (readings, nodes, submissions)."""
    nodes = law_frameworks.nodes(card.framework)
    return np.array([[getattr(card, name)(node) for node in nodes] for name in names])


def pounds(card: sv.Scorecard) -> dict[tuple[str, str, str], float]:
    """The balance of every submission, ledger and measure that has any worth."""
    table = card.worth("measure")
    keys = zip(table["submission"], table["ledger"], table["measure"], strict=True)
    return {key: float(much) for key, much in zip(keys, table["balance"], strict=True) if much != 0}


def same_pounds(one: sv.Scorecard, other: sv.Scorecard, within: float) -> bool:
    """Whether two scorecards hold the same pounds, line by line."""
    left, right = pounds(one), pounds(other)
    return all(abs(left.get(key, 0.0) - right.get(key, 0.0)) <= within for key in {**left, **right})


def eighths(most: int, least: int = 0) -> st.SearchStrategy[float]:
    """Whole eighths between two whole numbers."""
    return st.integers(least * 8, most * 8).map(lambda many: many / 8)


_PEOPLE = st.fixed_dictionaries({"visitors": eighths(400), "hours": eighths(8)})
_SPENT = st.fixed_dictionaries({"received": eighths(64), "nearby": eighths(64)})
_COSTS = st.fixed_dictionaries({"before": eighths(900), "after": eighths(600)})
_ASKED = st.fixed_dictionaries(
    {
        "questions": st.lists(
            st.fixed_dictionaries({"answered": eighths(1), "count": st.integers(1, 9)}),
            min_size=1,
            max_size=4,
        )
    }
)
_MEMBERS = st.fixed_dictionaries({"members": eighths(300)})
_POINTS = st.fixed_dictionaries({"points": eighths(10), "asked": eighths(40)})
_PAY = st.fixed_dictionaries({"highest": eighths(90, 1), "lowest": eighths(20, 1)})
_SHELTERED = st.fixed_dictionaries({"people": eighths(300)})
_INJURED = st.fixed_dictionaries({"injured": eighths(20)})
_TONNES = st.fixed_dictionaries(
    {"tonnes": eighths(90), "where": st.sampled_from(["ground", "air"])}
)
_EVICTED = st.fixed_dictionaries({"evicted": eighths(8), "households": eighths(40)})
INPUTS: dict[str, st.SearchStrategy[Record]] = {
    "LW1": _PEOPLE,
    "LW2": _SPENT,
    "LW3": _COSTS,
    "LW4": _ASKED,
    "LW5": _MEMBERS,
    "LW6": _POINTS,
    "LW7": _PAY,
    "LW8": _SHELTERED,
    "LX1": _INJURED,
    "LX2": _TONNES,
    "LX3": _EVICTED,
}
_LASTS = ("delivery", "persistence", "drop_off")
_OWN = {
    "LW1": ("deadweight", "displacement", "delivery"),
    "LW3": ("deadweight", "leakage"),
    "LW8": ("deadweight", "substitution", "multiplier", *_LASTS),
    "LX1": _LASTS,
    "LX2": ("delivery",),
}
_DATED = ("LW1", "LW2", "LW3", "LW6", "LW7", "LW8", "LX1", "LX2", "LX3")
_KINDS = ("LW1", "LW3", "LW8", "LX1", "LX2")
_SHARES = st.sampled_from([None, None, 0.0, 0.5, 1.0])
_NUMBERS = {
    "multiplier": st.sampled_from([None, None, 0.5, 1.5]),
    "delivery": st.sampled_from([None, None, 0.5, 2.5]),
    "persistence": st.sampled_from([None, None, 0.5, 1.0, 6.25]),
    "drop_off": _SHARES,
}
_YEARS = st.sampled_from([None, None, "2026", "2027", "2031"])


@st.composite
def frameworks(draw: Callable[..., Any]) -> sv.Framework:
    """Any of the frameworks."""
    return law_frameworks.framework(
        draw(st.sampled_from(list(law_frameworks.TREES))),
        draw(st.sampled_from([*law_frameworks.MEANS, law_frameworks.MIXED])),
        draw(st.sampled_from(law_frameworks.HARM_MEANS)),
        draw(st.sampled_from([*law_frameworks.PENALTIES, law_frameworks.MIXED])),
        draw(st.sampled_from(law_frameworks.CAPS)),
    )


@st.composite
def said(draw: Callable[..., Any], who: str, code: str, least: int = 1) -> list[Record]:
    """What a submission says of a measure: a claim or two, dated or not, with shares, years and a
    kind of its own or not.
    """
    most = 1 if code == "LW7" else 2
    found = []
    for place in range(draw(st.integers(least, most))):
        record = {"submission": who, "measure": code, "claim": f"c{place}", **draw(INPUTS[code])}
        for name in _OWN.get(code, ()):
            record[name] = draw(_NUMBERS.get(name, _SHARES))
        if code in _KINDS:
            record["kind"] = draw(st.sampled_from([None, None, "embedded", "additional"]))
        if code in _DATED:
            record["period"] = draw(_YEARS)
        found.append({key: value for key, value in record.items() if value is not None})
    if code == "LW5" and found and draw(st.integers(0, 3)):
        before = {"submission": who, "measure": code, "claim": "before", "stage": "baseline"}
        grade = draw(st.sampled_from([{}, {"counterfactual": "C1"}, {"counterfactual": "C3"}]))
        found.append({**before, **grade, "members": draw(eighths(200))})
    return found


@st.composite
def portfolios(
    draw: Callable[..., Any], *, apart: bool = True, least: int = 1, most: int = 3
) -> Portfolio:
    """Some submissions; each claims, leaves blank or (`apart`) sets apart each measure."""
    chosen = draw(frameworks())
    table, records = [], []
    for place in range(draw(st.integers(least, most))):
        who = f"s{place}"
        sizes = {"contract_value": draw(eighths(900, 1)), "eligible": draw(eighths(500, 1))}
        table.append({"id": who, **sizes, "fte": draw(eighths(90, 1))})
        for code in chosen.members:
            kind = draw(st.integers(0, 5))
            if kind == 0 and apart:
                aside = {"not_applicable": law_frameworks.NO_CASE}
                records.append({"submission": who, "measure": code, **aside})
            elif kind > 1:
                records += draw(said(who, code))
    return Portfolio(chosen, tuple(table), tuple(records))
