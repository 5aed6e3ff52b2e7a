"""The commands that read claims: `score`, `check` and `explain`.

In come the options of the command line; out come answers. Wrong options are a `Misuse`; wrong
claims raise `ClaimErrors` as they do in Python.
"""

from __future__ import annotations

import re
import shlex
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve

from socialvalue.basis import Basis
from socialvalue.claims import Claims, read
from socialvalue.claims.parting import RAISE, REFUSE
from socialvalue.commands import option_words
from socialvalue.commands.answer import FAULTY, Answer, refusal
from socialvalue.commands.names import spelt
from socialvalue.deflation import EDITION, index
from socialvalue.errors import (
    ArgumentError,
    BasisError,
    ClaimErrors,
    Fault,
    FrameworkError,
    SocialValueError,
    SourceError,
    UnknownName,
    WorkbookError,
)
from socialvalue.framework import Framework
from socialvalue.scorecard import Scorecard, text
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, listed

Found = TypeVar("Found")
TABLE_ROWS = 1000
NOTHING = "Nothing is filled in yet: every value is blank."
OWN = "framework.toml"
"""The framework that a folder of claims may hold for itself."""

SAME = (
    *("framework", "map", "submissions", "claims_deflator", "numbers", "encoding"),
    *("price_year", "start", "stage", "discounting", "timing", "deflator", "as_of", "strict"),
    "on_fault",
)
"""The options that `score` and `explain` share, without which a page is another page."""


class Misuse(SocialValueError, ValueError):
    """The command line asks for something that is not there or makes no sense."""

    headline = "The command cannot be carried out"


def score(options: Namespace) -> Answer:
    """The scorecard of claims; with `by`, its tables at one level instead of the first screen.

    Pounds by kind have no scores beside them: a kind of value is not rated by itself.
    """
    file = _refusals_file(options)
    card = card_of(options)
    if file is not None:
        card.claims.refusals.write(file)
    if options.json:
        return Answer("", card.as_dict())
    told = _tables(card, options.by) if options.by else text.card(card, _asking(options))
    if _is_blank(card.claims):
        told = f"{NOTHING} The score is that of showing nothing.\n\n{told}"
    if options.by and (how := card.claims.account.read_as):
        told += f"\n\nRead as: {clean('; '.join(how))}"
    if out := card.claims.refusals.ids:
        told += f"\n\nLEFT OUT FOR THEIR FAULTS, EVERY ROW OF THEM\n  {listed(map(clean, out), 12)}"
    return Answer(told, None)


def check(options: Namespace) -> Answer:
    """Whether claims could be scored, with every fault if not."""
    try:
        claims = _claims(options)
    except ClaimErrors as error:
        no = refusal(error.headline, error.faults, FAULTY)
        return evolve(no, text=f"{no.text}{_copied(options, error.faults)}")
    account = claims.account
    refused = claims.refusals
    found = (
        f"Left out for their faults: {', '.join(map(clean, refused.ids))}"
        if refused
        else "No faults"
    )
    told = f"{found}. {claims!r}, {clean(account)}."
    if _is_blank(claims):
        told += f" {NOTHING}"
    if refused:
        told += _copied(options, [fault for one in refused.refused for fault in one.faults])
    elif options.marked is not None:
        told += f" There is nothing to mark, so {clean(options.marked)} was not written."
    data = {
        "ok": True,
        "faults": [],
        "claims": len(claims),
        "submissions": len(claims.submissions),
        "rows_in": account.rows_in,
        "rows_scored": account.rows_scored,
        "rows_blank": account.rows_blank,
        "rows_refused": account.rows_refused,
        "refusals": claims.refusals.as_dict(),
    }
    return Answer(told, data)


def _is_blank(claims: Claims) -> bool:
    """Whether rows were read, and none of them says anything of a measure."""
    return bool(claims.account.rows_in) and not (len(claims) or claims.not_applicable)


def _copied(options: Namespace, faults: Sequence[Fault]) -> str:
    """Where the user's own workbook was marked with the faults, if that was asked for."""
    if options.marked is None:
        inside = f"{Path(options.path).name}!"
        cells = any(fault.at.startswith(inside) for fault in faults)
        workbook = cells and Path(options.path).suffix.lower() == ".xlsx"
        return "\nTo see each at its cell, add --marked FILE.xlsx." if workbook else ""
    from socialvalue.report import marked

    found = option(
        lambda: marked(options.path, faults, options.marked, replace=options.replace),
        ArgumentError,
        WorkbookError,
    )
    return f"\nWrote {clean(found)}: your workbook, with each fault marked at its cell."


def explain(options: Namespace) -> Answer:
    """One number of a scorecard, step by step."""
    from socialvalue.insight.explain import explain as explained

    card = card_of(options)
    bids = card.submissions
    who = spelt(options.who, [*map(str, bids.ids), *map(bids.name, range(len(bids)))])
    code = spelt(options.code, [*card.places, *card.plan.row])
    told = option(lambda: explained(card, who, code), UnknownName)
    return Answer(str(told), told.as_dict())


def _asking(options: Namespace) -> text.Call:
    """The command that explains one number of the same page: the same file, the same options."""
    given = [f"--{name.replace('_', '-')}" for name in SAME]
    more = [
        word
        for flag, name in zip(given, SAME, strict=True)
        for word in _typed(flag, getattr(options, name), options.usual(name))
    ]

    def call(card: Scores, place: int, code: str) -> str:
        words = ["explain", str(options.path), card.submissions.name(place), code, *more]
        return f"socialvalue {' '.join(map(in_shell, words))}"

    return call


def _typed(flag: str, value: Any, usual: Any) -> list[str]:
    """An option as it is typed; nothing where it has its usual value."""
    if value == usual:
        return []
    if value is True:
        return [flag]
    values = value if isinstance(value, list) else [value]
    return [word for one in values for word in (flag, str(one))]


def in_shell(word: str) -> str:
    """A word of a command that can be copied: bare, in double quotes or, where a shell would read
    something into it, in quotes that keep every sign.
    """
    if re.fullmatch(r"[\w./:=,+-]+", word):
        return word
    if re.fullmatch(r"[\w ./:=,+()&'-]+", word):
        return f'"{word}"'
    return shlex.quote(clean(word))


def _tables(card: Scorecard, by: str) -> str:
    tables = {
        "overall": card.overall,
        "theme": card.themes,
        "outcome": card.outcomes,
        "measure": card.measures,
    }
    worth = f"POUNDS BY {by.upper()}\n{text.table(card.worth(by=by), TABLE_ROWS)}"
    if by not in tables:
        return worth
    told = f"SCORES BY {by.upper()}\n{text.table(tables[by](), TABLE_ROWS)}\n\n{worth}"
    if card.basis.draws == 1:
        return told
    for of in ("benefit", "harm", "worth") if by == "measure" else ("score", "worth"):
        sure = text.table(card.intervals(of, by), TABLE_ROWS)
        told += f"\n\nHOW SURE THE {of.upper()} IS, BY {by.upper()}\n{sure}"
    return told


def card_of(options: Namespace) -> Scorecard:
    """The scorecard that the options ask for; every command that scores reads it here."""
    from socialvalue.scoring import score as scored

    basis = option(
        lambda: Basis(
            price_year=options.price_year,
            start=options.start,
            stage=options.stage,
            discounting=options.discounting,
            timing=options.timing,
            deflator=options.deflator or EDITION,
            as_of=options.as_of,
            strict=options.strict,
            draws=getattr(options, "draws", 1),
            seed=getattr(options, "seed", 0),
        ),
        BasisError,
        SourceError,
        UnknownName,
    )
    return scored(_claims(options), basis=basis)


def _claims(options: Namespace) -> Claims:
    for path in (options.path, options.submissions):
        if path is not None and not Path(path).exists():
            fix = "give the path of a file of claims, or of a folder that holds claims.csv"
            raise Misuse(Fault(str(path), "there is no such file or folder", fix))
    edition = options.claims_deflator or getattr(options, "deflator", None) or EDITION
    option(lambda: index(edition), SourceError, UnknownName)
    framework = framework_of(own_framework(options))
    return option(
        lambda: option_words.told(
            lambda: read(
                options.path,
                framework,
                submissions=options.submissions,
                deflator=edition,
                numbers=options.numbers,
                encoding=options.encoding,
                on_fault=getattr(options, "on_fault", RAISE),
                map=options.map,
            )
        ),
        UnknownName,
    )


def _refusals_file(options: Namespace) -> Path | None:
    """Where refusals are written; None where nobody asked, a `Misuse` where nothing can be."""
    if options.refusals is None:
        return None
    file, at = Path(options.refusals), "--refusals"
    if options.on_fault != REFUSE:
        raise Misuse(Fault(at, "nobody is refused", f"add --on-fault {REFUSE}"))
    if file.exists():
        raise Misuse(Fault(str(file), "this file exists already", "name one that does not"))
    if not file.parent.is_dir():
        raise Misuse(Fault(str(file), "there is no such folder", "make it, or name another"))
    return file


def own_framework(options: Namespace) -> str:
    """The framework that the words name; where they name none, the one in the folder of claims."""
    own = Path(options.path, OWN)
    usual = getattr(options, "usual", None)
    silent = usual is not None and options.framework == usual("framework")
    return str(own) if silent and own.is_file() else str(options.framework)


def framework_of(name: str) -> Framework:
    """The framework of the options; what is wrong inside one is a `FrameworkError`."""
    try:
        return option(lambda: Framework.load(name), UnknownName)
    except UnicodeDecodeError as error:
        fault = f"it is not UTF-8 (byte {error.start})"
        raise FrameworkError(Fault(name, fault, "save it as UTF-8")) from error


def option(make: Callable[[], Found], *refused: type[SocialValueError]) -> Found:
    """What `make` makes; where it refuses an option, a `Misuse`."""
    errors: tuple[Any, ...] = refused
    try:
        return make()
    except errors as error:
        raise Misuse(error.faults) from error
