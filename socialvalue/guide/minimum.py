"""The minimum honest set of each decision, read from the frameworks: less would hide what it does.

Out come the codes by decision, harms apart, and the same as a table in Markdown.
"""

from __future__ import annotations

from socialvalue.framework import Framework
from socialvalue.guide.shelf import shelf

Sets = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def minimum_sets() -> Sets:
    """For each decision its benefit measures and its harm measures, by code, in order."""
    found: Sets = {}
    for context, name in shelf().contexts.items():
        members = Framework.load(name).members
        harms = tuple(code for code, member in members.items() if member.measure.harm)
        found[context] = (tuple(code for code in members if code not in harms), harms)
    return found


def table() -> str:
    """The sets as a table in Markdown, one row a decision."""
    lines = ["| decision | benefits | harms |", "|---|---|---|"]
    for context, (benefits, harms) in minimum_sets().items():
        lines.append(f"| {context} | {', '.join(benefits)} | {', '.join(harms)} |")
    return "\n".join(lines)
