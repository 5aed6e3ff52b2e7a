"""Amounts that nobody can mean are refused in words by the guide."""

import pytest

import socialvalue as sv


@pytest.mark.parametrize("name", ["weeks", "budget", "people"])
@pytest.mark.parametrize("given", [10**400, float("inf"), float("nan"), -1])
def test_an_amount_that_nobody_can_mean_is_refused_in_words(name, given):
    with pytest.raises(sv.ArgumentError, match=f"{name}: it is not a number of 0 or more"):
        sv.recommend(context="grants", aims=["jobs"], **{name: given})
