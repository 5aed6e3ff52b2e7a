"""Who was refused when claims were read, out of a document of ours.

In comes what stands under its refusals; out come the claims with them, or `ClaimErrors`.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from socialvalue.claims import Claims
from socialvalue.claims.refusals import Refusals, Refused
from socialvalue.errors import Fault
from socialvalue.standards.cids_graph import refuse

PARTS = ("at", "fault", "fix")


def restored(claims: Claims, told: Any, at: str) -> Claims:
    """The claims with those who were refused, and with the stories that may not be told."""
    if told is None:
        return claims
    try:
        left_out = tuple(
            Refused(_word(one["submission"]), _faults(one["faults"]), _words(one["rows"]))
            for one in _listed(told.get("submissions", []))
        )
        stories = evolve(claims.stories, refused=_faults(told.get("stories", [])))
    except (AttributeError, KeyError, TypeError, ValueError):
        refuse(at, "its refusals do not hold together", "write the document again")
    return evolve(claims, refusals=Refusals(left_out), stories=stories)


def _faults(given: Any) -> tuple[Fault, ...]:
    return tuple(Fault(*(_word(one[part]) for part in PARTS)) for one in _listed(given))


def _listed(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise TypeError
    return given


def _words(given: Any) -> tuple[str, ...]:
    return tuple(_word(one) for one in _listed(given))


def _word(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError
    return given
