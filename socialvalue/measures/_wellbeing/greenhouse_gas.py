"""WB8, greenhouse gas. In come tonnes emitted and the year of emission; out come the tonnes, priced
by that year.
"""

from typing import Any

from socialvalue.column import Code, Column, Example, Sum
from socialvalue.evidence import CONTEXTS, Evidence
from socialvalue.measure import Measure
from socialvalue.proxy import ProxyTable
from socialvalue.ramp import Ramp
from socialvalue.source import series, source
from socialvalue.themes.wellbeing import CLIMATE

CARBON = series("carbon-value-2023-11")


class GreenhouseGas(Measure):
    """Greenhouse gas that the activity puts into the air over its whole life, in tonnes of carbon
    dioxide equivalent by year of emission.

    Count what is burnt on the spot (scope 1), what was burnt for the power and heat bought (scope
    2), and the parts of the supply chain (scope 3) that whoever asks named beforehand, from
    activity data and the year's official conversion factors, one claim for each year of emission.

    Each tonne carries the value of carbon of the year in which it is emitted, not of the contract
    (series `carbon-value-2023-11`).

    Offsets are not subtracted, whatever they cost.

    It does not say what another bidder, or doing nothing, would have emitted.
    """

    code = "WB8"
    title = "Greenhouse gas"
    outcome = CLIMATE
    unit = "tCO2e"
    combine = Sum
    harm = True
    own_shares = ()

    tonnes = Column("tCO2e", "emitted in the year named; offsets are not subtracted")
    year = Code([str(year) for year in CARBON.values], help="the year of emission")

    proxies = (ProxyTable.by_year("year", CARBON, "welfare"),)
    rating = Ramp(
        floor=0,
        target=0.00015,
        per="contract_value",
        reason="at the official value of carbon the limit is about the share of the contract's "
        "value at which CV8 reaches its own; a judgement, too strict for heavy construction, whose "
        "framework needs a limit of its own",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "State the scopes; a bid that leaves out its supply chain is not a cleaner bid.",
        "Use the year's factors, and the year of emission, not of the contract.",
        "Emission inside the traded scheme and outside it has one value here.",
        "Energy saved may be spent on more use: say whether the figure is measured or modelled.",
    )
    evidence = Evidence(
        record="meter readings, fuel and travel records, and the factors used",
        document="bills and supplier declarations, and the scopes that were named beforehand",
        third_party="a verifier of greenhouse gas statements who saw the supply chain",
        people="those who work there and those it supplies know of no source that was left out",
    )
    contexts = tuple(CONTEXTS)
    examples = [
        Example(tonnes=12.5, year="2026", quantity=12.5),
        Example(tonnes=1_000, year="2050", quantity=1_000),
        Example(tonnes=0, year="2026", quantity=0, note="looked for, and found none"),
    ]

    def quantity(self, tonnes: Any) -> Any:
        return tonnes
