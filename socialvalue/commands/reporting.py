"""The command `report`: a page for residents, a summary for a committee, a workbook to recompute.

In come the options of the command line; out come files and an answer that names them.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import Misuse, card_of, option
from socialvalue.errors import ArgumentError, Fault
from socialvalue.insight.disclosure.people import behind
from socialvalue.report.committee import committee_summary
from socialvalue.report.page import resident_page
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.words import clean
from socialvalue.voices import read_perspective
from socialvalue.whole_files import free, write

FEW = 10
"""People below whom a number may tell on them, as `sv.publish` takes it if nothing is said."""


def report(options: Namespace) -> Answer:
    """Write the page and, where asked for, summary and workbook; nothing where one cannot be."""
    page = Path(options.out)
    summary, table = (
        Path(name) if name else None for name in (options.committee, options.workbook)
    )
    named = [path for path in (page, summary, table) if path]
    if len({path.absolute() for path in named}) < len(named):
        raise Misuse(Fault(str(page), "two of the files have the same name", "name each apart"))
    option(lambda: [free(path, replace=options.replace) for path in named], ArgumentError)
    card = card_of(options)
    views = [read_perspective(path, card.framework) for path in options.perspective]
    files: dict[Path, str | bytes] = {
        page: option(
            lambda: resident_page(card, title=options.title, perspectives=views), ArgumentError
        )
    }
    if summary:
        files[summary] = committee_summary(card, title=options.title)
    if table:
        from socialvalue.report.books.writing import book  # few ask for it

        files[table] = book(card, clean(options.title))
    write(files, replace=options.replace)
    told = "\n".join(f"  {clean(path)}" for path in files)
    many = len(card.submissions)
    lines = [f"Wrote, for {many:,} submission{'' if many == 1 else 's'}:", told]
    lines.append(f"Open {clean(page)} in a browser: it is one file and works offline.")
    few = _few(card)
    if few:
        lines.append(
            f"BEFORE IT GOES OUT: numbers in it that stand on fewer than {FEW} people: {few:,}. "
            "Those people could be found. `socialvalue publish` says what to hold back."
        )
    data = {"ok": True, "files": [str(path) for path in files], "on_few_people": few}
    return Answer("\n".join(lines), data)


def _few(card: Scorecard) -> int:
    """How many numbers of the card stand on few people."""
    rows = range(len(card.plan.members))
    return sum(int((behind(card, row) < FEW).sum()) for row in rows)
