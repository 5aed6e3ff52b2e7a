"""The command line: `socialvalue score | check | explain | measures | sources | doctor`.

Exit code 0: fine; 1: something is wrong with the input (all of it is listed); 2: the command was
not understood. With `--json` both answers and faults are JSON on standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any, get_args

from socialvalue._version import __version__
from socialvalue.basis import STAGES, Basis, Discounting, Timing
from socialvalue.errors import SocialValueError

FINE, FAULTY, MISUSED = 0, 1, 2
TABLES = (
    *("card", "ranking", "overall", "themes", "outcomes", "measures", "worth", "harms"),
    *("not_assessed", "unpriced"),
)


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    top = argparse.ArgumentParser(
        prog="socialvalue",
        description="Scores social value honestly: benefit beside harm, gaps beside both.",
        epilog="For example: socialvalue score examples/parks",
    )
    top.add_argument("--version", action="version", version=f"socialvalue {__version__}")
    words = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    score = _word(words, "score", "score the claims in a file or a folder")
    _input(score)
    _basis(score)
    score.add_argument("--table", choices=TABLES, default="card", help="one table, not the card")
    check = _word(words, "check", "list everything that is wrong with the claims, and score nothing")
    _input(check)
    explain = _word(words, "explain", "replay one number step by step")
    _input(explain)
    explain.add_argument("who", help="a submission, by id or name")
    explain.add_argument("code", nargs="?", default="overall", help="a measure, outcome or theme")
    _basis(explain)
    measures = _word(words, "measures", "list the measures, or tell one in full")
    measures.add_argument("code", nargs="?", help="a measure, as PA1")
    sources = _word(words, "sources", "list every figure with its publisher, edition and licence")
    sources.add_argument("key", nargs="?", help="a figure, a series or a source")
    _word(words, "doctor", "look whether this installation and its plugins are well")
    return top


def _word(words: Any, name: str, what: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = words.add_parser(name, help=what, description=what.capitalize())
    made.add_argument("--json", action="store_true", help="print JSON")
    return made


def _input(word: argparse.ArgumentParser) -> None:
    word.add_argument("path", help="a CSV file of claims, or a folder with claims.csv")
    word.add_argument("--framework", default="ccin", help="a name, or a TOML file (default: ccin)")
    word.add_argument("--submissions", help="the submissions table, if not beside the claims")


def _basis(word: argparse.ArgumentParser) -> None:
    usual = Basis()
    word.add_argument("--price-year", type=int, default=usual.price_year, help="pounds of this year")
    word.add_argument("--start", type=int, default=usual.start, help="present value at this year")
    word.add_argument("--stage", choices=STAGES[1:], default=usual.stage, help="what is rated")
    word.add_argument("--discounting", choices=get_args(Discounting), default=usual.discounting)
    word.add_argument("--timing", choices=get_args(Timing), default=usual.timing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        asked = parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or FINE)
    try:
        return _run(asked)
    except SocialValueError as error:
        if asked.json:
            _print(json.dumps({"faults": error.as_dict()}, indent=2))
        else:
            sys.stderr.write(f"{error}\n")
        return FAULTY
    except BrokenPipeError:
        # whoever read us has read enough; keep Python from complaining when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _run(asked: argparse.Namespace) -> int:
    code = FINE
    if asked.command == "doctor":
        from socialvalue.commands.doctor import examined

        words, plain, well = examined()
        code = FINE if well else FAULTY
    elif asked.command in ("measures", "sources"):
        from socialvalue.commands import catalogue

        words, plain = getattr(catalogue, asked.command)(asked)
    else:
        from socialvalue.commands import scoring

        chosen = {"score": scoring.scored, "check": scoring.checked, "explain": scoring.explained}
        words, plain = chosen[asked.command](asked)
    _print(json.dumps(plain, indent=2, allow_nan=False, default=str) if asked.json else words)
    return code


def _print(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
