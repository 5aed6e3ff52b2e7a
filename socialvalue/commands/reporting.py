"""The command `report`: a page for residents, a summary for a committee, a workbook to recompute.

In come the options of the command line; out come files and an answer that names them.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import Misuse, card_of, option
from socialvalue.errors import ArgumentError, Fault
from socialvalue.insight.disclosure.withholding import Withheld, withhold
from socialvalue.report.committee import committee_summary
from socialvalue.report.page import resident_page
from socialvalue.report.told import told
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.words import clean, wrapped
from socialvalue.voices import read_perspective
from socialvalue.whole_files import free, write


def report(options: Namespace) -> Answer:
    """Write the page and, where asked for, summary and workbook; nothing where one cannot be."""
    page = Path(options.out)
    named = [page, *(Path(name) for name in (options.committee, options.workbook) if name)]
    if len({path.absolute() for path in named}) < len(named):
        raise Misuse(Fault(str(page), "two of the files have the same name", "name each apart"))
    option(lambda: [free(path, replace=options.replace) for path in named], ArgumentError)
    card = _tellable(options)
    found, of_few, _ = told(card)
    files = _files(options, card, found)
    write(files, replace=options.replace)
    many = len(found.submissions)
    lines = [
        f"Wrote, for {many:,} submission{'' if many == 1 else 's'}:",
        *(f"  {clean(path)}" for path in files),
        f"Open {clean(page)} in a browser: it is one file and works offline.",
        *(line for text in of_few for line in wrapped(text)),
    ]
    data: dict[str, Any] = {"ok": True, "files": [str(path) for path in files]}
    if isinstance(card, Withheld):
        data["suppressed"] = card.as_dict()
        lines += [f"  {line}" for line in card.listed()]
    if isinstance(card, Withheld) and card.rows:
        lines.append("Publish these files or the tables of `socialvalue publish`, never both.")
    return Answer("\n".join(lines), data)


def _files(
    options: Namespace, card: Scorecard | Withheld, found: Scorecard
) -> dict[Path, str | bytes]:
    """What is to be written, by path; `found` is the scorecard that is told of `card`."""
    title = options.title
    views = [read_perspective(path, found.framework) for path in options.perspective]
    files: dict[Path, str | bytes] = {
        Path(options.out): option(
            lambda: resident_page(card, title=title, perspectives=views), ArgumentError
        )
    }
    if options.committee:
        files[Path(options.committee)] = committee_summary(card, title=title)
    if options.workbook:
        from socialvalue.report.books.writing import book  # few ask for it

        files[Path(options.workbook)] = book(card, clean(title))
    return files


def _tellable(options: Namespace) -> Scorecard | Withheld:
    """The scorecard without what stands on few people; whole, where a threshold of 0 asks so."""
    card = card_of(options)
    if options.threshold == 0:
        return card
    before = None
    if options.earlier is not None:
        past = Namespace(**{**vars(options), "path": options.earlier})
        before = option(lambda: withhold(card_of(past), options.threshold), ArgumentError)
    return option(lambda: withhold(card, options.threshold, before), ArgumentError)
