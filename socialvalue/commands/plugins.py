"""Whether each installed plugin loads: entry points in, a `Trial` each out, the culprit named."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from socialvalue import registry
from socialvalue.errors import SocialValueError
from socialvalue.scorecard.words import short

GROUPS = (registry.MEASURES, "socialvalue.aggregators")


@frozen
class Trial:
    """One code of a group: its `owner`, the `plugin` if it loads, or `why` it does not."""

    group: str
    name: str
    owner: str
    plugin: Any = None
    why: str = ""


def tried(group: str) -> list[Trial]:
    """Every code of a group, loaded or with the reason why it is not."""
    return [_tried(group, code) for code in registry.codes(group)]


def _tried(group: str, code: str) -> Trial:
    points = registry.points(group).get(code, ())
    owner = " and ".join(registry.describe(point) for point in points) or "this session"
    try:
        return Trial(group, code, owner, registry.find(group, code))
    except SocialValueError as error:
        return Trial(group, code, owner, why=" ".join(str(fault) for fault in error.faults))
    except (Exception, SystemExit) as error:  # noqa: BLE001 (a plugin's import may raise anything)
        why = f"{type(error).__name__}: {short(error, 200)}"
        return Trial(group, code, owner, why=why)
