"""A place's own words stand in a framework with their authors, beside the outcome they ask for."""

from __future__ import annotations

import json

import pytest

import socialvalue as sv
from socialvalue.framework import toml

PLAIN = toml.text("asset-transfer")[0]
WORDS = 'said = [{ words = "A place for our kids", by = "tenants of Rose Hill" }]'
SAID = PLAIN.replace('code = "CV-commons"\n', f'code = "CV-commons"\n{WORDS}\n')
OWN = """
[[unmeasured]]
name = "The river is ours again"
said = [{ words = "The river is ours again", by = "swimmers of the weir" }]
reason = "no outcome of the catalogue says it"
instead = "hold a meeting by the river"
"""
WHO = [{"id": "hall", "name": "Hall Trust", "contract_value": 1e5, "eligible": 90, "fte": 2}]


@pytest.fixture(scope="module")
def card() -> sv.Scorecard:
    framework = sv.Framework.from_toml(SAID + OWN)
    return sv.score(sv.Claims.from_records([], framework, WHO), framework)


def test_an_outcome_keeps_the_words_and_whose_they_are() -> None:
    framework = sv.Framework.from_toml(SAID)
    (said,) = [node.said for node in framework.outcomes if node.said]
    assert [(one.words, one.by) for one in said] == [
        ("A place for our kids", "tenants of Rose Hill")
    ]


def test_words_move_neither_the_digest_nor_a_score(card) -> None:
    plain = sv.Framework.from_toml(PLAIN)
    assert card.framework.digest == plain.digest
    other = sv.score(sv.Claims.from_records([], plain, WHO), plain)
    assert (card.score() == other.score()).all()


def test_the_page_shows_them_beside_the_outcome_and_its_score(card) -> None:
    page = " ".join(repr(card).split())
    assert '"A place for our kids" said tenants of Rose Hill.' in page
    assert "(CV-commons)" in page
    assert "Hall Trust –" in page
    assert "A place for our kids" in card._repr_html_()


def test_what_no_measure_holds_is_on_the_page_with_how_to_ask(card) -> None:
    page = " ".join(repr(card).split())
    assert '"The river is ours again" said swimmers of the weir. No measure holds this' in page
    assert "Ask instead: hold a meeting by the river" in page


def test_json_has_a_row_a_saying(card) -> None:
    rows = json.loads(json.dumps(card.as_dict()))["said"]
    assert [(row["outcome"], row["by"]) for row in rows] == [
        ("CV-commons", "tenants of Rose Hill"),
        ("", "swimmers of the weir"),
    ]
    assert rows[0]["not_measured"] == ""
    assert rows[1]["not_measured"]


def test_a_framework_without_sayings_shows_no_such_section() -> None:
    plain = sv.Framework.from_toml(PLAIN)
    card = sv.score(sv.Claims.from_records([], plain, WHO), plain)
    assert "WHAT PEOPLE SAID" not in repr(card)
    assert card.as_dict()["said"] == []


@pytest.mark.parametrize(
    "by", ["Mrs Patel", "j.smith@example.org", "Cllr Brown", "07700 900123456", ""]
)
def test_an_author_who_looks_like_one_person_is_refused_and_never_quoted(by: str) -> None:
    wrong = SAID.replace("tenants of Rose Hill", by)
    with pytest.raises(sv.FrameworkError) as refused:
        sv.Framework.from_toml(wrong)
    assert "CV-commons.said[0].by" in str(refused.value)
    assert not by or by not in str(refused.value)


def test_a_saying_without_words_or_with_another_key_is_a_fault() -> None:
    wrong = SAID.replace("words =", "wrods =")
    with pytest.raises(sv.FrameworkError) as refused:
        sv.Framework.from_toml(wrong)
    assert {fault.at for fault in refused.value.faults} == {
        "CV-commons.said[0].wrods",
        "CV-commons.said[0].words",
    }


def test_an_outcome_without_a_measure_says_why() -> None:
    with pytest.raises(sv.FrameworkError, match="reason"):
        sv.Framework.from_toml(PLAIN + OWN.replace("reason =", "# reason ="))


def test_hostile_words_come_out_inert() -> None:
    hostile = SAID.replace("A place for our kids", "<script>\\u001b[31m")
    framework = sv.Framework.from_toml(hostile)
    card = sv.score(sv.Claims.from_records([], framework, WHO), framework)
    assert "<script>" not in card._repr_html_()
    assert "\x1b" not in repr(card)
