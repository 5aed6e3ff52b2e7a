"""What a workload found: times of the library and of its peers, and what must be said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib import import_module
from typing import Any


@dataclass
class Found:
    """Rows of one workload at one size.

    `seconds` by row; `base` names the row that the others are told in multiples of; `ours` the rows
    that are the library's. `notes` say of a row how it was measured, `peaks` its memory in MiB,
    `skipped` which peer was not measured and why, `facts` what was checked,
    and whether it is `shown` in the drawing.
    """

    workload: str
    title: str
    base: str
    ours: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    shown: bool = True
    facts: dict[str, float | str] = field(default_factory=dict)

    def add(self, times: Mapping[str, float], note: str = "", scale: float = 1.0) -> None:
        """Rows, each of whose times is multiplied by `scale`; the note says why."""
        for name, seconds in times.items():
            self.seconds[name] = seconds * scale
            if note:
                self.notes[name] = note

    def peer(self, module: str) -> Any:
        """An installed peer, or None with the reason written down."""
        try:
            return import_module(module)
        except ImportError as error:
            self.skipped[module] = f"not measured: {error}"
            return None

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return asdict(self)

    def lines(self) -> list[str]:
        """The rows as text, fastest peers where they were put."""
        told = [f"{self.workload}  {self.title}"]
        against = self.seconds.get(self.base)
        for name, seconds in self.seconds.items():
            ratio = f"{multiple(seconds, against):>9} x" if against else " " * 11
            mark = "*" if name in self.ours else " "
            memory = f" {self.peaks[name]:7.0f} MiB" if name in self.peaks else ""
            note = f"  ({self.notes[name]})" if name in self.notes else ""
            told.append(f"{mark} {name:46} {spelt(seconds):>12} {ratio}{memory}{note}")
        told += [f"  {name}: {what}" for name, what in self.facts.items()]
        told += [f"  {name} {why}" for name, why in self.skipped.items()]
        return told


def multiple(seconds: float, base: float) -> str:
    """How many times the base: `2.1`, `1/115` where it is far below, no more than three figures."""
    ratio = seconds / base
    if ratio < 0.1:
        return f"1/{1 / ratio:,.0f}"
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"


def spelt(seconds: float) -> str:
    """A time in the unit that suits it: three figures."""
    for least, factor, unit in ((1.0, 1.0, "s"), (1e-3, 1e3, "ms"), (0.0, 1e6, "µs")):
        if seconds >= least:
            return f"{seconds * factor:,.3g} {unit}" if seconds < 1e3 else f"{seconds:,.0f} s"
    return "–"
