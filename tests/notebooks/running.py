"""Runs a notebook as a reader would, cell by cell in one fresh namespace, without a kernel.

Run by itself it writes what the cells give into the notebooks: `python tests/notebooks/running.py`.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "examples/notebooks"
NAMES = ("officer", "researcher", "developer", "analyst")
SMALL = 64
"""Dots per inch of a saved picture."""


def path(name: str) -> Path:
    return FOLDER / f"{name}.ipynb"


def cells(name: str) -> list[dict[str, Any]]:
    return json.loads(path(name).read_text("utf-8"))["cells"]


def ran(name: str, listed: list[dict[str, Any]] | None = None) -> list[list[dict[str, Any]]]:
    """What each code cell gives, in the notebooks' folder; what a cell raises is raised."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    listed = cells(name) if listed is None else listed
    code = [cell for cell in listed if cell["cell_type"] == "code"]
    with contextlib.chdir(FOLDER):
        return [_ran("".join(cell["source"]), f"{name} {at}", namespace)
                for at, cell in enumerate(code, 1)]  # fmt: skip


def _ran(source: str, name: str, namespace: dict[str, Any]) -> list[dict[str, Any]]:
    tree, last = ast.parse(source), None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        last = ast.Expression(tree.body.pop().value)
    said, value = io.StringIO(), None
    with contextlib.redirect_stdout(said):
        exec(compile(tree, name, "exec"), namespace)  # noqa: S102 (our own notebooks)
        if last is not None:
            value = eval(compile(last, name, "eval"), namespace)  # noqa: S307 (as above)
    found = []
    if said.getvalue():
        found.append({"output_type": "stream", "name": "stdout", "text": _lines(said.getvalue())})
    if value is not None:
        found.append(_shown(value))
    return found + _figures()


def _shown(value: Any) -> dict[str, Any]:
    data = {"text/plain": _lines(repr(value))}
    if hasattr(value, "_repr_html_") and (page := value._repr_html_()):
        data["text/html"] = _lines(page)
    return {"output_type": "execute_result", "metadata": {}, "execution_count": None, "data": data}


def _figures() -> list[dict[str, Any]]:
    """The pictures that are open, which are closed again."""
    if "matplotlib.pyplot" not in sys.modules:
        return []
    plt, found = import_module("matplotlib.pyplot"), []
    for number in plt.get_fignums():
        out = io.BytesIO()
        plt.figure(number).savefig(out, format="png", dpi=SMALL, bbox_inches="tight")
        data = {"image/png": base64.b64encode(out.getvalue()).decode()}
        found.append({"output_type": "display_data", "metadata": {}, "data": data})
    plt.close("all")
    return found


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _write(name: str) -> None:
    book = json.loads(path(name).read_text("utf-8"))
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    for count, (cell, outputs) in enumerate(zip(code, ran(name, book["cells"]), strict=True), 1):
        for output in outputs:
            if "execution_count" in output:
                output["execution_count"] = count
        cell["outputs"], cell["execution_count"] = outputs, count
    path(name).write_text(json.dumps(book, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    import_module("matplotlib").use("agg")
    for one in NAMES:
        _write(one)
