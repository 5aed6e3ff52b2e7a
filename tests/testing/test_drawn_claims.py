"""Claims that hypothesis draws: parts within wholes, people within populations, whole payloads."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from trial_measures import OUTCOME, STUDY, Answered, Votes

import socialvalue as sv

ROWS = 4
QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


class Street(sv.Measure):
    """People of a street who came to its meetings in the year, by what they did there."""

    code, outcome, unit, combine = "OX-ST", OUTCOME, "person", sv.Sum
    living = sv.Column("person", "everybody in the street", low=6, high=40)
    came = sv.Column("person", "came at all", low=3, within="living")
    spoke = sv.Column("person", "spoke", low=2, within="came")
    listened = sv.Column("person", "only listened", low=1, within="came")
    away = sv.Column("person", "wrote instead", within="living")
    helpers = sv.SampleGroup(
        "person",
        population="living",
        rung=sv.Code({"told": 0, "asked": 1}, source=STUDY),
        share=sv.Sample("1", "how often", high=1),
    )
    invited = sv.Column("person", "asked to come", low=5, within="eligible")
    how = sv.Code(("post", "door"))
    moods = sv.Sample("1", "how it was", low=-1, high=1)
    unpriced_reason = "a meeting has no price"
    rating = sv.Ramp(floor=0, target=0.5, per="eligible")

    def quantity(self, spoke, listened):
        return spoke + listened


STREET = f"""
code = "street"
name = "A street"
edition = "1"
[caps]
reason = "there is no harm here"
[[theme]]
code = "PA"
name = "Participation"
weight = 100
[[theme.outcome]]
code = "{OUTCOME.code}"
name = "Decisions are shared"
weight = 100
[[theme.outcome.measure]]
code = "OX-ST"
weight = 100
shadow = "none"
shadow_reason = "none is known"
not_applicable = ["nobody lives there"]
"""


@QUICK
@given(sv.testing.claims_of(Street, ROWS))
def test_parts_fit_into_their_wholes_and_keep_their_own_bounds(claims):
    assert (claims["living"] >= 6).all()
    assert (claims["living"] <= 40).all()
    for name, low in {"came": 3, "spoke": 2, "listened": 1, "invited": 5}.items():
        assert (claims[name] >= low).all()
    room = 1 + 1e-9
    assert (claims["spoke"] + claims["listened"] <= claims["came"] * room).all()
    assert (claims["came"] + claims["away"] <= claims["living"] * room).all()
    assert (claims["helpers"].count() <= claims["living"]).all()


def test_every_kind_of_input_is_drawn_and_varies():
    seen = {"sizes": set(), "counts": set(), "ways": set(), "came": set()}

    @QUICK
    @given(sv.testing.claims_of(Street, ROWS))
    def see(claims):
        seen["sizes"].update(np.diff(claims["moods"].offsets).tolist())
        seen["counts"].update(claims["helpers"].counts.tolist())
        seen["ways"].update(claims["how"].tolist())
        seen["came"].update(claims["came"].tolist())

    see()
    assert {0, 1, 2} <= seen["sizes"]
    assert len(seen["counts"]) > 2
    assert seen["ways"] == {0.0, 1.0}
    assert min(seen["came"]) == 3
    assert max(seen["came"]) > 20


@QUICK
@given(sv.testing.claims_of(Votes, rows=3))
def test_two_lines_try_a_formula_on_whatever_a_claim_could_say(claims):
    assert (sv.testing.quantities(Votes, claims) <= claims["members"]).all()


@QUICK
@given(sv.testing.claims_of(Answered, rows=3))
def test_quantities_are_nan_where_there_is_no_answer_and_finite_elsewhere(claims):
    quantity = sv.testing.quantities(Answered, claims)
    assert np.array_equal(np.isnan(quantity), claims["questions"].count() == 0)


@pytest.fixture(scope="module")
def street():
    """A framework of a measure of our own, registered for this session."""
    sv.register(Street)
    return sv.Framework.from_toml(STREET)


@pytest.mark.parametrize("name", ["ccin", "street"])
def test_a_payload_that_is_drawn_is_read_without_a_fault(name, street):
    framework = street if name == "street" else sv.Framework.load(name)
    counted = []

    @QUICK
    @given(sv.testing.payloads_of(framework))
    def holds(payload):
        sent = json.loads(json.dumps(payload, allow_nan=False))
        claims = sv.Claims.from_records(sent["claims"], framework, sent["submissions"])
        assert claims.account.rows_in == len(sent["claims"])
        counted.append(len(claims))

    holds()
    assert max(counted) >= 2


def test_a_payload_may_say_all_that_may_stand_beside_a_claim(street):
    met = set()

    @settings(QUICK, max_examples=150)
    @given(sv.testing.payloads_of(street))
    def see(payload):
        met.update(name for claim in payload["claims"] for name in claim)

    see()
    beside = {"stage", "period", "evidence", "counterfactual", "kind", "note", "source"}
    assert beside | {"deadweight", "attribution", "not_applicable"} <= met
