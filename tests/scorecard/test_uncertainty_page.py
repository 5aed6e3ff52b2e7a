"""The page on uncertainty: its code runs from a checkout, and what it says is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.commands.options import draws
from socialvalue.numerics.cornish_fisher import ERROR
from socialvalue.numerics.distributions import KINDS
from socialvalue.scorecard.intervals import OF
from socialvalue.scorecard.sureness import span

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "uncertainty.md"


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text("utf-8")


@pytest.fixture(scope="module")
def said(text: str) -> dict[str, object]:
    """What the blocks of the page leave behind, run one after another from the checkout."""
    found: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
            exec(block, found)  # noqa: S102
    return found


def test_every_submission_has_a_row_for_the_whole_and_for_each_theme(said) -> None:
    scores, card = said["scores"], said["card"]
    assert len(scores["submission"]) == 4 * 6
    assert set(scores["level"]) == {"overall", "theme"}
    assert "HOW SURE THIS IS" in str(card)
    assert said["price"].spread == sv.Spread("lognormal", coverage=0.9)


def test_every_kind_of_spread_and_every_number_is_on_the_page(text: str) -> None:
    assert all(f"`{kind}`" in text for kind in KINDS)
    assert all(f'"{of}"' in text for of in OF)


def test_the_guard_holds_what_the_page_says_it_holds(text: str) -> None:
    assert "within two hundredths of a standard deviation" in text
    assert ERROR == 0.02


def test_the_command_draws_as_often_as_the_page_says(text: str) -> None:
    assert "draws 2,000 times by itself" in text
    assert draws.__defaults__ == (2000,)


def test_every_link_on_the_page_leads_somewhere(text: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)", text):
        assert (PAGE.parent / link).exists(), link


def test_a_score_that_no_draw_moves_is_told_with_its_number_everywhere() -> None:
    """Where a cap holds nine draws of ten still, "no range" would read as no doubt at all."""
    framework = sv.Framework.load("ccin")
    sizes = [{"id": who, "contract_value": 1e6, "eligible": 50, "fte": 5} for who in ("A", "B")]
    rows = [
        {"submission": "A", "measure": "PA3"},
        {"submission": "B", "measure": "SE1", "started": 3, "living": 3},
    ]
    claims = sv.Claims.from_records(rows, framework, sizes)
    card = sv.score(claims, framework, sv.Basis(draws=200))
    assert "A -100.0 (-100.0 in every one)" in " ".join(str(card).split())
    assert "−100.0 in every one" in sv.report.committee_summary(card)
    still = sv.score(claims, framework, sv.Basis(draws=1))
    assert "not drawn" in sv.report.committee_summary(still)


def test_a_span_says_how_many_draws_it_holds() -> None:
    assert span(21.8, 38.5, steady=False) == "21.8 to 38.5"
    assert span(36.26, 36.26, steady=False) == "36.3 in nine of ten"
    assert span(-100, -100, steady=True) == "-100.0 in every one"
