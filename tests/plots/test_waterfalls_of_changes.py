"""A waterfall of a change shows its baseline, and stops at each number of the scorecard."""

from importlib.util import find_spec
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.errors import UnknownName
from socialvalue.report import plots

pytestmark = pytest.mark.skipif(
    find_spec("matplotlib") is None, reason="matplotlib is not installed"
)
OUTCOME = sv.Outcome("WF-1", "Counted", sv.Theme("WF", "Waterfalls", "what falls"))
NUMBERS = count(1)


class Counted(sv.Measure, abstract=True):
    """People who were counted in the year, less those who were before."""

    outcome = OUTCOME
    unit = "person"
    combine = sv.Sum
    people = sv.Column("person", "who were counted")
    unpriced_reason = "made up"
    rating = sv.Ramp(0, 1, per="eligible")

    def quantity(self, people: Any) -> Any:
        return people


def measure(**declared: Any) -> type[sv.Measure]:
    said = {"__doc__": Counted.__doc__, "code": f"WF{next(NUMBERS)}", "reports": "change"}
    return sv.register(type("Changed", (Counted,), {**said, **declared}))


SHARES = sv.Adjustments(
    deadweight=sv.Share(0.25), displacement=sv.Share(0.5), multiplier=sv.Factor(1.5)
)
CHANGE = measure(adjust=SHARES)
YEARLY = measure(adjust=SHARES, periods="average")
PLAIN = measure(adjust=SHARES, reports="amount")


def card(chosen: type[sv.Measure], *records: dict[str, Any]) -> sv.Scorecard:
    rest = 'shadow = "none", shadow_reason = "made up"'
    framework = sv.Framework.from_toml(
        f"""
code = "falls"
name = "Falls"
edition = "1"
[caps]
reason = "made up"
[[theme]]
code = "WF"
name = "Waterfalls"
weight = 100
[[theme.outcome]]
code = "WF-1"
name = "Counted"
weight = 100
measure = [{{ code = "{chosen.code}", weight = 100, {rest} }}]
"""
    )
    said = [
        {"submission": "a", "measure": chosen.code, "claim": str(at), **one}
        for at, one in enumerate(records)
    ]
    table = [{"id": "a", "eligible": 1000}]
    return sv.score(sv.Claims.from_records(said, framework, table), framework)


def steps(found: sv.Scorecard) -> tuple[list[str], list[float], list[str]]:
    """The names of the bars, the level after each, and the words above them."""
    ax = plots.waterfall(found, "a", found.measures()["measure"][0])
    names = [one.get_text() for one in ax.get_xticklabels()]
    whole = [name in ("counted", "attributable") for name in names]
    ends = [
        float(bar.get_height() if stands else bar.get_y())
        for bar, stands in zip(ax.patches, whole, strict=True)
    ]
    return names, ends, [one.get_text() for one in ax.texts]


def numbers(found: sv.Scorecard) -> tuple[float, float]:
    table = found.measures()
    return float(table["quantity"][0]), float(table["attributable"][0])


def before(people: float, **more: Any) -> dict[str, Any]:
    return {"people": people, "stage": "baseline", **more}


def test_a_change_falls_by_its_baseline_first() -> None:
    """By hand: 1,000 − 400 = 600; × 3/4 = 450; × 1/2 = 225; × 3/2 = 337.5."""
    found = card(CHANGE, {"people": 1000}, before(400))
    names, ends, said = steps(found)
    assert names == [
        "counted", "less baseline", "deadweight", "displacement", "multiplier", "attributable",
    ]  # fmt: skip
    assert ends == [1000, 600, 450, 225, 337.5, 337.5]
    assert said == ["1,000", "−400", "−150", "−225", "+112", "338"]
    assert (ends[1], ends[-1]) == numbers(found)


def test_a_measure_of_an_amount_has_no_baseline_to_show() -> None:
    names, ends, _ = steps(card(PLAIN, {"people": 1000}))
    assert "less baseline" not in names
    assert ends == [1000, 750, 375, 562.5, 562.5]


def test_a_baseline_that_is_a_comparator_takes_no_deadweight_again() -> None:
    names, ends, _ = steps(card(CHANGE, {"people": 1000}, before(400, counterfactual="C2")))
    assert "deadweight" not in names
    assert ends == [1000, 600, 300, 450, 450]


def test_a_change_for_the_worse_falls_below_nothing_and_is_told_whole() -> None:
    """100 − 400 = −300; what it sets going makes a loss larger only where that is more than 1."""
    found = card(CHANGE, {"people": 100}, before(400))
    names, ends, _ = steps(found)
    assert names == ["counted", "less baseline", "attributable"]
    assert ends == [100, -300, -300]


def test_years_are_averaged_on_both_sides() -> None:
    """(1,000 + 500) / 2 less 2 × 300 / 2, in the mean year."""
    rows = [{"people": n, "period": y} for n, y in ((1000, "2026"), (500, "2027"))]
    found = card(YEARLY, *rows, before(300))
    _, ends, _ = steps(found)
    assert ends[:2] == [750, 450]
    assert (ends[1], ends[-1]) == numbers(found)


def test_a_baseline_with_shares_of_its_own_is_a_bar_of_its_own() -> None:
    """1,000 × 1/2 × 3/2 − 400 × 3/4 × 3/2 = 300, then deadweight: 225."""
    found = card(CHANGE, {"people": 1000}, before(400, displacement=0.25))
    names, ends, _ = steps(found)
    assert names == ["counted", "less baseline", "reference case", "deadweight", "attributable"]
    assert ends == [1000, 600, 300, 225, 225]


PEOPLE = st.floats(0, 1000)
OWN = st.fixed_dictionaries({}, optional={
    "deadweight": st.floats(0, 1), "displacement": st.floats(0, 1), "multiplier": st.floats(0, 2),
})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PEOPLE, OWN), min_size=1, max_size=3), PEOPLE, OWN, st.booleans())
def test_each_bar_starts_where_the_last_one_ended(
    claims: list[Any], people: float, own: dict[str, float], yearly: bool
) -> None:
    rows = [
        {"people": many, **shares, "period": str(2026 + at)}
        for at, (many, shares) in enumerate(claims)
    ]
    found = card(YEARLY if yearly else CHANGE, *rows, before(people, **own))
    ax = plots.waterfall(found, "a", found.measures()["measure"][0])
    names, ends, _ = steps(found)
    assert (ends[1], ends[-1]) == numbers(found)
    level = ends[0]
    for at, bar in enumerate(ax.patches[1:-1], 1):
        assert bar.get_y() + bar.get_height() == pytest.approx(level, rel=1e-9, abs=1e-6)
        level = ends[at]
    assert level == ends[-1]
    counted = sum(many for many, _ in claims) / (len(claims) if yearly else 1)
    assert (names[0], ends[0]) == ("counted", pytest.approx(counted))


def test_the_last_adjustment_ends_where_its_share_says() -> None:
    """The last bar is drawn to the scorecard's number, and that is what the shares come to."""
    rows = [{"people": n, "deadweight": d} for n, d in ((0.1, 0.3), (0.7, 0.6), (12.3, 0.05))]
    found = card(PLAIN, *rows)
    _, ends, _ = steps(found)
    by_hand = sum(one["people"] * (1 - one["deadweight"]) * 0.5 * 1.5 for one in rows)
    assert ends[-2] == ends[-1] == numbers(found)[1] == pytest.approx(by_hand)


def test_nothing_assessed_is_drawn_as_nothing() -> None:
    """A change without a baseline is undefined: no bar pretends to a number."""
    assert steps(card(CHANGE, {"people": 5}))[:2] == (["counted", "attributable"], [0, 0])


def test_a_theme_falls_in_no_steps() -> None:
    with pytest.raises(UnknownName, match="it is no measure"):
        plots.waterfall(card(PLAIN, {"people": 5}), "a", "WF")
