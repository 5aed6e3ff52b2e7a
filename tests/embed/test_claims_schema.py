"""The published schemas of what goes in: whatever they refuse, the library refuses too."""

import copy
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import socialvalue as sv
from socialvalue.basis import STAGES
from socialvalue.claims.batch import ASIDE, KINDS
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.years import FIRST, LAST
from socialvalue.proxy import OWN, bounds

FRAMEWORK = sv.Framework.load("ccin")
SCHEMAS = {"any": sv.schemas.claims(), "ccin": sv.schemas.claims(FRAMEWORK)}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
FAULTS = Draft202012Validator(sv.schemas.faults())
TRIED = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def refused(payload):
    """The faults that the library finds in a payload, as plain JSON types."""
    try:
        sv.read(payload, FRAMEWORK)
    except sv.ClaimErrors as errors:
        return errors.as_dict()
    return []


def refused_as_records(payload):
    """The same by the other door: keys at the top are the caller's business there."""
    try:
        sv.Claims.from_records(payload.get("claims"), FRAMEWORK, payload.get("submissions"))
    except sv.ClaimErrors as errors:
        return errors.as_dict()
    return []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_of_claims_is_itself_a_schema_and_says_what_each_part_is(name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    for part, known in SCHEMAS[name]["$defs"].items():
        assert known["description"].endswith("."), part
        assert f'"#/$defs/{part}"' in json.dumps(SCHEMAS[name])


def test_a_schema_is_the_callers_own_to_change():
    changed = sv.schemas.claims(FRAMEWORK)
    changed["$defs"].clear()
    assert sv.schemas.claims(FRAMEWORK) == SCHEMAS["ccin"]
    assert SCHEMAS["ccin"]["$id"] == f"urn:socialvalue:claims:1:{FRAMEWORK.digest}"


def test_the_words_of_the_schema_are_those_of_the_code():
    known = SCHEMAS["any"]["$defs"]
    beside = known["claimed"]["properties"]
    assert set(beside) == ASIDE
    assert beside["stage"]["anyOf"][1]["examples"] == list(STAGES)
    assert beside["kind"]["anyOf"][1]["examples"] == list(KINDS)
    year = beside["period"]["anyOf"][1]["anyOf"][0]
    assert (year["minimum"], year["maximum"]) == (FIRST, LAST)
    for name in OWN:
        told = beside[name]["anyOf"][1]
        assert (told["minimum"], told.get("maximum", float("inf"))) == bounds(name)
    for code, part in zip(
        FRAMEWORK.members, SCHEMAS["ccin"]["$defs"]["claimed"]["allOf"], strict=1
    ):
        assert re.fullmatch(part["if"]["properties"]["measure"]["pattern"], code)
        assert set(part["then"]["properties"]) | ASIDE == set(part["then"]["propertyNames"]["enum"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_sound_payload_keeps_the_schema(name):
    @TRIED
    @given(sv.testing.payloads_of(FRAMEWORK))
    def holds(payload):
        sent = json.loads(json.dumps(payload, allow_nan=False))
        assert list(VALIDATORS[name].iter_errors(sent)) == []
        assert refused(sent) == refused_as_records(sent) == []

    holds()


JUNK = st.sampled_from(
    [
        *(None, True, False, 0, -1, 2, 1.5, 1e-300, 10**30, -0.0, "", " ", "x", "1", "1,5", "E9"),
        *("Committed ", "e2", "2026-28", "1800", "PA1 ", "a" * 2001, "a" * 200, "nan", "50%"),
        *([], [None], [[None]], [True], [1, 2], ["vote"], [{}], {}, {"count": [None]}),
        *({"x": None}, {"item": [1]}, {"right": ["vote"]}, {"amount": [1], "count": [-1]}),
        *([{"right": "vote"}], {"answered": True}, [[1]], [{"amount": 1, "count": "many"}]),
    ]
)
KEYS = st.sampled_from(
    [*sorted(ASIDE), "id", "name", "eligible", "fte", "cost_2026", "fte_unit", "members", "année"]
)


def places(value):
    """Every list and mapping inside a payload, itself included."""
    if isinstance(value, list | dict):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from places(part)


@st.composite
def broken_payloads(draw):
    """A payload with one to three of its parts put in disorder."""
    payload = copy.deepcopy(draw(sv.testing.payloads_of(FRAMEWORK).filter(lambda p: p["claims"])))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(list(places(payload))))
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        do = draw(st.sampled_from(["change", "lose", "add"]))
        if do == "add" or not keys:
            junk = copy.deepcopy(draw(JUNK))
            place.append(junk) if isinstance(place, list) else place.update({draw(KEYS): junk})
        elif do == "lose":
            del place[draw(st.sampled_from(keys))]
        else:
            place[draw(st.sampled_from(keys))] = copy.deepcopy(draw(JUNK))
    return payload


@pytest.mark.parametrize("name", SCHEMAS)
def test_whatever_the_schema_refuses_the_library_refuses_too(name):
    seen = []

    @settings(TRIED, max_examples=120)
    @given(broken_payloads())
    def holds(payload):
        wrong = [error.message for error in VALIDATORS[name].iter_errors(payload)]
        if wrong:
            faults = refused(payload)
            assert faults, wrong
            assert list(FAULTS.iter_errors(faults)) == []
            odd = set(payload) - {"claims", "submissions"}
            assert odd or refused_as_records(payload), wrong
        seen.append(bool(wrong))

    holds()
    assert 30 < sum(seen) < len(seen) - 10


SOUND = {
    "claims": [{"submission": "a", "measure": "SE1", "started": 4, "living": 3}],
    "submissions": [{"id": "a", "contract_value": 100000, "eligible": 400, "fte": 9}],
}


def changed(**parts):
    return {**copy.deepcopy(SOUND), **parts}


def claim(**inputs):
    return changed(claims=[{**SOUND["claims"][0], **inputs}])


def submission(**parts):
    return changed(submissions=[{**SOUND["submissions"][0], **parts}])


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"claims": None},
        {"claims": {}},
        changed(claim=[]),
        changed(submissions="a"),
        changed(claims=[1]),
        changed(claims=[{"measure": "SE1", "started": 4, "living": 3}]),
        claim(measure=1),
        claim(submission=True),
        claim(submission=""),
        claim(stage="promised"),
        claim(stage=1),
        claim(period=26),
        claim(period="26"),
        claim(kind="extra"),
        claim(evidence="E5"),
        claim(counterfactual="E1"),
        claim(deadweight=1.5),
        claim(deadweight="0.5"),
        claim(drop_off=-1),
        claim(multiplier=-0.1),
        claim(note=1.5),
        claim(claim=True),
        claim(living=True),
        claim(living=[True]),
        claim(not_applicable=3),
        submission(eligible=0),
        submission(eligible="400"),
        submission(name=3),
        submission(cost_2026=-1),
        submission(cost_3026=1),
        submission(size=3),
        submission(id=None),
        submission(id="a" * 200),
        changed(submissions=[{"name": "A"}]),
    ],
)
def test_what_is_no_claim_in_any_framework_is_refused_by_both(payload):
    assert list(VALIDATORS["any"].iter_errors(payload))
    assert list(VALIDATORS["ccin"].iter_errors(payload))
    assert refused(payload)


@pytest.mark.parametrize(
    "payload",
    [
        claim(measure="XX1"),
        claim(started=-1),
        claim(started="4"),
        claim(started=[4]),
        claim(begun=4),
        claim(measure="PA9", affected=3),
    ],
)
def test_a_frameworks_own_schema_knows_its_measures_inputs_and_bounds(payload):
    assert not list(VALIDATORS["any"].iter_errors(payload))
    assert list(VALIDATORS["ccin"].iter_errors(payload))
    assert refused(payload)


# What the library alone can refuse: docs/embed.md tells these.
MORE = {
    "ids that stand twice": changed(submissions=SOUND["submissions"] * 2),
    "the same claim twice": changed(claims=SOUND["claims"] * 2),
    "nobody of that name": claim(submission="b"),
    "a blank beside an answer": claim(living=None),
    "a reason that is not allowed": changed(
        claims=[{"submission": "a", "measure": "SE1", "not_applicable": "we are shy"}]
    ),
    "a number of its own that the measure does not take": claim(persistence=3),
    "a unit that does not fit": submission(eligible_unit="hour"),
    "a year that is not one": claim(period="2026-29"),
    "an unknown size": changed(submissions=[{"id": "a"}]),
    "lists that do not line up": changed(
        claims=[
            {
                "submission": "a",
                "measure": "EQ1",
                "recipients": {"amount": [1, 2], "count": [1]},
            }
        ]
    ),
    "more people than there are": changed(
        claims=[
            {
                "submission": "a",
                "measure": "EQ1",
                "recipients": {"amount": [1], "count": [401]},
            }
        ]
    ),
}


@pytest.mark.parametrize("name", MORE)
def test_the_library_knows_more_than_a_schema_can_say(name):
    for validator in VALIDATORS.values():
        assert list(validator.iter_errors(MORE[name])) == []
    assert refused(MORE[name])
    assert list(FAULTS.iter_errors(refused(MORE[name]))) == []


def test_a_sound_claim_is_sound_to_all_of_them():
    assert [list(one.iter_errors(SOUND)) for one in VALIDATORS.values()] == [[], []]
    assert refused(SOUND) == []
    assert isinstance(sv.read(SOUND, FRAMEWORK).submissions, Submissions)


@pytest.mark.parametrize(
    "faults",
    [[], [{"at": "a", "fault": "b"}], [{"at": "a", "fault": "b", "fix": 1}], {"at": "a"}],
)
def test_a_list_of_faults_is_complete_or_refused(faults):
    assert list(FAULTS.iter_errors(faults))
