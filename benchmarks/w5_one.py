"""W5: one submission of forty measures, records in and a scorecard out; and imports.

Records are validated and their units checked by the library; the framework is loaded beforehand.
The peers compute worth alone, from the same forty records. The cost of `import` is that of a fresh
process, less the bare interpreter.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import peer_openfisca
import peer_pint
import portfolio
from amounts import FOLDED, SIGNS, by_theme, quantities
from clock import fastest, race
from found import Found

import socialvalue as sv

IMPORTS = {
    "numpy": "import numpy",
    "attrs and numpy": "import attrs, numpy",
    "socialvalue": "import socialvalue",
    "socialvalue, with Measure, Framework and score": (
        "import socialvalue as sv; sv.Measure, sv.Framework, sv.score"
    ),
    "pint": "import pint",
    "pint, with its registry": "import pint; pint.UnitRegistry()",
    "pandas": "import pandas",
    "scipy.stats": "import scipy.stats",
}


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """One submission, and imports."""
    return [one(20 if quick else 200), imports(2 if quick else repeats)]


def one(repeats: int) -> Found:
    """Records to scorecard, beside worth alone."""
    found = Found("W5", "one submission of 40 records", "socialvalue, records to scorecard")
    framework = portfolio.framework()
    rows = portfolio.records(framework)
    who = [{"id": "A", "contract_value": 1e6}]
    table = quantities(1)

    def read() -> Any:
        return sv.Claims.from_records(rows, framework, who)

    claims = read()
    works = {
        "socialvalue, records to scorecard": lambda: sv.score(read()),
        "socialvalue, reading and checking alone": read,
        "socialvalue, scoring alone": lambda: sv.score(claims),
        "numpy, factors folded first": lambda: by_theme(table * FOLDED * SIGNS),
    }
    found.ours = tuple(name for name in works if name.startswith("socialvalue"))
    if found.peer("pint"):
        works["pint, a Quantity a record"] = lambda: peer_pint.by_record(table)
    found.add(race(works, repeats))
    found.add(peer_openfisca.asked("worth", found, count=1, repeats=repeats))
    return found


def imports(repeats: int) -> Found:
    """Fresh processes that import, less the bare interpreter."""
    found = Found(
        "W5", "import in a fresh process, above the bare interpreter", "numpy", shown=False
    )

    def run(code: str) -> float:
        return fastest(lambda: subprocess.run([sys.executable, "-c", code], check=True), repeats)  # noqa: S603

    bare = run("pass")
    for name, code in IMPORTS.items():
        if found.peer(name.split()[0].rstrip(",").replace("attrs", "attr").split(".")[0]):
            found.seconds[name] = run(code) - bare
    found.ours = tuple(name for name in found.seconds if name.startswith("socialvalue"))
    return found
