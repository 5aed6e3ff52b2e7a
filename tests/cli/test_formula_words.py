"""A formula in words says what its code says, whatever measures there are."""

import re

import numpy as np
import pytest

import socialvalue as sv
from socialvalue import registry
from socialvalue.commands import formula_words

CODE = re.compile(r"np\.|\w\(|[<>*/&|=]")
"""What only somebody who reads code can read."""


class Said(sv.Measure, abstract=True):
    """Things made in the year."""

    unit = "count"
    outcome = sv.Outcome("SD-o", "Things are made", sv.Theme("SD", "Said"))
    made = sv.Column("count", "things made")
    broken = sv.Column("count", "things broken")
    mended = sv.Column("count", "things mended")
    unpriced_reason = "made up"
    unrated_reason = "made up"


@pytest.mark.parametrize("code", sorted(registry.codes()))
def test_no_formula_of_the_catalogue_needs_code_to_be_told(code) -> None:
    lines = formula_words.lines(registry.measure(code))
    assert lines[-1].startswith("the figure is ")
    assert [line for line in lines if CODE.search(line)] == []


def test_brackets_stand_where_the_code_has_them_and_nowhere_else() -> None:
    class Bracketed(Said):
        """Things made in the year."""

        code = "SD-1"

        def quantity(self, made, broken, mended):
            left = made - (broken - mended)
            return (left - broken + mended) * 2 / 2

    assert formula_words.lines(Bracketed) == [
        "`left` is `made` - (`broken` - `mended`)",
        "the figure is (`left` - `broken` + `mended`) × 2 ÷ 2",
    ]


def test_a_choice_and_a_condition_are_told_in_words() -> None:
    class Chosen(Said):
        """Things made in the year."""

        code = "SD-2"

        def quantity(self, made, broken, mended):
            kept = np.maximum(made - broken, 0 * made)
            return np.where((kept > 0) & (mended >= 1), kept, np.minimum(broken, mended))

    kept, figure = formula_words.lines(Chosen)
    assert kept == "`kept` is the larger of `made` - `broken` and 0"
    assert figure == (
        "the figure is `kept` where `kept` is above 0 and `mended` is at least 1, else "
        "(the smaller of `broken` and `mended`)"
    )
