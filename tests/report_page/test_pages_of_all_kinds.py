"""Pages where something is not as usual: one submission, none, many, no draws, no sliders."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_pages import BASIS, CODES, PARKS, card, framework, parks, put, source

import socialvalue as sv
from socialvalue.errors import ArgumentError
from socialvalue.report import committee_summary, resident_page
from socialvalue.report.page.sums import fixed_because
from socialvalue.report.short import short
from socialvalue.report.sure import often, sure
from socialvalue.scorecard import concerns
from socialvalue.scorecard.standing import standing

escape = pytest.importorskip("markupsafe", reason="the page needs the extra report").escape

HOLD = """
[[hold]]
of = "PA"
below = 20
to = 40
author = "committee"
reason = "no gain makes good that nobody has a say"
"""


def _of(folder: Path, text: str) -> sv.Scorecard:
    file = folder / "framework.toml"
    file.write_text(text, "utf-8")
    return sv.score(sv.read(PARKS, sv.Framework.load(file)), basis=BASIS)


def _alone(folder: Path, who: str) -> sv.Scorecard:
    """The parks with one of the submissions alone."""
    put(folder / "claims.csv", [row for row in parks("claims.csv") if row["submission"] == who])
    put(folder / "submissions.csv", [row for row in parks("submissions.csv") if row["id"] == who])
    return sv.score(sv.read(folder, framework()), basis=BASIS)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text + HOLD, "Held"),
        (lambda text: text.replace('"WeightedMean"', '"Choquet"', 1), "Choquet"),
    ],
)  # fmt: skip
def test_where_weights_are_no_shares_there_are_no_sliders(tmp_path, chromium, change, why) -> None:
    one = _of(tmp_path, change(source()))
    assert why in fixed_because(one)
    page = resident_page(one)
    assert "<input" not in page
    assert "Why there are no sliders here" in page
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    chromium.told.clear()
    chromium.open(file)
    assert chromium.told == []
    assert chromium.run("document.querySelector('#keep').hidden") is False


def test_how_often_one_is_ahead_is_what_comparing_two_says() -> None:
    order = standing(card()).order
    first = str(card().submissions.ids[order[0]])
    for place, row in zip(order[1:], sure(card(), order)[1:], strict=True):
        other = str(card().submissions.ids[place])
        assert row.behind == often(sv.compare(card(), first, other).probability)


def test_ranges_are_those_of_the_scorecard() -> None:
    table = card().intervals("score", "overall")
    told = {row.name: row.range for row in sure(card(), standing(card()).order)}
    for name, low, high in zip(table["submission"], table["p5"], table["p95"], strict=True):
        assert told[name] == f"{low:.1f} to {high:.1f}"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1, "in every trial"),
        (0.9999, "in nearly every trial"),
        (0.996, "in 996 of 1,000 trials"),
        (0.5, "in 50 of 100 trials"),
        (0.004, "in 4 of 1,000 trials"),
        (0.0001, "in almost no trial"),
        (0, "never"),
    ],
)
def test_a_chance_is_told_in_words_and_never_as_a_certainty_that_is_none(share, words) -> None:
    assert often(share) == words


def test_without_draws_nothing_is_said_to_be_sure() -> None:
    one = sv.score(sv.read(PARKS, framework()), basis=sv.Basis(price_year=2025, start=2026))
    page = resident_page(one)
    assert "Nothing was varied" in page
    assert "came first" not in page
    order = standing(one).order
    assert "How sure" not in dict(short(one, order, concerns.read(one, order), []))


def test_weights_of_another_node_or_other_themes_are_refused() -> None:
    one = sv.Perspective.declared("x", "PA", {"PA-decisions": 1, "PA-voice": 1})
    other = sv.Perspective.declared("x", "overall", {"PA": 1})
    for view in (one, other):
        with pytest.raises(ArgumentError, match="not of the themes"):
            resident_page(card(), perspectives=[view])


def test_a_perspective_is_shown_in_the_order_of_the_themes() -> None:
    given = dict(zip(CODES[::-1], (1, 2, 3, 4, 5), strict=True))
    page = resident_page(card(), perspectives=[sv.Perspective.declared("x", "overall", given)])
    assert '"perspectives": [{"name": "x", "points": [33.3' in page


def test_one_alone_is_compared_with_nobody(tmp_path, chromium) -> None:
    page = resident_page(_alone(tmp_path, "meadow"))
    assert "1 submission compared" in page
    assert "There is nobody to compare it with." in page
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    chromium.told.clear()
    chromium.open(file)
    reason = chromium.run("document.querySelector('.reason').textContent")
    assert reason.startswith("There is nobody to compare it with.")
    assert chromium.told == []


def test_of_nobody_there_is_a_page_as_well(tmp_path, chromium) -> None:
    none = sv.score(sv.Claims.from_records([], framework()), basis=BASIS)
    file = tmp_path / "page.html"
    file.write_text(resident_page(none), "utf-8")
    chromium.told.clear()
    chromium.open(file)
    assert "Nobody was scored." in chromium.run("document.body.textContent")
    assert chromium.told == []
    assert "Nobody was scored" in committee_summary(none)


def test_of_many_the_page_says_how_many_it_leaves_out(monkeypatch) -> None:
    monkeypatch.setattr("socialvalue.report.page.page.MOST", 3)
    page = resident_page(card())
    assert "Not shown: 1 more." in page
    assert page.count('class="place"') == 3


def test_a_harm_past_its_limit_and_one_nobody_looked_for_are_named() -> None:
    page = resident_page(card())
    harms = page.split('id="h-bad"')[1].split("</section>")[0]
    assert "PAST ITS LIMIT" in harms
    assert "Nobody looked. It counts as past its limit." in harms
    assert "Looked for, and none found (somebody else verified it)." in harms


def test_every_number_of_a_measure_opens_into_the_steps_of_explain() -> None:
    page = resident_page(card())
    for code in ("overall", "PA", "PA1"):
        told = sv.explain(card(), "greenhand", code)
        for step in told.steps:
            assert str(escape(step.words)) in page
