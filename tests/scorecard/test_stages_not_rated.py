"""A return of deliveries that is scored as promises says so before anything else."""

import socialvalue as sv

FRAMEWORK = sv.Framework.load("ccin")
ROW = {"submission": "a", "measure": "SE1", "started": 9, "living": 7}
SIZES = [{"id": "a", "contract_value": 1e5, "eligible": 50, "fte": 2}]


def card(*rows: dict, stage: str = "committed") -> sv.Scorecard:
    """A card of these claims of one submission."""
    claims = sv.Claims.from_records(rows, FRAMEWORK, SIZES)
    return sv.score(claims, FRAMEWORK, sv.Basis(stage=stage))


def test_deliveries_scored_as_promises_are_told_first_and_how_to_rate_them() -> None:
    told = card(ROW | {"stage": "delivered"})
    page = str(told)
    assert "NOTHING IS CLAIMED AS COMMITTED" in page
    assert "1 delivered" in page
    assert "--stage delivered" in page
    assert "NOTHING IS CLAIMED AS COMMITTED" in told._repr_html_()
    assert page.index("NOTHING IS CLAIMED") < page.index("a scores")


def test_what_is_of_another_stage_is_counted_beside_what_is_rated() -> None:
    page = str(card(ROW, ROW | {"stage": "delivered", "living": 5}))
    assert "Claims of another stage are not rated here: 1 delivered." in page
    assert "NOTHING IS CLAIMED" not in page


def test_a_baseline_and_a_claim_of_the_stage_rated_say_nothing() -> None:
    rights = {"weight": [1.0], "right": ["vote"], "turnout": [1.0], "count": [4]}
    row = {"submission": "a", "measure": "PA1", "rights": rights, "people": 4}
    page = str(card(row, row | {"stage": "baseline", "people": 4}))
    assert "another stage" not in page
    assert "another stage" not in str(card(ROW | {"stage": "verified"}, stage="verified"))
