"""`doctor`: whether this installation is well, and whose plugin is not."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from socialvalue import proof, registry, source
from socialvalue._version import __version__
from socialvalue.aggregation import Aggregator
from socialvalue.framework import Framework, toml
from socialvalue.measure import Measure

NEEDED = ("attrs", "numpy", "pint")


def examined() -> tuple[str, Any, bool]:
    """What was looked at, in words and as JSON types, and whether all is well."""
    found = [*_packages(), *_plugins(), *_data()]
    well = all(entry["well"] for entry in found)
    lines = [f"socialvalue {__version__}, Python {platform.python_version()}"]
    lines += [f"{'ok ' if entry['well'] else 'BAD'}  {entry['what']}: {entry['says']}" for entry in found]
    lines.append("All is well." if well else "Something is wrong: see the lines marked BAD.")
    return "\n".join(lines), {"well": well, "found": found}, well


def _entry(what: str, says: str, *, well: bool = True) -> dict[str, Any]:
    return {"what": what, "says": says, "well": well}


def _packages() -> list[dict[str, Any]]:
    found = []
    for name in NEEDED:
        try:
            found.append(_entry(name, version(name)))
        except PackageNotFoundError:
            found.append(_entry(name, f"not installed: pip install {name}", well=False))
    return found


def _plugins() -> list[dict[str, Any]]:
    """Every entry point by name, who owns it, and whether it loads and proves its unit."""
    found = []
    for group in (registry.MEASURES, Aggregator.group):
        if not registry.points(group):
            fix = "reinstall the package: its built-in measures enter by entry points"
            found.append(_entry(group, f"none found; {fix}", well=False))
        for code, owners in registry.points(group).items():
            who = " and ".join(registry.describe(point) for point in owners)
            try:
                plugin = registry.find(group, code)
                faults = proof.faults(plugin) if issubclass(plugin, Measure) else []
            except BaseException as error:  # a stranger's module may even call sys.exit
                if isinstance(error, KeyboardInterrupt):
                    raise
                found.append(_entry(code, f"{who}: {type(error).__name__}: {error}", well=False))
                continue
            says = f"{who}: {faults[0]}" if faults else who
            found.append(_entry(code, says, well=not faults))
    return found


def _data() -> list[dict[str, Any]]:
    found = [_entry("figures", f"{len(source.figures())} read, {len(source.sources())} sources")]
    for name in toml.shipped():
        try:
            framework = Framework.load(name)
        except Exception as error:  # whatever is wrong with a framework is to be shown here
            found.append(_entry(f"framework {name}", str(error), well=False))
        else:
            found.append(_entry(f"framework {name}", framework.digest))
    return found
