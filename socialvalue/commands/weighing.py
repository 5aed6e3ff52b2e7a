"""The command `weights`: what people answered, and the perspectives of their groups.

In come the options of the command line; out comes an answer.
"""

from __future__ import annotations

from argparse import Namespace

from socialvalue.commands.answer import Answer
from socialvalue.framework import Framework
from socialvalue.voices import pages, read_ballots
from socialvalue.voices import weights as weighed


def weights(options: Namespace) -> Answer:
    """Each person's weights and what the answers say, then each group's, with its centre named."""
    framework = Framework.load(options.framework)
    ballots = read_ballots(options.path, framework, options.node, encoding=options.encoding)
    voices = weighed(ballots, framework, options.node)
    groups = voices.perspectives(centre=options.centre, when=options.when)
    told = f"{pages.perspectives(groups)}\n\n{voices!r}"
    found = [pages.plain_perspective(one) for one in groups]
    return Answer(told, {**voices.as_dict(), "perspectives": found})
