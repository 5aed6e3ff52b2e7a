"""The command `publish`: what may be published of a scorecard, without telling on few people.

In come the options of the command line; out comes an answer: tables, or all of it as JSON.
"""

from __future__ import annotations

from argparse import Namespace

from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import card_of, option
from socialvalue.errors import ArgumentError
from socialvalue.insight.disclosure.publication import Publication
from socialvalue.insight.disclosure.publication import publish as published


def publish(options: Namespace) -> Answer:
    """The publication of the claims that the options name."""
    before = None
    if options.earlier is not None:
        earlier = Namespace(**{**vars(options), "path": options.earlier, "earlier": None})
        before = _published(earlier, None)
    found = _published(options, before)
    return Answer(str(found), found.as_dict())


def _published(options: Namespace, before: Publication | None) -> Publication:
    card = card_of(options)
    few, points = options.threshold, options.points
    return option(
        lambda: published(card, threshold=few, earlier=before, points=points), ArgumentError
    )
