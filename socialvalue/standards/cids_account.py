"""What became of every node of a document: nothing is passed over in silence.

In come the nodes and what was made of some of them; out comes one row a node.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from socialvalue.claims import Claims
from socialvalue.standards.cids_graph import Node
from socialvalue.standards.cids_terms import CIDS, I72, SV

Table = dict[str, Any]

Became = Mapping[str, tuple[str, str]]
"""By address: what became of a node, and why."""

OURS = {
    f"{CIDS}Theme": "told by the framework",
    f"{CIDS}Outcome": "told by the framework",
    f"{CIDS}Indicator": "told by the framework",
    f"{CIDS}Code": "a tag, which is read from its own file",
    f"{CIDS}Stakeholder": "told by the claims",
    f"{I72}Measure": "the value of a report",
    f"{I72}Unit_of_measure": "told by the framework",
    f"{SV}Result": "worked out again from the claims",
    f"{SV}Scoring": "worked out again from the claims",
    f"{SV}Framework": "how the claims were read",
}
"""Of a document of ours: nodes whose contents stand elsewhere too, and where."""


@frozen
class Received:
    """Claims, and `nodes`: one row a node with its id, type and what became of it.

    `became` is submission, claim, story, beside (told elsewhere, `why` says where) or left (nothing
    of it was read, `why` says why).
    """

    claims: Claims
    nodes: Table

    def left(self) -> Table:
        """The nodes of which nothing was read."""
        rows = [place for place, word in enumerate(self.nodes["became"]) if word == "left"]
        return {name: [many[row] for row in rows] for name, many in self.nodes.items()}


def table(found: Mapping[str, Node], became: Became, beside: Mapping[str, str]) -> Table:
    """One row a node, as they came; `beside` says by type what is told elsewhere."""
    rows = []
    for at, node in found.items():
        told = next((beside[kind] for kind in node.types if kind in beside), "")
        usual = ("beside", told) if told else ("left", "nothing here reads this type")
        rows.append((at, " ".join(node.types), *became.get(at, usual)))
    return {
        name: [row[column] for row in rows]
        for column, name in enumerate(("id", "type", "became", "why"))
    }
