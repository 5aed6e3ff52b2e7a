"""Steps between made-up measures, and a reading of the DOT that comes out."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from socialvalue.relations import Chains, Link, Relation

SVG = "{http://www.w3.org/2000/svg}"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_NODE = re.compile(rf"  link\d+ \[label={_QUOTED}(, peripheries=2)?\];")
_EDGE = re.compile(rf"  link\d+ -> link\d+ \[label={_QUOTED}\];")


def step(first: str, second: str, reason: str = "made up", author: str = "a test") -> Relation:
    """One measure leads to another."""
    return Relation("leads_to", first, second, reason, author)


def chained(*pairs: str, titles: str = "", name: str = "Made up") -> Chains:
    """Chains of one-letter measures: "ab" says that a leads to b."""
    codes = sorted(set("".join(pairs)))
    links = [Link(code, titles or f"Title of {code}", f"Outcome of {code}") for code in codes]
    return Chains.of(name, [step(*pair) for pair in pairs], links)


def drawn(chains: Chains) -> ET.Element:
    """The drawing, read as XML; it fails where it is none."""
    return ET.fromstring(chains.svg())  # noqa: S314 (our own text)


def sound_dot(text: str) -> bool:
    """Whether every line of a graph is a node or an edge with one quoted label."""
    head, *rows = text.rstrip("\n").split("\n")
    rows, last = rows[:-1], rows[-1]
    fixed = ["  rankdir=LR;", "  node [shape=box];"]
    return (
        re.fullmatch(rf"digraph {_QUOTED} {{", head) is not None
        and rows[:2] == fixed
        and last == "}"
        and all(_NODE.fullmatch(row) or _EDGE.fullmatch(row) for row in rows[2:])
    )
