"""Options in faults as they are typed on the command line: `--numbers`, and not `numbers=`.

In come claims, or what reading them raised; out come the same with faults for whoever typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from socialvalue.claims import Claims
from socialvalue.claims.doors.cells import NAMED
from socialvalue.claims.refusals import Refusals
from socialvalue.errors import ClaimErrors, Fault

TYPED = {NAMED: '--numbers "1,234.5" or --numbers "1.234,5"'}
"""What is said to whoever calls from Python, and to whoever types."""


def told(make: Callable[[], Claims]) -> Claims:
    """The claims that `make` reads; raises what it raises, with its faults as they are typed."""
    try:
        claims = make()
    except ClaimErrors as error:
        raise type(error)(_typed(error.faults)) from None
    refused = tuple(
        evolve(one, faults=tuple(_typed(one.faults))) for one in claims.refusals.refused
    )
    return evolve(claims, refusals=Refusals(refused)) if refused else claims


def _typed(faults: Iterable[Fault]) -> Iterator[Fault]:
    for fault in faults:
        fix = fault.fix
        for said, typed in TYPED.items():
            fix = fix.replace(said, typed)
        yield evolve(fault, fix=fix)
