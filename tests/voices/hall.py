"""A hall of people: ballots, and the scorecard of the example beside them."""

from functools import lru_cache

import socialvalue as sv

CODES = ("EQ", "PA", "CV", "SE", "WB")
HEAD = "person,group,method"
WIDE = f"""{HEAD},{",".join(CODES)}
r01,residents,budget,10,20,40,10,20
r02,residents,budget,10,20,30,20,20
r03,residents,swing,20,60,100,10,50
r04,residents,ranking,5,2,1,4,3
m01,members,budget,60,20,5,15,0
m02,members,budget,50,25,5,15,5
m03,members,ranking,1,2,4,3,5
"""
FRAMEWORK = sv.Framework.load("ccin")


def ballot(key: str, points: tuple[float, ...], group: str = "residents", method: str = "budget"):
    """One ballot about the five themes."""
    return sv.Ballot(key, group, method, dict(zip(CODES, points, strict=True)))


@lru_cache(maxsize=1)
def card() -> sv.Scorecard:
    """The scorecard of the parks, four submissions."""
    return sv.score(sv.read("examples/parks", FRAMEWORK))
