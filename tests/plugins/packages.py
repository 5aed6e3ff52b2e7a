"""Packages made for a test: a module and what a package installer would leave beside it.

In goes a folder that is to stand on Python's path, a distribution and its entry points; `ask`
starts a Python that finds what lies there, since discovery reads the path once in each process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

GROUP = "socialvalue.measures"

SOUND = '''
import numpy as np
import socialvalue as sv

THEME = sv.Theme("OX", "Trials")


class Votes(sv.Measure):
    """People who used a vote in the year."""

    api = 1
    code = "{code}"
    outcome = sv.Outcome("OX-votes", "Votes are used", THEME)
    unit = "person"
    members = sv.Column("person", "members holding a vote")
    turnout = sv.Column("1", "share who used it", high=1)
    unpriced_reason = "a vote has no price"
    rating = sv.Ramp(floor=0, target=0.5, per="eligible")
    examples = (sv.Example(members=200, turnout=0.25, quantity=50),)

    def quantity(self, members, turnout):
        return members * turnout
'''


def module(code: str, /, **changed: str) -> str:
    """The text of a sound measure with some of its lines changed: `unit='unit = "hour"'`."""
    lines = SOUND.format(code=code).splitlines()
    for start, line in changed.items():
        word = "return" if start == "returned" else start
        places = [n for n, one in enumerate(lines) if one.strip().startswith(f"{word} ")]
        assert len(places) == 1, start
        indent = lines[places[0]][: -len(lines[places[0]].lstrip())]
        lines[places[0]] = "\n".join(indent + part for part in line.splitlines())
    return "\n".join(lines) + "\n"


def install(
    site: Path, name: str, text: str, points: Mapping[str, str], *, group: str = GROUP
) -> None:
    """Lay a distribution `name` 1.0 with one module of the same name onto the path."""
    stem = name.replace("-", "_")
    (site / f"{stem}.py").write_text(text, "utf-8")
    info = site / f"{stem}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    lines = [f"[{group}]", *(f"{code} = {value}" for code, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


def ask(site: Path, *words: Any, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python process that finds the packages of `site`, and no switch but those given."""
    own = {name: one for name, one in os.environ.items() if name != "SOCIALVALUE_PLUGINS"}
    return subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**own, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8", **environment},
    )


def socialvalue(site: Path, *words: Any, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line, as such a process."""
    return ask(site, "-m", "socialvalue", *words, **environment)
