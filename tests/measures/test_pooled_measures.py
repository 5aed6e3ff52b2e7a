"""Splitting a claim changes no score: two halves, joined as the measure says, read as the whole."""

import pytest

HALVES = {
    "PA1": (
        {
            "rights": {"weight": [0.7], "right": ["vote"], "turnout": [0.5], "count": [40]},
            "people": 40,
        },
        {
            "rights": {"weight": [0.3], "right": ["joint"], "turnout": [1], "count": [12]},
            "people": 12,
        },
    ),
    "EQ1": (
        {"recipients": {"amount": [900], "count": [40]}, "eligible": 200},
        {"recipients": {"amount": [75], "count": [160]}, "eligible": 200},
    ),
    "EQ2": (
        {"accounts": {"change": [500, -20], "count": [30, 2]}, "locked": 25_000, "eligible": 200},
        {"accounts": {"change": [500], "count": [10]}, "locked": -4_000, "eligible": 200},
    ),
    "CV1": (
        {"received": 30_000, "local": {"spend": [30_000], "respent": [0.4]}},
        {"received": 70_000, "local": {"spend": [20_000], "respent": [0.25]}},
    ),
    "SE1": ({"started": 3, "living": 2}, {"started": 1, "living": 1}),
    "WB1": (
        {
            "people": {"before": [4, 6], "after": [6, 6], "count": [4, 4]},
            "represented": 30,
            "comparator": 0.1,
            "years": 2,
        },
        {
            "people": {"before": [5], "after": [9], "count": [4]},
            "represented": 12,
            "comparator": 0.1,
            "years": 2,
        },
    ),
}
WHOLES = {
    "PA1": 40 * 0.7 * 0.5 + 12 * 0.3 * 0.75,
    "EQ1": 48_000 * (1 - 0.55 * 200 / 199),
    "EQ2": 20_000 * (1 - 0.8 * 200 / 199) - 40 + 21_000,
    "CV1": 1.67,
    "SE1": 3,
    "WB1": (2 - 0.1) * 42 * 2,
}


@pytest.mark.parametrize("code", HALVES)
def test_a_pooled_split_equals_the_whole(code, read, pool):
    one, other = HALVES[code]
    assert read(code, **pool(code, one, other)) == pytest.approx(WHOLES[code])
    assert read(code, **pool(code, other, one)) == pytest.approx(WHOLES[code])


def test_people_alike_may_be_entered_together_or_one_by_one(read):
    together = {"amount": [10, 30], "count": [3, 1]}
    apart = {"amount": [10, 10, 10, 30]}
    one = read("EQ1", recipients=together, eligible=9)
    assert read("EQ1", recipients=apart, eligible=9) == pytest.approx(one)


def test_people_harmed_may_be_claimed_apart_and_added(read):
    """PA9 adds its claims, each with a sample of its own."""
    whole = {"right": ["none", "vote", "informed"], "count": [5, 9, 2]}
    first, rest = (
        {"right": ["none"], "count": [5]},
        {"right": ["vote", "informed"], "count": [9, 2]},
    )
    assert read("PA9", affected=whole) == 7
    assert read("PA9", affected=first) + read("PA9", affected=rest) == 7
