"""Scorecards for pages: the example of the parks, and one full of hostile text."""

from __future__ import annotations

import csv
import json
import re
from functools import lru_cache
from importlib import resources
from itertools import product
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


def put(file: Path, rows: list[dict[str, str]]) -> None:
    """Rows as a CSV file; a key that one of them has not is a blank."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writing = csv.DictWriter(out, rows[0].keys(), restval="")
        writing.writeheader()
        writing.writerows(rows)


COPIES = 9


def worded(folder: Path, texts: list[str]) -> sv.Scorecard:
    """The parks, nine times over, with one of `texts` wherever words go: names, ids, places,
    evidence and notes of claims, and every name, reason and note of the framework.
    """
    turn = iter(range(10**6))

    def text() -> str:
        return texts[next(turn) % len(texts)]

    ids: dict[str, str] = {}
    for name, columns in (
        ("submissions.csv", ("name", "place", "context")),
        ("claims.csv", ("claim", "source", "note")),
    ):
        rows = []
        for copy, row in product(range(COPIES), parks(name)):
            key = "id" if name == "submissions.csv" else "submission"
            own = f"{copy} {row[key]}"
            made = {**row, key: ids.setdefault(own, f"{text()} {len(ids)}")}
            for column in columns:
                if row[column] and column != "claim":
                    made[column] = text()
            if row.get("claim"):
                made["claim"] = ids.setdefault(f"{own} {row['measure']} {row['claim']}", text())
            rows.append(made)
        put(folder / name, rows)
    file = folder / "framework.toml"
    file.write_text(_PROSE.sub(lambda found: found[1] + json.dumps(text()), source()), "utf-8")
    basis = sv.Basis(price_year=2025, start=2026, draws=100, seed=7)
    return sv.score(sv.read(folder, sv.Framework.load(file)), basis=basis)


_PROSE = re.compile(r'\b((?:name|reason|note|shadow_reason|description) = )"[^"]*"')
