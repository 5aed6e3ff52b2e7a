"""The command `decide`: bids scored as declared, with feedback to one of them where it is asked.

In come the options of the command line; out comes an answer. A folder may hold everything:
scoring.toml, bids.csv, marks.csv, claims.csv with submissions.csv, and framework.toml.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from socialvalue.commands.answer import Answer
from socialvalue.commands.names import spelt
from socialvalue.commands.scoring import Misuse, card_of, option
from socialvalue.decisions import Scoring
from socialvalue.decisions import decide as decided
from socialvalue.errors import Fault, UnknownName

SCORING, BIDS, MARKS, CLAIMS = "scoring.toml", "bids.csv", "marks.csv", "claims.csv"
FRAMEWORK = "framework.toml"


def decide(options: Namespace) -> Answer:
    """The scoring sheet of bids; with `feedback`, what one bidder is told."""
    folder = Path(options.path)
    if not folder.is_dir():
        fix = f"give a folder that holds {SCORING} and {BIDS}"
        raise Misuse(Fault(str(folder), "there is no such folder", fix))
    path = _file(folder, options.scoring, SCORING)
    if path is None:
        raise Misuse(Fault(str(folder), f"it holds no {SCORING}", "name one with --scoring"))
    scoring = Scoring.load(path)
    found = decided(
        scoring,
        _file(folder, options.bids, BIDS) or (),
        marks=_file(folder, options.marks, MARKS) or (),
        card=_card(folder, options),
    )
    if options.feedback is None:
        told = found.text(publish=options.publish)
        return (
            Answer("", found.as_dict(publish=options.publish))
            if options.json
            else Answer(told, None)
        )
    who = spelt(options.feedback, [*found.bids.ids, *found.bids.names])
    letter = option(lambda: found.feedback(who, publish=options.publish), UnknownName)
    return Answer("", letter.as_dict()) if options.json else Answer(repr(letter), None)


def _file(folder: Path, named: str | None, usual: str) -> Path | None:
    """The file that is named, from here or from the folder; the usual one where none is."""
    if named is None:
        return folder / usual if (folder / usual).exists() else None
    for path in (Path(named), folder / named):
        if path.exists():
            return path
    raise Misuse(
        Fault(named, "there is no such file", f"mend the path, or put it in {folder.name}")
    )


def _card(folder: Path, options: Namespace) -> Any:
    """The scorecard of the folder's claims; None where it holds none."""
    if not (folder / CLAIMS).exists():
        return None
    own = folder / FRAMEWORK
    usual = options.framework == options.usual("framework")
    if usual and own.exists():
        options = Namespace(**{**vars(options), "framework": str(own)})
    return card_of(Namespace(**{**vars(options), "path": str(folder / CLAIMS)}))
