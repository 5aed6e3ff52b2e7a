"""A theory of change in words: as lines for a reader, and in the DOT language of Graphviz.

In come links and steps; out comes text. Whatever comes from outside is set on one line, without
signs that could steer a terminal or end a quotation.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from attrs import frozen

from socialvalue.relations.relation import Relation

WIDTH = 98
FURTHEST = "furthest evidenced"
NOTHING = "No relation says that one measure leads to another."


@frozen
class Link:
    """A measure in a chain: its code, title and outcome.

    `standing` says how far one submission has shown it, "" where no submission is meant; `furthest`
    that it is evidenced, and nothing that it leads to is.
    """

    code: str
    title: str = ""
    outcome: str = ""
    standing: str = ""
    furthest: bool = False

    @property
    def said(self) -> str:
        """How far it is shown, in words; "" where no submission is meant."""
        return FURTHEST if self.furthest else self.standing


def plain(text: object) -> str:
    """A text from outside on one line, without signs that are not for reading."""
    return " ".join("".join(one if one.isprintable() else " " for one in str(text)).split())


def lines(
    name: str, links: Sequence[Link], steps: Sequence[Relation], apart: int = 0
) -> Iterator[str]:
    """Lines for a page: each measure, and below it what it leads to, why, and who says so."""
    yield from _wrapped(f"THEORY OF CHANGE: {plain(name)}", "", "  ")
    if not steps:
        yield f"  {NOTHING}"
        return
    for link in links:
        yield from _wrapped(_named(link), "  ", "    ")
        for one in steps:
            if one.first == link.code:
                told = f"-> {plain(one.second)}: {plain(one.reason)} ({plain(one.author)})"
                yield from _wrapped(told, "    ", "       ")
    ends = [plain(link.code) for link in links if all(one.first != link.code for one in steps)]
    yield from _wrapped(f"It ends in {', '.join(ends)}.", "  ", "  ")
    if apart:
        many = "measure stands" if apart == 1 else "measures stand"
        yield from _wrapped(f"{apart} more {many} in no chain.", "  ", "  ")


def _named(link: Link) -> str:
    told = f"{plain(link.code)} {plain(link.title)}".rstrip()
    told += f" (outcome: {plain(link.outcome)})" if link.outcome else ""
    return f"{told}: {plain(link.said).upper()}" if link.said else told


def _wrapped(text: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False
    )


def dot(name: str, links: Sequence[Link], steps: Sequence[Relation]) -> str:
    """A directed graph, left to right; names of nodes are ours, labels are quoted texts."""
    nodes = {link.code: f"link{place}" for place, link in enumerate(links)}
    rows = [f"digraph {quoted(name)} {{", "  rankdir=LR;", "  node [shape=box];"]
    for link in links:
        told = [link.code, link.title, link.outcome, link.said]
        label = r"\n".join(_escaped(one) for one in told if one)
        thick = ", peripheries=2" if link.furthest else ""
        rows.append(f'  {nodes[link.code]} [label="{label}"{thick}];')
    for one in steps:
        label = quoted(one.reason)
        rows.append(f"  {nodes[one.first]} -> {nodes[one.second]} [label={label}];")
    return "\n".join([*rows, "}", ""])


def quoted(text: object) -> str:
    """A text as DOT quotes it."""
    return f'"{_escaped(text)}"'


def _escaped(text: object) -> str:
    # Graphviz reads entities and its own backslashes in a label: both must stand for themselves.
    found = plain(text)
    for sign, told in (("\\", "\\\\"), ('"', '\\"'), ("&", "&amp;")):
        found = found.replace(sign, told)
    return found
