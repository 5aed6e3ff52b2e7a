"""Years that are pooled are one answer: a year in which little happened weighs little."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

HOME = sv.Outcome("PY-o", "Somebody would notice", sv.Theme("PY", "Years"))


class Kept(sv.Measure):
    """The share of what was due in the year that was kept."""

    code, outcome, unit = "PY-kept", HOME, "1"
    combine, reports, periods = sv.Pool, "ratio", "pool"
    due = sv.Column("count")
    kept = sv.Column("count", within="due")
    rating = sv.Ramp(floor=0, target=1, reason="all of it, whatever the size")
    unpriced_reason = "made up"
    undefined_reason = "nothing was due"
    examples = [sv.Example(due=4, kept=3, quantity=0.75)]

    def quantity(self, due: Any, kept: Any) -> Any:
        return kept / due

    def defined(self, due: Any) -> Any:
        return due > 0


sv.register(Kept)
FRAMEWORK = sv.Framework.from_toml("""
code = "years"
name = "Years"
edition = "1"

[caps]
theme = 0
overall = 0
reason = "made up"

[[theme]]
code = "PY"
name = "Years"
weight = 100

[[theme.outcome]]
code = "PY-o"
name = "Somebody would notice"
weight = 100
measure = [{ code = "PY-kept", weight = 100, shadow = "none", shadow_reason = "made up" }]
""")


def card(*rows: tuple[int, int, int]) -> sv.Scorecard:
    """A card of claims (year, due, kept) of one submission."""
    told = [
        {"submission": "a", "measure": "PY-kept", "period": year, "due": due, "kept": kept}
        for year, due, kept in rows
    ]
    return sv.score(sv.Claims.from_records(told, FRAMEWORK), FRAMEWORK)


def test_a_small_year_does_not_outvote_a_large_one() -> None:
    assert card((2026, 1, 1), (2027, 99, 0)).score()[0] == pytest.approx(1)


def test_a_year_in_which_nothing_was_due_takes_no_part() -> None:
    assert card((2026, 0, 0), (2027, 4, 3)).score()[0] == pytest.approx(75)


YEARS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=5)


@given(YEARS)
def test_years_are_worth_what_one_claim_over_all_of_them_is(years) -> None:
    rows = [(2026 + at, due, min(kept, due)) for at, (due, kept) in enumerate(years)]
    whole = (2026, sum(row[1] for row in rows), sum(row[2] for row in rows))
    assert card(*rows).score()[0] == pytest.approx(card(whole).score()[0])


def test_the_explanation_comes_to_the_same() -> None:
    told = card((2026, 1, 1), (2027, 99, 0))
    page = str(sv.explain(told, "a", "PY-kept"))
    assert "0.01" in page
    assert "/ 2 periods" not in page


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"combine": sv.Sum, "reports": "amount"}, "years are pooled where claims are"),
        ({"reports": "change"}, "a change has a baseline for each year"),
    ],
)
def test_pooled_years_are_refused_where_they_mean_nothing(more, fault) -> None:
    with pytest.raises(sv.MeasureError, match=fault):
        type("Broken", (Kept,), {"__doc__": "Kept.", "code": "PY-broken", **more})


def test_a_harm_takes_no_share_of_its_own_where_its_measure_says_so() -> None:
    framework = sv.Framework.load("ccin")
    row = {"submission": "a", "measure": "WB8", "year": "2026", "tonnes": 3, "deadweight": 1}
    sizes = [{"id": "a", "contract_value": 1e6, "eligible": 9, "fte": 1}]
    with pytest.raises(sv.ClaimErrors, match="no claim takes shares off by its own word"):
        sv.Claims.from_records([row], framework, sizes)
    with pytest.raises(sv.MeasureError, match="'luck' is no share"):
        type("Lucky", (Kept,), {"__doc__": "Kept.", "code": "PY-luck", "own_shares": ("luck",)})
