"""The command that guides: a few plain questions in, a framework and a one-page plan out.

What no option answers is asked for where somebody sits at the terminal, with the reason why it is
asked; elsewhere it counts as not known. Nothing that is already there is ever overwritten.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import Misuse
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.evidence import CONTEXTS
from socialvalue.guide import Recommendation, recommend, writing
from socialvalue.guide import plan as planning
from socialvalue.scorecard.words import clean

Read = TypeVar("Read")

YES, NO = ("yes", "y"), ("no", "n")
NUMBERS = ("people", "weeks", "budget")
ASKS = {
    "context": (
        f"What is to be decided? ({', '.join(CONTEXTS)})",
        "Each decision has a minimum honest set of measures, and its own law.",
    ),
    "aim": (
        "What matters to you, in your own words? (several apart by ;)",
        "Words come before measures: they are kept, with whoever said them.",
    ),
    "by": (
        "Whose words are these? (a group, never a person's name)",
        "An aim without its authors is an office's aim.",
    ),
    "affected": (
        "Who is affected?",
        "Some people must not be listed or counted, and some are nobody's to score.",
    ),
    "people": ("How many people are affected, about?", "An average of a few is one of them."),
    "asked": (
        "Can they be asked? (yes or no)",
        "Weights belong to those affected; without them a result is one of experts only.",
    ),
    "weeks": (
        "In how many weeks is it decided?",
        "What cannot be read in that time is a promise, and is told as one.",
    ),
    "budget": (
        "How many pounds are there for this? (0 for none)",
        "What nobody pays for is paid in somebody's unpaid time.",
    ),
    "data": (
        "Which records exist? (accounts, ledger, payroll, register, log, minutes ...; apart by ;)",
        "A record that must first be made takes its holder many times the hours.",
    ),
    "harmed": (
        "Who could lose by it, and what? (several apart by ;)",
        "A harm that nobody looked for counts as past its limit.",
    ),
}
"""What is asked, and why, in order."""


def guide(options: Namespace) -> Answer:
    """Recommend, and write the plan and, where it may be scored, the framework into a folder."""
    told = {name: _given(options, name, input) for name in ASKS}
    made = _recommended(told, options)
    folder = Path(options.out or f"guide-{made.situation.context.replace(' ', '-')}")
    files = {folder / "plan.md": planning.plan(made)}
    if made.score_it or options.anyway:
        files[folder / "framework.toml"] = writing.framework(made)
    _write(folder, files)
    return Answer(_told(made, files), {**made.as_dict(), "written": [str(path) for path in files]})


def _given(options: Namespace, name: str, read: Callable[[str], str]) -> list[str]:
    """The answers to one question: of the option, or typed in; none where nobody knows."""
    option = getattr(options, name)
    if option is not None:
        return [option] if isinstance(option, str) else list(option)
    if sys.stdin is None or not sys.stdin.isatty():
        return []
    question, why = ASKS[name]
    # The question goes to stderr, so that with --json stdout holds nothing but JSON.
    sys.stderr.write(f"{question}\n  ({why}) Enter alone: not known.\n> ")
    sys.stderr.flush()
    try:
        while fault := _unfit(name, answer := read("")):
            sys.stderr.write(f"  {fault} Once more:\n> ")
            sys.stderr.flush()
    except EOFError:
        return []
    several = answer.split(";") if name in ("aim", "data", "harmed") else [answer]
    return [clean(one) for one in several if clean(one)]


def _unfit(name: str, answer: str) -> str:
    """What is wrong with an answer that is typed in; "" where nothing is, or nobody knows."""
    plain = answer.strip().casefold()
    if not plain:
        return ""
    if name == "asked" and plain not in (*YES, *NO):
        return "Write yes or no."
    if name in NUMBERS:
        try:
            float(_digits(plain))
        except ValueError:
            return "Write a number, such as 2."
    return ""


def _digits(answer: str) -> str:
    return answer.replace(",", "").removeprefix("£")


def _recommended(told: dict[str, list[str]], options: Namespace) -> Recommendation:
    if not told["context"]:
        fix = f'write --context "asset transfer", or another of {", ".join(CONTEXTS)}'
        raise Misuse(Fault("--context", "nobody said what is to be decided", fix))
    by = told["by"][0] if told["by"] else ""
    try:
        return recommend(
            told["context"][0],
            [(words, by) for words in told["aim"]],
            data=told["data"] or None,
            affected=" ".join(told["affected"]),
            weeks=_number(told, "weeks"),
            budget=_number(told, "budget"),
            people=_number(told, "people"),
            can_be_asked=_yes(told),
            harmed=told["harmed"],
            circumstances=options.circumstance,
        )
    except (ArgumentError, UnknownName) as error:
        raise Misuse(error.faults) from error


def _number(told: dict[str, list[str]], name: str) -> float | None:
    if not told[name]:
        return None
    try:
        return float(_digits(told[name][0]))
    except ValueError as error:
        fault = f"{told[name][0][:40]!r} is not a number"
        raise Misuse(Fault(f"--{name}", fault, f"write --{name} 2")) from error


def _yes(told: dict[str, list[str]]) -> bool:
    answer = told["asked"][0].casefold() if told["asked"] else YES[0]
    if answer not in (*YES, *NO):
        raise Misuse(Fault("--asked", f"{answer[:40]!r} is neither", "write --asked yes or no"))
    return answer in YES


def _write(folder: Path, files: dict[Path, str]) -> None:
    if there := [path for path in files if path.exists()]:
        fix = "choose another folder with --out, or move it away"
        raise Misuse(Fault(str(path), "it is there already", fix) for path in there)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _told(made: Recommendation, files: dict[Path, str]) -> str:
    lines = [repr(made), "", "WHAT WAS WRITTEN"]
    lines += [f"  {clean(path)}" for path in files]
    framework = [path for path in files if path.suffix == ".toml"]
    if framework:
        lines.append(f"Next: socialvalue template {clean(framework[0])} --out returns")
    else:
        lines.append("No framework: this is not to be scored (--anyway writes one all the same).")
    return "\n".join(lines)
