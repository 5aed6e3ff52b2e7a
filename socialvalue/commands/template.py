"""The command that writes a template: the CSV files that a framework asks to be filled in.

In comes a framework; out comes a folder: who offers (`submissions.csv`, with the sizes that its
measures need), a row for every input (`claims.csv`), what they mean (`README.md`), and the first
example of each measure, filled in (`example`); or all of it as one workbook. What is there already
is never written over.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from argparse import Namespace
from pathlib import Path

from socialvalue.commands.answer import Answer
from socialvalue.commands.blank_forms import claims, submissions
from socialvalue.commands.scoring import Misuse, framework_of, in_shell, option
from socialvalue.commands.template_book import book
from socialvalue.commands.template_page import page
from socialvalue.commands.worked_forms import worked_claims, worked_submissions
from socialvalue.errors import ArgumentError, Fault
from socialvalue.framework import Framework
from socialvalue.scorecard.words import clean
from socialvalue.whole_files import write as write_files


def template(options: Namespace) -> Answer:
    """Write the template of a framework into a new folder."""
    framework = framework_of(options.framework)
    folder = Path(options.out or f"{framework.code}-template")
    asked_for = f" --framework {in_shell(options.framework)}"
    if folder.suffix.casefold() == ".xlsx":
        return _workbook(framework, folder, asked_for)
    written = write(framework, folder, options.framework)
    lines = [f"Wrote {clean(folder)} for {clean(framework.name)}:"]
    lines += [f"  {name}" for name in written]
    lines.append(f"Fill in claims.csv and submissions.csv; {clean(folder / 'README.md')} says how.")
    for command in ("check", "score"):
        lines.append(f"  socialvalue {command} {in_shell(str(folder))}{asked_for}")
    return Answer("\n".join(lines), {"ok": True, "folder": str(folder), "files": written})


def _workbook(framework: Framework, path: Path, asked_for: str) -> Answer:
    """Write the template as one workbook."""
    option(lambda: write_files({path: book(framework)}), ArgumentError)
    name = in_shell(str(path))
    lines = [f"Wrote {clean(path)} for {clean(framework.name)}: its first sheet says how."]
    lines += [f"  socialvalue {command} {name}{asked_for}" for command in ("check", "score")]
    return Answer("\n".join(lines), {"ok": True, "files": [str(path)]})


def files(framework: Framework, called: str = "") -> dict[str, str]:
    """The text of every file of a template, by its path in the folder.

    `called` is the framework as it was asked for, a name or the path of a TOML file.
    """
    return {
        "README.md": page(framework, called or framework.code),
        "submissions.csv": submissions(framework),
        "claims.csv": claims(framework),
        "example/submissions.csv": worked_submissions(framework),
        "example/claims.csv": worked_claims(framework),
    }


def write(framework: Framework, folder: Path, called: str = "") -> list[str]:
    """Write a template into a folder that is not there yet, all of it or nothing."""
    if folder.exists():
        fix = "name another with --out, or move this one away"
        raise Misuse(Fault(str(folder), "there is such a folder already", fix))
    written = files(framework, called)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, text in written.items():
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_text(text, "utf-8", newline="\n")
        beside.chmod(0o777 & ~_mask())
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return list(written)


def _mask() -> int:
    """What new folders of this process keep from others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
