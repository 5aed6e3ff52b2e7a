"""The same claims under several weights: laws, who is first under whom, and who would lose."""

import json

import numpy as np
import pytest
from hall import CODES, FRAMEWORK, ballot, card
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv

RESIDENTS = sv.Perspective.declared(
    "residents", "overall", {"EQ": 5, "PA": 5, "CV": 5, "SE": 5, "WB": 80}
)
MEMBERS = sv.Perspective.declared(
    "members", "overall", {"EQ": 80, "PA": 5, "CV": 5, "SE": 5, "WB": 5}
)


def declared(points: tuple[float, ...], name: str = "some") -> sv.Perspective:
    return sv.Perspective.declared(name, "overall", dict(zip(CODES, points, strict=True)))


def test_equal_weights_give_the_framework_as_it_is_bit_for_bit() -> None:
    """The framework shares 100 points equally over its five themes."""
    found = sv.perspectives(card(), [declared((20, 20, 20, 20, 20))])
    assert found.cards[0].framework.digest == FRAMEWORK.digest
    for column in ("score", "benefit", "harm", "headroom", "coverage"):
        assert np.array_equal(getattr(found.cards[0], column)(), getattr(card(), column)())
    assert found.moves()["submission"] == []


def test_a_perspective_is_the_framework_with_those_weights() -> None:
    weights = dict(zip(CODES, (50, 20, 15, 10, 5), strict=True))
    under = sv.perspectives(card(), [declared((50, 20, 15, 10, 5))]).cards[0]
    framework = FRAMEWORK.weighted("overall", weights, whose="some")
    plain = sv.score(sv.read("examples/parks", framework), framework, card().basis)
    assert np.array_equal(under.score(), plain.score())
    assert under.framework.digest == plain.framework.digest != FRAMEWORK.digest


weights = st.tuples(*[st.integers(0, 50)] * 5).filter(lambda row: row[1] + row[2] + row[4] > 0)


@settings(deadline=None, max_examples=15)
@given(weights)
def test_any_weights_give_finite_scores_and_the_same_pounds(row: tuple[int, ...]) -> None:
    under = sv.perspectives(card(), [declared(row)]).cards[0]
    for column in ("score", "benefit", "harm", "headroom", "coverage"):
        assert np.isfinite(getattr(under, column)()).all()
    assert (under.score() <= under.headroom() + 1e-9).all()
    assert np.array_equal(under.worth()["balance"], card().worth()["balance"])
    assert np.array_equal(under.score("CV"), card().score("CV"))


def test_benefit_is_linear_in_the_weights_of_a_plain_mean() -> None:
    """By hand: Σ points × benefit of the theme, all five having benefit measures."""
    row = (40, 30, 20, 10, 0)
    under = sv.perspectives(card(), [declared(row)]).cards[0]
    by_hand = sum(w / 100 * card().benefit(code) for w, code in zip(row, CODES, strict=True))
    assert under.benefit() == pytest.approx(by_hand)


def test_a_harm_in_a_theme_without_points_still_caps_the_whole() -> None:
    capped = card().caps().any(axis=1)
    assert capped.any()
    under = sv.perspectives(card(), [declared((50, 50, 0, 0, 0))]).cards[0]
    assert np.array_equal(under.caps(), card().caps())


def test_every_perspective_that_cannot_be_scored_is_named_at_once() -> None:
    with pytest.raises(sv.FrameworkError) as error:
        sv.perspectives(
            card(), [declared((1, 0, 0, 0, 0), "r01"), declared((0, 0, 0, 1, 0), "r02")]
        )
    assert [fault.at for fault in error.value.faults] == ["r01, overall", "r02, overall"]


def test_one_perspective_is_told_as_one_and_has_no_range() -> None:
    told = str(sv.perspectives(card(), [RESIDENTS]))
    assert "THE SAME CLAIMS UNDER ONE PERSPECTIVE: " in told
    assert "PERSPECTIVE: whose weights\n" in told
    assert not any(words in told for words in ("PERSPECTIVES", "range", "over groups", "No group"))
    assert "WHO WOULD LOSE" in told
    two = str(sv.perspectives(card(), [RESIDENTS, MEMBERS]))
    assert "UNDER 2 PERSPECTIVES" in two
    assert "range" in two


def test_the_table_has_a_row_a_submission_and_perspective() -> None:
    found = sv.perspectives(card(), [RESIDENTS, MEMBERS])
    table = found.table()
    assert {len(column) for column in table.values()} == {8}
    first = found.first()
    for name, score in zip(first["perspective"], first["score"], strict=True):
        scores = [s for s, p in zip(table["score"], table["perspective"], strict=True) if p == name]
        assert score == max(scores)
    spread = found.dispersion()
    assert np.allclose(spread["highest"] - spread["lowest"], spread["range"])


def test_who_would_lose_is_counted_in_the_eyes_of_who_does_not_decide() -> None:
    found = sv.perspectives(card(), [RESIDENTS, MEMBERS])
    table = found.losses()
    for decides, loses, loss in zip(table["decides"], table["loses"], table["loss"], strict=True):
        chosen = int(np.argmax(found.scores[found.names.index(decides)]))
        eyes = found.scores[found.names.index(loses)]
        assert loss == pytest.approx(eyes.max() - eyes[chosen])
    for places in found.moves()["places"]:
        assert places > 0


def test_two_that_weigh_alike_agree_wholly_and_nobody_loses() -> None:
    found = sv.perspectives(
        card(), [declared((5, 4, 3, 2, 1), "a"), declared((5, 4, 3, 2, 1), "b")]
    )
    assert found.agreement()["tau"] == [1]
    assert found.agreement()["apart"] == [0]
    assert found.concordance == 1
    assert found.losses()["loss"] == [0, 0]


def test_the_page_names_everybody_and_fits_a_terminal() -> None:
    found = sv.perspectives(card(), [RESIDENTS, MEMBERS])
    page = repr(found)
    for word in ("WHO IS FIRST UNDER WHOM", "WHO WOULD LOSE", "No average over groups", "members"):
        assert word in page
    assert "declared as a whole" in page
    assert max(map(len, page.splitlines())) <= 100
    assert "<pre" in found._repr_html_()
    told = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert [one["name"] for one in told["perspectives"]] == ["residents", "members"]
    assert len(told["scores"]) == 8


def test_those_who_were_asked_stand_in_the_stamp_of_their_scores() -> None:
    ballots = [ballot("r01", (10, 20, 40, 10, 20)), ballot("r02", (20, 20, 40, 10, 10))]
    some = sv.weights(ballots, FRAMEWORK).perspectives(centre="mean", when="May 2026")
    told = sv.perspectives(card(), some).cards[0].stamp()["weights"]
    assert told["asked"][0]["people"] == 2
    assert told["asked"][0]["at"] == ["overall"]
    assert "May 2026" in told["said"]
    assert "all other weights set by experts alone" in told["said"]
    assert not told["experts_alone"]


@pytest.mark.parametrize(
    ("some", "words"),
    [
        ([], "there are none"),
        ([RESIDENTS, RESIDENTS], "two have the same name"),
        ([declared((1, 1, 1, 1, 1), "the framework")], "two have the same name"),
        ([1], "is not a Perspective"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_refused(some: list, words: str) -> None:
    with pytest.raises(sv.ArgumentError, match=words):
        sv.perspectives(card(), some)


def test_many_perspectives_are_counted_and_the_page_stays_a_page() -> None:
    some = [declared((at, 10, 10, 10, 10), f"r{at:02}") for at in range(1, 13)]
    page = repr(sv.perspectives(card(), some))
    assert "under 12 of 12" in page
    assert "and 8 more perspectives; table() has them" in page
    assert max(map(len, page.splitlines())) <= 100
