"""The command `compare`: two submissions side by side, on the same draws.

In come the options of the command line; out comes an answer.
"""

from __future__ import annotations

from argparse import Namespace

from socialvalue.commands.answer import Answer
from socialvalue.commands.names import spelt
from socialvalue.commands.scoring import card_of, option
from socialvalue.errors import ArgumentError, UnknownName
from socialvalue.insight.comparison.compare import compare as compared


def compare(options: Namespace) -> Answer:
    """The comparison of two submissions that the options name."""
    card = card_of(options)
    table = card.submissions
    known = [*map(str, table.ids), *map(table.name, range(len(table)))]
    one, other = (spelt(who, known) for who in (options.one, options.other))
    found = option(lambda: compared(card, one, other), UnknownName, ArgumentError)
    return Answer(str(found), found.as_dict())
