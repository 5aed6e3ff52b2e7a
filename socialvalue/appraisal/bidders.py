"""What is given by bidder: a mapping from submissions, by id or name, each of them once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialvalue.claims import Submissions
from socialvalue.errors import Fault


def of(at: str, given: Any, submissions: Submissions) -> tuple[dict[int, Any], list[Fault]]:
    """What is given by the place of each submission, and every fault of the names; `at` is the
    word for it all, such as "delivery".
    """
    if not isinstance(given, Mapping):
        fix = f"give a mapping, such as {at}={{submission: …}}, by id or name"
        return {}, [Fault(at, f"a {type(given).__name__} does not say of whom", fix)]
    found: dict[int, Any] = {}
    told: dict[int, str] = {}
    faults = []
    for who, one in given.items():
        place = submissions.find(who)
        if place is None:
            fix = "use an id or a name of the submissions table"
            faults.append(Fault(f"{at}[{who}]", "there is no such submission", fix))
        elif place in found:
            fault = f"it is the same submission as {told[place]!r}"
            faults.append(Fault(f"{at}[{who}]", fault, "name each submission once"))
        else:
            found[place], told[place] = one, str(who)
    return found, faults
