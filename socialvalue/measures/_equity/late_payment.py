"""EQ9, late-payment burden. In come invoices with the days they took; out come pounds times the
days for which suppliers waited beyond the term.
"""

from typing import Any

import numpy as np

from socialvalue.column import Column, Example, Parameter, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.equity import TRADE

TERM = figure("payment-term-public-contract")
IN_TIME = figure("prompt-payment-share-60-days")


class LatePaymentBurden(Measure):
    """Money that suppliers of the activity waited for in the year beyond the term, each invoice's
    value times the days by which it was late, down the whole chain.

    Days run from the receipt of the invoice to the day on which it was paid, or to the end of the
    year if it was not. The term is the one agreed, but never longer than the law lets a public
    contract be (row `payment-term-public-contract`): a term of half a year agreed with a small firm
    is a late payment in good order. An invoice paid early makes up for none that was late.

    The list must reach the total of the purchase ledger: of a list that falls short there is no
    figure, which counts as past the limit.

    It does not say what waiting cost: the same days close one firm and leave another unmoved, and
    no open rate of that cost is at hand.
    """

    code = "EQ9"
    title = "Late-payment burden"
    outcome = TRADE
    unit = "GBP_2025*day"
    combine = Pool
    harm = True
    own_shares = ()

    invoices = SampleGroup(
        "count",
        "one entry for each invoice received (or for each number alike)",
        value=Sample("GBP_2025/count", "what was asked for, and not withdrawn"),
        days=Sample("day", "days from its receipt to its payment"),
        term=Sample("day", "days that were agreed for it"),
    )
    invoiced = Column("GBP_2025", "the total of invoices received, by the purchase ledger")
    longest_term = Parameter(TERM.value, TERM.unit, help=TERM.note, source=TERM.source)

    unpriced_reason = (
        "no open rate says what waiting costs a supplier, and statutory interest varies"
    )
    rating = Ramp(
        floor=0,
        target=(1 - IN_TIME.value) * TERM.value,
        per="contract_value",
        reason="the limit is reached where the whole of a contract's value goes to suppliers, and "
        "the share of it that may be late in the country's test (row prompt-payment-share-60-days) "
        "waits for its term once more (row payment-term-public-contract); the test itself lets "
        "far longer waits pass (row prompt-payment-average-days), so this is a judgement",
        source=source("socialvalue-assumption"),
    )
    undefined_reason = "no invoice is listed, or the list falls short of the purchase ledger"
    cautions = (
        "A dispute stops no clock unless the supplier was found to be wrong.",
        "Ask suppliers: an invoice sent back for a missing number was received all the same.",
        "Payment of the first tier in time says nothing of the second: ask what it passes on.",
        "An average hides the small firms that waited longest; look at the list by size of firm.",
    )
    evidence = Evidence(
        record="the payment ledger, with dates of receipt and payment and the terms agreed",
        document="the ledger's total against the accounts, and the payment report owed by law",
        third_party="an auditor who traced a sample from receipt to the bank, in each tier",
        people="suppliers, asked without the buyer, say when they sent invoices and were paid",
    )
    contexts = ("procurement", "commissioning", "business support")
    examples = [
        Example(
            invoices={
                "value": [1_000, 500, 2_000],
                "days": [40, 20, 90],
                "term": [30, 14, 120],
                "count": [3, 2, 1],
            },
            invoiced=6_000,
            quantity=3 * 1_000 * 10 + 2 * 500 * 6 + 2_000 * 60,
            note="late by a few days, by an agreed shorter term, and behind a term too long",
        ),
        Example(
            invoices={"value": [800], "days": [30], "term": [30], "count": [40]},
            invoiced=32_000,
            quantity=0,
            note="all in time, on the last day",
        ),
        Example(
            invoices={"value": [800], "days": [12], "term": [30]},
            invoiced=90_000,
            undefined=True,
            note="most invoices are not on the list",
        ),
        Example(
            invoices={"value": [], "days": [], "term": []},
            invoiced=0,
            undefined=True,
            note="nothing was listed: nobody looked",
        ),
    ]

    def quantity(self, invoices: Any, longest_term: Any) -> Any:
        late = invoices.days - np.minimum(invoices.term, longest_term)
        return (invoices.value * np.maximum(late, 0 * late)).sum()

    def defined(self, invoices: Any, invoiced: Any) -> Any:
        listed = invoices.value.sum()
        # Pennies rounded on many invoices may leave their sum a hair below the ledger.
        return (invoices.count() > 0) & ((listed >= invoiced) | np.isclose(listed, invoiced))
