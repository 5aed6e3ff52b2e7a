"""Documents that others wrote are read as far as is honest, and no further."""

from __future__ import annotations

from typing import Any

import pytest

import socialvalue as sv
from socialvalue.basis import STAGES
from socialvalue.standards import read_cids

CCIN = sv.Framework.load("ccin")
KNOWN = "https://ontology.commonapproach.org/contexts/cidsContext.jsonld"
STARTED, LIVING = "https://acme.example/i1", "Co-operatives living"
PLACED: dict[str, Any] = {
    "inputs": {STARTED: "SE1.started", LIVING: "SE1.living"},
    "sizes": {"https://acme.example/": {"contract_value": 80_000}},
}


def report(measured: str, name: str, value: Any, unit: str = "count") -> dict[str, Any]:
    """Something measured, with one report of it inside, as the standard's own examples have it."""
    told = {
        "@type": "cids:IndicatorReport",
        "hasName": "2025",
        "forOrganization": "https://acme.example/",
        "forIndicator": measured,
        "startedAtTime": "2025-01-01T00:00:00Z",
        "endedAtTime": "2025-12-31T23:59:59Z",
        "value": {"@type": "i72:Measure", "hasNumericalValue": value},
    }
    return {
        "@id": measured,
        "@type": "cids:Indicator",
        "hasName": name,
        "unitDescription": unit,
        "hasIndicatorReport": [told],
    }


def document(value: Any = "4", unit: str = "count") -> dict[str, Any]:
    """One organisation with two reports."""
    return {
        "@context": KNOWN,
        "@id": "https://acme.example/",
        "@type": "cids:Organization",
        "hasLegalName": "Acme Co-op",
        "hasIndicator": [
            report(STARTED, "Co-operatives started", "5"),
            report("https://acme.example/i2", LIVING, value, unit),
        ],
    }


def test_an_organisation_is_a_submission() -> None:
    back = read_cids(document(), CCIN)
    assert list(back.claims.submissions.ids) == ["https://acme.example/"]
    assert back.claims.submissions.name(0) == "Acme Co-op"


def test_a_report_that_nobody_placed_is_listed_and_not_guessed_at() -> None:
    back = read_cids(document(), CCIN)
    assert len(back.claims) == 0
    assert back.left()["why"] == ["no input is named for what it reports"] * 2
    kinds = ["submission", "beside", "left", "beside", "beside", "left", "beside"]
    assert back.nodes["became"] == kinds


def test_reports_that_somebody_placed_make_one_claim() -> None:
    back = read_cids(document(), CCIN, **PLACED)
    batch = back.claims.batches["SE1"]
    assert (batch.size, batch.columns["started"][0], batch.columns["living"][0]) == (1, 5, 4)
    assert batch.period is not None
    assert (batch.period[0], back.nodes["became"].count("claim")) == (2025, 2)


def test_a_report_is_of_something_delivered_unless_said_otherwise() -> None:
    stages = [
        read_cids(document(), CCIN, **PLACED, **said).claims.batches["SE1"].stage
        for said in ({}, {"stage": "verified"})
    ]
    assert [STAGES[one[0]] for one in stages if one is not None] == ["delivered", "verified"]


def test_a_number_may_be_a_number_of_json() -> None:
    batch = read_cids(document(3), CCIN, **PLACED).claims.batches["SE1"]
    assert batch.columns["living"][0] == 3


@pytest.mark.parametrize("value", ["many", "1.234,5", "1e400", "", None, True, "nan", 10**4000])
def test_a_number_in_no_plain_digits_is_refused(value: Any) -> None:
    with pytest.raises(sv.ClaimErrors):
        read_cids(document(value), CCIN, **PLACED)


@pytest.mark.parametrize("unit", ["enterprises still there", "person", "", "£"])
def test_a_unit_that_leads_nowhere_is_refused_with_a_fix(unit: str) -> None:
    with pytest.raises(sv.ClaimErrors, match="units="):
        read_cids(document(unit=unit), CCIN, **PLACED)
    told = read_cids(document(unit=unit), CCIN, **PLACED, units={LIVING: "count"})
    assert told.claims.batches["SE1"].columns["living"][0] == 4


def test_pounds_of_another_year_are_moved_and_the_factor_is_kept() -> None:
    names = ["dividends", "interest_above_benchmark", "rent", "fees"]
    given = document()
    given["hasIndicator"] = [
        report(f"https://acme.example/{name}", name, "100", "GBP_2024") for name in names
    ]
    inputs = {name: f"CV8.{name}" for name in names}
    claims = read_cids(given, CCIN, **{**PLACED, "inputs": inputs}).claims
    factor = claims.conversions["GBP_2024", "GBP_2025"]
    assert claims.batches["CV8"].columns["rent"].tolist() == [100 * factor]
    assert claims.deflator == "gdp-deflator-2026-06"


def test_an_input_that_nobody_reports_is_blank_and_told() -> None:
    inputs = {STARTED: "CV8.rent"}
    given = document()
    given["hasIndicator"] = [report(STARTED, "Rent", "100", "GBP_2025")]
    with pytest.raises(sv.ClaimErrors, match="blank"):
        read_cids(given, CCIN, **{**PLACED, "inputs": inputs})


def test_a_size_of_nobody_is_refused() -> None:
    sizes = {"https://elsewhere.example/": {"contract_value": 1}}
    with pytest.raises(sv.ClaimErrors, match="not in the document"):
        read_cids(document(), CCIN, sizes=sizes)


def test_one_input_is_reported_once_for_one_time() -> None:
    given = document()
    given["hasIndicator"].append(report("https://acme.example/i3", LIVING, "2"))
    with pytest.raises(sv.ClaimErrors, match="reported twice"):
        read_cids(given, CCIN, **PLACED)


def test_a_report_for_nobody_is_refused() -> None:
    given = document()
    told = given["hasIndicator"][0]["hasIndicatorReport"][0]
    told["forOrganization"] = "https://elsewhere.example/"
    with pytest.raises(sv.ClaimErrors, match="no organisation of the document"):
        read_cids(given, CCIN, **PLACED)


@pytest.mark.parametrize("name", ["SE1.none", "SE1", "PA1.rights", "EQ1.eligible"])
def test_an_input_that_is_no_plain_number_is_refused(name: str) -> None:
    with pytest.raises(sv.ArgumentError, match="no plain number"):
        read_cids(document(), CCIN, inputs={STARTED: name})


def test_full_addresses_are_read_without_any_context() -> None:
    cids = "https://ontology.commonapproach.org/cids#"
    given = {"@id": "urn:a", "@type": [f"{cids}SocialPurposeOrganization"]}
    assert list(read_cids(given, CCIN).claims.submissions.ids) == ["urn:a"]


def test_other_words_for_keywords_and_a_vocabulary_are_read() -> None:
    context = {"id": "@id", "type": "@type", "@vocab": "https://ontology.commonapproach.org/cids#"}
    given = {"@context": context, "id": "urn:a", "type": "Organization"}
    assert list(read_cids(given, CCIN).claims.submissions.ids) == ["urn:a"]
