"""Relations between measures: said in a file, argued with in another, moving no score."""

from __future__ import annotations

from graphlib import TopologicalSorter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from related import TABLE, TREE, framework, relation

import socialvalue as sv
from socialvalue import relations

OWN = sorted(
    code
    for code, owners in sv.registry.points(sv.registry.MEASURES).items()
    if any(one.value.startswith("socialvalue.measures.") for one in owners)
)


def claims(held: sv.Framework, *rows: dict) -> sv.Claims:
    """Claims of one submission, by records."""
    return sv.Claims.from_records([{"submission": "a", "amount": 4, **row} for row in rows], held)


def faults(error: pytest.ExceptionInfo) -> list[tuple[str, str]]:
    """Place and fault of each."""
    return [(one.at, one.fault) for one in error.value.faults]


def test_a_framework_without_relations_keeps_its_digest_and_its_claims() -> None:
    plain = framework()
    assert plain.relations == ()
    assert "relations" not in plain.as_dict()["themes"][0]
    assert len(claims(plain, {"measure": "M1"}, {"measure": "M2"})) == 2


def test_every_relation_that_ships_names_measures_inputs_and_an_author() -> None:
    found: list[sv.Fault] = []
    for name in relations.SHIPPED:
        for one in relations.load(name, None, found):
            measures = [sv.registry.measure(code) for code in (one.first, one.second)]
            for measure, name_ in zip(measures, one.where, strict=False):
                assert isinstance(measure.inputs[name_], sv.Column)
            assert one.reason
            assert one.author == "socialvalue"
    assert found == []


def test_no_relation_moves_a_score() -> None:
    said = [relation(kind) for kind in ("reinforces", "overlaps", "complements", "leads_to")]
    rows = ({"measure": "M1"}, {"measure": "M2"}, {"measure": "M9"})
    bare, full = framework(), framework(*said)
    cards = [sv.score(claims(held, *rows), held) for held in (bare, full)]
    assert cards[0].score() == cards[1].score()
    assert bare.digest != full.digest


def test_what_excludes_refuses_two_prices_for_the_same_people() -> None:
    held = framework(relation("excludes", on="person"))
    named = [{"measure": code, "about": who} for code, who in (("M1", "crew"), ("M2", "Crew; b"))]
    with pytest.raises(sv.ClaimErrors) as error:
        claims(held, *named)
    ((at, fault),) = faults(error)
    assert at == "claims[0].about"
    assert fault == "M1 and M2 would both be priced, for the same ones: one mood"


def test_what_excludes_refuses_what_nothing_tells_apart() -> None:
    held = framework(relation("excludes"))
    with pytest.raises(sv.ClaimErrors) as error:
        claims(held, {"measure": "M1"}, {"measure": "M2"})
    assert "nothing tells them apart" in str(error.value)


def test_what_excludes_lets_pass_who_is_told_apart_or_comes_in_another_year() -> None:
    held = framework(relation("excludes"))
    apart = [{"measure": code, "about": who} for code, who in (("M1", "crew"), ("M2", "band"))]
    years = [{"measure": "M1", "period": 2026}, {"measure": "M2", "period": 2027}]
    none = [{"measure": "M1"}, {"measure": "M2", "amount": 0}]
    for rows in (apart, years, none):
        assert len(claims(held, *rows)) == 2


def test_what_excludes_concerns_prices_alone() -> None:
    """A harm and a benefit without a common ledger, or none: nothing is refused."""
    text = TABLE.replace('ledger = "welfare"\nvalue = 5', 'ledger = "fiscal"\nvalue = 5')
    table = sv.load_measures(text, name="mine.toml")
    held = sv.Framework.from_toml(TREE + relation("excludes"), tables=[table])
    assert len(claims(held, {"measure": "M1"}, {"measure": "M2"})) == 2


def test_a_refused_pair_refuses_its_submission_alone(tmp_path: Path) -> None:
    held = framework(relation("excludes"))
    lines = ["submission,measure,input,value", "a,M1,amount,2", "a,M2,amount,3", "b,M2,amount,3"]
    file = tmp_path / "bids.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    read = sv.read(file, held, on_fault="refuse")
    assert list(read.submissions.ids) == ["b"]
    account = read.account
    assert (account.rows_in, account.rows_scored, account.rows_refused) == (3, 1, 2)


def test_a_sheet_may_say_whom_a_claim_is_about(tmp_path: Path) -> None:
    held = framework(relation("overlaps"))
    lines = ["submission,measure,input,value,about", "a,M1,amount,2,crew", "a,M2,amount,3,CREW; x"]
    file = tmp_path / "bids.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    card = sv.score(sv.read(file, held), held)
    assert list(card.overlaps()["found"]) == ["same name"]
    assert list(card.overlaps()["priced_together"]) == [True]


def test_a_step_and_what_it_leads_to_are_shown_where_both_are_priced() -> None:
    held = framework(relation("leads_to"))
    card = sv.score(claims(held, {"measure": "M1"}, {"measure": "M2"}), held)
    assert list(card.overlaps()["found"]) == ["not told apart"]


def test_a_framework_has_the_last_word_on_a_pair(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(relation("excludes") + relation("reinforces"), "utf-8")
    (tmp_path / "mine.toml").write_text(TABLE, "utf-8")
    head = 'tables = ["mine.toml"]\nrelations = ["ours.toml"]\n'
    file = tmp_path / "council.toml"
    file.write_text(head + TREE, "utf-8")
    assert {one.kind for one in sv.Framework.load(file).relations} == {"excludes", "reinforces"}
    file.write_text(head + TREE + relation("none"), "utf-8")
    assert sv.Framework.load(file).relations == ()


def test_relations_of_a_set_on_measures_that_are_not_there_are_left_out() -> None:
    assert framework(head='relations = ["cooperative"]\n').relations == ()


BROKEN = {
    'relations = "cooperative"\n': "it is not a list of names",
    'relations = ["elsewhere"]\n': "there are no relations of this name",
    'relations = ["../x.toml"]\n': "there are no relations of this name",
}


@pytest.mark.parametrize("head", BROKEN)
def test_a_set_that_is_not_there_is_a_fault(head: str) -> None:
    with pytest.raises(sv.FrameworkError, match=BROKEN[head]):
        framework(head=head)


WRONG = {
    relation("likes"): "it is not a kind of relation",
    relation("overlaps", "M1", "M1"): "it does not name two measures",
    relation("overlaps", "M1", "M7"): "M7 is not a measure of this framework",
    relation("overlaps", reason=" "): "it is missing, or not text",
    relation("overlaps", on="soul"): "it is not known",
    relation("overlaps", colour="red"): "this key is not known",
    relation("overlaps", where="amount"): "it does not name two inputs",
    relation("overlaps") + 'where = ["amount", "sum"]\n': "'sum' is not a column of M2",
    relation("overlaps") + relation("overlaps", "M2", "M1"): "stand twice",
}


@pytest.mark.parametrize("said", WRONG)
def test_a_relation_that_says_nothing_sound_is_one_fault(said: str) -> None:
    with pytest.raises(sv.FrameworkError, match=WRONG[said]) as error:
        framework(said)
    assert len(error.value.faults) == 1


def test_inputs_of_two_units_can_never_hold_the_same() -> None:
    text = files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
    said = relation("overlaps", "PA1", "CV2") + 'where = ["people", "retained"]\n'
    with pytest.raises(sv.FrameworkError, match="can never be the same"):
        sv.Framework.from_toml(text + said)


JUNK = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
)


@given(JUNK)
def test_whatever_stands_in_a_file_is_a_relation_or_a_fault(junk: object) -> None:
    found: list[sv.Fault] = []
    read = relations.read(junk, "here", found)
    assert found or read == []


def _shipped() -> list[relations.Relation]:
    return [one for name in relations.SHIPPED for one in relations.load(name, None, [])]


def test_no_chain_that_ships_comes_back_to_where_it_began() -> None:
    steps: dict[str, set[str]] = {}
    for one in _shipped():
        if one.kind == "leads_to":
            steps.setdefault(one.second, set()).add(one.first)
    order = tuple(TopologicalSorter(steps).static_order())
    assert order.index("SE3") < order.index("SE2") < order.index("PA1") < order.index("EQ1")
    assert order.index("CV4") < order.index("PA3") < order.index("CV6") < order.index("WB4")


def test_every_measure_that_ships_is_related_and_every_benefit_has_a_harm_beside_it() -> None:
    shipped = _shipped()
    measures = [sv.registry.measure(code) for code in OWN]
    assert {code for one in shipped for code in one.pair} == set(OWN)
    shadowed = {one.second for one in shipped if one.kind == "shadows"}
    assert {one.code for one in measures if not one.harm} - shadowed == set()
    harms = {one.code for one in measures if one.harm}
    assert {one.first for one in shipped if one.kind == "shadows"} <= harms


def test_of_two_wellbeing_measures_of_the_same_people_only_one_may_be_priced() -> None:
    excluded = {one.pair for one in _shipped() if one.kind == "excludes"}
    for other in ("WB2", "WB3", "WB4"):
        assert frozenset(("WB1", other)) in excluded


def test_two_prices_of_how_people_fare_are_asked_about_without_a_name() -> None:
    """A council's own price of loneliness beside WB1 is no pair that anybody declared."""
    held = framework()
    rows = [{"submission": "a", "measure": code, "amount": 4} for code in ("M1", "M2")]
    card = sv.score(sv.Claims.from_records(rows, held), held)
    table = card.overlaps()
    assert list(table["found"]) == ["not told apart"]
    assert list(table["priced_together"]) == [True]
    named = [row | {"about": who} for row, who in zip(rows, "ab", strict=True)]
    apart = sv.score(sv.Claims.from_records(named, held), held)
    assert not len(apart.overlaps()["found"])
