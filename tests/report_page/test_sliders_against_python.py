"""What the page works out when a reader moves the weights is what the library works out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from browser import Browser
from made_pages import BASIS, CODES, PARKS, card, framework, parks, put, source, under

import socialvalue as sv
from socialvalue.errors import SocialValueError
from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.report.page import resident_page
from socialvalue.report.page.ends import could_be_first, within
from socialvalue.report.page.reasons import reasons
from socialvalue.scorecard.standing import standing
from socialvalue.scorecard.words import points, share

pytest.importorskip("jinja2", reason="the page needs the extra report")

RANDOM = np.random.default_rng(8)
VECTORS = [
    *([20.0] * 5, [100.0] * 5, [0, 100, 0, 0, 0], [0, 1, 0, 99, 0], [100, 0, 1, 0, 0]),
    *([5, 10, 15, 30, 40], [33, 33, 33, 0, 1], [0, 0, 100, 0, 0], [0, 0, 0, 0, 7]),
    *RANDOM.integers(0, 101, (20, 5)).astype(float).tolist(),
]
SHOWN = """[...document.querySelectorAll("#scores tbody tr")].map(row => [...row.children].map(
    cell => cell.textContent))"""
CARDS = """[...document.querySelectorAll(".place")].map(card => [".rank", ".n-score", ".n-benefit",
    ".n-harm", ".reason"].map(name => card.querySelector(name).textContent))"""
MOVE = """(weights => { weights.forEach((weight, at) => {
    const input = document.querySelector(`#w${at}`);
    input.value = weight; input.dispatchEvent(new Event("input")); }); })"""


def _opened(browser: Browser, folder: Path, one: sv.Scorecard | sv.Withheld) -> None:
    file = folder / "page.html"
    file.write_text(resident_page(one), "utf-8")
    browser.told.clear()
    browser.open(file)


def _expected(one: sv.Scorecard) -> tuple[list[Any], list[Any]]:
    """The rows of the table and the cards of the ranking, as Python tells them."""
    found = standing(one)
    told = reasons(one, found.order)
    rows, cards = [], []
    for at, place in enumerate(found.order):
        rank = f"{found.ranks[at]}{'=' if found.ranks.count(found.ranks[at]) > 1 else ''}"
        columns = (one.score(), one.benefit(), one.harm(), one.headroom())
        numbers = [points(column[place]) for column in columns]
        covered = share(round(float(one.coverage()[place]), 2))
        rows.append([rank, one.submissions.name(place), *numbers, covered])
        cards.append([rank, *numbers[:3], told[at]])
    return rows, cards


def _agree(browser: Browser, one: sv.Scorecard, vectors: list[list[float]]) -> int:
    """Move the sliders to each vector and compare; returns how many orders were seen."""
    orders = set()
    for weights in vectors:
        browser.run(f"{MOVE}({json.dumps(weights)})")
        rows, cards = _expected(under(one, dict(zip(CODES, weights, strict=True))))
        assert browser.run(SHOWN) == rows, weights
        assert browser.run(CARDS) == cards, weights
        orders.add(tuple(row[1] for row in rows))
    assert browser.told == []
    return len(orders)


def _other(tmp_path: Path, root: str, *more: str) -> sv.Scorecard:
    """The parks under a framework that joins its themes in another way, with a theme, and measures
    more, that do not apply to one of them.
    """
    text = source().replace('\naggregator = "WeightedMean"', f"\naggregator = {root}", 1)
    for code in ("EQ2", *more):
        weighed = f'code = "{code}", weight = 100,'
        text = text.replace(weighed, f'{weighed} not_applicable = ["no"],')
    text = text.replace("lambda = 1\n", "lambda = 0.7\n").replace("p = 2 }", "p = 3 }", 1)
    file = tmp_path / "framework.toml"
    file.write_text(text, "utf-8")
    rows = parks("claims.csv")
    why = {"EQ1": "surplus may not be distributed under its governing law", "EQ2": "no"}
    why |= dict.fromkeys(more, "no")
    rows = [row for row in rows if row["submission"] != "verdant" or row["measure"] not in why]
    for code, reason in why.items():
        row = {"submission": "verdant", "measure": code, "input": "not_applicable"}
        rows.append({**row, "value": reason})
    put(tmp_path / "claims.csv", rows)
    (tmp_path / "submissions.csv").write_bytes((PARKS / "submissions.csv").read_bytes())
    read = sv.Framework.load(file)
    return sv.score(sv.read(tmp_path, read), basis=BASIS)


def test_sliders_give_the_scores_ranks_and_reasons_of_the_library(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path, card())
    assert _agree(chromium, card(), VECTORS) > 1


@pytest.mark.parametrize(
    "root",
    ["{ kind = 'PowerMean', p = 0.5 }", "{ kind = 'PowerMean', p = 0 }",
     "{ kind = 'PowerMean', p = -1 }", "'WeightedMean'"],
)  # fmt: skip
def test_powers_and_what_does_not_apply_are_as_in_the_library(chromium, tmp_path, root) -> None:
    one = _other(tmp_path, root)
    assert (one.coverage("EQ") == 1).any()
    heavy = [weights for weights in VECTORS if any(weights[1:])]
    _opened(chromium, tmp_path, one)
    _agree(chromium, one, heavy[:12])


@pytest.mark.parametrize("root", ["{ kind = 'PowerMean', p = 0 }", "'WeightedMean'"])
def test_where_nothing_with_a_weight_applies_it_is_nothing_as_in_the_library(
    chromium, tmp_path, root
) -> None:
    """Of one of them no benefit applies in the two themes that are weighed."""
    one = _other(tmp_path, root, "WB1")
    _opened(chromium, tmp_path, one)
    _agree(chromium, one, [[50, 0, 0, 0, 50], [1, 0, 0, 0, 99]])


def test_before_anything_is_moved_the_page_shows_the_published_scores(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path, card())
    rows, cards = _expected(card())
    assert (chromium.run(SHOWN), chromium.run(CARDS)) == (rows, cards)


def test_without_a_script_the_same_numbers_stand_in_the_file() -> None:
    page = resident_page(card())
    for row in _expected(card())[0]:
        for cell in row[2:6]:
            assert f">{cell}</td>" in page


@pytest.mark.parametrize(
    ("weights", "said"),
    [([0] * 5, "at least one theme"), ([50, 0, 0, 50, 0], "no harm would count")],
)
def test_weights_that_the_library_refuses_are_refused(chromium, tmp_path, weights, said) -> None:
    with pytest.raises(SocialValueError):
        under(card(), dict(zip(CODES, weights, strict=True)))
    _opened(chromium, tmp_path, card())
    before = chromium.run(SHOWN)
    chromium.run(f"{MOVE}({json.dumps([1, 2, 3, 4, 5])})")
    moved = chromium.run(SHOWN)
    chromium.run(f"{MOVE}({json.dumps(weights)})")
    told = chromium.run("new Promise(r => setTimeout(() => r(told.textContent), 400))")
    assert said in told
    assert chromium.run("document.querySelector('#export').disabled") is True
    assert before != moved


def test_one_s_own_weights_are_saved_as_a_file_that_the_library_reads(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path, card())
    name = 'Asha "of" Eastmoor \\ ünïts\n\u2028<b>\ud83c\udf33'
    chromium.run(f"{MOVE}([7, 40, 3, 0, 50])")
    chromium.run(f"document.querySelector('#whose').value = {json.dumps(name)}")
    saved = chromium.run(_CAUGHT + "document.querySelector('#export').click(); caught()")
    file = tmp_path / "mine.toml"
    file.write_text(saved, "utf-8")
    one = sv.read_perspective(file, framework())
    assert dict(one.points) == pytest.approx(dict(zip(CODES, [7, 40, 3, 0, 50], strict=True)))
    assert "Asha" in one.name
    (back,) = sv.perspectives(card(), [one]).cards
    assert _expected(back)[0] == chromium.run(SHOWN)


def test_a_saved_page_opens_with_one_s_own_weights(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path, card())
    chromium.run(f"{MOVE}([7, 40, 3, 0, 50])")
    chromium.run("document.querySelector('#whose').value = 'Asha'")
    shown = chromium.run(SHOWN)
    saved = chromium.run(_CAUGHT + "document.querySelector('#save').click(); caught()")
    assert "Asha" not in saved
    copy = tmp_path / "copy.html"
    copy.write_text(saved, "utf-8")
    chromium.open(copy)
    assert chromium.run(SHOWN) == shown
    assert chromium.run("document.querySelector('#w1').value") == "40"
    assert chromium.told == []


# What a download holds is caught before the browser writes it anywhere.
_CAUGHT = """var kept = null;
URL.createObjectURL = blob => { kept = blob; return "data:,"; };
URL.revokeObjectURL = () => null;
HTMLAnchorElement.prototype.click = function () {};
var caught = () => kept.text();
"""


def test_a_perspective_of_a_group_is_a_button(chromium, tmp_path) -> None:
    given = dict(zip(CODES, [10, 40, 30, 0, 20], strict=True))
    one = sv.Perspective.declared("Residents <of> Eastmoor", "overall", given)
    file = tmp_path / "page.html"
    file.write_text(resident_page(card(), perspectives=[one]), "utf-8")
    chromium.told.clear()
    chromium.open(file)
    button = "document.querySelector('[data-view=\"0\"]')"
    assert chromium.run(f"{button}.textContent") == "Residents <of> Eastmoor"
    chromium.run(f"{button}.click()")
    assert chromium.run(SHOWN) == _expected(under(card(), given))[0]
    assert chromium.run(f"{button}.getAttribute('aria-pressed')") == "true"
    told = chromium.run("new Promise(r => setTimeout(() => r(told.textContent), 400))")
    assert told.startswith("With the weights of Residents <of> Eastmoor the order changes: 1 ")
    assert chromium.told == []


def test_points_in_the_same_proportion_are_the_same_weights(chromium, tmp_path) -> None:
    _opened(chromium, tmp_path, card())
    pressed = "document.querySelector('[data-view=published]').getAttribute('aria-pressed')"
    for weights, same in (([70] * 5, "true"), ([70, 70, 70, 70, 69], "false")):
        chromium.run(f"{MOVE}({json.dumps(weights)})")
        assert chromium.run(pressed) == same
    chromium.run(f"{MOVE}({json.dumps([0] * 5)})")
    assert chromium.run(pressed) == "false"


LEFT_OUT = """[document.querySelector("#could").textContent,
    [...document.querySelectorAll(".place")].map(card => [".within", ".reason"]
        .map(name => card.querySelector(name).textContent))]"""


def test_what_is_left_out_bears_on_scores_as_in_the_library(
    chromium: Browser, tmp_path: Path
) -> None:
    """Ranges, who could be first, and reasons of a page that tells on no few people."""
    left = sv.withhold(card())
    assert {place for place, _ in left.rows} == set(range(len(card().submissions)))
    _opened(chromium, tmp_path, left)
    firsts = set()
    for weights in [[20.0] * 5, *VECTORS]:
        chromium.run(f"{MOVE}({json.dumps(weights)})")
        one = under(left.card, dict(zip(CODES, weights, strict=True)))
        bounds, order = Bounds.of(one, left.rows), standing(one).order
        could = could_be_first(bounds, order)
        told = zip([within(bounds, at) for at in order], reasons(one, order, bounds), strict=True)
        assert chromium.run(LEFT_OUT) == [could, [list(pair) for pair in told]], weights
        firsts.add(could)
    assert chromium.told == []
    assert len(firsts) > 3
