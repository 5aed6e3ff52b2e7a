"""What a caller gives to `methods` and `what_if`: names, and numbers of Python or numpy."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from made_up import card, deadweight, framework, measure

import socialvalue as sv

ASKED = {"deadweight of SN1": 0.4}
ODD = [
    *(10**400, -(10**400), 10**5000, float("inf"), np.float32("nan")),
    *(True, np.bool_(True), np.timedelta64(1, "D"), None, "0.4", [0.4], {}),
]


@pytest.fixture(scope="module")
def scored() -> sv.Scorecard:
    made = framework([measure("SN1", adjust=deadweight(0.1, 0.3))])
    return card(made, {"a": {"SN1": 80}, "b": {"SN1": 60}}, 1)


@pytest.mark.parametrize("who", [5, 0.5, True, b"a", object()])
def test_who_is_one_name_or_several(scored: sv.Scorecard, who: Any) -> None:
    for ask in (lambda: sv.methods(scored, who=who), lambda: sv.what_if(scored, ASKED, who=who)):
        with pytest.raises(sv.ArgumentError, match=r"^who: an? \w+ is no list of ids or names"):
            ask()


@pytest.mark.parametrize("who", [[], (), iter([]), np.array([], object)])
def test_who_names_somebody(scored: sv.Scorecard, who: Any) -> None:
    with pytest.raises(sv.ArgumentError, match=r"^who: it names nobody.*or leave who out"):
        sv.methods(scored, who=who)


@pytest.mark.parametrize("who", ["a", ["a"], ("a", "a"), iter(["a"]), np.array(["a"])])
def test_names_come_in_any_list(scored: sv.Scorecard, who: Any) -> None:
    assert sv.what_if(scored, ASKED, who=who).table()["submission"].tolist() == ["a"]


def test_one_of_several_that_is_nobodys_is_not_known(scored: sv.Scorecard) -> None:
    for odd in (["c"], [5], [None], [["a"]]):
        with pytest.raises(sv.UnknownName, match="no one submission has this id or name"):
            sv.methods(scored, who=odd)


@pytest.mark.parametrize("number", [np.float64(0.5), np.float32(0.5), Fraction(1, 2), np.half(0.5)])
def test_a_number_is_a_number_of_any_kind(scored: sv.Scorecard, number: Any) -> None:
    plain = sv.what_if(scored, {"deadweight of SN1": 0.5}).as_dict()
    assert sv.what_if(scored, {"deadweight of SN1": number}).as_dict() == plain


@pytest.mark.parametrize("number", [np.int64(1), np.uint8(1)])
def test_a_whole_number_of_numpy_is_a_number(scored: sv.Scorecard, number: Any) -> None:
    plain = sv.what_if(scored, {"deadweight of SN1": 1}).as_dict()
    assert sv.what_if(scored, {"deadweight of SN1": number}).as_dict() == plain


@pytest.mark.parametrize("number", ODD, ids=lambda one: type(one).__name__)
def test_what_is_no_finite_number_is_told_in_a_line(scored: sv.Scorecard, number: Any) -> None:
    with pytest.raises(sv.ArgumentError, match=r"is no finite number.*give one number") as caught:
        sv.what_if(scored, {"deadweight of SN1": number})
    assert "\n" not in str(caught.value)
