"""The page on embedding keeps its word: its blocks run, and its endpoint answers as it says."""

import importlib.util
import io
import json
import re
import sys
from pathlib import Path
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from jsonschema import Draft202012Validator

import socialvalue as sv
from socialvalue.scorecard.plain import SCHEMA
from socialvalue.structure import API

sys.path.insert(0, str(Path(__file__).parent))
import eight_threads

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "embed.md").read_text("utf-8")
SCORECARD = Draft202012Validator(sv.schemas.scorecard())
FAULTS = Draft202012Validator(sv.schemas.faults())
SOUND = {
    "claims": [{"submission": "acme", "measure": "SE1", "started": 9, "living": 7}],
    "submissions": [{"id": "acme", "name": "Acme Co-op", "contract_value": 100_000}],
}


def _loaded(text, tmp_path_factory):
    """The blocks of the page, in order, as one module."""
    file = tmp_path_factory.mktemp("page") / "embed_page.py"
    file.write_text(text, "utf-8")
    spec = importlib.util.spec_from_file_location("embed_page", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BLOCKS = "\n\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page as it runs where the digest that was pinned still holds, and what it printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORING_DIGEST", sv.Framework.load("ccin").digest)
        said = io.StringIO()
        patch.setattr(sys, "stdout", said)
        module = _loaded(BLOCKS, tmp_path_factory)
    return module, said.getvalue()


def asked(application, body=b"", method="POST", length=None):
    """Send one request through the validator of WSGI; the status, the headers and the JSON."""
    environ = {
        "REQUEST_METHOD": method,
        "CONTENT_LENGTH": str(len(body)) if length is None else length,
        "wsgi.input": io.BytesIO(body),
        "QUERY_STRING": "",
    }
    if not environ["CONTENT_LENGTH"]:
        del environ["CONTENT_LENGTH"]
    setup_testing_defaults(environ)
    told = {}

    def start_response(status, headers, *_):
        told.update(status=status, headers=dict(headers))
        return lambda data: None

    answer = validator(application)(environ, start_response)
    sent = b"".join(answer)
    answer.close()
    assert told["headers"]["Content-Length"] == str(len(sent))
    assert told["headers"]["Content-Type"] == "application/json"
    return int(told["status"].split()[0]), told["headers"], json.loads(sent)


def test_the_page_shows_faults_a_failed_pin_and_what_a_start_costs(page):
    module, said = page
    assert "claims[0].living" in said
    assert "'fix'" in said
    assert f"its digest is {module.FRAMEWORK.digest}, and sha256:000" in said
    assert said.count("times numpy") == 4
    assert list(SCORECARD.iter_errors(module.answer)) == []


def test_the_page_refuses_one_submission_and_answers_the_other(page):
    partial = json.loads(json.dumps(page[0].partial, allow_nan=False))
    assert list(SCORECARD.iter_errors(partial["scorecard"])) == []
    (refused,) = partial["refusals"]
    assert (refused["submission"], refused["rows"]) == ("blue", ["claims[1]"])
    assert list(FAULTS.iter_errors(refused["faults"])) == []
    stamp = partial["scorecard"]["stamp"]
    assert [stamp[f"rows_{one}"] for one in ("in", "scored", "blank", "refused")] == [2, 1, 0, 1]


def test_a_truth_where_a_number_is_asked_for_is_mended_without_a_word_of_sheets(page):
    (fault,) = page[0].partial["refusals"][0]["faults"]
    assert (fault["at"], fault["fault"]) == ("claims[1].started", "True is not a number")
    assert not re.search("cell|column|sheet|row", fault["fix"])


@pytest.mark.parametrize("digest", ["", "  ", None])
def test_the_endpoint_does_not_start_where_nothing_was_pinned(
    tmp_path_factory, monkeypatch, digest
):
    if digest is None:
        monkeypatch.delenv("SCORING_DIGEST", raising=False)
    else:
        monkeypatch.setenv("SCORING_DIGEST", digest)
    with pytest.raises(sv.PinError, match="nothing was pinned") as caught:
        _loaded(BLOCKS, tmp_path_factory)
    assert sv.Framework.load("ccin").digest in caught.value.faults[0].fix


def test_the_endpoint_answers_claims_with_the_scorecard_of_the_library(page):
    status, _, answer = asked(page[0].application, json.dumps(SOUND).encode())
    assert status == 200
    assert list(SCORECARD.iter_errors(answer)) == []
    card = sv.score(sv.read(SOUND, page[0].FRAMEWORK), basis=page[0].BASIS)
    assert answer == card.as_dict()
    assert answer["stamp"]["digest"] == page[0].FRAMEWORK.digest
    assert answer["stamp"]["version"] == sv.__version__
    assert answer["stamp"]["basis_digest"]


@pytest.mark.parametrize(
    ("payload", "at"),
    [
        ({"claims": [{**SOUND["claims"][0], "living": -1}]}, "claims[0].living"),
        ({"claims": [1]}, "claims[0]"),
        ({"claims": "/etc/hostname"}, "claims"),
        ({"claims": [], "claim": []}, "'claim'"),
        ({}, "the data"),
    ],
)
def test_the_endpoint_answers_bad_claims_with_every_fault(page, payload, at):
    status, _, answer = asked(page[0].application, json.dumps(payload).encode())
    assert status == 422
    assert list(FAULTS.iter_errors(answer["faults"])) == []
    assert at in {fault["at"] for fault in answer["faults"]}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "it is not JSON"),
        (b"{", "it is not JSON"),
        (b"\xff\xfe\x00", "it is not JSON"),
        (b'{"claims": [], "claims": []}', "a key stands twice"),
        (b"[" * 100_000, "it is not JSON"),
        (b'{"claims": [' + b"9" * 5000 + b"]}", "it is not JSON"),
        (b'"/etc/hostname"', "it is no object"),
        (b"[]", "it is no object"),
        (b"null", "it is no object"),
    ],
)
def test_the_endpoint_refuses_what_is_no_object(page, body, said):
    status, _, answer = asked(page[0].application, body)
    assert status == 400
    assert said in answer["faults"][0]["fault"]
    assert list(FAULTS.iter_errors(answer["faults"])) == []


@pytest.mark.parametrize(
    ("length", "status"),
    [("1000001", 413), ("9" * 5000, 413), ("", 411), ("-1", 411), ("ten", 411), ("²", 411)],
)
def test_the_endpoint_reads_no_more_than_it_was_told_and_allows(page, length, status):
    environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": length, "wsgi.input": None}
    found, answer = page[0].answered(environ)
    assert found.value == status
    assert list(FAULTS.iter_errors(answer["faults"])) == []


def test_the_endpoint_takes_posts_alone(page):
    status, headers, _ = asked(page[0].application, method="GET", length="")
    assert status == 405
    assert headers["Allow"] == "POST"


def test_numbers_that_json_does_not_have_are_faults_and_never_answers(page):
    body = json.dumps({**SOUND, "claims": [{**SOUND["claims"][0], "living": float("nan")}]})
    status, _, answer = asked(page[0].application, body.encode())
    assert (status, answer["faults"][0]["at"]) == (422, "claims[0].living")


def test_eight_requests_at_once_get_what_each_would_get_alone(page):
    sent = [
        json.dumps({**SOUND, "claims": [{**SOUND["claims"][0], "living": living}]}).encode()
        for living in range(8)
    ]
    jobs = [lambda body=body: asked(page[0].application, body) for body in sent]
    assert eight_threads.together(jobs) == [job() for job in jobs]


def test_the_endpoint_does_not_start_on_a_digest_that_moved(tmp_path_factory, monkeypatch, capsys):
    monkeypatch.setenv("SCORING_DIGEST", "sha256:" + 64 * "1")
    with pytest.raises(sv.PinError, match="what moved"):
        _loaded(BLOCKS, tmp_path_factory)
    assert "fix" in capsys.readouterr().out


def test_the_page_names_the_revisions_of_the_code():
    assert f"`urn:socialvalue:claims:{SCHEMA}`" in PAGE
    assert f"`api = {API}`" in PAGE
    for schema in (sv.schemas.claims(), sv.schemas.faults(), sv.schemas.scorecard()):
        assert schema["$id"].endswith(f":{SCHEMA}")
        assert re.fullmatch(r"urn:socialvalue:\w+:\d+", schema["$id"])
    for name in ("claims", "faults", "scorecard"):
        assert f"`sv.schemas.{name}()`" in PAGE
