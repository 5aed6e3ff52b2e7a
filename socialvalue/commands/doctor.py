"""The command that looks whether the installation is sound.

Out come the versions in use, whether the data files can be read, and every plugin with its owner:
whether it can be used, was renamed or retired, or is left out and why. Culprits are named.
"""

from __future__ import annotations

import platform
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

from attrs import asdict, frozen

from socialvalue import installed, registry, soundness, source, structure, units
from socialvalue._version import __version__
from socialvalue.commands.answer import FAULTY, FINE, Answer
from socialvalue.commands.plugins import GROUPS, Trial, left_out, tried
from socialvalue.errors import SocialValueError
from socialvalue.framework import Framework
from socialvalue.framework.toml import shipped
from socialvalue.scorecard.words import clean, short, wrapped

CORE = ("attrs", "numpy", "pint")
EXTRAS = ("narwhals", "polars", "pandas", "hypothesis", "pytest")


@frozen
class Finding:
    """One thing that was looked at: `what`, its `owner` or version, and whether it is sound."""

    what: str
    detail: str
    sound: bool = True


def doctor(_: Namespace) -> Answer:
    """Everything that was looked at; the exit code is 1 if anything is broken."""
    found = [*_versions(), *_data(), *_plugins()]
    broken = [finding for finding in found if not finding.sound]
    verdict = f"{len(broken)} broken" if broken else "All is sound."
    lines = [line for finding in found for line in _lines(finding)]
    data = {"ok": not broken, "findings": [asdict(finding) for finding in found]}
    return Answer("\n".join([*lines, verdict]), data, FAULTY if broken else FINE)


def _lines(finding: Finding) -> list[str]:
    mark = "ok" if finding.sound else "BROKEN"
    return wrapped(f"{finding.what}: {finding.detail}", f"{mark:<6} ", " " * 7)


def _versions() -> Iterator[Finding]:
    yield Finding("python", f"{platform.python_version()} on {platform.system()}")
    yield Finding("socialvalue", __version__)
    for name in CORE:
        try:
            yield Finding(name, version(name))
        except PackageNotFoundError:
            yield Finding(name, "it is not installed; install socialvalue again", sound=False)
    for name in EXTRAS:
        try:
            yield Finding(f"{name} (optional)", version(name))
        except PackageNotFoundError:
            yield Finding(f"{name} (optional)", "not installed")


def _data() -> Iterator[Finding]:
    yield _read("data/sources.toml", lambda: f"{len(source.sources())} sources")
    yield _read("data/figures", lambda: f"{len(source.figures())} figures")
    yield _read("data/series", lambda: f"{len([*map(source.series, source.series_keys())])} series")
    yield _read("data/units.txt", lambda: f"a WELLBY is a {units.parse('wellby')}")
    yield _read("data/frameworks", lambda: ", ".join(map(_framework, shipped())))


def _framework(name: str) -> str:
    framework = Framework.load(name)
    return f"{name} {framework.edition} ({framework.digest[:19]})"


def _read(what: str, reading: Callable[[], str]) -> Finding:
    try:
        return Finding(what, reading())
    except (SocialValueError, OSError, ValueError, KeyError, ImportError) as error:
        return Finding(what, f"it cannot be read ({short(error, 300)})", sound=False)


def _plugins() -> Iterator[Finding]:
    for fault in installed.unreadable():
        yield Finding("plugins", clean(fault), sound=False)
    for group in GROUPS:
        for trial in tried(group):
            yield _plugin(trial)
        for trial in left_out(group):
            yield Finding(f"{trial.group} {trial.name}", f"from {trial.owner}: {trial.why}")


def _plugin(trial: Trial) -> Finding:
    what = f"{trial.group} {trial.name}"
    why = trial.why
    if not why and trial.group == registry.MEASURES:
        why = " ".join([*map(clean, soundness.faults(trial.plugin)), *_unfound(trial)])
    if why:
        return Finding(what, f"from {trial.owner}: {why}", sound=False)
    told = clean("; ".join([*registry.passing(trial.plugin, trial.name), *_unsaid(trial)]))
    return Finding(what, f"{trial.owner}{f': {told}' if told else ''}")


def _unsaid(trial: Trial) -> Iterator[str]:
    """A stranger's measure without a revision of the API would never be found out of date."""
    kinds = [
        kind for kind in trial.plugin.__mro__ if not kind.__module__.startswith("socialvalue.")
    ]
    own = any("api" in vars(kind) for kind in kinds)
    if trial.group == registry.MEASURES and len(kinds) > 1 and not own:
        yield f"it does not say for which measure API it was written: api = {structure.API}"


def _unfound(trial: Trial) -> Iterator[str]:
    """Former codes that were left without an entry point: whoever still uses them finds nothing."""
    for code in () if trial.former else structure.former_codes(trial.plugin):
        if code not in registry.codes(trial.group):
            yield f"its former code {clean(code)} has no entry point: add one for the same class"
