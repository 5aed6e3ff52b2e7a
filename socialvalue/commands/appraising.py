"""The command `appraise`: money over time of claims, per ledger.

In come the options of the command line; out comes an answer. Ledgers are added only where the
options name them, the rule and its reason.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence

from socialvalue.appraisal import Exchange
from socialvalue.appraisal import appraise as appraised
from socialvalue.commands.answer import Answer
from socialvalue.commands.scoring import Misuse, card_of, option
from socialvalue.errors import AppraisalError, Fault, UnknownName
from socialvalue.source import figure


def appraise(options: Namespace) -> Answer:
    """The appraisal of claims: what each submission costs and brings, ledger by ledger."""
    card = card_of(options)
    found = option(
        lambda: appraised(
            card,
            exchange=_exchange(options),
            optimism=figure(options.optimism) if options.optimism else None,
            delivery=_delivery(options.delivery),
        ),
        AppraisalError,
        UnknownName,
    )
    return Answer("", found.as_dict()) if options.json else Answer(str(found), None)


def _exchange(options: Namespace) -> Exchange | None:
    """The rule that the options name; None where no ledger is to be added."""
    if not options.add:
        if options.rule or options.reason:
            fix = "name each ledger that it adds, as --add welfare=1 --add fiscal=1"
            raise Misuse(Fault("--rule", "the rule adds no ledger", fix))
        return None
    for name, said in (("--rule", options.rule), ("--reason", options.reason)):
        if not said:
            fix = "give the rule a name with --rule, and say with --reason why it may add"
            raise Misuse(Fault(name, "ledgers are added only by a named rule", fix))
    if len(options.add) == 1:
        fix = "name each ledger that is added, as --add welfare=1 --add local=0.5, or leave --add"
        fault = f"{options.add[0]} alone adds nothing, and would stand like a total"
        raise Misuse(Fault("--add", fault, fix))
    rates = {name: _number("--add", text) for name, text in _pairs("--add", options.add).items()}
    return Exchange(options.rule, options.reason, rates)


def _delivery(given: Sequence[str]) -> Mapping[str, float | tuple[float, float, float]]:
    """Records of delivery by submission: one share, or low, central and high."""
    found: dict[str, float | tuple[float, float, float]] = {}
    for who, text in _pairs("--delivery", given).items():
        shares = [_number("--delivery", part) for part in text.split(",")]
        if len(shares) not in (1, 3):
            fix = "give one share, or low,central,high, as --delivery acme=0.7,0.8,0.9"
            raise Misuse(Fault("--delivery", f"{text!r} is no record", fix))
        found[who] = shares[0] if len(shares) == 1 else (shares[0], shares[1], shares[2])
    return found


def _pairs(name: str, given: Sequence[str]) -> dict[str, str]:
    """Words such as acme=0.8, by what stands before the last equals sign."""
    found: dict[str, str] = {}
    for word in given:
        key, sign, value = word.rpartition("=")
        if not sign or not key or key in found:
            fix = "write each once, as NAME=NUMBER"
            raise Misuse(Fault(name, f"{word!r} is not understood", fix))
        found[key] = value
    return found


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Misuse(Fault(name, f"{text!r} is not a number", "write plain digits")) from None
