"""Measures made up to be read twice: by the library in floats, and in fractions by hand.

Nothing comes in; `MEASURES` goes out: each way of joining, each kind of report, prices by one
figure and by code, harms, samples, losses and answers that do not exist.
"""

from typing import Any

import numpy as np

import socialvalue as sv

OUTCOME = sv.Outcome("EX-1", "Made up", sv.Theme("EX", "Made up", "for the second scorer"))
BOOK = sv.Source("ex-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")
WHY = "the measure is made up"
SILENT = "nothing was counted"


class Hours(sv.Measure):
    """Hours that members gave in the year."""

    code = "XA1"
    outcome = OUTCOME
    unit = "hour"
    members = sv.Column("person", "who gave them")
    each = sv.Column("hour/person", "hours of each")
    adjust = sv.Adjustments(deadweight=sv.Share(0.25), leakage=sv.Share(0.1))
    proxies = (
        sv.Proxy(14.37, unit="GBP_2019/hour", ledger="welfare", source=BOOK),
        sv.Proxy(3.3, unit="GBP_2023/hour", ledger="fiscal", source=BOOK),
    )
    rating = sv.Ramp(0.5, 6.5, per="eligible")

    def quantity(self, members: Any, each: Any) -> Any:
        return members * each


class Turnout(sv.Measure):
    """Votes that were cast of those that could have been, over the year."""

    code = "XA2"
    outcome = OUTCOME
    unit = "1"
    reports = "ratio"
    combine = sv.Pool
    periods = "average"
    cast = sv.Column("count", "votes cast")
    allowed = sv.Column("count", "votes that could have been")
    unpriced_reason = WHY
    undefined_reason = SILENT
    rating = sv.Ramp(0.1, 0.8, reason=WHY)

    def quantity(self, cast: Any, allowed: Any) -> Any:
        return cast / allowed

    def defined(self, allowed: Any) -> Any:
        return allowed > 0


class NetFunds(sv.Measure):
    """Pounds that came to the place in the year less those that left it."""

    code = "XA3"
    outcome = OUTCOME
    unit = "GBP_2025"
    came = sv.Column("GBP_2025", "came")
    left = sv.Column("GBP_2025", "left")
    adjust = sv.Adjustments(displacement=sv.Share(0.4))
    proxies = (sv.Proxy(1, unit="GBP_2025/GBP_2025", ledger="local", source=BOOK),)
    rating = sv.Ramp(0, 0.04, per="contract_value")

    def quantity(self, came: Any, left: Any) -> Any:
        return came - left


class Deciders(sv.Measure):
    """People who decide, above the number who did before, on average over the years."""

    code = "XA4"
    outcome = OUTCOME
    unit = "person"
    reports = "change"
    combine = sv.Pool
    periods = "average"
    people = sv.Column("person", "who decide")
    share = sv.Column("1", "of what there is to decide", high=1, pool=sv.WeightedMean("people"))
    adjust = sv.Adjustments(deadweight=sv.Share(0.3))
    unpriced_reason = WHY
    rating = sv.Ramp(0, 0.35, per="eligible")

    def quantity(self, people: Any, share: Any) -> Any:
        return people * share


class PayRatio(sv.Measure):
    """The highest pay in the year as a multiple of the lowest."""

    code = "XA5"
    outcome = OUTCOME
    unit = "1"
    reports = "state"
    combine = sv.Single
    periods = "average"
    highest = sv.Column("GBP_2025", "pay")
    lowest = sv.Column("GBP_2025", "pay")
    unpriced_reason = WHY
    undefined_reason = SILENT
    rating = sv.Ramp(10, 2, reason=WHY)

    def quantity(self, highest: Any, lowest: Any) -> Any:
        return highest / lowest

    def defined(self, lowest: Any) -> Any:
        return lowest > 0


class Satisfaction(sv.Measure):
    """Mean satisfaction, in points, of those who were asked in the year."""

    code = "XA6"
    outcome = OUTCOME
    unit = "point"
    reports = "state"
    combine = sv.WeightedMean("asked")
    mean = sv.Column("point", "their mean", high=10)
    asked = sv.Column("person", "how many")
    unpriced_reason = WHY
    rating = sv.Ramp(4, 9, reason=WHY)

    def quantity(self, mean: Any) -> Any:
        return mean


class Gifts(sv.Measure):
    """Pounds that people were given in the year."""

    code = "XA7"
    outcome = OUTCOME
    unit = "GBP_2025"
    combine = sv.Pool
    people = sv.SampleGroup("person", "who were given something", gift=sv.Sample("GBP_2025/person"))
    adjust = sv.Adjustments(attribution=sv.Share(0.15))
    proxies = (sv.Proxy(1.25, unit="GBP_2025/GBP_2025", ledger="transfer", source=BOOK),)
    rating = sv.Ramp(0, 0.02, per="contract_value")

    def quantity(self, people: Any) -> Any:
        return people.gift.sum()


class Inequality(sv.Measure):
    """The Gini coefficient of what people were paid in the year."""

    code = "XA8"
    outcome = OUTCOME
    unit = "1"
    reports = "state"
    combine = sv.Pool
    periods = "average"
    people = sv.SampleGroup("person", "who were paid", pay=sv.Sample("GBP_2025/person"))
    unpriced_reason = WHY
    undefined_reason = SILENT
    rating = sv.Ramp(0.6, 0.1, reason=WHY)

    def quantity(self, people: Any) -> Any:
        return people.pay.gini()

    def defined(self, people: Any) -> Any:
        return people.pay.sum() > 0


class NewJobs(sv.Measure):
    """Jobs held in the year, above those held before."""

    code = "XA9"
    outcome = OUTCOME
    unit = "fte"
    reports = "change"
    held = sv.Column("fte", "jobs held")
    adjust = sv.Adjustments(deadweight=sv.Share(0.2), displacement=sv.Share(0.05))
    proxies = (sv.Proxy(4_321.09, unit="GBP_2022/fte", ledger="fiscal", source=BOOK),)
    rating = sv.Ramp(0, 0.3, per="fte")

    def quantity(self, held: Any) -> Any:
        return held


class Fumes(sv.Measure):
    """Tonnes put into the air in the year, by what was burnt."""

    code = "XH1"
    outcome = OUTCOME
    unit = "tCO2e"
    harm = True
    tonnes = sv.Column("tCO2e", "put into the air")
    fuel = sv.Code(["diesel", "gas", "wood"], help="what was burnt")
    proxies = (
        sv.ProxyTable(
            "fuel",
            (("diesel", 260.5), ("gas", 251.25), ("wood", 99.01)),
            "GBP_2022/tCO2e",
            "welfare",
            BOOK,
        ),
    )
    rating = sv.Ramp(0.1, 2.1, per="fte")

    def quantity(self, tonnes: Any) -> Any:
        return tonnes


class Injuries(sv.Measure):
    """People who were injured in the year."""

    code = "XH2"
    outcome = OUTCOME
    unit = "person"
    harm = True
    injured = sv.Column("person", "who were")
    adjust = sv.Adjustments(attribution=sv.Share(0.5))
    proxies = (sv.Proxy(8_100, unit="GBP_2024/person", ledger="welfare", source=BOOK),)
    rating = sv.Ramp(0, 0.125, per="eligible")

    def quantity(self, injured: Any) -> Any:
        return injured


class Complaints(sv.Measure):
    """Complaints in the year for each person who was served."""

    code = "XH3"
    outcome = OUTCOME
    unit = "count/person"
    reports = "ratio"
    combine = sv.Pool
    periods = "average"
    harm = True
    made = sv.Column("count", "complaints")
    served = sv.Column("person", "who were served")
    unpriced_reason = WHY
    undefined_reason = SILENT
    rating = sv.Ramp(0.05, 0.4, reason=WHY)

    def quantity(self, made: Any, served: Any) -> Any:
        return made / served

    def defined(self, served: Any) -> Any:
        return served > 0


class Places(sv.Measure):
    """Rooms that anybody may use, in the year."""

    code = "XA0"
    outcome = OUTCOME
    unit = "count"
    rooms = sv.Column("count", "that anybody may use")
    hours = sv.Column("1", "share of the week that they are open", high=1)
    unpriced_reason = WHY
    rating = sv.Ramp(0, 5, reason=WHY)

    def quantity(self, rooms: Any, hours: Any) -> Any:
        return np.minimum(rooms, rooms * hours * 2)


MEASURES = (
    *(Places, Hours, Turnout, NetFunds, Deciders, PayRatio, Satisfaction, Gifts, Inequality),
    *(NewJobs, Fumes, Injuries, Complaints),
)
