"""JSON-LD as plain nodes: types, and values by the full address of each property.

In comes a file, or a document already parsed; out come its nodes. Nothing is ever fetched: of
contexts that lie elsewhere only the standard's own is known, and ours stands in for it. What is too
large, too deep or not understood is refused with `ClaimErrors`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from attrs import define, field, frozen

from socialvalue.claims.numbers import shown
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards.cids_context import Context

LARGEST = 256 * 2**20
"""Bytes of the largest file."""

DEEPEST = 64
"""Lists and objects inside one another."""

MOST = 5_000_000
"""Values of one document."""

NAMELESS = "_:nameless"


@frozen
class Ref:
    """A mention of another node by its address."""

    at: str


@define
class Node:
    """One node: its address, its types, and the values of each property, in order."""

    at: str
    types: list[str] = field(factory=list)
    values: dict[str, list[Any]] = field(factory=dict)

    def first(self, name: str) -> Any:
        """The first value of a property; None where it has none."""
        return next(iter(self.values.get(name, ())), None)

    def ref(self, name: str) -> str:
        """The address of the node that a property names; "" where it names none."""
        found = self.first(name)
        return found.at if isinstance(found, Ref) else ""

    def word(self, name: str) -> str:
        """The first value of a property as text; "" where it has none."""
        found = self.first(name)
        return found.strip() if isinstance(found, str) else ""


def parsed(file: Path) -> Any:
    """The JSON of a file; `ClaimErrors` for one that is too large or no sound JSON."""
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= LARGEST else b""
    except OSError:
        refuse(file.name, "it cannot be read", "check the path")
    if size > LARGEST:
        refuse(file.name, f"it is larger than {LARGEST // 2**20} MiB", "divide it into several")
    try:
        return json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_constant
        )
    except RecursionError:
        refuse(file.name, "it is nested too deeply", "check that it is a document of the standard")
    except ClaimErrors:
        raise
    except ValueError:
        refuse(file.name, "it is not JSON in UTF-8", "save it again as JSON-LD")


def nodes(document: Any, at: str) -> dict[str, Node]:
    """Every node of a document by its address; those that are mentioned only are left out."""
    _bounded(document, at)
    graph = _Graph(at)
    try:
        graph.document(document, Context.empty(at))
    except RecursionError:
        refuse(at, "it is nested too deeply", "check that it is a document of the standard")
    return graph.found


class _Graph:
    """Gathers nodes; one that is told in several places is one node."""

    def __init__(self, at: str) -> None:
        self.at = at
        self.found: dict[str, Node] = {}
        self.nameless = 0

    def document(self, given: Any, context: Context) -> None:
        """The nodes of a document, a list of them, or one node."""
        for one in given if isinstance(given, list) else [given]:
            if not isinstance(one, Mapping):
                refuse(self.at, f"{shown(one)} is no node", "give objects of JSON-LD")
            inner = context.within(one.get("@context"))
            if "@graph" in one:
                self.document(one["@graph"], inner)
                if set(one) - {"@context", "@graph", "@id"}:
                    self.node({k: v for k, v in one.items() if k != "@graph"}, inner)
            else:
                self.node(one, inner)

    def node(self, given: Mapping[str, Any], context: Context) -> Ref:
        """One node and those inside it; a mention of it."""
        keys = {name: context.keyword(name) for name in given}
        address = next((given[k] for k, word in keys.items() if word == "@id"), None)
        if address is None:
            self.nameless += 1
            address = f"{NAMELESS}{self.nameless}"
        if not isinstance(address, str):
            refuse(self.at, "the address of a node is not a text", "write @id as text")
        ref = Ref(context.address(address))
        if all(word in ("@id", "@context") for word in keys.values()):
            return ref
        node = self.found.setdefault(ref.at, Node(ref.at))
        for name, value in given.items():
            word = keys[name]
            if word == "@type":
                self._types(node, value, context)
            elif word.startswith("@"):
                if word not in ("@id", "@context"):
                    refuse(self.at, f"{word} is not read here", "write the document without it")
            else:
                full, kind = context.term(name)
                values = self._values(value, kind, context)
                node.values.setdefault(full or name, []).extend(values)
        return ref

    def _types(self, node: Node, value: Any, context: Context) -> None:
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, str):
                refuse(self.at, "the type of a node is not a text", "write @type as text")
            full = context.kind(one)
            if full not in node.types:
                node.types.append(full)

    def _values(self, value: Any, kind: str, context: Context) -> list[Any]:
        if kind == "@json":
            return [value]
        if isinstance(value, list):
            return [one for inner in value for one in self._values(inner, kind, context)]
        if isinstance(value, Mapping):
            return self._object(value, kind, context)
        if value is None:
            return []
        if isinstance(value, str) and kind in ("@id", "@vocab"):
            return [Ref(context.address(value))]
        return [value]

    def _object(self, value: Mapping[str, Any], kind: str, context: Context) -> list[Any]:
        inner = context.within(value.get("@context"))
        for word in ("@value", "@list", "@set"):
            if word in value:
                return [value[word]] if word == "@value" else self._values(value[word], kind, inner)
        return [self.node(value, inner)]


def _bounded(document: Any, at: str) -> None:
    """Refuse what is too deep or too large, without going down into it by recursion."""
    level, count, depth = [document], 0, 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > DEEPEST:
            refuse(at, "it is nested too deeply", "check that it is a document of the standard")
        if count > MOST:
            refuse(at, f"it holds more than {MOST:,} values", "divide it into several")
        level = [
            inner
            for one in level
            if isinstance(one, Mapping | list)
            for inner in (one.values() if isinstance(one, Mapping) else one)
        ]


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        refuse("document", "an object has one name twice", "keep one of them")
    return found


def _constant(_: str) -> NoReturn:
    refuse("document", "a number is NaN or infinite", "leave it out")


def refuse(at: str, fault: str, fix: str) -> NoReturn:
    """Raise `ClaimErrors` with one fault."""
    raise ClaimErrors(Fault(at, fault, fix)) from None
