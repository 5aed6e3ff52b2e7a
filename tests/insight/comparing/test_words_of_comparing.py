"""What a comparison refuses, and how it speaks of multiples."""

import pytest
from pairs_made_up import card, close, framework, measure

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.insight.comparison.claimed import EACH
from socialvalue.insight.comparison.sentences import percent, said, times
from socialvalue.insight.comparison.switching import Switch


def test_a_comparison_needs_two() -> None:
    with pytest.raises(sv.ArgumentError, match=r"needs two submissions.*name another: one, other"):
        sv.compare(close(1), "one")
    alone = card(framework({"X": [measure("CMX")]}), {"one": {"CMX": 10}}, 1)
    with pytest.raises(sv.ArgumentError, match=r"score the claims of two submissions or more"):
        sv.compare(alone, "one")


def test_a_submission_is_not_compared_with_itself(capsys) -> None:
    with pytest.raises(sv.ArgumentError, match=r"one is compared with itself.*another: other"):
        sv.compare(close(1), "one", "one")
    assert main(["compare", "examples/parks", "meadow", "Meadow Trust"]) == 2
    assert "Meadow Trust is compared with itself" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("multiple", "words"),
    [
        (1.006432, "0.6 % higher"),
        (0.993023, "0.7 % lower"),
        (1.25, "25 % higher"),
        (0.0, "100 % lower"),
        (1.0000432, "0.004 % higher"),
        (3.2, "3.2 times what they are"),
    ],
)
def test_a_multiple_is_told_as_a_percentage(multiple: float, words: str) -> None:
    assert times(multiple) == words


def test_a_tiny_change_is_not_told_as_none() -> None:
    assert percent(1e-9) == "less than 0.0001 %"


def test_the_numbers_of_a_sample_move_by_one_percentage() -> None:
    bounds = (1.0, 0.0, 2.0, 1.006432)
    one = Switch("claim", "score", "Meadow", "WB1", "people, after", EACH, *bounds)
    assert said(one) == "Meadow, WB1 people, after, all of them 0.6 % higher"
