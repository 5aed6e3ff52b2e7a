"""`socialvalue chains`: the theory of change of a framework, printed or drawn."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import Misuse, framework_of
from socialvalue.errors import Fault


def chains(options: Namespace) -> Answer:
    """The chains as text or JSON; with `svg` or `dot`, a file as well."""
    found = framework_of(options.framework).chains()
    wanted = [(options.svg, found.svg), (options.dot, found.dot)]
    files = [(Path(name), draw) for name, draw in wanted if name is not None]
    for file, _ in files:
        _free(file)
    for file, draw in files:
        file.write_text(draw(), "utf-8")
    told = "".join(f"\n  written: {file}" for file, _ in files)
    data = {
        "name": found.name,
        "links": [
            {"code": one.code, "title": one.title, "outcome": one.outcome} for one in found.links
        ],
        "steps": [one.plain() for one in found.steps],
        "apart": found.apart,
        "files": [str(file) for file, _ in files],
    }
    return Answer(found.text() + told, data)


def _free(file: Path) -> None:
    """A `Misuse` where the file cannot be written, or would take the place of another."""
    if file.exists():
        raise Misuse(Fault(str(file), "this file exists already", "name one that does not"))
    if not file.parent.is_dir():
        raise Misuse(Fault(str(file), "there is no such folder", "make it, or name another"))
