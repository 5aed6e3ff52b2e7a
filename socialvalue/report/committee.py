"""The summary for a committee: a scorecard as two pages of Markdown.

In comes a scorecard; out comes text with headings, lists and simple tables and no HTML, so that it
becomes a Word document as it is. Texts from outside are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from socialvalue import arguments
from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.insight.disclosure.withholding import Withheld
from socialvalue.report.page import content, plainly
from socialvalue.report.page.ends import ranges
from socialvalue.report.page.reasons import reasons
from socialvalue.report.short import few, short
from socialvalue.report.sure import Sure, sure
from socialvalue.report.told import told
from socialvalue.scorecard import Scorecard, beside, concerns, grounds, money, plain, said
from socialvalue.scorecard.standing import standing
from socialvalue.scorecard.words import STAGE_WORDS, clean, number, points, share

MOST = 12
"""Submissions in a summary, best first; of more, it says how many are left out."""

WIDE = {"Who": 28, "Nine in ten": 20}
"""Columns that hold more than a number: the rule below a heading says how wide Word makes it."""

MINUS = "\N{MINUS SIGN}"
"""Word breaks a line after a hyphen: a number below zero in a table has a sign of its own."""

SOURCES = 25
"""Sources listed; of more, the page and the workbook have them all."""

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~^$&@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([+-])(?=[\s-]|$)|^(=)")


def committee_summary(card: Scorecard | Withheld, *, title: str = "") -> str:
    """A scorecard as Markdown for a committee: who leads and how surely, why, harms, gaps,
    cautions, method and sources.

    Give `sv.withhold(card)` for one that goes out: it tells on no few people, and says so.
    `title` is its heading. Raises `ArgumentError` for what is no scorecard or text.
    """
    scored, of_few, bounds = told(card)
    arguments.text("title", title, "give the heading of the summary")
    return _summary(scored, title, of_few, bounds)


def _summary(card: Scorecard, title: str, of_few: Sequence[str], bounds: Bounds | None) -> str:
    found = standing(card)
    order = found.order[:MOST]
    read, certain = concerns.read(card, order), sure(card, order)
    head = clean(title) or f"{clean(card.framework.name)}: summary for the committee"
    left = len(found.order) - len(order)
    blocks = [
        f"# {marked(head)}",
        *_block(
            "In short",
            [
                f"{label}: {sentence}"
                for label, sentence in [*short(card, order, read, certain), *few(of_few)]
            ],
        ),
        "## Who is ahead",
        *_scores(card, order, found.ranks, certain),
        *([f"Not shown: {left:,} more."] if left else []),
        _words(card),
        *_block("What is left out", _left_out(card, order, read, bounds)),
        *_block("Why", _why(card, order, bounds)),
        *_block("Harms", concerns.harms(card, read)),
        *_block("What nobody looked at", _gaps(card, read)),
        *_block("Cautions", _cautions(card, order)),
        *_pounds(card, read),
        *_block("Method", _method(card)),
        *_block("Sources", _sources(card)),
    ]
    return "\n\n".join(blocks) + "\n"


def marked(text: object) -> str:
    """A text from outside on one line, in which no sign means anything to Markdown."""
    plain = _MARKS.sub(r"\\\1", clean(text))
    return _START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3] or found[4]}", plain)


def _block(title: str, texts: Iterable[str]) -> list[str]:
    """A heading and its list; nothing where there is nothing to list."""
    items = "\n".join(f"- {marked(text)}" for text in texts)
    return [f"## {title}", items] if items else []


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], texts: int) -> str:
    """A simple table: the first `texts` columns left, the others right; names have more room."""
    rules = ["-" * WIDE.get(head, 2 + max(7, len(head))) for head in heads]
    rules = [rule if at < texts else f"{rule}:" for at, rule in enumerate(rules)]
    lines = [_row(heads), _row(rules)]
    told = ([*row[:texts], *(cell.replace("-", MINUS) for cell in row[texts:])] for row in rows)
    return "\n".join([*lines, *(_row([marked(cell) for cell in row]) for row in told)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _scores(
    card: Scorecard, order: Sequence[int], ranks: Sequence[int], certain: Sequence[Sure]
) -> list[str]:
    """Who is ahead, and how far that can be trusted: two tables, each narrow enough for A4."""
    names = [clean(card.submissions.name(place)) for place in order]
    parts = (card.score(), card.benefit(), card.harm())
    ahead, sure_of = [], []
    for at, place in enumerate(order):
        tie = "=" if ranks.count(ranks[at]) > 1 else ""
        ahead.append([f"{ranks[at]}{tie}", names[at], *(points(part[place]) for part in parts)])
        covered = share(round(float(card.coverage()[place]), 2))
        drawn = certain[at].range if certain else "not drawn"
        sure_of.append([names[at], points(card.headroom()[place]), covered, drawn])
    return [
        _table(["Place", "Who", "Score", "Benefit", "Harm"], ahead, 2),
        _table(["Who", "At best", "Looked at", "Nine in ten"], sure_of, 1),
    ]


def _words(card: Scorecard) -> str:
    """What the columns of the table of scores mean."""
    penalty = number(card.framework.root.penalty)
    times = "" if penalty == "1" else f"{penalty} times "
    return marked(
        f"Score is benefit minus {times}harm, each from 0 to 100. At best: had everything that "
        "nobody looked at turned out at its best. Looked at: the share of the weight that was "
        "assessed. Nine in ten: the range of the score in nine trials of ten."
    )


def _left_out(
    card: Scorecard, order: Sequence[int], read: concerns.Read, bounds: Bounds | None
) -> list[str]:
    """What leaves the weight, and where each score lies with what few people stand behind."""
    return [*ranges(bounds, order), *content.set_apart(card, read)]


def _why(card: Scorecard, order: Sequence[int], bounds: Bounds | None) -> list[str]:
    every = reasons(card, order, bounds)
    return [
        f"{clean(card.submissions.name(place))}: {why}"
        for place, why in zip(order, every, strict=True)
    ]


def _gaps(card: Scorecard, read: concerns.Read) -> list[str]:
    found = [
        f"{one.title}, a {one.kind} ({one.effect}): {one.who}." for one in content.gaps(card, read)
    ]
    return found or ["Everything that the framework asks about was assessed."]


def _cautions(card: Scorecard, order: Sequence[int]) -> list[str]:
    """What must be read beside the ranking."""
    beside_it = [text for _, lines in beside.sections(card, order) for text in lines]
    return [
        STAGE_WORDS[card.basis.stage],
        f"{grounds.whose(card)}.",
        *plainly.twice(card, order),
        *said.lines(card, order),
        *beside_it,
        *grounds.warned(card),
    ]


def _pounds(card: Scorecard, read: concerns.Read) -> list[str]:
    rows = [row for _, row in money.rows(card, read)]
    if not rows:
        return []
    heads = ["Who", "Ledger", "Benefit", "Harm", "Balance"]
    year = f"Pounds of {card.basis.price_year}. Ledgers are never added to one another."
    notes = [year, *(one for one in money.notes(card, read, money.rows(card, read)) if one)]
    return ["## Pounds, by ledger", _table(heads, rows, 2), marked(" ".join(notes))]


def _method(card: Scorecard) -> list[str]:
    """Three lines: how a score is made, how doubt is, and what made this one."""
    draws = card.basis.draws
    drawn = (
        f"Every figure in doubt was drawn {draws:,} times together (seed {card.basis.seed}); what "
        "people claim is taken as they say it."
        if draws > 1
        else "Nothing was drawn: figures are at their central values, and no range is known."
    )
    framework = card.framework
    rated = (
        "Each measure is rated against a target or limit fixed beforehand; ratings join by weight "
        "into outcomes, themes and the whole, benefit and harm apart. A benefit not shown earns "
        "nothing; a harm not looked for counts as past its limit."
    )
    made = (
        f"Framework {clean(framework.name)} ({framework.code}), edition "
        f"{clean(framework.edition)}, digest {framework.digest[:15]}; pounds of "
        f"{card.basis.price_year}."
    )
    return [rated, drawn, made]


def _sources(card: Scorecard) -> list[str]:
    found = [source.cite() for source in plain.sources(card)]
    more = len(found) - SOURCES
    return [*found[:SOURCES], *([f"and {more} more"] if more > 0 else [])]
