"""OpenFisca as a peer, in an environment of its own: it is never imported beside the library.

In comes a question; out come seconds by row, asked of the interpreter that OPENFISCA_PYTHON (or
`--openfisca`) names, in which this same file is run. Where there is none, the reason is written
down. Its variables hold 32-bit numbers, as it does for money by default.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import amounts
import numpy as np
from clock import race

if TYPE_CHECKING:
    from found import Found

NAME = "OPENFISCA_PYTHON"
YEAR = "2026"


def asked(kind: str, found: Found, **options: int) -> dict[str, float]:
    """Seconds by row, from the other interpreter; {} with the reason in `found.skipped`."""
    interpreter = os.environ.get(NAME, "")
    if not interpreter:
        found.skipped["openfisca"] = f"not measured: {NAME} names no interpreter that has it"
        return {}
    try:
        ran = subprocess.run(  # noqa: S603 (named by whoever runs the benchmarks)
            [interpreter, __file__, kind, json.dumps(options)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parent,
        )
    except OSError as error:
        found.skipped["openfisca"] = f"not measured: {error}"
        return {}
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        found.skipped["openfisca"] = f"not measured: {last}"
        return {}
    answer = json.loads(ran.stdout.splitlines()[-1])
    found.facts["OpenFisca-Core"] = answer.pop("version")
    times: dict[str, float] = answer
    return times


def system() -> Any:
    """A system of one entity: forty quantities, their worth, five themes and the whole."""
    from openfisca_core import entities, periods, taxbenefitsystems, variables

    who = entities.Entity("submission", "submissions", "A submission", "")
    made = taxbenefitsystems.TaxBenefitSystem([who])
    same = {"value_type": float, "entity": who, "definition_period": periods.DateUnit.YEAR}
    shares = (1 - amounts.DEADWEIGHT) * (1 - amounts.ATTRIBUTION) * amounts.LASTING

    def add(name: str, formula: Any = None) -> None:
        more = {"formula": formula} if formula else {}
        made.add_variable(type(name, (variables.Variable,), {**same, "label": name, **more}))

    for row in range(amounts.MEASURES):
        add(f"quantity_{row}")
        add(f"factor_{row}")
        price, kept = float(amounts.PRICES[row]), float(shares[row] * amounts.SIGNS[row])

        def worth(submission: Any, period: Any, row: int = row, much: Any = (price, kept)) -> Any:
            return submission(f"quantity_{row}", period) * much[0] * much[1]

        def drawn(submission: Any, period: Any, row: int = row) -> Any:
            return submission(f"quantity_{row}", period) * submission(f"factor_{row}", period)

        add(f"worth_{row}", _plain(worth, row, much=(price, kept)))
        add(f"drawn_{row}", _plain(drawn, row))
    for kind in ("worth", "drawn"):
        for theme in range(amounts.THEMES):
            rows = range(amounts.EACH * theme, amounts.EACH * (theme + 1))
            add(f"{kind}_theme_{theme}", _sum([f"{kind}_{row}" for row in rows]))
        themes = [f"{kind}_theme_{theme}" for theme in range(amounts.THEMES)]
        add(f"{kind}_overall", _sum(themes))
    return made


def _plain(formula: Any, row: int, **more: Any) -> Any:
    """A formula of two arguments, as OpenFisca counts them."""
    return lambda submission, period: formula(submission, period, row, **more)


def _sum(names: list[str]) -> Any:
    return lambda submission, period: sum(submission(name, period) for name in names)


def _calculated(made: Any, table: Any, factors: Any = None) -> Any:
    """Themes and overall, (6, submissions), of (submissions, 40) in a simulation of its own."""
    from openfisca_core import simulation_builder

    builder = simulation_builder.SimulationBuilder()
    simulation = builder.build_default_simulation(made, len(table))
    for row in range(amounts.MEASURES):
        simulation.set_input(f"quantity_{row}", YEAR, table[:, row])
        if factors is not None:
            simulation.set_input(f"factor_{row}", YEAR, factors[:, row])
    kind = "worth" if factors is None else "drawn"
    themes = [simulation.calculate(f"{kind}_theme_{one}", YEAR) for one in range(amounts.THEMES)]
    return np.stack([*themes, simulation.calculate(f"{kind}_overall", YEAR)])


def worth(count: int, repeats: int) -> dict[str, float]:
    """Seconds of W1, and of W5 where there is one submission: the simulation built each time."""
    made, table = system(), amounts.quantities(count)
    want = amounts.by_theme(table * amounts.FOLDED * amounts.SIGNS).T
    assert np.allclose(_calculated(made, table), want, rtol=1e-4, atol=1.0)
    return race({"OpenFisca (32-bit)": lambda: _calculated(made, table)}, repeats)


def draws(count: int, draws: int, repeats: int) -> dict[str, float]:
    """Seconds of W2 for few submissions: each draw of each is an entity; then quantiles."""
    made, table, factors = system(), amounts.quantities(count), amounts.factors(draws).T

    def work() -> Any:
        spread = np.repeat(table, draws, axis=0), np.tile(factors, (count, 1))
        found = _calculated(made, *spread).reshape(amounts.THEMES + 1, count, draws)
        return found.mean(axis=2), np.percentile(found, [5, 95], axis=2)

    return race({"OpenFisca (32-bit)": work}, repeats)


if __name__ == "__main__":
    from importlib.metadata import version

    answer = {"worth": worth, "draws": draws}[sys.argv[1]](**json.loads(sys.argv[2]))
    print(json.dumps({**answer, "version": version("OpenFisca-Core")}))
