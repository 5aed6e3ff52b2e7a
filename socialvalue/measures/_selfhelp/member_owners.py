"""SE2, new member-owners. In come people who took up a vote and a stake, and those who gave them
up; out comes the difference, in persons.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.selfhelp import OWNERSHIP


class NewMemberOwners(Measure):
    """People who took up a voting membership with an economic stake in the year and still held both
    at its end, less the people who gave them up or lost them.

    A stake is money of their own put in, or a right to a share of the surplus; a vote is a vote for
    the board and on the rules. A person is counted once, however many memberships they took up. On
    the register, opening plus this number is closing: whoever joined and left in the year is in
    neither column.

    People made members without asking, or free of charge and without a stake, are stated apart and
    never counted. Members carried over from another register, in a merger, a split or a change of
    rules, are not new.

    It does not say whether members use their vote (see PA1 and PA5) or share in a surplus (see
    EQ1), and it is nothing where everybody eligible owns already.
    """

    code = "SE2"
    title = "New member-owners"
    outcome = OWNERSHIP
    unit = "person"
    combine = Sum

    joined = Column("person", "people new this year with a vote and a stake", within="eligible")
    left = Column("person", "people who gave up or lost the vote or the stake, for any reason")
    automatic = Column(
        "person", "people made members free or unasked, without a stake: shown, never counted"
    )

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = "a stake is the member's own money still, and a vote has no price"
    rating = Ramp(
        floor=0,
        target=0.1,
        per="eligible",
        reason="the target is a minority of the eligible, for owning asks more of people than "
        "taking part, and well below the target of PA3: a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Ask what the stake is: a token payment, or one paid by the enterprise itself, is none.",
        "Members who are owners on paper and employees in nothing but name carry risk: read SE8.",
        "Some would have joined anyway: give your own deadweight where the register shows it.",
        "Those who joined may be the members whose decisions PA1 counts: read the two together.",
        "Where all the eligible own already there is nothing to gain: ask for not applicable.",
    )
    evidence = Evidence(
        record="the register of members at the start and the end of the year, with joiners and "
        "leavers",
        document="the rules that give the vote, and the account that shows each stake paid in",
        third_party="the secretary's annual return to the registrar, or an auditor who read both "
        "registers",
        people="a sample of new members say that they knew they were joining, and what they own",
    )
    contexts = ("business support", "economic development", "asset transfer")
    examples = [
        Example(
            joined=62,
            left=17,
            automatic=900,
            quantity=45,
            note="nine hundred customers were made members for nothing: none is counted",
        ),
        Example(joined=12, left=12, automatic=0, quantity=0, note="as many left as joined"),
        Example(joined=5, left=31, automatic=0, quantity=-26, note="more left than joined"),
    ]

    def quantity(self, joined: Any, left: Any) -> Any:
        return joined - left
