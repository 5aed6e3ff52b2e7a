"""W1, worth alone: pounds of a million ready claims of forty measures, without ratings.

The library adds whole units a measure and submission, so that its sums are exact; the base is one
folded float64 matrix product of the same table, which gives five themes and the whole. The last
rows of the library also read those six balances, in pounds, as arrays.
"""

from __future__ import annotations

import sys

import numpy as np
import portfolio
from amounts import EACH, FOLDED, MEASURES, SIGNS, THEMES, Array, quantities
from clock import race

import socialvalue as sv

BASE = "numpy, one folded product"
ROWS = 1_000_000
NODES = (*(f"T{theme}" for theme in range(THEMES)), "overall")


def measure(repeats: int, rows: int = ROWS) -> dict[str, float]:
    """Seconds by name, in turn."""
    table = quantities(rows)
    framework = portfolio.framework()
    whole = portfolio.claims(framework, table)
    part = portfolio.claims(framework, table, missing=0.1)
    folded = np.zeros((MEASURES, THEMES + 1))
    folded[np.arange(MEASURES), np.arange(MEASURES) // EACH] = FOLDED * SIGNS
    folded[:, THEMES] = FOLDED * SIGNS
    assert np.abs(_balances(whole) - table @ folded).max() < 1e-4 * MEASURES
    return race(
        {
            BASE: lambda: table @ folded,
            "socialvalue, worth": lambda: sv.worth(whole),
            "socialvalue, worth: a tenth missing": lambda: sv.worth(part),
            "socialvalue, worth and six balances": lambda: _read(whole),
            "socialvalue, worth and six balances: a tenth missing": lambda: _read(part),
            "socialvalue, score": lambda: sv.score(whole),
            "socialvalue, score: a tenth missing": lambda: sv.score(part),
        },
        repeats,
    )


def _read(claims: sv.Claims) -> list[Array]:
    worth = sv.worth(claims)
    return [worth.balance("welfare", node) for node in NODES]


def _balances(claims: sv.Claims) -> Array:
    return np.column_stack(_read(claims))


def main() -> None:
    """Print times, and how often each takes that of the folded product."""
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    for name, seconds in times.items():
        ratio = seconds / times[BASE]
        print(f"{name:54} {1e3 * seconds:9.2f} ms {ratio:7.2f} x the folded product")


if __name__ == "__main__":
    main()
