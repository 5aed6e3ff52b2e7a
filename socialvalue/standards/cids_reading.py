"""The way back: claims and submissions out of a document in the Common Impact Data Standard.

In comes a document; out comes `Received`: claims, and what became of every node. Our own documents
give back the claims that made them. Of others, organisations are submissions, and reports are
claims where somebody says which input of which measure they report.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose, isfinite
from pathlib import Path
from typing import Any

from attrs import evolve

from socialvalue import arguments, deflation
from socialvalue.basis import STAGES
from socialvalue.claims import Claims
from socialvalue.claims.account import Account
from socialvalue.claims.batch import asked
from socialvalue.claims.numbers import composed, parse
from socialvalue.errors import ArgumentError, ClaimErrors, Fault
from socialvalue.framework import Framework
from socialvalue.standards import cids_graph, cids_others, cids_refusals
from socialvalue.standards.cids_account import OURS, Received, table
from socialvalue.standards.cids_graph import Node, refuse
from socialvalue.standards.cids_terms import I72, SV
from socialvalue.valuation.combine import answers

ANOTHER = "how the claims were read; the framework was another then, by its digest"

CLOSE = 1e-9
"""How far the number of a report may be from what its inputs give here, as a share of it."""


def read_cids(
    source: str | Path | Mapping[str, Any],
    framework: Framework,
    *,
    inputs: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
    sizes: Mapping[str, Mapping[str, Any]] | None = None,
    stage: str = "delivered",
) -> Received:
    """Claims from a file of JSON-LD, or from a document already parsed; nothing is fetched.

    A document of `to_cids` gives back its own claims; a report whose number is not what its inputs
    give is refused. Of another's document, `inputs` says which input each thing measured fills, by
    its address or its name: `{"https://acme.example/i1": "PA3.attended"}`; `units` gives its unit
    where its own words are none that we know; `sizes` gives what else the submissions table asks
    for, by the organisation's address: `{"https://acme.example/": {"contract_value": 80000}}`;
    `stage` is that of its reports. Reports of one organisation, measure and time make one claim.
    Raises `ClaimErrors` with every fault, and `UnknownName` for a deflator that the ledger does
    not hold.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    if stage not in STAGES:
        raise ArgumentError(Fault("stage", "this is not a stage", f"use {', '.join(STAGES)}"))
    at, document = "document", source
    if not isinstance(source, Mapping):
        file = arguments.path("source", source)
        at, document = file.name, cids_graph.parsed(file)
    found = cids_graph.nodes(document, at)
    if any(f"{SV}claim" in one.values or f"{SV}submission" in one.values for one in found.values()):
        return _own(found, framework, at)
    said = cids_others.Said(inputs or {}, units or {}, sizes or {}, stage)
    return cids_others.received(found, framework, at, said)


def _own(found: dict[str, Node], framework: Framework, at: str) -> Received:
    """The claims of a document of ours, as they were when it was written."""
    kept = {kind: _numbered(found, f"{SV}{kind}", at) for kind in ("claim", "submission", "story")}
    claims = Claims.from_records(
        [node.first(f"{SV}claim") for node in kept["claim"]],
        framework,
        [node.first(f"{SV}submission") for node in kept["submission"]],
        stories=[node.first(f"{SV}story") for node in kept["story"]] or None,
    )
    _agree(claims, kept["claim"], found)
    for node in found.values():
        if f"{SV}account" in node.values:
            claims = _as_read(claims, node, at)
    became = {node.at: (kind, "") for kind, nodes in kept.items() for node in nodes}
    for node in found.values():
        if node.word(f"{SV}digest") not in ("", framework.digest):
            became[node.at] = ("beside", ANOTHER)
    return Received(claims, table(found, became, OURS))


def _numbered(found: dict[str, Node], name: str, at: str) -> list[Node]:
    """The nodes that hold a record of one kind, in the order in which they were."""
    kept = [node for node in found.values() if name in node.values]
    for node in kept:
        number = node.first(f"{SV}number")
        if type(number) is not int:
            refuse(at, "a record has no number", "write the document again")
        if len(node.values[name]) != 1 or not isinstance(node.first(name), dict):
            refuse(at, "a node does not hold one record", "write the document again")
    if len({node.first(f"{SV}number") for node in kept}) != len(kept):
        refuse(at, "two records have one number", "write the document again")
    return sorted(kept, key=lambda node: int(node.first(f"{SV}number")))


def _agree(claims: Claims, nodes: list[Node], found: Mapping[str, Node]) -> None:
    """Refuse reports whose number is not what their inputs give: one of the two was changed."""
    told: dict[str, list[Node]] = {}
    for node in nodes:
        record = node.first(f"{SV}claim")
        code = composed(record["measure"])
        if set(record) & set(asked(claims.framework.members[code].measure)):
            told.setdefault(code, []).append(node)
    faults = []
    for code, batch in claims.batches.items():
        if len(told.get(code, ())) != batch.size:
            fix = "take the document as it was written"
            faults.append(Fault(code, "a claim of it has inputs that say nothing", fix))
            continue
        quantity, mask = answers(batch.measure, batch.columns, batch.size, batch.blank)
        for row, node in enumerate(told[code]):
            value = found.get(node.ref(f"{I72}value"))
            if value is None:
                continue
            number = parse(value.word(f"{I72}hasNumericalValue"))
            held = mask is None or bool(mask[row])
            if number is None or not held or not isclose(number, quantity[row], rel_tol=CLOSE):
                fix = "take the document as it was written, or mend the inputs"
                at = f"{code}, report {node.first(f'{SV}number')}"
                faults.append(Fault(at, "its number is not what its inputs give", fix))
    if faults:
        raise ClaimErrors(faults)


def _as_read(claims: Claims, node: Node, at: str) -> Claims:
    """The claims with the account of how they were read the first time."""
    rows, moved = node.first(f"{SV}account"), node.first(f"{SV}conversions")
    key = node.word(f"{SV}deflator")
    try:
        numbers = [rows[f"rows_{name}"] for name in ("in", "scored", "refused", "blank")]
        account = Account(numbers[0], numbers[1], numbers[2], tuple(rows["read_as"]), numbers[3])
        factors = {(have, declared): factor for have, declared, factor in moved}
    except (KeyError, TypeError, ValueError):
        refuse(at, "its account of the rows does not hold together", "write the document again")
    sound = all(type(one) is int and one >= 0 for one in numbers)
    sound &= all(isinstance(one, str) for one in account.read_as)
    sound &= all(isinstance(word, str) for pair in factors for word in pair)
    sound &= all(isinstance(one, float) and isfinite(one) for one in factors.values())
    if not sound or account.rows_in != account.rows_scored + account.rows_refused:
        refuse(at, "its account of the rows does not hold together", "write the document again")
    edition = deflation.index(key).key if key else None
    claims = cids_refusals.restored(claims, node.first(f"{SV}refusals"), at)
    return evolve(claims, account=account, conversions=factors, deflator=edition)
