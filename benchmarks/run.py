"""The benchmarks of the heart, peers in the same run: `python benchmarks/run.py [submissions]`.

W1 is a portfolio through `score` (worth, ratings, coverage) beside one folded matrix product and
pandas or polars computing worth alone; W5 is one submission from records to scorecard; then the
cost of `import socialvalue`. Needs the `bench` group; set OPENBLAS_NUM_THREADS=1 for one thread.
Prints a table, and writes JSON where `--json FILE` says.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import portfolio

import socialvalue as sv

FOLDED = portfolio.PRICES * (1 - portfolio.DEADWEIGHT) * (1 - portfolio.ATTRIBUTION)
"""What one unit of each measure is worth, after shares: the least that a peer must multiply by."""


def fastest(work: Callable[[], Any], repeats: int) -> float:
    """The least of several timings, in seconds."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def w1(count: int, repeats: int) -> dict[str, float]:
    """Seconds for a portfolio: the library, and its peers on the same numbers."""
    framework = portfolio.framework()
    table = portfolio.quantities(count)
    whole = portfolio.claims(framework, table)
    part = portfolio.claims(framework, table, missing=0.1)
    folded = np.repeat(FOLDED[:, None], portfolio.THEMES + 1, axis=1)
    names = [f"M{place:02d}" for place in range(portfolio.MEASURES)]
    themes = [names[8 * theme : 8 * theme + 8] for theme in range(portfolio.THEMES)]
    frame = pd.DataFrame(table, columns=names)
    lazy = pl.DataFrame(table, schema=names).lazy()
    worths = [pl.col(name) * float(each) for name, each in zip(names, FOLDED, strict=True)]
    sums = [sum(worths[8 * theme + 1 : 8 * theme + 8], worths[8 * theme]) for theme in range(5)]
    return {
        "folded product": fastest(lambda: table @ folded, repeats),
        "score, every claim present": fastest(lambda: sv.score(whole), repeats),
        "score, a tenth missing": fastest(lambda: sv.score(part), repeats),
        "pandas, worth alone, factor by factor": fastest(lambda: _pandas(frame, themes), repeats),
        "pandas, worth alone, factors folded first": fastest(
            lambda: _sums(frame * FOLDED, themes), repeats
        ),
        "polars, worth alone": fastest(
            lambda: lazy.select([s.alias(str(i)) for i, s in enumerate(sums)]).collect(), repeats
        ),
    }


def _pandas(frame: pd.DataFrame, themes: list[list[str]]) -> pd.DataFrame:
    kept = (1 - portfolio.DEADWEIGHT), (1 - portfolio.ATTRIBUTION)
    return _sums(frame * portfolio.PRICES * kept[0] * kept[1], themes)


def _sums(worth: pd.DataFrame, themes: list[list[str]]) -> pd.DataFrame:
    totals = pd.DataFrame({str(i): worth[theme].sum(axis=1) for i, theme in enumerate(themes)})
    totals["overall"] = totals.sum(axis=1)
    return totals


def w5(repeats: int) -> dict[str, float]:
    """Seconds for one submission, forty records, the framework loaded."""
    framework = portfolio.framework()
    rows = portfolio.records(framework)
    who = [{"id": "A", "contract_value": 1e6}]

    def whole() -> Any:
        return sv.score(sv.Claims.from_records(rows, framework, who))

    whole()
    return {
        "records to scorecard": fastest(whole, repeats),
        "reading alone": fastest(lambda: sv.Claims.from_records(rows, framework, who), repeats),
    }


def imports(repeats: int) -> dict[str, float]:
    """Seconds for a fresh process that imports, less the bare interpreter."""

    def run(code: str) -> float:
        return fastest(lambda: subprocess.run([sys.executable, "-c", code], check=True), repeats)  # noqa: S603

    bare = run("pass")
    return {
        "import numpy": run("import numpy") - bare,
        "import socialvalue": run("import socialvalue") - bare,
        "socialvalue with Measure, Framework and score used": run(
            "import socialvalue as sv; sv.Measure, sv.Framework, sv.score"
        )
        - bare,
    }


def machine() -> dict[str, str]:
    """What the figures were measured with."""
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "polars": pl.__version__,
        "processor": platform.processor() or platform.machine(),
    }


def main() -> None:
    """Run all, print a table of times and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("submissions", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    found = {
        "machine": machine(),
        "W1": w1(chosen.submissions, chosen.repeats),
        "W5": w5(200),
        "import": imports(chosen.repeats),
    }
    base = {"W1": "folded product", "W5": "records to scorecard", "import": "import numpy"}
    for name, against in base.items():
        sys.stdout.write(f"{name}\n")
        times: dict[str, Any] = found[name]
        for what, seconds in times.items():
            ratio = seconds / times[against]
            sys.stdout.write(f"  {what:52} {seconds * 1e3:10.3f} ms {ratio:7.2f} x\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=2), "utf-8")


if __name__ == "__main__":
    main()
