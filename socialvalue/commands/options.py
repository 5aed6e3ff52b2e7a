"""What every command takes: its words, and the options that several share.

In comes the parser of all commands; out comes the parser of one, with its options.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

NAMED = (
    "a framework's name, or the path of your own TOML file (default: the framework.toml that lies "
    "beside the claims, else ccin)"
)


def command(commands: Any, name: str, room: str, words: str, example: str) -> ArgumentParser:
    """The parser of one command, which `room` of the commands carries out."""
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


def claims(parser: ArgumentParser) -> None:
    """The options of a command that reads claims."""
    path = "claims: a CSV, .xlsx, JSON, JSON Lines or TOML file, or a folder with claims.csv"
    parser.add_argument("path", metavar="PATH", help=path)
    parser.add_argument("--framework", default="ccin", metavar="NAME", help=NAMED)
    through = "a column map through which any other sheet is read; may be given again"
    parser.add_argument("--map", action="append", metavar="FILE", help=through)
    table = "who bids, as a CSV or .xlsx file (default: submissions.csv beside the claims)"
    parser.add_argument("--submissions", metavar="FILE", help=table)
    edition = "the deflator that moves pounds of the claims (default: as for everything else)"
    parser.add_argument("--claims-deflator", metavar="EDITION", help=edition)
    spelt = "how the sheets spell numbers: plain, 1,234.5 or 1.234,5 (default: %(default)s)"
    parser.add_argument("--numbers", default="plain", metavar="SPELLING", help=spelt)
    parser.add_argument("--encoding", help="windows-1252, for files that are neither UTF-8 nor -16")


def on_fault(parser: ArgumentParser) -> None:
    """What becomes of submissions with faults."""
    way = "refuse leaves out each submission that has a fault, whole (default: %(default)s)"
    parser.add_argument("--on-fault", choices=("raise", "refuse"), default="raise", help=way)


def few(parser: ArgumentParser, more: str = "") -> None:
    """What becomes of numbers that stand on few people."""
    people = f"fewer people than this are too few to publish (default: %(default)s{more})"
    parser.add_argument("--threshold", type=float, default=10, metavar="N", help=people)
    before = "claims that were published before: changes of few people since are held back too"
    parser.add_argument("--earlier", metavar="CLAIMS", help=before)


def over(parser: ArgumentParser) -> None:
    """Whether files may be written over."""
    again = "let the files take the place of older ones"
    parser.add_argument("--replace", action="store_true", help=again)


def basis(parser: ArgumentParser) -> None:
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


def draws(parser: ArgumentParser, usual: int = 2000) -> None:
    """The options of a command that says how sure a number is."""
    many = "how often each figure in doubt is drawn (default: %(default)s)"
    parser.add_argument("--draws", type=int, default=usual, metavar="NUMBER", help=many)
    seed = "the number from which draws are made: the same seed, the same draws (default: 0)"
    parser.add_argument("--seed", type=int, default=0, metavar="NUMBER", help=seed)
