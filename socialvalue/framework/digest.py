"""The digest of a framework: one hash that moves when any figure, weight or formula moves.

It covers declarations, figures, `revision`, weights and aggregators, and each formula's results on
fixed probes (not source text or bytecode), so that the same method has the same digest anywhere.
Of a measure table it covers every cell, whether the framework weighs the row or not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from socialvalue import probe, readers
from socialvalue.framework.boundary import EVERYWHERE, Boundary
from socialvalue.framework.limits import Limit
from socialvalue.framework.node import Caps, Credit, Member, Node
from socialvalue.measure import Measure
from socialvalue.relations import Relation

if TYPE_CHECKING:
    from socialvalue.measure_tables import MeasureTable

PROBES = 16
_PROSE = ("help", "note", "reason", "checked_on")
_IF_SAID = ("spread", "common", "low", "high", "key", "figure")
"""What moves no digest while a price or a share says nothing of it."""
_DECLARED = ("code", "unit", "reports", "periods", "harm", "revision")


def of(
    code: str,
    root: Node,
    held: tuple[Caps, Credit],
    tables: Sequence[MeasureTable] = (),
    relations: Sequence[Relation] = (),
    drawn: tuple[Sequence[Limit], Boundary] = ((), EVERYWHERE),
) -> str:
    """`sha256:…` of everything in a framework that can move a score or refuse a claim, and of its
    measure tables; of its limits and its boundary too, which are fixed before anybody bids.
    """
    caps, credit = held
    holding = [[caps.theme, caps.overall], [credit.evidence, credit.counterfactual]]
    cells = [[[table.digest, declarations(table)] for table in tables]] if tables else []
    said = sorted([one.kind, one.first, one.second, *one.where] for one in relations)
    related = [{"relations": said}] if said else []
    limits, boundary = drawn
    fixed = [{"limits": sorted(one.fixed() for one in limits)}] if limits else []
    around = [{"inside": list(boundary.inside)}] if boundary != EVERYWHERE else []
    tree = plain_node(root, formulas=True)
    return hashed([code, holding, tree, *cells, *related, *fixed, *around])


def declarations(table: MeasureTable) -> str:
    """`sha256:…` of what the rows of a measure table became: its measures, declared and tried."""
    return hashed([plain_measure(measure) for measure in table])


def plain_table(table: MeasureTable) -> dict[str, Any]:
    """A measure table as plain JSON types: its file, both digests, and whose figures it holds."""
    return {
        "name": table.name,
        "digest": table.digest,
        "declarations": declarations(table),
        "measures": list(table.codes),
        "licensed": list(table.licensed),
    }


def hashed(value: Any) -> str:
    """`sha256:…` of plain JSON types, written one way only."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


def plain_node(node: Node, *, formulas: bool = False) -> dict[str, Any]:
    """A node and all below it as plain JSON types; with `formulas`, what measures compute too."""
    return {
        "code": node.code,
        "name": node.name,
        "weight": node.weight,
        "aggregator": repr(node.aggregator),
        "harm_aggregator": repr(node.harm_aggregator),
        "lambda": node.penalty,
        "children": [plain_node(child, formulas=formulas) for child in node.children],
        "measures": [_member(member, formulas=formulas) for member in node.members],
        **({} if formulas else {"said": [one.plain() for one in node.said]}),
    }


def _member(member: Member, *, formulas: bool) -> dict[str, Any]:
    head = {
        "code": member.code,
        "weight": member.weight,
        "shadow": member.shadow,
        "shadow_reason": member.shadow_reason,
        "not_applicable": list(member.not_applicable),
        "discounting": member.discounting,
    }
    return {**head, "measure": plain_measure(member.measure)} if formulas else head


def plain_measure(measure: type[Measure]) -> dict[str, Any]:
    """Everything a measure declares and computes, as plain JSON types."""
    return {
        **{name: getattr(measure, name) for name in _DECLARED},
        "combine": repr(measure.combine),
        "inputs": {name: _plain(value) for name, value in measure.inputs.items()},
        "adjust": _plain(measure.adjust),
        "persistence": _plain(measure.persistence),
        "proxies": [_plain(proxy) for proxy in measure.proxies],
        "rating": _plain(measure.rating) if measure.rating else None,
        "results": results(measure),
    }


def results(measure: type[Measure]) -> list[str]:
    """A formula's answers on the fixed probes, to twelve digits; "undefined" where it has none."""
    columns = probe.random_columns(measure, PROBES)
    numbers = readers.bare(measure, columns, PROBES)
    mask = readers.defined(measure, columns, PROBES)
    where = np.ones(PROBES, bool) if mask is None else mask
    return [f"{n:.12g}" if ok else "undefined" for n, ok in zip(numbers, where, strict=True)]


def _plain(value: Any) -> Any:
    if attrs.has(type(value)):
        kept = attrs.asdict(value, recurse=False)
        silent = {name for name in _IF_SAID if kept.get(name, 0.0) in ((), "")}
        silent |= {name for name in ("spread",) if kept.get(name) is None}
        parts = {
            name: _plain(part)
            for name, part in kept.items()
            if name not in _PROSE and name not in silent
        }
        return {"is": type(value).__name__, **parts}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        return repr(value)
    return value if isinstance(value, str | int | bool | None) else repr(value)
