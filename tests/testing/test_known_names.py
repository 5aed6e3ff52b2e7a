"""A misspelt declaration is refused when the class is defined: nobody would read it."""

from __future__ import annotations

from typing import Any

import pytest

import socialvalue as sv
from socialvalue.source import figure

HOME = sv.Outcome("KN-o", "Somebody would notice", sv.Theme("KN", "Names"))
WHY = sv.Ramp(floor=0, target=1, reason="made up")


def measure(**more: Any) -> type[sv.Measure]:
    """A sound measure, and more on its class."""
    told = {
        "__doc__": "Things counted in the year.",
        "code": "KN-1",
        "unit": "count",
        "outcome": HOME,
        "things": sv.Column("count"),
        "quantity": lambda self, things: things,
        "rating": WHY,
        "unpriced_reason": "made up",
        "examples": [sv.Example(things=1, quantity=1)],
    }
    return type("Things", (sv.Measure,), told | more)


SHARES = sv.Adjustments(deadweight=sv.Share.of(figure("assumed-deadweight")))
PRICES = (sv.Proxy.of(figure("pound-for-pound"), "transfer"),)
MEANT = {
    "adjustments": (SHARES, "adjust"),
    "prices": (PRICES, "proxies"),
    "proxy": (PRICES[0], "proxies"),
    "harms": (True, "harm"),
    "is_harm": (True, "harm"),
    "persistance": (sv.Persistence(2), "persistence"),
    "cautionss": (("mind it",), "cautions"),
    "Rating": (WHY, "rating"),
    "undefined": ("nobody", "undefined_reason"),
}


@pytest.mark.parametrize("name", MEANT)
def test_a_misspelt_name_is_refused_with_the_one_that_is_meant(name: str) -> None:
    value, meant = MEANT[name]
    with pytest.raises(
        sv.MeasureError, match=f"Things.{name}: a measure has no such name"
    ) as error:
        measure(**{name: value})
    assert f"write {meant} if that is meant" in str(error.value)


@pytest.mark.parametrize("value", [WHY, SHARES, PRICES, sv.Evidence(record="a note"), HOME])
def test_a_declaration_under_a_name_of_ones_own_would_count_for_nothing(value: Any) -> None:
    with pytest.raises(sv.MeasureError, match="a measure has no such name"):
        measure(spare=value)


@pytest.mark.parametrize("more", [{"_spare": WHY}, {"STUDY": figure("pound-for-pound").source}])
def test_what_is_the_authors_own_may_stay(more: dict[str, Any]) -> None:
    assert measure(**more).code == "KN-1"


def test_every_measure_of_the_catalogue_declares_known_names_only() -> None:
    for code in sv.registry.codes():
        assert sv.registry.measure(code).code == code
