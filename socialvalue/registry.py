"""Where measures (and other plugins) are found: entry points and `register`.

Built-in measures enter by the entry point, like anyone's. Nothing is loaded before it is asked
for, by its code. If two owners claim one code, both are named and neither wins.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from attrs import field, frozen

from socialvalue import proof
from socialvalue.errors import Fault, MeasureError, NameClash, UnknownName
from socialvalue.measure import Measure

MEASURES = Measure.group
Plugin = TypeVar("Plugin", bound=type)


@frozen
class _Session:
    """What `register` has added in this process, by group and code."""

    added: dict[tuple[str, str], type] = field(factory=dict)


_SESSION = _Session()


def register(plugin: Plugin) -> Plugin:
    """Make a class known under its code, at once; usable as a decorator.

    A measure's unit is proved first. Raises `MeasureError` if the proof fails, and `NameClash` if
    another owner has the code; defining the same class again (a notebook cell) replaces it.
    """
    group, code = plugin.group, plugin.code  # type: ignore[attr-defined]
    if issubclass(plugin, Measure) and (faults := proof.faults(plugin)):
        raise MeasureError(faults)
    known = _SESSION.added.get((group, code)) or _installed(group, code)
    if known is not None and _owner(known) != _owner(plugin):
        raise NameClash(_clash(code, [_owner(known), _owner(plugin)]))
    _SESSION.added[group, code] = plugin
    return plugin


def _owner(plugin: type) -> str:
    return f"{plugin.__module__}:{plugin.__qualname__}"


def _clash(code: str, owners: list[str]) -> Fault:
    fix = "rename one of them, or uninstall one of the packages"
    return Fault(code, f"it is claimed by {' and by '.join(owners)}", fix)


@lru_cache(maxsize=8)
def points(group: str) -> dict[str, tuple[EntryPoint, ...]]:
    """The installed entry points of a group by code, without loading them."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in entry_points(group=group):
        others = found.get(point.name, ())
        if all(other.value != point.value for other in others):
            found[point.name] = (*others, point)
    return found


def _installed(group: str, code: str) -> type | None:
    """The class behind an entry point; None if there is none."""
    owners = points(group).get(code, ())
    if not owners:
        return None
    if len(owners) > 1:
        raise NameClash(_clash(code, [describe(point) for point in owners]))
    loaded: Any = owners[0].load()
    if getattr(loaded, "code", None) != code:
        fix = "let the entry point's name be the class's code"
        raise MeasureError(Fault(describe(owners[0]), f"it is installed as {code!r}", fix))
    return loaded  # type: ignore[no-any-return]


def describe(point: EntryPoint) -> str:
    """Who installed an entry point: distribution, version and class."""
    who = f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown package"
    return f"{who} ({point.value})"


def find(group: str, code: str) -> type:
    """The plugin of a group with this code, or `UnknownName` naming those there are."""
    found = _SESSION.added.get((group, code)) or _installed(group, code)
    if found is None:
        fix = (
            f"use one of {', '.join(codes(group)) or 'none installed'}, or sv.register(…) your own"
        )
        kind = group.rpartition(".")[2].removesuffix("s")
        raise UnknownName(Fault(code, f"no {kind} named {code!r} is known", fix))
    return found


def codes(group: str = MEASURES) -> list[str]:
    """Every code known in a group, sorted."""
    return sorted({*points(group), *(code for kind, code in _SESSION.added if kind == group)})


def measure(code: str) -> type[Measure]:
    """The measure with this code, or `UnknownName`."""
    return find(MEASURES, code)


def measures() -> list[type[Measure]]:
    """Every measure known, sorted by code; loads them all."""
    return [measure(code) for code in codes()]
