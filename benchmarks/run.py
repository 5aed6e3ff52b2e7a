"""Every workload, the library beside its peers, in one run: `python benchmarks/run.py`.

One thread, unless OPENBLAS_NUM_THREADS and its kin say otherwise: they are set before numpy is
imported, by starting this file once more. Prints a table a workload, writes JSON where `--json`
says and a plot where `--plot` says; `--quick` takes small sizes, `--only W2,W6` some workloads.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from found import Found

HERE = Path(__file__).resolve().parent
WORKLOADS = ("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "scaling")
AGAIN = "SOCIALVALUE_BENCHMARK_STARTED"


def one_thread() -> None:
    """Start this program again with one thread a library, where that was not settled before."""
    from machine import THREADS

    if AGAIN not in os.environ:
        settled = {name: os.environ.get(name, "1") for name in THREADS}
        os.execve(sys.executable, sys.orig_argv, {**os.environ, **settled, AGAIN: "1"})  # noqa: S606


def files(wanted: str) -> list[str]:
    """The modules of a workload: `w2_draws` for W2, `scaling` for scaling."""
    name = wanted.lower()
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem.split("_")[0] == name)


def measured(module: str, repeats: int, quick: bool) -> list[Found]:
    """What one module found; a plain dict of seconds becomes a table of its own."""
    from found import Found

    work = import_module(module)
    takes = signature(work.measure).parameters
    answer = work.measure(repeats, quick) if "quick" in takes else work.measure(repeats)
    if not isinstance(answer, dict):
        return list(answer)
    title = (work.__doc__ or module).split("\n")[0].partition(":")[2].strip(" .")
    ours = tuple(name for name in answer if "socialvalue" in name)
    base = getattr(work, "BASE", next(iter(ours or answer)))
    found = Found(module.split("_", maxsplit=1)[0].upper(), title, base, ours)
    found.add(answer)
    for name, (peer, _) in getattr(work, "PEERS", {}).items():
        if name not in answer:
            found.skipped[name] = f"not measured: {peer} is not installed"
    return [found]


def main() -> None:
    """Run what was asked for; a workload that fails is told, and ends the run with 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(WORKLOADS), help="W1,W2,…,scaling")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path, help="an SVG file")
    parser.add_argument("--openfisca", help="the interpreter of an environment that has OpenFisca")
    parser.add_argument("--records", help="how many records W8 streams, in place of its own sizes")
    chosen = parser.parse_args()
    wanted = chosen.only.split(",")
    if strange := set(wanted) - set(WORKLOADS):
        parser.error(f"{', '.join(strange)} is no workload: use {', '.join(WORKLOADS)}")
    one_thread()
    if chosen.openfisca:
        os.environ["OPENFISCA_PYTHON"] = chosen.openfisca
    if chosen.records:
        os.environ["BENCHMARK_RECORDS"] = chosen.records
    told, failed = _run(wanted, chosen.repeats, chosen.quick)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if chosen.plot:
        import plots

        chosen.plot.write_text(plots.times(told), "utf-8")
    sys.exit(1 if failed else 0)


def _run(wanted: list[str], repeats: int, quick: bool) -> tuple[dict[str, Any], bool]:
    import limits
    import machine

    told: dict[str, Any] = {"quick": quick, "repeats": repeats, "machine": machine.about()}
    told["limits"] = limits.measure(repeats, quick)
    print("\n".join(f"  {name}: {much:,.3g}" for name, much in told["limits"].items()))
    told["workloads"], told["failed"] = [], {}
    for name in wanted:
        modules = files(name)
        if not modules:
            told["failed"][name] = "it has no file here"
        for module in modules:
            start = time.perf_counter()
            try:
                found = measured(module, repeats, quick)
            except Exception as error:  # noqa: BLE001 (told below; the others still run)
                told["failed"][name] = f"{type(error).__name__}: {error}"
                continue
            for one in found:
                # of one workload's modules the first is the whole of it, and drawn
                one.shown = one.shown and module == modules[0]
            told["workloads"] += [one.as_dict() for one in found]
            print("\n".join(line for one in found for line in ["", *one.lines()]))
            print(f"  ({module} took {time.perf_counter() - start:.0f} s)", flush=True)
    for name, why in told["failed"].items():
        print(f"\n{name} was not measured: {why}")
    return told, bool(told["failed"])


if __name__ == "__main__":
    main()
