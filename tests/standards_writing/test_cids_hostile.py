"""Hostile documents end in a typed error, and nothing is ever fetched."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import cids, cids_graph, read_cids, to_cids

CCIN = sv.Framework.load("ccin")
CARD = sv.score(sv.read("examples/parks", CCIN), CCIN, sv.Basis(price_year=2025, start=2026))
ORG = {"@id": "urn:a", "@type": "cids:Organization", "hasLegalName": "Acme"}
KNOWN = "https://ontology.commonapproach.org/contexts/cidsContext.jsonld"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("something asked for a network")

    monkeypatch.setattr(socket, "socket", refused)


def nested(depth: int) -> dict[str, Any]:
    found: dict[str, Any] = dict(ORG)
    for _ in range(depth):
        found = {"@type": "cids:Organization", "hasOutcome": found}
    return found


HOSTILE: dict[str, Any] = {
    "a context elsewhere": {"@context": "https://evil.example/context", **ORG},
    "a context in a file": {"@context": "file:///etc/passwd", **ORG},
    "a context that only looks known": {"@context": KNOWN + "?x", **ORG},
    "a context in a list": {"@context": [KNOWN, "http://127.0.0.1/"], **ORG},
    "an import": {"@context": {"@import": "http://127.0.0.1/"}, **ORG},
    "a context inside a term": {"@context": {"a": {"@id": "u:a", "@context": {}}}, **ORG},
    "a context of a node inside": {"hasOutcome": {"@context": "http://127.0.0.1/"}, **ORG},
    "a circle of prefixes": {"@context": {"a": "b:x", "b": "a:y"}, "@id": "u:a", "a:z": "1"},
    "a context that is a number": {"@context": 5, **ORG},
    "a term that is a number": {"@context": {"a": 5}, **ORG},
    "a reverse property": {"@reverse": {"hasOutcome": ORG}, **ORG},
    "a nested graph of text": {"@graph": ["text"]},
    "an address that is a number": {"@id": 5, "hasName": "x"},
    "a type that is a number": {"@id": "u:a", "@type": 5},
    "depth": nested(100),
    "great depth": nested(100_000),
    "nothing": {},
    "no organisation": {"@id": "u:a", "@type": "u:b"},
    "a claim that is no object": {"@id": "u:a", "urn:socialvalue:terms#claim": 5},
    "a number that is text": {
        "@id": "u:a",
        "urn:socialvalue:terms#number": "first",
        "urn:socialvalue:terms#submission": 5,
    },
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_ends_in_a_typed_error(name: str) -> None:
    with pytest.raises(sv.ClaimErrors):
        read_cids(HOSTILE[name], CCIN)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe{",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"@id": "a", "@id": "b"}',
        b'{"@id": "a", "x": NaN}',
        b'{"@id": "a", "x": ' + b"9" * 5000 + b"}",
        b"null",
        b'"text"',
        b"<rdf/>",
    ],
)
def test_a_hostile_file_ends_in_a_typed_error(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "given.jsonld"
    file.write_bytes(data)
    with pytest.raises(sv.ClaimErrors):
        read_cids(file, CCIN)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match="cannot be read"):
        read_cids(tmp_path / "none.jsonld", CCIN)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "given.jsonld"
    file.write_text(json.dumps(ORG))
    monkeypatch.setattr(cids_graph, "LARGEST", 10)
    with pytest.raises(sv.ClaimErrors, match="larger"):
        read_cids(file, CCIN)


def test_a_document_of_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cids_graph, "MOST", 100)
    with pytest.raises(sv.ClaimErrors, match="more than 100 values"):
        read_cids(to_cids(CARD), CCIN)


def test_a_document_that_holds_itself_is_refused() -> None:
    document: dict[str, Any] = {"@graph": []}
    document["@graph"].append(document)
    with pytest.raises(sv.ClaimErrors, match="deeply"):
        read_cids(document, CCIN)


@pytest.mark.parametrize("name", ["svAccount", "svConversions", "svNumber", "svClaim"])
@pytest.mark.parametrize("value", [None, 5, "x", [], {}, [["a", "b", 10**4000]], {"rows_in": -1}])
def test_a_record_that_was_spoiled_is_refused_or_read(name: str, value: Any) -> None:
    document = json.loads(cids.text(to_cids(CARD)))
    node = next(one for one in document["@graph"] if name in one)
    node[name] = value
    harmless = (name, value) in [("svConversions", []), ("svConversions", {})]
    if harmless:
        assert len(read_cids(document, CCIN).claims) == 47
        return
    with pytest.raises(sv.ClaimErrors):
        read_cids(document, CCIN)


def test_no_error_tells_what_an_organisation_said() -> None:
    document = json.loads(cids.text(to_cids(CARD)))
    node = next(one for one in document["@graph"] if "svSubmission" in one)
    node["svSubmission"] = {"id": "Ann Example, 5 High Street", "contract_value": "Ann Example"}
    with pytest.raises(sv.ClaimErrors) as caught:
        read_cids(document, CCIN)
    assert "Ann" not in str(caught.value)
