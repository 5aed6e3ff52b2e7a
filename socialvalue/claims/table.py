"""The submissions table as numpy columns: columns in, `Submissions` and faults out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.claims.numbers import SMALLEST, composed, is_blank, quoted, real
from socialvalue.claims.submissions import COST, NAME_FIX, TEXTS, Submissions, column_fix
from socialvalue.claims.vectors import floats, unmasked
from socialvalue.errors import Fault
from socialvalue.ramp import PER_UNITS

MOST = 20
"""Names that could be another's and are told one by one."""


def from_columns(table: Any) -> tuple[Submissions, list[Fault]]:
    """Columns as they are: `id`, and any of contract_value, eligible, fte, name, cost_2026 …"""
    faults: list[Fault] = []
    if not isinstance(table, Mapping):
        fix = 'give a mapping: {"id": …, "contract_value": …}'
        return Submissions((), {}), [Fault("submissions", "this is not a table", fix)]
    ids = unmasked(table.get("id"))
    unordered = isinstance(ids, str | Mapping | set | frozenset)
    if ids is None or not hasattr(ids, "__len__") or unordered:
        fix = "give a list of ids, one a submission"
        return Submissions((), {}), [Fault("submissions.id", "it is missing", fix)]
    made = Submissions(_plain(ids), {}, {}, {})
    for name, given in table.items():
        at = f"submissions.{quoted(name).strip(chr(39))}"
        if name == "id":
            faults += _of_ids(made)
        elif name in TEXTS:
            made.texts[name] = _texts(at, given, len(ids), faults)
        elif name in PER_UNITS:
            made.columns[name] = floats(at, given, len(ids), SMALLEST, np.inf, faults)
        elif year := COST.fullmatch(str(name)):
            made.costs[int(year[1])] = floats(at, given, len(ids), 0.0, np.inf, faults)
        else:
            faults.append(Fault(at, "this column is not known", column_fix(str(name))))
    clashes = made.clashes() if "name" in made.texts and not faults else []
    faults += [
        Fault(f"submissions.name[{place}]", fault, NAME_FIX) for place, fault in clashes[:MOST]
    ]
    return made, faults


def _plain(ids: Any) -> Any:
    """Ids as words are compared; what is written so already is kept as it is."""
    if isinstance(ids, range) or getattr(getattr(ids, "dtype", None), "kind", "O") in "iufb":
        return ids
    found = [composed(one) if isinstance(one, str) else one for one in ids]
    same = all(one == given for one, given in zip(found, ids, strict=True) if isinstance(one, str))
    return ids if same else tuple(found)


def _of_ids(made: Submissions) -> list[Fault]:
    ids = made.ids
    if isinstance(ids, range):
        return []
    blank = [place for place, one in enumerate(ids) if is_blank(one) or _is_nan(one)]
    if blank:
        return [Fault(f"submissions.id[{blank[0]}]", "it is missing", "give each an id")]
    numbers = getattr(getattr(ids, "dtype", None), "kind", "O") in "iuf"
    for place, one in enumerate(() if numbers else ids):
        if not isinstance(one, str) and real(one) is None:
            fault, fix = f"{quoted(one)} is not an id", "use a word or a number"
            return [Fault(f"submissions.id[{place}]", fault, fix)]
    if len(made.positions) < len(ids):
        return [Fault("submissions.id", "an id stands twice", "give each its own id")]
    return []


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _texts(at: str, given: Any, size: int, faults: list[Fault]) -> tuple[str, ...]:
    words = (
        () if isinstance(given, str) or not hasattr(given, "__iter__") else tuple(unmasked(given))
    )
    if len(words) != size:
        faults.append(Fault(at, f"it does not have {size} values", "give one an id"))
    return tuple("" if is_blank(word) or _is_nan(word) else composed(word) for word in words)
