"""Splitting a claim changes nothing: not a rating, not a score, not a pound."""

import numpy as np
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from portfolios import CLOSE, FEW, PENCE, portfolios, readings, same_pounds

ADDS = {
    "LW1": ("visitors",),
    "LW2": ("received", "nearby"),
    "LW3": ("before", "after"),
    "LW5": ("members",),
    "LW6": ("asked",),
    "LW8": ("people",),
    "LX1": ("injured",),
    "LX2": ("tonnes",),
    "LX3": ("evicted", "households"),
}
"""What is cut in parts; whatever else a claim says holds of each part."""


def cut(record, shares):
    """One claim as two; each column that adds up is cut at a share of its own."""
    parts = [{**record, "claim": f"{record.get('claim')}-{half}"} for half in ("left", "right")]
    for name, share in zip(ADDS.get(record["measure"], ()), shares, strict=False):
        parts[0][name] = np.floor(record[name] * share * 8) / 8
        parts[1][name] = record[name] - parts[0][name]
    if record["measure"] == "LW4":
        place = int(len(record["questions"]) * shares[0])
        parts[0]["questions"] = record["questions"][:place]
        parts[1]["questions"] = record["questions"][place:]
    return parts


@FEW
@given(portfolios(), st.data())
def test_splitting_a_claim_changes_nothing(portfolio, data):
    whole = [one for one in portfolio.records if one["measure"] in {*ADDS, "LW4"}]
    chosen = [
        place
        for place, one in enumerate(portfolio.records)
        if one in whole and "not_applicable" not in one and data.draw(st.booleans())
    ]
    shares = data.draw(st.tuples(*[st.sampled_from([0.0, 0.25, 0.5, 0.9])] * 2))
    cuts = [
        part
        for place, one in enumerate(portfolio.records)
        for part in (cut(one, shares) if place in chosen else [one])
    ]
    before, after = portfolio.score(), evolve(portfolio, records=tuple(cuts)).score()
    assert np.allclose(readings(before), readings(after), rtol=0, atol=CLOSE)
    assert same_pounds(before, after, PENCE)
