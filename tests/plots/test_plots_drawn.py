"""What a plot draws is what the card says: heights, ends and curves, not pixels."""

from __future__ import annotations

import io
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.errors import MissingExtra
from socialvalue.numerics import gini
from socialvalue.report import plots
from socialvalue.report.plots.axes import COLOURS, words

pytestmark = pytest.mark.skipif(
    find_spec("matplotlib") is None, reason="matplotlib is not installed"
)
PARKS = Path(__file__).parents[2] / "examples/parks"
FRAMEWORK = sv.Framework.load("ccin")
CLAIMS = sv.read(PARKS, FRAMEWORK)
CARD = sv.score(CLAIMS, FRAMEWORK, sv.Basis(price_year=2025, start=2026, draws=200, seed=7))


def widths(ax: Any) -> list[float]:
    return [float(bar.get_width()) for bar in ax.patches]


def drawn(ax: Any) -> None:
    """Draw it, for what only fails then."""
    ax.figure.savefig(io.BytesIO(), format="svg")


def test_a_profile_marks_each_score_and_its_interval() -> None:
    ax = plots.theme_profile(CARD, ["meadow", "spring"])
    drawn(ax)
    marked = [line for line in ax.lines if not line.get_label().startswith("_")]
    scores = [[float(CARD.score(one.code)[at]) for one in FRAMEWORK.themes] for at in (2, 3)]
    assert [line.get_xdata().tolist() for line in marked] == scores
    told = CARD.intervals("score", "theme")
    ends = [part for one in ax.collections for part in one.get_segments()]
    assert len(ends) == 2 * len(FRAMEWORK.themes)
    first = (told["submission"] == "Meadow Trust") & (told["code"] == FRAMEWORK.themes[0].code)
    assert ends[0][:, 0].tolist() == [told["p5"][first][0], told["p95"][first][0]]
    assert len({line.get_marker() for line in marked}) == 2


def test_a_profile_without_draws_has_no_intervals() -> None:
    ax = plots.theme_profile(sv.score(CLAIMS, FRAMEWORK, sv.Basis(price_year=2025)))
    assert not ax.collections


def test_one_name_is_one_submission_and_no_list_of_letters() -> None:
    ax = plots.theme_profile(CARD, "spring")
    assert [one.get_text() for one in ax.get_legend().get_texts()] == [CARD.who[3]]
    with pytest.raises(sv.UnknownName, match="nobody: no one submission"):
        plots.theme_profile(CARD, "nobody")


def test_a_node_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(sv.UnknownName) as caught:
        plots.benefit_beside_harm(CARD, "wellbeing")
    (fault,) = caught.value.faults
    assert fault.fault == "'wellbeing' is no node of the framework"
    assert {"overall", "WB"} <= set(fault.fix.removeprefix("use one of ").split(", "))
    drawn(plots.benefit_beside_harm(CARD, "WB"))


def test_benefit_and_harm_are_the_cards_own() -> None:
    ax = plots.benefit_beside_harm(CARD)
    drawn(ax)
    order = np.argsort(-CARD.score(), kind="stable")
    assert widths(ax) == [*CARD.benefit()[order], *(-CARD.harm()[order])]
    assert {bar.get_hatch() for bar in ax.patches} == {None, "//"}


@pytest.mark.parametrize("measure", ["PA3", "WB1", "CV2", "EQ1", "CV1"])
def test_a_waterfall_falls_from_counted_to_attributable(measure: str) -> None:
    ax = plots.waterfall(CARD, "greenhand", measure)
    drawn(ax)
    row = (CARD.measures()["measure"] == measure) & (
        CARD.measures()["submission"] == "Greenhand Co-op"
    )
    bars = ax.patches
    assert bars[0].get_height() == CARD.measures()["quantity"][row][0]
    assert bars[-1].get_height() == CARD.measures()["attributable"][row][0]
    taken = sum(bar.get_height() for bar in bars[1:-1])
    assert bars[0].get_height() - taken == pytest.approx(bars[-1].get_height())


def test_a_waterfall_names_what_it_takes_off() -> None:
    names = [one.get_text() for one in plots.waterfall(CARD, "greenhand", "CV2").get_xticklabels()]
    assert names == ["counted", "deadweight", "attributable"]


def test_a_tornado_ends_where_the_table_does() -> None:
    found = sv.sensitivity(CARD, "meadow")
    ax = plots.tornado(found)
    drawn(ax)
    table = found.tornado()
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]
    assert ends == pytest.approx([*table["at_low"], *table["at_high"]])


def test_a_tornado_has_the_words_of_the_text() -> None:
    found = sv.sensitivity(CARD, "greenhand")
    told = [one.get_text() for one in plots.tornado(found).get_yticklabels()]
    assert "answers to WB1 of Greenhand Co-op" in told
    assert all(words(one.brief) in told for one in found.influences if one.total > 0.01)
    assert not any(one.startswith("survey ") for one in told)
    assert all(one.split("…")[0] in str(found) for one in told)


def test_shares_of_ranks_fill_a_whole() -> None:
    found = sv.acceptability(CARD)
    ax = plots.rank_acceptability(found)
    drawn(ax)
    assert widths(ax) == pytest.approx(found.ranks[found.order].T.ravel().tolist())
    assert max(bar.get_x() + bar.get_width() for bar in ax.patches) == pytest.approx(1)


def shares(stage: str, pounds: float, who: str = "acme") -> dict[str, Any]:
    rest = {"assets": 0, "retained": 0, "disinvested": 0}
    return {"submission": who, "measure": "CV2", "stage": stage, "shares": pounds, **rest}


def test_a_promise_stands_beside_what_was_delivered_and_verified() -> None:
    rows = [shares("committed", 100), shares("delivered", 80), shares("verified", 50)]
    rows.append(shares("committed", 100, "silent"))
    table = [{"id": one, "contract_value": 1000, "eligible": 10} for one in ("acme", "silent")]
    found = sv.deliveries(sv.Claims.from_records(rows, FRAMEWORK, table))
    ax = plots.promise_against_delivery(found)
    drawn(ax)
    assert widths(ax) == [0.8, 0, 0.5, 0]
    told = [one.get_text() for one in ax.texts]
    assert told == ["80%", "not reported", "50%", "not verified"]


def test_the_area_above_a_lorenz_curve_is_half_the_gini() -> None:
    values, counts = [0.0, 1.0, 5.0, 10.0], [2.0, 3.0, 1.0, 4.0]
    ax = plots.lorenz_curve(values, counts)
    drawn(ax)
    x, y = ax.lines[0].get_data()
    people = np.repeat(values, np.array(counts, dtype=int))
    assert 1 - 2 * np.trapezoid(y, x) == pytest.approx(float(gini(people)))
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)


@pytest.mark.parametrize("values", [[0.0, 0.0], [-1.0, 2.0], [float("nan")], [[1.0]]])
def test_a_curve_of_nothing_or_of_debts_is_refused(values: Any) -> None:
    with pytest.raises(ValueError, match=":"):
        plots.lorenz_curve(values)


def test_a_theory_of_change_has_a_box_a_measure_and_an_arrow_a_step() -> None:
    chains = CARD.chains("meadow")
    ax = plots.theory_of_change(chains)
    drawn(ax)
    ids = [one.get_gid() for one in ax.texts]
    assert {link.code for link in chains.links} <= set(ids)
    assert {f"{one.first}-{one.second}" for one in chains.steps} <= set(ids)
    boxes = {one.get_gid(): one.get_text() for one in ax.texts}
    assert all(boxes[link.code].endswith(link.standing) for link in chains.links)


def test_the_axes_that_were_given_come_back() -> None:
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    assert plots.benefit_beside_harm(CARD, ax=ax) is ax


def test_no_plot_brings_pyplot_with_it() -> None:
    loaded = "matplotlib.pyplot" in sys.modules
    plots.benefit_beside_harm(CARD)
    assert ("matplotlib.pyplot" in sys.modules) == loaded


def test_a_missing_extra_is_one_line_that_names_plot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtra, match=r"socialvalue\[plot\]"):
        plots.benefit_beside_harm(CARD)


@pytest.mark.parametrize("name", ["$\\frac{1}{0}$", "_hidden", "$a$ and $b$", "x" * 500, "a\nb"])
def test_a_hostile_name_is_drawn_as_it_is(name: str) -> None:
    rows = [shares("committed", 100, "acme"), shares("committed", 50, "other")]
    table = [
        {"id": "acme", "name": name, "contract_value": 1000, "eligible": 10},
        {"id": "other", "contract_value": 1000, "eligible": 10},
    ]
    card = sv.score(sv.Claims.from_records(rows, FRAMEWORK, table), FRAMEWORK)
    ax = plots.theme_profile(card)
    drawn(ax)
    assert len(ax.get_legend().get_texts()) == 2


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_keeps_its_contrast_against_white(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_a_label_holds_no_mathematics() -> None:
    assert words("$x$") == r"\$x\$"
