"""The command that writes a template: the CSV files that a framework asks to be filled in.

In comes a framework; out comes a folder: who offers (`submissions.csv`, with the sizes that its
measures need), a row for every input (`claims.csv`), what they mean (`README.md`), and the first
example of each measure, filled in (`example`); or all of it as one workbook. What is there already
is written over only where that is asked for.
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
    """Write the template of a framework into a new folder, or as a workbook."""
    framework = framework_of(options.framework)
    folder = Path(options.out or f"{framework.code}-template")
    asked_for = f" --framework {in_shell(options.framework)}"
    if folder.suffix.casefold() == ".xlsx":
        made = book(framework, options.framework)
        return _workbook(framework, folder, made, asked_for, replace=options.replace)
    written = write(framework, folder, options.framework, replace=options.replace)
    lines = [f"Wrote {clean(folder)} for {clean(framework.name)}:"]
    lines += [f"  {name}" for name in written]
    lines.append(f"Fill in claims.csv and submissions.csv; {clean(folder / 'README.md')} says how.")
    for command in ("check", "score"):
        lines.append(f"  socialvalue {command} {in_shell(str(folder))}{asked_for}")
    return Answer("\n".join(lines), {"ok": True, "folder": str(folder), "files": written})


def _workbook(
    framework: Framework, path: Path, made: bytes, asked_for: str, *, replace: bool
) -> Answer:
    """Write the template as one workbook."""
    option(lambda: write_files({path: made}, replace=replace), ArgumentError)
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


def write(
    framework: Framework, folder: Path, called: str = "", *, replace: bool = False
) -> list[str]:
    """Write a template into a folder that is not there yet, all of it or nothing.

    With `replace`, its files take the place of those of the same names in a folder that is there;
    what else lies there stays.
    """
    written = files(framework, called)
    if folder.is_dir() and replace:
        return _over(folder, written)
    if folder.is_dir():
        fix = "name another with --out, move this one away, or write over its forms by --replace"
        raise Misuse(Fault(str(folder), "there is such a folder already", fix))
    if folder.exists():
        fix = "name a folder, or a workbook that ends in .xlsx"
        raise Misuse(Fault(str(folder), "this is a file", fix))
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


def _over(folder: Path, written: dict[str, str]) -> list[str]:
    """Write files into a folder that is there, each in one step in the place of an older one."""
    for name in written:
        (folder / name).parent.mkdir(exist_ok=True)
    whole: dict[Path, str | bytes] = {folder / name: text for name, text in written.items()}
    option(lambda: write_files(whole, replace=True), ArgumentError)
    return list(written)


def _mask() -> int:
    """What new folders of this process keep from others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
