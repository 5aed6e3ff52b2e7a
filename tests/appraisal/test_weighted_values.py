"""Distributional weights: weighted beside unweighted, at three elasticities, or refused."""

from math import isnan

import pytest
from appraised import NO_HARM, STUDY, card, given, row

import socialvalue as sv
from socialvalue.source import figure

RECORDS = [
    *given({2026: 1000}),
    *given({2026: 600}, "AP6"),
    *given({2026: 50}, "AP2"),
    {"measure": "AX1", "people": 1},
]
ONE = sv.Share(1, source=STUDY)


@pytest.fixture(scope="module")
def appraisal():
    return sv.appraise(card(RECORDS))


def test_groups_by_hand(appraisal):
    """At an elasticity of 1, half at half the income weighs 2 and half at twice it ½."""
    groups = {"poor": (0.5, 15_000), "rich": (0.5, 60_000)}
    table = appraisal.weighted({"a": groups}, 30_000, ONE, others=(0, 2))
    found = row(table, ledger="welfare", use="chosen")
    assert found["benefits_weighted"] == pytest.approx(1000 * 1.25)
    assert found["harms_weighted"] == pytest.approx(500 * 1.25)
    assert found["balance_weighted"] == pytest.approx(500 * 1.25)
    assert found["balance_unweighted"] == 500
    alike = row(table, ledger="welfare", elasticity=0.0)
    assert alike["benefits_weighted"] == pytest.approx(1000)
    more = row(table, ledger="welfare", elasticity=2.0)
    assert more["benefits_weighted"] == pytest.approx(1000 * (4 + 0.25) / 2)


def test_each_row_says_its_elasticity_its_source_and_its_incomes(appraisal):
    table = appraisal.weighted({"a": 20_000}, 30_000, others=(1, 1.6))
    assert set(table["ledger"]) == {"welfare", "transfer"}
    chosen = row(table, ledger="transfer", use="chosen")
    published = figure("distributional-elasticity")
    assert chosen["elasticity"] == published.value
    assert chosen["elasticity_source"] == published.source.cite()
    assert chosen["reference_income"] == 30_000
    assert "20,000" in chosen["incomes"]
    assert chosen["benefits_weighted"] == pytest.approx(600 * 1.5**published.value)
    others = table["elasticity"][table["use"] == "sensitivity"]
    assert sorted(set(others)) == [1, 1.6]


def test_a_submission_without_incomes_has_no_weighted_value_and_says_why(appraisal):
    found = row(appraisal.weighted({}, 1, ONE, others=(1, 2)), ledger="welfare", use="chosen")
    assert isnan(found["balance_weighted"])
    assert found["balance_unweighted"] == 500
    assert found["why"] == "no incomes were given"


@pytest.mark.parametrize(
    ("incomes", "options", "at"),
    [
        ({"a": 1}, {"ledgers": ["fiscal"]}, "ledgers[fiscal]"),
        ({"a": 1}, {"ledgers": ["control"]}, "ledgers[control]"),
        ({"a": 1}, {"ledgers": []}, "ledgers"),
        ({"a": 1}, {"reference": 0}, "reference"),
        ({"a": 1}, {"elasticity": 1.3}, "elasticity"),
        ({"a": 1}, {"elasticity": sv.Share(-1, source=STUDY)}, "elasticity"),
        ({"a": 1}, {"others": (1,)}, "others"),
        ({"a": 1}, {"others": (1, -2)}, "others"),
        ({"z": 1}, {}, "incomes[z]"),
        ({"a": 0}, {}, "incomes[a].all"),
        ({"a": {"x": (0.5, 1)}}, {}, "incomes[a]"),
        ({"a": {"x": (50, 1), "y": (50, 1)}}, {}, "incomes[a].x"),
        ({"a": {"x": 1}}, {}, "incomes[a].x"),
    ],
)
def test_what_cannot_be_weighted_is_refused_by_its_place(appraisal, incomes, options, at):
    call = {"reference": 1, "others": (1, 2), **options}
    with pytest.raises(sv.AppraisalError) as refused:
        appraisal.weighted(incomes, **call)
    assert at in [fault.at for fault in refused.value.faults]
    assert all(fault.fix for fault in refused.value.faults)


def test_a_framework_without_such_a_ledger_cannot_be_weighted():
    found = sv.appraise(card([NO_HARM]))
    books = tuple(book for book in found.books if book.ledger == "fiscal")
    bare = type(found)(found.card, books, found.spent, found.records)
    with pytest.raises(sv.AppraisalError, match="no ledger of this framework"):
        bare.weighted({"a": 1}, 1, others=(1, 2))
