"""The page on performance: `python benchmarks/page.py run.json` renews docs/performance.md.

In comes what `run.py --json` wrote; what stands between the page's two markers is written anew, and
so are its drawings. The prose around them is written by hand, and holds no figure of a run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import plots
from found import multiple, spelt

DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- a run of the benchmarks: begin -->", "<!-- a run of the benchmarks: end -->"


def written(run: dict[str, Any]) -> str:
    """The generated part: tables, checks, limits and the machine."""
    parts = [
        "![Times by workload](performance.svg)",
        "",
        "The library is in **bold**. × is in multiples of the row in *italics*.",
        *(line for one in run["workloads"] for line in _table(one)),
    ]
    if any(one["workload"] == "scaling" for one in run["workloads"]):
        parts += ["", "![Time by size](performance-growth.svg)"]
    parts += ["", "### Limits of the machine, measured in the same run", ""]
    parts += ["| what | how much |", "|---|--:|"]
    parts += [f"| {name} | {much:,.3g} |" for name, much in run["limits"].items()]
    parts += ["", "### What it was measured with", "", *_machine(run)]
    for name, why in run.get("failed", {}).items():
        parts += ["", f"{name} was not measured: {why}"]
    return "\n".join(parts)


def _table(one: dict[str, Any]) -> list[str]:
    head, rule = "| what | time | × |", "|---|--:|--:|"
    peaks, notes, base = one["peaks"], one["notes"], one["seconds"].get(one["base"])
    if peaks:
        head, rule = f"{head} most memory |", f"{rule}--:|"
    if notes:
        head, rule = f"{head} how |", f"{rule}---|"
    lines = ["", f"### {one['workload']}: {one['title']}", "", head, rule]
    for name, seconds in one["seconds"].items():
        ratio = multiple(seconds, base) if base else ""
        said = f"**{name}**" if name in one["ours"] else name
        said = f"*{said}*" if name == one["base"] else said
        row = f"| {said} | {spelt(seconds)} | {ratio} |"
        if peaks:
            row += f" {peaks[name]:,.0f} MiB |" if name in peaks else " |"
        if notes:
            row += f" {notes.get(name, '')} |"
        lines.append(row)
    told = [f"- {name}: {_fact(what)}" for name, what in one["facts"].items()]
    told += [f"- {name} {why}" for name, why in one["skipped"].items()]
    return [*lines, "", *told] if told else lines


def _fact(what: float | str) -> str:
    if isinstance(what, str):
        return what
    return f"{what:,.0f}" if abs(what) >= 1e4 else f"{what:.3g}"


def _machine(run: dict[str, Any]) -> list[str]:
    machine = run["machine"]
    named = ", ".join(
        f"{name} {number}"
        for name, number in machine["packages"].items()
        if number != "not installed"
    )
    absent = [name for name, number in machine["packages"].items() if number == "not installed"]
    cores = f"{machine['cores']} cores, {machine['memory_gib']} GiB"
    return [
        f"- {machine['processor']}, {cores}, {machine['system']}, Python {machine['python']}",
        f"- {named}" + (f"; not installed: {', '.join(absent)}" if absent else ""),
        f"- numpy runs on: {', '.join(machine['features'])}",
        *(
            f"- matrices: {one['internal_api']} {one['version']}, {one['architecture']}, "
            f"{one['num_threads']} thread{'s' if one['num_threads'] != 1 else ''}"
            for one in machine["matrices"]
        ),
        "- settings: " + ", ".join(f"{name} {what}" for name, what in machine["settings"].items()),
        f"- the least of {run['repeats']} timings, peers in turn"
        + (", small sizes" if run["quick"] else ""),
    ]


def renewed(page: str, inside: str) -> str:
    """The page with its generated part in place of the one before."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{inside}\n\n{END}{after}"


def main() -> None:
    """Renew the page and its drawings."""
    run = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    page = DOCS / "performance.md"
    page.write_text(renewed(page.read_text("utf-8"), written(run)), "utf-8")
    (DOCS / "performance.svg").write_text(plots.times(run), "utf-8")
    if any(one["workload"] == "scaling" for one in run["workloads"]):
        (DOCS / "performance-growth.svg").write_text(plots.growth(run), "utf-8")


if __name__ == "__main__":
    main()
