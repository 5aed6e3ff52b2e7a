"""Whatever is put into a public door, what comes out is what it promises or one of our errors."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv

FRAMEWORK = sv.Framework.load("ccin")
CLAIM = {"submission": "acme", "measure": "SE1", "started": 9, "living": 7}
SIZES = [{"id": "acme", "contract_value": 1000}]
CLAIMS = sv.Claims.from_records([CLAIM], FRAMEWORK, SIZES)
CARD = sv.score(CLAIMS)
FOLDER = Path(__file__).parent
SHEET = FOLDER.parent.parent / "examples" / "parks" / "claims.csv"

DOORS: dict[str, Callable[[Any], Any]] = {
    "read, framework": lambda junk: sv.read([CLAIM], junk),
    "read, submissions": lambda junk: sv.read(SHEET, FRAMEWORK, submissions=junk),
    "read, deflator": lambda junk: sv.read([CLAIM], FRAMEWORK, deflator=junk),
    "read, numbers": lambda junk: sv.read([CLAIM], FRAMEWORK, numbers=junk),
    "read, encoding": lambda junk: sv.read(SHEET, FRAMEWORK, encoding=junk),
    "read, on_fault": lambda junk: sv.read([CLAIM], FRAMEWORK, on_fault=junk),
    "read, map": lambda junk: sv.read(SHEET, FRAMEWORK, map=junk),
    "records, framework": lambda junk: sv.Claims.from_records([], junk),
    "records, submissions": lambda junk: sv.Claims.from_records([CLAIM], FRAMEWORK, junk),
    "records, deflator": lambda junk: sv.Claims.from_records([], FRAMEWORK, deflator=junk),
    "records, a claim": lambda junk: sv.Claims.from_records([junk], FRAMEWORK),
    "columns, framework": lambda junk: sv.Claims.from_columns({}, junk, {"id": ["a"]}),
    "columns, submissions": lambda junk: sv.Claims.from_columns({"SE1": {}}, FRAMEWORK, junk),
    "columns, of a measure": lambda junk: sv.Claims.from_columns(
        {"SE1": junk}, FRAMEWORK, {"id": ["a"]}
    ),
    "a map, loaded": sv.ColumnMap.load,
    "a map, from text": sv.ColumnMap.from_toml,
    "a measure table": sv.load_measures,
    "a measure table, its text": lambda junk: sv.load_measures(junk, name="mine.csv"),
    "score": sv.score,
    "score, framework": lambda junk: sv.score(CLAIMS, junk),
    "score, basis": lambda junk: sv.score(CLAIMS, None, junk),
    "score, block": lambda junk: sv.score(CLAIMS, block=junk),
    "explain": lambda junk: sv.explain(junk, "acme"),
    "explain, who": lambda junk: sv.explain(CARD, junk),
    "explain, code": lambda junk: sv.explain(CARD, "acme", junk),
    "a framework, loaded": sv.Framework.load,
    "a framework, from text": sv.Framework.from_toml,
    "a framework, its tables": lambda junk: sv.Framework.load("ccin", tables=junk),
    "a framework, pinned": FRAMEWORK.pin,
    "a framework, its measure": FRAMEWORK.measure,
    "register": sv.register,
    "a measure by its code": sv.registry.measure,
    "a source by its key": sv.source.source,
    "schemas": sv.schemas.claims,
    "refusals": CLAIMS.refusals.write,
}
MEANT = {
    **dict.fromkeys(("read, submissions", "read, encoding", "read, map"), (None,)),
    **dict.fromkeys(("schemas", "score, framework", "score, basis"), (None,)),
    "score, block": (5, 7),
    "a framework, its tables": ([], {}, ""),
}
"""What is no junk at a door."""

JUNK = (None, 5, [], {}, object(), b"x", FOLDER, "", 2.5, [1], ("a",), {"a": 1}, sv.Framework)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk)[:12])
def test_junk_is_refused_with_its_place_and_a_mend(door: str, junk: Any) -> None:
    if any(junk == one and type(junk) is type(one) for one in MEANT.get(door, ())):
        DOORS[door](junk)
        return
    with pytest.raises(sv.SocialValueError) as caught:
        DOORS[door](junk)
    told = caught.value.faults
    assert told
    assert all((fault.at or junk == "") and fault.fault and fault.fix for fault in told)


@pytest.mark.parametrize("junk", [None, 5, {}, object(), b"x", FOLDER, "", 2.5, [1], {"a": 1}])
def test_read_refuses_what_is_no_claims(junk: Any) -> None:
    with pytest.raises(sv.SocialValueError):
        sv.read(junk, FRAMEWORK)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(DOORS.keys() - {"refusals"})),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.binary() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
        max_leaves=4,
    ),
)
def test_any_junk_is_our_error_or_no_junk(door: str, junk: Any) -> None:
    with suppress(sv.SocialValueError):  # anything else fails the test
        DOORS[door](junk)


def test_a_wrong_argument_is_a_type_error_too() -> None:
    for call in (lambda: sv.score(None), lambda: sv.read([], None), lambda: sv.ColumnMap.load(5)):  # type: ignore[arg-type]
        with pytest.raises(sv.ArgumentError) as caught:
            call()
        assert isinstance(caught.value, TypeError)


def test_an_empty_list_of_maps_and_an_empty_path_are_told() -> None:
    with pytest.raises(sv.ArgumentError, match="there is no map in the list"):
        sv.read(SHEET, FRAMEWORK, map=[])
    with pytest.raises(sv.ArgumentError, match="the path is empty"):
        sv.read("", FRAMEWORK)
