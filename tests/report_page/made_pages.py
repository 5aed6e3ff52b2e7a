"""Scorecards for pages: the example of the parks, and one full of hostile text."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from pathlib import Path

import socialvalue as sv

BASIS = sv.Basis(price_year=2025, start=2026, draws=2000, seed=7)
CODES = ("EQ", "PA", "CV", "SE", "WB")
PARKS = Path(__file__).parents[2] / "examples" / "parks"


@lru_cache(maxsize=1)
def framework() -> sv.Framework:
    """The framework of the examples."""
    return sv.Framework.load("ccin")


@lru_cache(maxsize=1)
def card() -> sv.Scorecard:
    """The parks, with draws."""
    return sv.score(sv.read(PARKS, framework()), basis=BASIS)


def under(one: sv.Scorecard, points: dict[str, float]) -> sv.Scorecard:
    """The same claims scored by the library with other weights of the themes."""
    mine = sv.Perspective.declared("somebody", "overall", points)
    (found,) = sv.perspectives(one, [mine]).cards
    return found


@lru_cache(maxsize=1)
def source() -> str:
    """The text of the framework of the examples."""
    return resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")


def parks(name: str) -> list[dict[str, str]]:
    """The rows of a file of the example."""
    return list(csv.DictReader((PARKS / name).read_text("utf-8").splitlines()))


def hostile(folder: Path, texts: list[str]) -> sv.Scorecard:
    """The parks with hostile text wherever words go: names, ids, places, evidence, reasons."""
    turn = iter(range(10**6))

    def text() -> str:
        return texts[next(turn) % len(texts)]

    who: dict[str, str] = {}
    for name, columns in (
        ("submissions.csv", ("name", "place", "context")),
        ("claims.csv", ("source", "note", "claim", "about", "group", "place", "story", "who")),
    ):
        rows = parks(name)
        for row in rows:
            key = "id" if name == "submissions.csv" else "submission"
            row[key] = who.setdefault(row[key], f"{row[key]} {text()}")
            for column in columns:
                if row.get(column):
                    row[column] = f"{text()} {next(turn)}" if column == "claim" else text()
        with (folder / name).open("w", encoding="utf-8", newline="") as out:
            writing = csv.DictWriter(out, rows[0].keys())
            writing.writeheader()
            writing.writerows(rows)
    return sv.score(sv.read(folder, framework()), basis=BASIS)
