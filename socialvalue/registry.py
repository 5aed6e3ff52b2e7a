"""Where measures (and other plugins) are found: entry points and `register`.

Built-in measures enter by the entry point, like anyone's. Nothing is loaded before it is asked for,
by its code. If two owners claim one code, both are named and neither wins. What was renamed is
found under its former code, and what was retired under its own, with a warning.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import EntryPoint
from threading import RLock
from typing import Any, TypeVar

from attrs import field, frozen

from socialvalue import arguments, installed, soundness, structure
from socialvalue.errors import (
    ArgumentError,
    Fault,
    MeasureError,
    NameClash,
    PluginError,
    RetiredMeasure,
    UnknownName,
)
from socialvalue.installed import describe, points
from socialvalue.measure import Measure

__all__ = ["MEASURES", "codes", "describe", "find", "look", "measure", "measures", "points"]
__all__ += ["passing", "register"]

MEASURES = Measure.group
Plugin = TypeVar("Plugin", bound=type)


@frozen
class _Session:
    """What `register` has added in this process, by group and code; one thread adds at a time."""

    added: dict[tuple[str, str], type] = field(factory=dict)
    lock: Any = field(factory=RLock)


_SESSION = _Session()


def register(plugin: Plugin) -> Plugin:
    """Make a class known under its code, at once; usable as a decorator.

    A measure is tried first. Raises `MeasureError` if its unit cannot be proved or its formula
    misbehaves, and `NameClash` if another owner has the code, or a code that it had formerly;
    defining the same class again (a notebook cell) replaces it.
    """
    given: Any = plugin
    if not isinstance(given, type) or not hasattr(given, "group"):
        fix = "give the class of a measure or an aggregator, not an instance of it"
        raise ArgumentError(Fault("plugin", "this is no class of a plugin", fix))
    group, code = plugin.group, plugin.code  # type: ignore[attr-defined]
    if issubclass(plugin, Measure) and (faults := soundness.faults(plugin)):
        raise MeasureError(faults)
    names = (code, *structure.former_codes(plugin))
    with _SESSION.lock:
        for name in names:
            _refuse_clash(group, name, plugin)
        for name, known in list(_SESSION.added.items()):
            if name[0] == group and known.code == code:  # type: ignore[attr-defined]
                del _SESSION.added[name]
        _SESSION.added.update({(group, name): plugin for name in names})
    return plugin


def _refuse_clash(group: str, code: str, plugin: type) -> None:
    known = _SESSION.added.get((group, code))
    if known is not None:
        if _place(known) != _place(plugin):
            raise NameClash(_clash(code, [_here(known), _here(plugin)]))
        return
    others = [point for point in points(group).get(code, ()) if not _same(point, plugin)]
    if others:
        raise NameClash(_clash(code, [*map(describe, others), _here(plugin)]))


def _same(point: EntryPoint, plugin: type) -> bool:
    """Whether an entry point names this very class."""
    if point.value == _place(plugin):
        return True
    try:
        return installed.load(point) is plugin
    except PluginError:
        return False


def _place(plugin: type) -> str:
    return f"{plugin.__module__}:{plugin.__qualname__}"


def _here(plugin: type) -> str:
    return f"this session ({_place(plugin)})"


def _clash(code: str, owners: list[str]) -> Fault:
    fix = f"rename one of them, remove one of the packages, or leave one out ({installed.SWITCH})"
    return Fault(code, f"it is claimed by {' and by '.join(owners)}", fix)


def _installed(group: str, code: str) -> type | None:
    """The class behind an entry point; None if there is none."""
    owners = points(group).get(code, ())
    if not owners:
        return None
    if len(owners) > 1:
        raise NameClash(_clash(code, [describe(point) for point in owners]))
    return _sound(owners[0], installed.load(owners[0]))


def _sound(point: EntryPoint, plugin: Any) -> type:
    """A loaded plugin, if it is what its entry point says; a stranger's measure is tried, too."""
    try:
        wrong = _no_plugin(point, plugin) or _misnamed(point, plugin)
        faults = [Fault(installed.place(point), *wrong)] if wrong else _tried(point, plugin)
        if faults:
            raise installed.broken(point, faults)
    except PluginError:
        raise
    except Exception as error:
        fault = f"it cannot be looked at ({installed.said(error)})"
        raise installed.broken(point, [Fault(installed.place(point), fault, "")]) from error
    return plugin  # type: ignore[no-any-return]


@lru_cache(maxsize=1024)
def _faults(stranger: type[Measure]) -> tuple[Fault, ...]:
    """What stands against a stranger's measure: tried once, however many frameworks ask for it."""
    return soundness.faults(stranger)


def _tried(point: EntryPoint, plugin: Any) -> Sequence[Fault]:
    """The library's own are tried in its tests: nobody who loads a framework waits for them."""
    if point.group != MEASURES or point.module.partition(".")[0] == installed.OWN:
        return ()
    return _faults(plugin)


def _no_plugin(point: EntryPoint, plugin: Any) -> tuple[str, str] | None:
    """What is wrong with what an entry point names, and how its author mends it."""
    if not isinstance(plugin, type):
        return f"it is a {type(plugin).__name__}, not a class", "name the class itself"
    if point.group == MEASURES and not issubclass(plugin, Measure):
        return "it is no measure", "let the class be a sv.Measure"
    if getattr(plugin, "group", None) != point.group:
        return f"it does not belong to {point.group}", "move the line to the class's own group"
    if not isinstance(getattr(plugin, "code", None), str):
        return "it has no code: it is a base for measures", "name a class that has one"
    return None


def _misnamed(point: EntryPoint, plugin: Any) -> tuple[str, str] | None:
    """What is wrong with the code under which it is installed."""
    code = plugin.code
    if point.name == code:
        return None
    if point.name not in structure.former_codes(plugin):
        fix = f'write {code} = "{point.value}", or add "{point.name} until …" to its formerly'
        return f"its code is {code!r}, not {point.name!r}", fix
    if code not in points(point.group):
        return f"it is now {code!r}, which is not installed", f'add {code} = "{point.value}"'
    return None


def find(group: str, code: str) -> type:
    """The plugin of a group with this code, or `UnknownName` naming those there are.

    A former code, and a measure that was retired, bring a `RetiredMeasure` warning. A plugin that
    cannot be used is a `PluginError` which names the distribution to update or remove.
    """
    found = look(group, code)
    for words in passing(found, code):
        warnings.warn(words, RetiredMeasure, stacklevel=_callers_level())
    return found


def look(group: str, code: str) -> type:
    """As `find`, without the warnings."""
    found = _SESSION.added.get((group, code)) or _installed(group, code)
    if found is None:
        raise UnknownName(_unknown(group, code))
    return found


def _unknown(group: str, code: str) -> Fault:
    kind = group.rpartition(".")[2].removesuffix("s")
    fault = f"no {kind} named {code!r} is known"
    out = installed.left_out(group).get(code, ())
    if out:
        owners = " and ".join(map(describe, out))
        fix = f"add {installed.distribution(out[0])} to {installed.SWITCH}, if you trust it"
        return Fault(code, f"{fault}: {owners} is left out by {installed.SWITCH}", fix)
    known = ", ".join(codes(group)) or "none installed"
    return Fault(code, fault, f"use one of {known}, or sv.register(…) your own")


def passing(plugin: type, code: str) -> list[str]:
    """What to say of a code that was renamed, or of a measure that was retired."""
    said = []
    now = str(getattr(plugin, "code", code))
    if code != now:
        until = structure.former_codes(plugin).get(code, "an earlier version")
        said.append(f"{code} was renamed in {until}: it is {now} now; write {now}")
    if getattr(plugin, "retired", ""):
        since, _, why = plugin.retired.partition(": ")  # type: ignore[attr-defined]
        said.append(f"{now} was retired in {since}: {why}")
    return said


def _callers_level() -> int:
    """How far up the first caller outside this package stands, for a warning raised in `find`."""
    frame, level = inspect.currentframe(), 0
    while frame and frame.f_globals.get("__name__", "").partition(".")[0] == installed.OWN:
        frame, level = frame.f_back, level + 1
    return level


def codes(group: str = MEASURES) -> list[str]:
    """Every code known in a group, sorted; those that installed measures had formerly, too."""
    return sorted({*points(group), *(code for kind, code in _SESSION.added if kind == group)})


def measure(code: str) -> type[Measure]:
    """The measure with this code, or `UnknownName`; see `find` for its warnings."""
    return find(MEASURES, arguments.text("code", code, "give the code of a measure, as PA1"))


def measures() -> list[type[Measure]]:
    """Every measure known, sorted by code, each under its present one; loads them all."""
    return [found for code in codes() if (found := look(MEASURES, code)).code == code]  # type: ignore[attr-defined]
