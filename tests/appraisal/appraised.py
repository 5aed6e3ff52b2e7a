"""Measures made up for the tests of appraisals, one for each thing that money can be.

Nothing comes in; a framework goes out, and `card`, which scores claims on it. `AP1` is a pound of
welfare a pound, so that any flow can be written down as it is.
"""

from typing import Any

import socialvalue as sv

THEME = sv.Theme("AP", "Appraised", "what is worth something over the years")
OUTCOME = sv.Outcome("AP-1", "Pounds", THEME)
STUDY = sv.Source("appraised-2026", "Nobody", "Figures made up for tests", "2026", "CC0-1.0")
RAMP = sv.Ramp(0, 1e6, reason="a test needs no size")
POUND = "GBP_2025/GBP_2025"


class Given(sv.Measure):
    """Pounds of welfare that people had in the year, as somebody else worked them out."""

    code, outcome, unit, combine, rating = "AP1", OUTCOME, "GBP_2025", sv.Sum, RAMP
    pounds = sv.Column("GBP_2025", "what it came to", low=-1e15, high=1e15)
    proxies = (sv.Proxy(1, unit=POUND, ledger="welfare", source=STUDY),)

    def quantity(self, pounds: Any) -> Any:
        return pounds


class Spared(sv.Measure):
    """Pounds that the public purse was spared in the year."""

    code, outcome, unit, combine, rating = "AP2", OUTCOME, "GBP_2025", sv.Sum, RAMP
    pounds = sv.Column("GBP_2025", "what it came to", high=1e15)
    proxies = (sv.Proxy(1, unit=POUND, ledger="fiscal", source=STUDY),)

    def quantity(self, pounds: Any) -> Any:
        return pounds


class Disturbed(sv.Measure):
    """Neighbours who were disturbed in the year."""

    code, outcome, unit, combine, rating = "AX1", OUTCOME, "person", sv.Sum, RAMP
    harm = True
    people = sv.Column("person", "who were disturbed, or relieved", low=-1e12, high=1e12)
    proxies = (sv.Proxy(500, unit="GBP_2025/person", ledger="welfare", source=STUDY),)

    def quantity(self, people: Any) -> Any:
        return people


class Crowded(sv.Measure):
    """Neighbours who were crowded out in the year, where somebody counted them."""

    code, outcome, unit, combine, rating = "AX2", OUTCOME, "person", sv.Single, RAMP
    harm = True
    people = sv.Column("person", "who were crowded out")
    counts = sv.Column("count", "how often somebody counted")
    undefined_reason = "nobody counted"
    proxies = (sv.Proxy(10, unit="GBP_2025/person", ledger="welfare", source=STUDY),)

    def quantity(self, people: Any) -> Any:
        return people

    def defined(self, counts: Any) -> Any:
        return counts > 0


class Befriended(sv.Measure):
    """People who found company in the year, which lasts two and a half years."""

    code, outcome, unit, combine, rating = "AP3", OUTCOME, "person", sv.Sum, RAMP
    people = sv.Column("person", "who found company")
    adjust = sv.Adjustments(
        deadweight=sv.Share(0.2, source=STUDY),
        displacement=sv.Share(0.1, source=STUDY),
        attribution=sv.Share(0.25, source=STUDY),
    )
    persistence = sv.Persistence(2.5, sv.Share(0.2, source=STUDY), STUDY)
    proxies = (sv.Proxy(350, unit="GBP_2025/person", ledger="welfare", source=STUDY),)

    def quantity(self, people: Any) -> Any:
        return people


class Fell(sv.Measure):
    """Visits to hospitals and surgeries that were not needed in the year, by kind."""

    code, outcome, unit, combine, rating = "AP4", OUTCOME, "count", sv.Sum, RAMP
    visits = sv.Column("count", "which were not needed")
    where = sv.Code(("emergency", "assessment", "care", "surgery"), "where")
    proxies = (
        sv.ProxyTable(
            "where",
            (("emergency", 94.0), ("assessment", 4964.0), ("care", 7220.0), ("surgery", 19.0)),
            "GBP_2025/count",
            "fiscal",
            STUDY,
        ),
    )

    def quantity(self, visits: Any) -> Any:
        return visits


class Satisfied(sv.Measure):
    """Years of life satisfaction that people gained in the year."""

    code, outcome, unit, combine, rating = "AP5", OUTCOME, "wellby", sv.Sum, RAMP
    wellbys = sv.Column("wellby", "what people gained", low=-100)
    unpriced_reason = "to see what one costs, no price is needed"

    def quantity(self, wellbys: Any) -> Any:
        return wellbys


class Handed(sv.Measure):
    """Pounds that were handed over to people in the year."""

    code, outcome, unit, combine, rating = "AP6", OUTCOME, "GBP_2025", sv.Sum, RAMP
    pounds = sv.Column("GBP_2025", "what was handed over", high=1e15)
    proxies = (sv.Proxy(1, unit=POUND, ledger="transfer", source=STUDY),)

    def quantity(self, pounds: Any) -> Any:
        return pounds


MEASURES = (Given, Spared, Disturbed, Crowded, Befriended, Fell, Satisfied, Handed)
for _one in MEASURES:
    sv.register(_one)

TEXT = """
code = "appraised"
name = "Appraised"
edition = "1"

[caps]
theme = 0
overall = 0
reason = "as everywhere"

[[theme]]
code = "AP"
name = "Pounds"
weight = 100

[[theme.outcome]]
code = "AP-1"
name = "Pounds"
weight = 100
measure = [
    { code = "AP1", weight = 40, shadow = "AX1" },
    { code = "AP2", weight = 20, shadow = "AX1" },
    { code = "AP3", weight = 10, shadow = "AX1" },
    { code = "AP4", weight = 10, shadow = "AX1" },
    { code = "AP5", weight = 10, shadow = "AX1" },
    { code = "AP6", weight = 10, shadow = "AX1" },
    { code = "AX1", weight = 100 },
]
"""
FRAMEWORK = sv.Framework.from_toml(TEXT, "appraised")
NO_HARM = {"measure": "AX1", "people": 0}


def card(
    records: list[dict[str, Any]], costs: dict[int, float] | None = None, **basis: Any
) -> sv.Scorecard:
    """The scorecard of one submission, "a", with costs by year in pounds of 2025."""
    spent = {f"cost_{year}": pounds for year, pounds in (costs or {}).items()}
    claims = sv.Claims.from_records(
        [{"submission": "a", **one} for one in records], FRAMEWORK, [{"id": "a", **spent}]
    )
    return sv.score(claims, FRAMEWORK, sv.Basis(price_year=2025, start=2026, **basis))


def given(flows: dict[int, float], code: str = "AP1") -> list[dict[str, Any]]:
    """Pounds by year as claims."""
    return [{"measure": code, "period": str(year), "pounds": much} for year, much in flows.items()]


def row(table: dict[str, Any], **wanted: Any) -> dict[str, Any]:
    """The one row of a table that holds all of `wanted`."""
    rows = [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]
    found = [one for one in rows if all(one[name] == value for name, value in wanted.items())]
    assert len(found) == 1
    return found[0]


def welfare(appraisal: sv.Appraisal) -> dict[str, Any]:
    """The row of the welfare ledger."""
    return row(appraisal.table(), ledger="welfare")
