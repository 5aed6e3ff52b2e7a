"""CV9, displacement of community provision. In come the people who lost their home, their trade or
the groups they went to; out come those of them who had not agreed to it.
"""

from typing import Any

from socialvalue.column import Column, Example, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes.conviviality import COMMONS


class PeoplePushedOut(Measure):
    """People who lost a home, a place to trade or a group or service that they used, in the year
    and because of the activity, without having agreed to it.

    Each person counts once, in the year of the loss and for the gravest thing lost. Residents whose
    home is gone or whose rent rose beyond them, the people who worked in a trade that closed or
    left, and the people who took part in a group or service that has nowhere to go. Whoever agreed
    beforehand, freely and in writing, and has a like place to go to, is stated and not counted.

    The same loss may have other causes, such as rents that rise in the whole town. A claim may give
    the share of others as attribution, with its source; none is assumed.

    It does not say how badly people fared afterwards, nor that those who agreed had much of a
    choice. None counted means that somebody kept a register before and after and found nobody.
    """

    code = "CV9"
    title = "Displacement of community provision"
    outcome = COMMONS
    unit = "person"
    combine = Sum
    harm = True
    own_shares = ("attribution",)

    residents = Column("person", "people who lost their home, or could not pay for it any more")
    traders = Column("person", "people whose work went with a trade that closed or left")
    users = Column("person", "people whose group or service has nowhere left to go")
    agreed = Column(
        "person",
        "people who agreed beforehand and have a like place: shown, never counted",
        default=0,
    )

    unpriced_reason = "a home or a meeting place taken from somebody is not made good by money"
    rating = Ramp(
        floor=0,
        target=0.01,
        reason="the limit is nobody, whatever the size of the place; a range needs a number above "
        "none, and this one is so small that any one person passes it, even where nearly all of "
        "the cause is others'; a judgement",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Draw the register before anything is announced: those who left early left because of it.",
        "Count people and not households, traders' staff and not shops, and users and not groups.",
        "A tenancy that was not renewed, or a licence that ran out, is a push.",
        "Agreement under a notice to quit is none; ask those who have gone.",
        "Attribution to rising rents must be shown with a comparison area, and never to all of it.",
        "A claim that gives all of the cause to others has no harm left: believe none unshown.",
        "Those who also had no say in it are PA9's; the two harms are read side by side.",
    )
    evidence = Evidence(
        record="a register of residents, trades and groups, before and after",
        document="the register against electoral, rates and booking records, and the agreements",
        third_party="exit interviews by somebody whom the developer does not pay",
        people="those who left confirm why, and whether they had agreed",
    )
    contexts = ("planning", "asset transfer", "economic development", "commissioning")
    examples = (
        Example(
            residents=6,
            traders=3,
            users=25,
            agreed=14,
            quantity=34,
            note="two families, a shop and a lunch club; others had agreed to move",
        ),
        Example(residents=0, traders=0, users=0, quantity=0, note="looked for, and found nobody"),
        Example(
            residents=0,
            traders=0,
            users=0,
            agreed=40,
            quantity=0,
            note="a hall was rebuilt for the groups that had asked for it",
        ),
    )

    def quantity(self, residents: Any, traders: Any, users: Any) -> Any:
        return residents + traders + users
