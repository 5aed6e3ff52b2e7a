"""Whether each installed plugin can be used: entry points in, a `Trial` each out."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from importlib.metadata import EntryPoint
from typing import Any

from attrs import frozen

from socialvalue import installed, registry
from socialvalue.errors import SocialValueError
from socialvalue.scorecard.words import clean, short

GROUPS = (registry.MEASURES, "socialvalue.aggregators")


@frozen
class Trial:
    """One code of a group: its `owner`, the `plugin` if it can be used, or `why` it cannot."""

    group: str
    name: str
    owner: str
    plugin: Any = None
    why: str = ""

    @property
    def former(self) -> bool:
        """Whether this is a code that the plugin had formerly."""
        return self.plugin is not None and self.plugin.code != self.name


def tried(group: str) -> list[Trial]:
    """Every code of a group, usable or with the reason why it is not."""
    return [_tried(group, code) for code in registry.codes(group)]


def _tried(group: str, code: str) -> Trial:
    owner = _owners(installed.points(group).get(code, ())) or "this session"
    try:
        # What a plugin prints when it is imported must not end up in our JSON.
        with redirect_stdout(sys.stderr):
            return Trial(group, code, owner, registry.look(group, code))
    except SocialValueError as error:
        return Trial(group, code, owner, why=" ".join(clean(fault) for fault in error.faults))


def _owners(points: tuple[EntryPoint, ...]) -> str:
    return clean(" and ".join(installed.describe(point) for point in points))


def left_out(group: str) -> list[Trial]:
    """Every code of a group that `SOCIALVALUE_PLUGINS` leaves out, and why; nothing is loaded."""
    names = ", ".join(installed.allowed() or ()) or "no other distribution"
    why = short(f"left out: {installed.SWITCH} lets in {names}", 300)
    found = installed.left_out(group).items()
    return [Trial(group, code, _owners(points), why=why) for code, points in sorted(found)]
