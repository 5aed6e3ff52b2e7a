"""CV3, assets in community hands. In come an asset's area, how it is held and for how long, and
what its repair will cost; out come the square metre years that it was held, less those that repair
eats.
"""

from typing import Any

from socialvalue.column import Code, Example, Parameter, Sample, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import Adjustments, Share
from socialvalue.ramp import Ramp
from socialvalue.source import figure, source
from socialvalue.themes.conviviality import COMMONS

SECURE = figure("lease-secure-years")
LAND = figure("open-land-as-floor")


class CommunityAssets(Measure):
    """Floor and land that a community body held securely and under an asset lock in the year, less
    the area that the cost of their outstanding repairs would rent.

    An asset counts if it is owned outright or let for so long (row `lease-secure-years`, up to the
    first day on which the landlord could end the lease), and if a lock keeps it for the community
    whoever runs the body. Years of a lease that are still to come are a hope, and count when they
    have been lived: there is one claim for each year. Open land counts for a small part of a floor
    of its size (row `open-land-as-floor`).

    A building may be a burden. Repair that it still calls for, and for which no money is there, is
    spread over as many years as a secure lease must last, and in each year the area that so much
    money would rent is taken off. So an asset may come to less than nothing, in every year until
    the repair is done or paid for. Years average.

    It does not say how much the asset is used, which is CV4's, nor whether it was a bargain: a rent
    below the market's is a subsidy by whoever forgoes it, and is no value made here.
    """

    code = "CV3"
    title = "Assets in community hands"
    outcome = COMMONS
    unit = "m2*year"
    combine = Sum
    periods = "average"

    assets = SampleGroup(
        "count",
        "one entry for each asset (or for each number of assets alike)",
        area=Sample("m2/count", "floor of the building inside, or the land where it is open land"),
        kind=Code(
            {"floor": 1, "open land": LAND.value},
            help="which of the two the area is; a yard goes with its building, and is not counted",
            source=LAND.source,
        ),
        lease=Sample(
            "year",
            "from its start to the first day on which the landlord could end it; 999 where owned",
            high=999,
        ),
        lock=Code(
            {"locked": 1, "not locked": 0},
            help="whether law or rules keep it for the community when the body ends or sells",
            source=source("socialvalue-definition"),
        ),
        held=Sample("year", "part of the year in which it was held", high=1),
        repairs=Sample(
            "GBP_2025/count",
            "repair that its condition still calls for and no money is there for",
        ),
        rent=Sample(
            "GBP_2025/(m2*year)", "what a valuer says its area would let for, repaired", low=0.01
        ),
    )
    secure = Parameter(
        SECURE.value, SECURE.unit, help="a lease as good as owning", source=SECURE.source
    )

    adjust = Adjustments(deadweight=Share.of(figure("assumed-deadweight")))
    unpriced_reason = (
        "what it would let for is the rent that somebody forgoes, and no welfare; what people do "
        "there is in other measures"
    )
    rating = Ramp(
        floor=0,
        target=0.2,
        per="eligible",
        reason="the target is a hall of two hundred square metres held all the year among a "
        "thousand people: a judgement, to be set by the council for its own place",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "An asset already in community hands is deadweight: give your own share of it, up to all.",
        "Ask for the condition survey: repairs left out are the commonest gift of a liability.",
        "A high market rent makes repairs look small; the valuer must be nobody's in the deal.",
        "A break clause, a charge or a right to buy back may undo a long lease: read it.",
        "A building bought with new money is in CV2 too, in pounds: price one of the two.",
        "One building held by two bodies is held once: name it in `about`.",
        "Read it beside CV9: a transfer to one group may push out another.",
    )
    evidence = Evidence(
        record="a register of assets with area, tenure, lock and dates",
        document="the title or lease, the rules with the lock, the condition survey and its costs",
        third_party="an independent surveyor's areas, repairs and rent, and the regulator's record",
        people="the members and the groups that use it say that it is theirs to decide about",
    )
    contexts = ("asset transfer", "planning", "grants", "economic development")
    examples = (
        Example(
            assets={
                "area": [300, 20_000],
                "kind": ["floor", "open land"],
                "lease": [30, 99],
                "lock": ["locked", "locked"],
                "held": [1, 1],
                "repairs": [0, 0],
                "rent": [60, 0.5],
            },
            quantity=500,
            note="a hall in good repair on a long lease, and two hectares of allotments",
        ),
        Example(
            assets={
                "area": [300],
                "kind": ["floor"],
                "lease": [999],
                "lock": ["locked"],
                "held": [0.5],
                "repairs": [900_000],
                "rent": [60],
            },
            quantity=-150,
            note="half a year of a hall whose repair would rent two of it for as long as is safe",
        ),
        Example(
            assets={
                "area": [300, 80],
                "kind": ["floor", "floor"],
                "lease": [24, 999],
                "lock": ["locked", "not locked"],
                "held": [1, 1],
                "repairs": [0, 0],
                "rent": [60, 90],
            },
            quantity=0,
            note="a lease that is a year too short, and a shop that its owners may sell",
        ),
        Example(
            assets={
                "area": [],
                "kind": [],
                "lease": [],
                "lock": [],
                "held": [],
                "repairs": [],
                "rent": [],
            },
            quantity=0,
            note="nothing is held",
        ),
    )

    def quantity(self, assets: Any, secure: Any) -> Any:
        safe = assets.lock * (assets.lease >= secure)
        eaten = assets.repairs / (assets.rent * secure)
        return (assets.kind * (safe * assets.area - eaten) * assets.held).sum()
