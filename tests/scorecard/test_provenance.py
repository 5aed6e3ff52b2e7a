"""Any pound on the page, back to who says so: publisher, edition, licence, deflator, rates."""

from __future__ import annotations

import math
from pathlib import Path

import planted_sources as planted
import pytest

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

PARKS = Path(__file__).resolve().parents[2] / "examples" / "parks"


@pytest.fixture(scope="module")
def parks() -> sv.Scorecard:
    return sv.score(sv.read(PARKS, sv.Framework.load("ccin")))


def test_every_pound_of_the_parks_has_a_price_with_a_publisher_and_a_licence(
    parks: sv.Scorecard,
) -> None:
    rows = [row for row in rows_of(parks.provenance()) if row["use"] == "price"]
    told = {(row["measure"], row["ledger"]) for row in rows}
    worth = parks.worth("measure")
    paid = {
        (code, ledger)
        for code, ledger, much in zip(
            worth["measure"], worth["ledger"], worth["balance"], strict=True
        )
        if much
    }
    assert paid <= told
    for row in rows:
        needed = ("key", "publisher", "title", "edition", "licence", "status", "deflator")
        assert all(row[name] for name in needed), row["measure"]
        assert row["price_year"].startswith("GBP_")
        assert row["factor"] > 0


def test_a_figure_of_the_ledger_is_named_by_its_row(parks: sv.Scorecard) -> None:
    wellby = sv.source.figure("wellby-value")
    (row,) = [row for row in rows_of(parks.provenance()) if row["key"] == "wellby-value"]
    assert (row["value"], row["low"], row["high"]) == (wellby.value, wellby.low, wellby.high)
    assert (row["unit"], row["source"]) == (wellby.unit, wellby.source.key)
    index = sv.source.series(row["deflator"]).values
    assert row["factor"] == index[2025] / index[int(wellby.price_year[-4:])]


def test_only_the_years_of_emission_that_claims_name_are_told(parks: sv.Scorecard) -> None:
    rows = [row for row in rows_of(parks.provenance()) if row["measure"] == "WB8"]
    carbon = sv.source.series("carbon-value-2023-11")
    assert {row["key"] for row in rows} == {carbon.key}
    assert 0 < len(rows) < len(carbon.values)
    assert all(row["value"] == carbon.values[int(row["level"])] for row in rows)


def test_a_pound_can_be_worked_out_from_its_rows() -> None:
    chosen = planted.framework(planted.measure("MU1", {}))
    basis = sv.Basis(price_year=2023, discounting="none")
    card = sv.score(planted.claims(chosen), basis=basis)
    rows = {(row["use"], row["ledger"]): row for row in rows_of(card.provenance())}
    price, kept = rows["price", "welfare"], 1 - rows["deadweight", ""]["value"]
    lasting, lost = rows["persistence", ""]["value"], rows["drop_off", ""]["value"]
    unit_years = sum((1 - lost) ** year for year in range(int(lasting)))
    expected = 40 * price["value"] * price["factor"] * kept * unit_years
    worth = {row["ledger"]: row["balance"] for row in rows_of(card.worth())}
    assert worth["welfare"] == pytest.approx(expected, abs=1e-3)
    assert price["discount_rates"] == ""


def test_what_is_no_price_has_no_ledger_no_factor_and_no_year(parks: sv.Scorecard) -> None:
    rows = [row for row in rows_of(parks.provenance()) if row["use"] != "price"]
    assert {row["use"] for row in rows} >= {"deadweight"}
    for row in rows:
        assert (row["ledger"], row["deflator"], row["price_year"]) == ("", "", "")
        assert math.isnan(row["factor"])


def test_a_measure_that_nobody_claimed_has_no_rows(parks: sv.Scorecard) -> None:
    framework = sv.Framework.load("ccin")
    card = sv.score(sv.Claims.from_records([], framework, [{"id": "a"}]))
    assert rows_of(card.provenance()) == []
    assert list(card.provenance()) == list(parks.provenance())


def test_a_share_without_a_source_is_told_as_assumed() -> None:
    class Bare(sv.Measure):
        """People who came in the year."""

        code, unit = "MU9", "person"
        outcome = sv.Outcome("MU-1", "Made up", sv.Theme("MU", "Made up"))
        came = sv.Column("person", "who came")
        adjust = sv.Adjustments(deadweight=sv.Share(0.3))
        proxies = (
            sv.Proxy(1, unit="GBP_2025/person", ledger="local", source=planted.SOUND["price"]),
        )
        rating = sv.Ramp(0, 9, reason="made up")

        def quantity(self, came: float) -> float:
            return came

    chosen = planted.framework(Bare)
    records = [{"submission": "a", "measure": "MU9", "came": 3}]
    card = sv.score(sv.Claims.from_records(records, chosen, [{"id": "a"}]))
    price, share = rows_of(card.provenance())
    assert (share["status"], share["source"], share["key"]) == ("assumed", "", "")
    assert (price["key"], price["factor"]) == (planted.SOUND["price"].key, 1.0)
