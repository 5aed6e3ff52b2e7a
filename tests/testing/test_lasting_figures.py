"""Figures of time and growth: each has a source and a licence, and stands within its own range."""

import pytest
from trial_measures import STUDY, broken, votes

import socialvalue as sv

FIGURE = "every_figure_has_a_source_a_price_year_and_a_licence"
UNLICENSED = sv.Source("ox-2026", "An Oxford study", "Votes that last", "2026", "")
GUESS = sv.Source("own", "The author", "My own guess", "2026", "CC0-1.0", status="assumed")
PRICE = sv.Proxy(310, unit="GBP_FY2019/person", ledger="welfare", source=STUDY)


def priced(**changed):
    """The trial measure with a price, and whatever else is changed."""
    return votes(**{"proxies": (PRICE,), **changed})


def grown(growth):
    """A price that grows with income."""
    return sv.Proxy(310, unit="GBP_2019/person", ledger="welfare", source=STUDY, growth=growth)


def table(**changed):
    """A code, and a price for each of its levels."""
    values = (("told", 3.0), ("asked", 9.0))
    row = {"values": values, "unit": "GBP_2022/person", "source": STUDY, **changed}
    example = sv.Example(members=200, turnout=0.25, how="told", quantity=50)
    priced = (sv.ProxyTable("how", ledger="welfare", **row),)
    return {"how": sv.Code(("told", "asked")), "proxies": priced, "examples": (example,)}


FIGURES = {
    "multiplier": lambda source: priced(
        adjust=sv.Adjustments(multiplier=sv.Factor(1.2, low=1, high=1.5, source=source))
    ),
    "substitution": lambda source: priced(
        adjust=sv.Adjustments(substitution=sv.Share(0.2, source=source))
    ),
    "persistence.source": lambda source: priced(persistence=sv.Persistence(3, source=source)),
    "persistence.drop_off": lambda source: priced(
        persistence=sv.Persistence(3, sv.Share(0.2, low=0.1, source=source), STUDY)
    ),
    "proxies[0].growth": lambda source: priced(proxies=(grown(sv.Growth(1.3, source)),)),
    "table.growth": lambda source: priced(**table(growth=sv.Growth(1.3, source))),
    "table.source": lambda source: priced(**table(source=source)),
}
PLACES = {"table.growth": "proxies[0].growth", "table.source": "proxies[0].source"}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("source", [STUDY, GUESS], ids=["published", "assumed"])
def test_a_figure_with_a_source_keeps_every_promise(name, source):
    assert broken(FIGURES[name](source)) == {}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_without_a_source_is_caught_by_its_own_promise(name):
    said = broken(FIGURES[name](None))
    assert list(said) == [FIGURE]
    assert f"OX-V.{PLACES.get(name, '')}" in said[FIGURE]
    assert PLACES.get(name, name) in said[FIGURE]
    assert "this figure has no source" in said[FIGURE]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_without_a_licence_is_caught_by_its_own_promise(name):
    said = broken(FIGURES[name](UNLICENSED))
    assert list(said) == [FIGURE]
    assert "has no licence" in said[FIGURE]


@pytest.mark.parametrize("unit", ["1/person", "GBP_FY2019*GBP_2025/person"])
def test_a_table_of_prices_without_one_price_year_is_caught(unit):
    assert "no single price year" in broken(priced(**table(unit=unit)))[FIGURE]


# Caught already when the class is defined.


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"persistence": sv.Persistence(0, source=STUDY)}, "not a time"),
        ({"persistence": sv.Persistence(101, source=STUDY)}, "not a time"),
        ({"persistence": sv.Persistence(2, sv.Share(1.1), STUDY)}, "not a share"),
        ({"persistence": sv.Persistence(2, source=STUDY), "proxies": ()}, "has a price that could"),
        ({"adjust": sv.Adjustments(multiplier=sv.Factor(-0.1))}, "not a multiplier"),
        ({"adjust": sv.Adjustments(multiplier=sv.Factor(float("inf")))}, "not a multiplier"),
        ({"adjust": sv.Adjustments(substitution=sv.Share(1.5))}, "not a share"),
        (
            {"adjust": sv.Adjustments(multiplier=sv.Factor(1.6, high=1.5, source=STUDY))},
            "adjust.multiplier: 1.6 is not between 1.6 and 1.5",
        ),
        (
            {"adjust": sv.Adjustments(multiplier=sv.Factor(1, low=-1, source=STUDY))},
            "adjust.multiplier: -1 is not a multiplier",
        ),
        (
            {"persistence": sv.Persistence(3, sv.Share(0.2, low=0.3, source=STUDY), STUDY)},
            "persistence.drop_off: 0.2 is not between 0.3 and 0.2",
        ),
        (
            {"persistence": sv.Persistence(3, sv.Share(0.2, high=20, source=STUDY), STUDY)},
            "persistence.drop_off: 20 is not a share",
        ),
        ({"proxies": (grown(sv.Growth(float("nan"), STUDY)),)}, "nan is not an elasticity"),
        ({"proxies": (grown(sv.Growth(float("inf"), STUDY)),)}, "inf is not an elasticity"),
        (
            {
                "adjust": sv.Adjustments(multiplier=sv.Factor(1.1)),
                "proxies": (
                    sv.Proxy(
                        1,
                        unit="GBP_2025/person",
                        ledger="local",
                        source=STUDY,
                        contains=("multiplier",),
                    ),
                ),
            },
            "would be applied twice",
        ),
    ],
)
def test_times_and_factors_that_cannot_be_are_refused_when_defined(changed, said):
    with pytest.raises(sv.MeasureError, match=said):
        priced(**changed)
