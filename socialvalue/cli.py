"""The command line: words in, text or JSON out, and an exit code.

0 is fine, 1 says that the input has faults, 2 that the command was used wrongly. Faults go to
stderr as text, or with --json to stdout as JSON. What a command needs is imported when it is asked.
"""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from socialvalue._version import __version__
from socialvalue.commands.offered import OFFERED

INTERRUPTED = 130


class _Usage(Exception):
    """Words that make no command."""


class _Parser(ArgumentParser):
    """A parser that says what is wrong to `main`, which knows whether JSON was asked for."""

    def error(self, message: str) -> NoReturn:
        from socialvalue.commands.usage import plain

        where, fix = plain(message) or (message, "")
        see = f"see `{self.prog} --help`"
        raise _Usage(where, f"{fix}; {see}" if fix else see)


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
        return _refuse_usage(*error.args, as_json="--json" in words)
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


def _refuse_usage(where: str, fix: str, *, as_json: bool) -> int:
    from socialvalue.commands.answer import MISUSED, refusal
    from socialvalue.errors import Fault

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
    for add in OFFERED:
        add(commands)
    return parser
