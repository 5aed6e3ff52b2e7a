"""What must hold of a measure's evidence, contexts and reliability.

In comes a class; out come faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socialvalue.column import Code, Column, SampleGroup
from socialvalue.errors import Fault
from socialvalue.evidence import CONTEXTS, Evidence
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.survey import Answers, Raters, Shares


def faults(cls: type[Any]) -> Iterator[Fault]:
    """Everything that is wrong with what stands on a measure's page beside its numbers."""
    if not isinstance(cls.evidence, Evidence):
        fix = 'write sv.Evidence(record="…", document="…", third_party="…", people="…")'
        yield Fault(f"{cls.code}.evidence", f"it is a {type(cls.evidence).__name__}", fix)
    at = f"{cls.code}.contexts"
    if not isinstance(cls.contexts, tuple):
        yield Fault(at, "it can be changed in place", "write a tuple: (…,)")
    else:
        for name in cls.contexts:
            if name not in CONTEXTS:
                yield Fault(at, f"{name!r} is not known", f"use {', '.join(CONTEXTS)}")
    yield from _of_own_shares(cls, f"{cls.code}.own_shares")
    told = cls.reliability
    for one in told if isinstance(told, tuple) else (told,):
        if one is not None:
            yield from _of_reliability(cls, one, f"{cls.code}.reliability")


def _of_own_shares(cls: type[Any], at: str) -> Iterator[Fault]:
    if cls.own_shares is None:
        return
    if not isinstance(cls.own_shares, tuple):
        yield Fault(at, "it can be changed in place", 'write a tuple: ("attribution",)')
        return
    for name in cls.own_shares:
        if name not in ADJUSTMENTS:
            yield Fault(at, f"{name!r} is no share", f"use {', '.join(ADJUSTMENTS)}")


def _of_reliability(cls: type[Any], one: object, at: str) -> Iterator[Fault]:
    if not isinstance(one, Answers | Shares | Raters):
        fix = "write sv.Answers(…), sv.Shares(…) or sv.Raters(…)"
        yield Fault(at, f"it is a {type(one).__name__}", fix)
        return
    lost = [name for name in one.names() if name not in cls.inputs]
    for name in lost:
        yield Fault(at, f"there is no input {name!r}", "name one of the measure's own inputs")
    if lost:
        return
    grouped = "" if isinstance(one, Shares) else one.group
    group = cls.inputs[grouped] if grouped else None
    for name in one.names():
        is_group = isinstance(cls.inputs[name], SampleGroup)
        if is_group != (name == grouped) or (
            not is_group and not isinstance(cls.inputs[name], Column)
        ):
            yield Fault(at, f"{name!r} is not of the right kind", "name a group, then columns")
            return
    if isinstance(one, Shares) or not isinstance(group, SampleGroup):
        return
    members = dict(group.members)
    for name in one.members():
        member = members.get(name)
        if member is None or (isinstance(member, Code) and not member.numeric):
            fix = f"name one of {', '.join(members)} that carries numbers"
            yield Fault(at, f"{one.group} has no numbers {name!r}", fix)
