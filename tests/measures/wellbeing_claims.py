"""Claims of WB2 to WB9 as a bidder would make them, for tests: one function a measure."""

from __future__ import annotations

from typing import Any

RISES = {"worthwhile": (5, 6), "happy": (5, 6), "anxious": (5, 4)}
DIMENSIONS = ("terms", "pay", "health", "design", "support", "voice", "balance")


def feelings(count: int = 20, represented: float = 20, **more: Any) -> dict[str, Any]:
    """A claim of WB2 by (before, after) of each question; all rise a point unless told."""
    asked = {**RISES, **{name: more.pop(name) for name in RISES if name in more}}
    people: dict[str, Any] = {"count": [count]}
    for name, (before, after) in asked.items():
        people |= {f"{name}_before": [before], f"{name}_after": [after]}
    elsewhere = {f"{name}_elsewhere": 0 for name in RISES}
    sizes = {"asked": represented, "represented": represented}
    return {"people": people, **sizes, **elsewhere, **more}


def scale(before: list, after: list, count: list, **more: Any) -> dict[str, Any]:
    """A claim of WB3 by raw sums, of people who all answered, for a hundred people."""
    people = {"before": [str(v) for v in before], "after": [str(v) for v in after], "count": count}
    return {"people": people, "asked": sum(count), "represented": 100, "comparator": 0, **more}


def lonely(before: float, after: float, later: float, **more: Any) -> dict[str, Any]:
    """A claim of WB4 of a hundred answers that stand for a hundred people, for a year."""
    counts = {"answered": 100, "lonely_before": before, "lonely_after": after}
    rest = {"lonely_later": later, "asked": 100, "represented": 100, "comparator": 0, "years": 1}
    return {**counts, **rest, **more}


def work(voice: float, others: float, count: int = 20, workers: float = 20, **more: float) -> dict:
    """A claim of WB5 by people alike: their voice, and the other six dimensions."""
    alike = dict.fromkeys(DIMENSIONS, others) | {"voice": voice} | more
    return {"answers": {name: [v] for name, v in alike.items()} | {"count": [count]}} | {
        "workers": workers
    }


def green(hours: float, **more: float) -> dict[str, float]:
    """A claim of WB6: nothing moved, nothing lost, unless told."""
    return {"hours": hours, "moved": 0, "lost": 0, "neighbours": 0, "area": 1, **more}


def cases(**more: float) -> dict[str, float]:
    """A claim of WB7: none found in many hours, unless told."""
    return {"fatal": 0, "long": 0, "short": 0, "ill_health": 0, "hours": 80_000, **more}


def burden(**more: float) -> dict[str, float]:
    """A claim of WB9: looked for and none found, with some kilograms, unless told."""
    kilograms = {"nitrogen_oxides": 140, "fine_particles": 6}
    return {"noise": 0, "air": 0, "both": 0, "mapped": 300, **kilograms, **more}
