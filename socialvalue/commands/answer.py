"""`Answer`: what a command found, as text and as plain JSON types, and its exit code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from socialvalue.claims.listing import marked
from socialvalue.errors import Fault
from socialvalue.scorecard.words import clean

FINE, FAULTY, MISUSED = 0, 1, 2
"""Exit codes: all is well; the input has faults; the command was used wrongly."""


@frozen
class Answer:
    """`text` for people, `data` for programs, and the exit `code`; faults go to stderr."""

    text: str
    data: Any
    code: int = FINE


def refusal(headline: str, faults: Iterable[Fault], code: int) -> Answer:
    """An answer that lists faults by file, one a line, with nothing that could steer a terminal."""
    listed = list(faults)
    if len(listed) == 1:
        text = clean(listed[0])
    else:
        spelt = [Fault(clean(one.at), clean(one.fault), clean(one.fix)) for one in listed]
        text = f"{headline}: {len(listed)} faults\n{marked(spelt)}"
    data = {"ok": False, "headline": headline, "faults": [fault.as_dict() for fault in listed]}
    return Answer(text, data, code)
