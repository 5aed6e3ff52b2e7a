"""What is installed: the entry points of plugins, read once, and which of them may enter.

In goes the name of a group; out come its entry points by code, without loading one. The environment
variable `SOCIALVALUE_PLUGINS` holds the names of the distributions that may enter beside this one:
unset lets everybody in, `none` nobody. `load` imports one plugin, or says who installed it and why
it cannot be used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points
from typing import Any

from attrs import frozen

from socialvalue.errors import Fault, PluginError, SocialValueError

SWITCH = "SOCIALVALUE_PLUGINS"
OWN = "socialvalue"
_UNNAMED = "an unknown package"

Points = dict[str, tuple[EntryPoint, ...]]


@frozen
class Door:
    """The entry points of a group by code: those that may enter, and those left out."""

    entering: Points
    left_out: Points


def points(group: str) -> Points:
    """The entry points of a group that may enter, by code, none of them loaded."""
    return _door(group, os.environ.get(SWITCH)).entering


def left_out(group: str) -> Points:
    """The entry points of a group that `SOCIALVALUE_PLUGINS` leaves out, by code."""
    return _door(group, os.environ.get(SWITCH)).left_out


def allowed() -> tuple[str, ...] | None:
    """The distributions that may enter beside this one; None where all may."""
    return _names(os.environ.get(SWITCH))


def _names(setting: str | None) -> tuple[str, ...] | None:
    """An empty setting is a list of nobody: a variable that was lost must not open the door."""
    if setting is None:
        return None
    return tuple(name for part in setting.split(",") if (name := _plain(part)) not in ("", "none"))


def _plain(name: str) -> str:
    """A distribution's name as package indexes compare it: `Oxford_Votes` is `oxford-votes`."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


@lru_cache(maxsize=16)
def _door(group: str, setting: str | None) -> Door:
    names = _names(setting)
    entering: Points = {}
    kept_out: Points = {}
    for point in _read()[0]:
        if point.group != group:
            continue
        enters = names is None or _plain(distribution(point)) in (OWN, *names)
        found = entering if enters else kept_out
        others = found.get(point.name, ())
        # One distribution may say a line twice; two never speak for each other.
        if not any(other.value == point.value and other.dist is point.dist for other in others):
            found[point.name] = (*others, point)
    return Door(entering, kept_out)


@cache
def _read() -> tuple[tuple[EntryPoint, ...], tuple[Fault, ...]]:
    """Every entry point for this library, and a fault for each distribution that is unreadable."""
    try:
        found = entry_points()
        groups = [group for group in found.groups if group.startswith(f"{OWN}.")]
        return tuple(point for group in groups for point in found.select(group=group)), ()
    except Exception:  # noqa: BLE001 (one unreadable distribution must not hide all the others)
        return _read_one_by_one(distributions())


def _read_one_by_one(
    found: Iterable[Distribution],
) -> tuple[tuple[EntryPoint, ...], tuple[Fault, ...]]:
    """The same, slower: each distribution by itself, the first of a name as Python imports it."""
    read: list[EntryPoint] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for number, dist in enumerate(found):
        name, version = _called(dist)
        key = f"{number}" if name == _UNNAMED else _plain(name)
        if key in seen:
            continue
        seen.add(key)
        try:
            read += [point for point in dist.entry_points if point.group.startswith(f"{OWN}.")]
        except Exception as error:  # noqa: BLE001 (whatever it raises, it is this distribution's)
            fault = f"its entry points cannot be read ({said(error)})"
            faults.append(Fault(f"{name} {version}".strip(), fault, f"reinstall or remove {name}"))
    return tuple(read), tuple(faults)


def unreadable() -> tuple[Fault, ...]:
    """A fault for each distribution whose entry points cannot be read."""
    return _read()[1]


@cache
def _called(dist: Distribution | None) -> tuple[str, str]:
    """The name and version of a distribution, whatever it left out."""
    try:
        return (dist.name or _UNNAMED, dist.version or "") if dist else (_UNNAMED, "")
    except Exception:  # noqa: BLE001 (a damaged distribution raises what it will)
        return _UNNAMED, ""


def distribution(point: EntryPoint) -> str:
    """The name of the distribution that installed an entry point."""
    return _called(point.dist)[0]


def describe(point: EntryPoint) -> str:
    """Who installed an entry point: distribution, version and class."""
    name, version = _called(point.dist)
    return f"{name} {version}".strip() + f" ({point.value})"


def place(point: EntryPoint) -> str:
    """Where a fault of a plugin is: its code, and who installed it."""
    return f"{point.name} from {describe(point)}"


def mended(point: EntryPoint) -> str:
    """What to do about a plugin that cannot be used."""
    name = distribution(point)
    return f"update or remove {name}, or leave it out with {SWITCH} (docs/write-a-measure.md)"


def broken(point: EntryPoint, faults: Iterable[Fault]) -> PluginError:
    """The refusal of a plugin that was asked for: its own faults, and whose it is."""
    at, fix = place(point), mended(point)
    return PluginError(
        Fault(at, one.fault if one.at == at else f"{one.at}: {one.fault}", _either(one.fix, fix))
        for one in faults
    )


def _either(own: str, fix: str) -> str:
    return f"{own}; or {fix}" if own else fix


def load(point: EntryPoint) -> Any:
    """What an entry point names; `PluginError` where it cannot be imported, whatever it raises.

    An interrupt is the reader's own and goes through, with a note of what was being loaded.
    """
    try:
        return point.load()
    except KeyboardInterrupt as stopped:
        went = f"It came while {place(point)} was loaded"
        stopped.add_note(f"{went}. To go on without it: {mended(point)}.")
        raise
    except SocialValueError as error:
        raise broken(point, error.faults) from error
    except BaseException as error:
        fault = f"it cannot be imported ({said(error)})"
        raise broken(point, [Fault(place(point), fault, "")]) from error


def said(error: BaseException) -> str:
    """An error's kind and its words, on one line, even where its words cannot be had."""
    try:
        words = " ".join(str(error).split())[:200]
    except Exception:  # noqa: BLE001 (the message is a stranger's code, too)
        words = "it cannot say why"
    return f"{type(error).__name__}: {words}".removesuffix(": ")
