"""Measures made up whose worth lasts: persistence, drop-off, growth and pounds of financial years.

Nothing comes in; `LASTING` goes out, to be read twice as `exact_measures` are.
"""

from typing import Any

from exact_measures import BOOK, OUTCOME

import socialvalue as sv

LINEAR = sv.Growth(1, BOOK)
STEEP = sv.Growth(1.3, BOOK)


class Helped(sv.Measure):
    """People who were helped in the year to something that lasts."""

    code = "XT1"
    outcome = OUTCOME
    unit = "person"
    people = sv.Column("person", "who were helped")
    adjust = sv.Adjustments(
        deadweight=sv.Share(0.2),
        substitution=sv.Share(0.1),
        multiplier=sv.Factor(1.25),
    )
    persistence = sv.Persistence(3.5, sv.Share(0.15), BOOK)
    proxies = (
        sv.Proxy(130.7, unit="GBP_2019/person", ledger="welfare", source=BOOK, growth=STEEP),
        sv.Proxy(55.5, unit="GBP_FY2010/person", ledger="fiscal", source=BOOK),
    )
    rating = sv.Ramp(0, 0.4, per="eligible")

    def quantity(self, people: Any) -> Any:
        return people


class Housed(sv.Measure):
    """People with a home of their own in the year, above those who had one before."""

    code = "XT2"
    outcome = OUTCOME
    unit = "person"
    reports = "change"
    people = sv.Column("person", "with a home")
    adjust = sv.Adjustments(leakage=sv.Share(0.05), multiplier=sv.Factor(0.8))
    persistence = sv.Persistence(2)
    proxies = (
        sv.Proxy(4321, unit="GBP_FY2014/person", ledger="fiscal", source=BOOK, growth=LINEAR),
    )
    rating = sv.Ramp(0, 0.3, per="eligible")

    def quantity(self, people: Any) -> Any:
        return people


class Shaded(sv.Measure):
    """Square metres of green shade in the year, by what was planted."""

    code = "XT3"
    outcome = OUTCOME
    unit = "m2"
    combine = sv.Pool
    beds = sv.SampleGroup("count", "that were planted", area=sv.Sample("m2/count"))
    plant = sv.Code(["tree", "hedge"], help="what was planted")
    persistence = sv.Persistence(12.25, sv.Share(0.05))
    proxies = (
        sv.ProxyTable(
            "plant", (("tree", 3.1), ("hedge", 1.07)), "GBP_2022/m2", "welfare", BOOK, (), LINEAR
        ),
    )
    rating = sv.Ramp(0, 0.5, per="eligible")

    def quantity(self, beds: Any) -> Any:
        return beds.area.sum()


class Scarred(sv.Measure):
    """People who came to harm in the year that lasts, by how they came to it."""

    code = "XT4"
    outcome = OUTCOME
    unit = "person"
    harm = True
    people = sv.Column("person", "who came to harm")
    how = sv.Code(["noise", "damp"], help="how")
    adjust = sv.Adjustments(substitution=sv.Share(0.25))
    persistence = sv.Persistence(4.5, sv.Share(0.2))
    proxies = (
        sv.ProxyTable(
            "how", (("noise", 88.0), ("damp", 640.2)), "GBP_FY2020/person", "welfare", BOOK
        ),
    )
    rating = sv.Ramp(0, 0.2, per="eligible")

    def quantity(self, people: Any) -> Any:
        return people


LASTING = (Helped, Housed, Shaded, Scarred)
