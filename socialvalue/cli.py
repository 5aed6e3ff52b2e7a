"""The command line: words in, text or JSON out, and an exit code.

0 is fine, 1 says that the input has faults, 2 that the command was used wrongly. Faults go to
stderr as text, or with --json to stdout as JSON. What a command needs is imported when it is asked.
"""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from socialvalue._version import __version__

INTERRUPTED = 130
_NAMED = "a framework's name, or the path of your own TOML file (default: ccin)"


class _Usage(Exception):
    """Words that make no command."""


class _Parser(ArgumentParser):
    """A parser that says what is wrong to `main`, which knows whether JSON was asked for."""

    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{message}; see `{self.prog} --help`")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; without arguments, those of the process."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return 0
    except KeyboardInterrupt as stopped:
        print(*getattr(stopped, "__notes__", ()), sep="\n", end="", file=sys.stderr)
        return INTERRUPTED
    return code


def _run(words: list[str]) -> int:
    try:
        options = _parser().parse_args(words)
    except _Usage as error:
        return _refuse_usage(str(error), as_json="--json" in words)
    except SystemExit as leaving:  # after --help and --version
        return int(leaving.code or 0)
    return _carry_out(options)


def _carry_out(options: Namespace) -> int:
    from socialvalue.commands.answer import FAULTY, MISUSED, refusal
    from socialvalue.commands.notes import noted
    from socialvalue.errors import Fault, SocialValueError, UnknownName

    try:
        command = getattr(import_module(f"socialvalue.commands.{options.room}"), options.command)
        with noted():
            answer = command(options)
    except SocialValueError as error:
        # Misuse, and a name asked for that is not there, are the caller's; the rest is the data's.
        misused = isinstance(error, UnknownName) or type(error).__name__ == "Misuse"
        answer = refusal(error.headline, error.faults, MISUSED if misused else FAULTY)
        return _show(answer, options, refused=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        at, fault = str(error.filename or options.command), error.strerror or "it cannot be read"
        fix = "mend the path, or who may read it"
        answer = refusal("A file cannot be read", [Fault(at, fault, fix)], FAULTY)
        return _show(answer, options, refused=True)
    return _show(answer, options, refused=options.command == "check" and answer.code != 0)


def _show(answer: Any, options: Namespace, *, refused: bool = False) -> int:
    if options.json:
        print(json.dumps(answer.data, indent=2, allow_nan=False))
    else:
        print(answer.text, file=sys.stderr if refused else sys.stdout)
    return int(answer.code)


def _refuse_usage(message: str, *, as_json: bool) -> int:
    from socialvalue.commands.answer import MISUSED, refusal
    from socialvalue.errors import Fault

    where, _, fix = message.rpartition("; ")
    answer = refusal("The command is not understood", [Fault("socialvalue", where, fix)], MISUSED)
    return _show(answer, Namespace(json=as_json), refused=True)


def _close_quietly() -> None:
    """Nobody reads on: let the interpreter's own last flush go nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="socialvalue",
        description="Social value scored honestly, theme by theme and overall.",
        epilog="Example: socialvalue score examples/parks",
    )
    parser.add_argument("--version", action="version", version=f"socialvalue {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (_score, _check, _explain, _appraise, _map, _template):
        add(commands)
    for add in (_measures, _new_measure, _sources, _doctor):
        add(commands)
    return parser


def _command(commands: Any, name: str, room: str, words: str, example: str) -> ArgumentParser:
    made: ArgumentParser = commands.add_parser(
        name,
        help=words,
        description=words[0].upper() + words[1:] + ".",
        epilog=f"Example: socialvalue {example}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    made.set_defaults(room=room, usual=made.get_default)
    made.add_argument("--json", action="store_true", help="print JSON instead of text")
    return made


def _claims(parser: ArgumentParser) -> None:
    """The options of a command that reads claims."""
    path = "claims: a CSV, JSON, JSON Lines or TOML file, or a folder with claims.csv"
    parser.add_argument("path", metavar="PATH", help=path)
    parser.add_argument("--framework", default="ccin", metavar="NAME", help=_NAMED)
    through = "a column map through which any other sheet is read; may be given again"
    parser.add_argument("--map", action="append", metavar="FILE", help=through)
    table = "who bids, as a CSV file (default: submissions.csv beside the claims)"
    parser.add_argument("--submissions", metavar="FILE", help=table)
    edition = "the deflator that moves pounds of the claims (default: as for everything else)"
    parser.add_argument("--claims-deflator", metavar="EDITION", help=edition)
    spelt = "how the sheets spell numbers: plain, 1,234.5 or 1.234,5 (default: %(default)s)"
    parser.add_argument("--numbers", default="plain", metavar="SPELLING", help=spelt)
    parser.add_argument("--encoding", help="windows-1252, for files that are neither UTF-8 nor -16")


def _on_fault(parser: ArgumentParser) -> None:
    """What becomes of submissions with faults."""
    way = "refuse leaves out each submission that has a fault, whole (default: %(default)s)"
    parser.add_argument("--on-fault", choices=("raise", "refuse"), default="raise", help=way)


def _basis(parser: ArgumentParser) -> None:
    """The options of a command that scores."""
    year = "pounds of which year (default: %(default)s)"
    parser.add_argument("--price-year", type=int, default=2025, metavar="YEAR", help=year)
    start = "the year to which later pounds are discounted (default: %(default)s)"
    parser.add_argument("--start", type=int, default=2026, metavar="YEAR", help=start)
    stage = "committed, forecast, delivered or verified (default: %(default)s)"
    parser.add_argument("--stage", default="committed", metavar="STAGE", help=stage)
    schedule = "standard (the Green Book's schedule) or none (default: %(default)s)"
    parser.add_argument("--discounting", default="standard", metavar="SCHEDULE", help=schedule)
    timing = "when in a year benefits fall: start, mid or end (default: %(default)s)"
    parser.add_argument("--timing", default="start", metavar="WHEN", help=timing)
    edition = "the deflator that moves pounds between years, as gdp-deflator-2025-12"
    parser.add_argument("--deflator", metavar="EDITION", help=edition)
    day = "the day on which sources must still hold, as 2026-12-31 (default: today)"
    parser.add_argument("--as-of", default="", metavar="DAY", help=day)
    strict = "refuse to score on a source that is stale, superseded, withdrawn or in conflict"
    parser.add_argument("--strict", action="store_true", help=strict)


def _score(commands: Any) -> None:
    words = "score claims and print the scorecard"
    made = _command(commands, "score", "scoring", words, "score examples/parks --price-year 2025")
    _claims(made)
    _basis(made)
    levels = ("overall", "theme", "outcome", "measure", "kind")
    by = "print tables of scores and pounds at one level instead of the first screen"
    made.add_argument("--by", choices=levels, help=by)
    _on_fault(made)
    file = "write who was refused, and why, as JSON Lines to a file that does not exist yet"
    made.add_argument("--refusals", metavar="FILE", help=file)


def _check(commands: Any) -> None:
    words = "list every fault of claims without scoring them"
    made = _command(commands, "check", "scoring", words, "check examples/parks")
    _claims(made)
    _on_fault(made)


def _explain(commands: Any) -> None:
    words = "replay one number of a scorecard step by step, so that you can do it by hand"
    example = 'explain examples/parks "Greenhand Co-op" PA1'
    made = _command(commands, "explain", "scoring", words, example)
    _claims(made)
    made.add_argument("who", metavar="WHO", help="a submission, by id or by name")
    code = "a measure, an outcome, a theme or overall (default: %(default)s)"
    made.add_argument("code", nargs="?", default="overall", metavar="CODE", help=code)
    _basis(made)
    _on_fault(made)


def _appraise(commands: Any) -> None:
    words = "set what each submission brings over the years against what it costs, per ledger"
    made = _command(commands, "appraise", "appraising", words, "appraise examples/parks")
    _claims(made)
    _basis(made)
    bias = "raise costs by an overrun of capital cost, as optimism-bias-capital-standard-buildings"
    made.add_argument("--optimism", metavar="KEY", help=bias)
    record = "what a submission delivered of earlier promises, 0 to 1; may be low,central,high"
    made.add_argument("--delivery", action="append", default=[], metavar="WHO=SHARE", help=record)
    ledger = (
        "a ledger that is added to others, and its rate: two or more, as --add welfare=1 "
        "--add local=0.5, with --rule and --reason"
    )
    made.add_argument("--add", action="append", default=[], metavar="LEDGER=RATE", help=ledger)
    made.add_argument("--rule", metavar="NAME", help="the name of the rule that adds ledgers")
    made.add_argument("--reason", metavar="TEXT", help="why those ledgers may be added")


def _map(commands: Any) -> None:
    words = "draft a map of the columns of a sheet that you have, to be checked and then read"
    made = _command(commands, "map", "mapping", words, "map bids.csv --price-year 2025")
    made.set_defaults(command="draft_map")
    made.add_argument("path", metavar="SHEET", help="a CSV or JSON file, as it is")
    made.add_argument("--framework", default="ccin", metavar="NAME", help=_NAMED)
    made.add_argument("--price-year", metavar="YEAR", help="the year of the sheet's pounds")
    made.add_argument("--encoding", metavar="NAME", help="utf-8, utf-16 or windows-1252")
    made.add_argument("--out", metavar="FILE", help="the map to write (default: bids.map.toml)")


def _template(commands: Any) -> None:
    words = "write the files that a framework asks to be filled in, with a worked example"
    made = _command(commands, "template", "template", words, "template ccin --out returns")
    made.add_argument("framework", metavar="FRAMEWORK", help="its name, or your own TOML file")
    made.add_argument("--out", metavar="FOLDER", help="a folder that is not there yet")


def _measures(commands: Any) -> None:
    words = "list the measures that are installed, or show one in full"
    made = _command(commands, "measures", "tables", words, "measures PA1")
    made.add_argument("code", nargs="?", metavar="CODE", help="the code of one measure")
    table = "check a measure table of your own (CSV or TOML), and list what is in it"
    made.add_argument("--table", metavar="FILE", help=table)
    pages = "write a page a measure, in Markdown, and an index of them"
    made.add_argument("--pages", metavar="FOLDER", help=pages)


def _new_measure(commands: Any) -> None:
    words = "start a measure of your own: write its file and its test, after three answers"
    example = 'new-measure --what "Bikes mended in the year" --unit count --outcome "WB: We cycle"'
    made = _command(commands, "new-measure", "new_measure", words, example)
    made.set_defaults(command="new_measure")
    what = "one sentence: what is counted, of whom, over what time"
    made.add_argument("--what", metavar="SENTENCE", help=what)
    made.add_argument("--unit", metavar="UNIT", help="in which unit: person, count, hour …")
    outcome = 'the code of an outcome, such as PA-decisions, or your own as "THEME: words"'
    made.add_argument("--outcome", metavar="OUTCOME", help=outcome)
    made.add_argument("--code", metavar="CODE", help="its code (default: OWN- and initials)")
    folder = "where its two files go (default: here)"
    made.add_argument("--folder", default=".", metavar="FOLDER", help=folder)


def _sources(commands: Any) -> None:
    words = "list every source and its figures, or show in full those that hold all the words"
    made = _command(commands, "sources", "ledger", words, "sources homeless fiscal")
    what = "words, a key or code of a row, a number, or a measure whose figures are wanted"
    made.add_argument("words", nargs="*", metavar="WORD", help=what)
    day = "the day on which they are asked whether they hold, as 2026-12-31 (default: today)"
    made.add_argument("--as-of", default="", metavar="DAY", help=day)


def _doctor(commands: Any) -> None:
    words = "look whether this installation is sound, and name what is broken"
    _command(commands, "doctor", "doctor", words, "doctor")
