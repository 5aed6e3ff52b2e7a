"""PA8, the delivery ratio. In come commitments: what was promised, what is due after any change,
and what was verified; out comes the part kept of what was due.
"""

from typing import Any

import numpy as np

from socialvalue.column import Code, Column, Example, Pool, Sample, SampleGroup
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.participation import PROMISES

USUAL = figure("promised-value-delivered-oxfordshire-2022-23")


class DeliveryRatio(Measure):
    """The part kept of what the contract's commitments had due in the year, each as far as it was
    delivered in time and verified by somebody else.

    Each commitment is kept as far as what was verified goes, and no further: what was due and
    delivered over what was due, at most the whole. The commitments are averaged by the weights that
    the contract gave them. More than was due of one never makes good another, and shows in its own
    entry only.

    What is due is what was promised at award, unless a change was logged with its reason and agreed
    by whoever the promise was made to; without that, another figure changes nothing. A commitment
    lowered with a reason keeps the part of its weight that is still due, so that to cut a promise
    to a crumb does not earn the whole of it. One that was raised weighs no more than before, and
    one that was added after award has no weight. Where nothing is left due there is no answer.

    `weights` is what the contract's weights of all commitments due by now add up to: those that are
    not entered count as not kept at all.

    It does not say that the promises were worth making, nor that a modest promise kept is better
    than a bold one missed by little.
    """

    code = "PA8"
    title = "Delivery ratio"
    outcome = PROMISES
    unit = "1"
    reports = "ratio"
    combine = Pool
    periods = "pool"

    commitments = SampleGroup(
        "1",
        "one entry for each commitment, its three amounts in one unit of its own",
        weight=Sample("1", "its weight in the contract, fixed at award"),
        promised=Sample("1", "what was promised at award to be delivered by now"),
        due=Sample("1", "what is due by now after any change; as promised if there was none"),
        verified=Sample("1", "what was delivered by its date and verified by somebody else"),
        change=Code(
            {"none": 0, "unlogged": 0, "logged": 1},
            help="none; unlogged (changed without a reason on record); logged (with a reason on "
            "record, agreed by whoever the promise was made to before it fell due)",
            source=source("socialvalue-definition"),
        ),
    )

    weights = Column("1", "what the weights of all commitments due by now add up to at award")

    unpriced_reason = "a promise kept is worth what was promised, which other measures count"
    rating = Ramp(
        floor=USUAL.value,
        target=1,
        reason="a ratio needs no size: nothing is earned by keeping no more of the promises than "
        "one county's suppliers did together (row promised-value-delivered-oxfordshire-2022-23, "
        "beside row promised-value-delivered-rotherham-2025), and the whole by keeping all",
        source=USUAL.source,
    )
    undefined_reason = (
        "nothing that was promised at award is due, or more weight is entered than was due"
    )
    cautions = (
        "A bidder gives its record on all contracts that ended, as their buyers verified it.",
        "Keep commitments apart as the contract has them: joined, a gain would make good a miss.",
        "Read how much was changed, and the reasons: many logged changes are a finding.",
        "What arrives after its date is not delivered by it; ask how late, and who waited.",
        "Multiply nothing by it: other measures at the stage verified have told the loss already.",
        "A supplier that promises little keeps it easily: read what was promised, too.",
    )
    evidence = Evidence(
        record="the supplier's returns against each commitment, and the log of changes",
        document="the contract as awarded, and the documents behind each return",
        third_party="a verifier chosen by the buyer, who finds what was delivered",
        people="those for whom it was promised say that it reached them, and knew of each change",
    )
    contexts = ("procurement", "commissioning", "planning", "asset transfer")
    examples = [
        Example(
            commitments={
                "weight": [2, 1, 1],
                "promised": [10, 400, 6],
                "due": [10, 400, 3],
                "verified": [5, 900, 3],
                "change": ["none", "none", "unlogged"],
            },
            weights=4,
            quantity=0.625,
            note="half, all (not more), and half: nobody logged why six became three",
        ),
        Example(
            commitments={
                "weight": [1, 1],
                "promised": [10, 6],
                "due": [10, 3],
                "verified": [5, 3],
                "change": ["none", "logged"],
            },
            weights=2,
            quantity=2 / 3,
            note="half, and all of what is left due, which has half of its weight",
        ),
        Example(
            commitments={
                "weight": [1],
                "promised": [20],
                "due": [20],
                "verified": [0],
                "change": ["none"],
            },
            weights=1,
            quantity=0,
            note="zero: nothing was delivered",
        ),
        Example(
            commitments={
                "weight": [3],
                "promised": [20],
                "due": [0],
                "verified": [0],
                "change": ["logged"],
            },
            weights=3,
            undefined=True,
            note="everything was cancelled: there is nothing to have kept",
        ),
    ]

    def quantity(self, commitments: Any, weights: Any) -> Any:
        first, now, logged = commitments.promised, commitments.due, commitments.change
        due = logged * now + (1 - logged) * first
        held = commitments.weight * (first > 0)
        # Per unit of what was promised, or of what is due where that was raised: the weight of a
        # commitment never grows, and one that was added later, with nothing promised, has none.
        each = held / (np.maximum(first, due) + (first <= 0))
        unsaid = np.maximum(weights - held.sum(), 0)
        return (each * np.minimum(due, commitments.verified)).sum() / (unsaid + (each * due).sum())

    def defined(self, commitments: Any, weights: Any) -> Any:
        first, now, logged = commitments.promised, commitments.due, commitments.change
        due = logged * now + (1 - logged) * first
        held = commitments.weight * (first > 0)
        left = (held * due).sum() + np.maximum(weights - held.sum(), 0)
        # Weights that are fractions may add up to a hair above their sum.
        fits = (held.sum() <= weights) | np.isclose(held.sum(), weights)
        return fits & (left > 0)
