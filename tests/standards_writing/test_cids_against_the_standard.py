"""Documents hold to the shapes of the standard itself, with every socket shut."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from every_field import payload
from hypothesis import HealthCheck, given, reject, settings

import socialvalue as sv
from socialvalue.claims import Claims
from socialvalue.standards import cids, cids_terms, read_tags, to_cids
from socialvalue.testing import strategies

rdflib = pytest.importorskip("rdflib", reason="needs rdflib (extra: cids)")
pyshacl = pytest.importorskip("pyshacl", reason="needs pyshacl, to hold documents to shapes")

FOLDER = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.skipif(
        not (FOLDER / "cids.basictier.shacl.ttl").is_file(),
        reason="the files of the standard are not here, and none is copied into the project",
    ),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
CCIN = sv.Framework.load("ccin")
PARKS = sv.read("examples/parks", CCIN)
CARD = sv.score(PARKS, CCIN, sv.Basis(price_year=2025, start=2026))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("something asked for a network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)


@pytest.fixture(scope="module")
def shapes() -> tuple[Any, Any]:
    """The shapes of the basic tier, and the ontology."""
    files = FOLDER / "cids.basictier.shacl.ttl", FOLDER / "cids.ttl"
    return rdflib.Graph().parse(files[0]), rdflib.Graph().parse(files[1])


def faults(document: dict[str, Any], shapes: tuple[Any, Any]) -> str:
    """What the shapes find wrong with a document, down to what is only said for information."""
    graph = rdflib.Graph().parse(data=cids.text(document), format="json-ld")
    sound, _, text = pyshacl.validate(graph, shacl_graph=shapes[0], ont_graph=shapes[1])
    return "" if sound else text


def test_a_scorecard_passes_the_basic_tier(shapes: tuple[Any, Any]) -> None:
    tag = {"measure": "EQ1", "scheme": "SDG", "code": "8.5", "source": "a made-up study"}
    assert faults(to_cids(CARD, tags=read_tags([tag], CCIN)), shapes) == ""


def test_a_framework_passes_the_basic_tier(shapes: tuple[Any, Any]) -> None:
    assert faults(to_cids(CCIN, publisher="Eastmoor"), shapes) == ""


def test_whose_addresses_they_are_changes_nothing(shapes: tuple[Any, Any]) -> None:
    assert faults(to_cids(CARD, base="https://council.example/value/"), shapes) == ""


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(payload=strategies.payloads(CCIN))
def test_made_up_claims_pass_the_basic_tier(
    payload: dict[str, Any], shapes: tuple[Any, Any]
) -> None:
    claims = Claims.from_records(payload["claims"], CCIN, payload["submissions"])
    assert faults(to_cids(claims, year=2026), shapes) == ""


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(some=payload(CCIN))
def test_claims_with_every_field_pass_the_basic_tier(
    some: dict[str, Any], shapes: tuple[Any, Any]
) -> None:
    try:
        claims = Claims.from_records(
            some["claims"], CCIN, some["submissions"], stories=some["stories"], on_fault="refuse"
        )
    except sv.ClaimErrors:
        reject()  # labels of one thing that clash, or nobody is left
    assert faults(to_cids(claims, year=2026), shapes) == ""


@pytest.mark.parametrize("name", ["hasName", "forOrganization", "value", "endedAtTime"])
def test_the_shapes_see_what_is_missing(name: str, shapes: tuple[Any, Any]) -> None:
    document = to_cids(CARD)
    report = next(n for n in document["@graph"] if n["@type"] == "cids:IndicatorReport")
    del report[name]
    assert name in faults(document, shapes)


def test_our_context_and_the_standards_own_agree() -> None:
    theirs = json.loads((FOLDER / "cidsContext.jsonld").read_text("utf-8"))["@context"]
    ours = cids_terms.context()
    shared = {name for name in ours if name in theirs}
    assert {name for name in ours if not name.startswith(("@", "sv"))} <= shared
    assert {n: ours[n] for n in shared} == {n: theirs[n] for n in shared}


def test_the_standards_own_context_reads_the_same_statements() -> None:
    document = to_cids(CARD)
    theirs = json.loads((FOLDER / "cidsContext.jsonld").read_text("utf-8"))["@context"]
    own = {name: one for name, one in document["@context"].items() if name.startswith("sv")}
    other = {**document, "@context": [theirs, own]}
    first, second = (
        rdflib.Graph().parse(data=cids.text(one), format="json-ld") for one in (document, other)
    )
    assert set(first) == set(second)


def test_every_version_that_is_named_is_the_one_tested() -> None:
    assert f"cids/{cids_terms.VERSION}>" in (FOLDER / "cids.ttl").read_text("utf-8")
