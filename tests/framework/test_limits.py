"""Limits that a framework sets: who shared them out, what follows, and what is refused."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

CCIN = resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "measure-table"
SIZES = {"contract_value": 1e6, "eligible": 400, "fte": 20}

CARBON = """
[[limit]]
measure = "WB8"
limit = 40
per = "none"
kind = "ecological ceiling"
allocation = "equal per head"
author = "Oxford City Council"
reason = "our share of the national budget"
"""
SURPLUS = """
[[limit]]
measure = "EQ1"
floor = 0.01
target = 0.02
per = "contract_value"
kind = "social floor"
allocation = "local agreement"
author = "the members' meeting"
reason = "they agreed it in March"
"""


def framework(*rows: str) -> sv.Framework:
    """The co-operative framework with some limits of its own."""
    return sv.Framework.from_toml("\n".join([CCIN, *rows]))


def refused(row: str) -> str:
    """The words in which a framework with this row is refused, each fault with its mending."""
    with pytest.raises(sv.FrameworkError) as caught:
        framework(row)
    assert all(one.fix for one in caught.value.faults)
    return str(caught.value)


def card(chosen: sv.Framework, tonnes: float) -> sv.Scorecard:
    """One submission that emits so much, under a framework."""
    claim = {"submission": "acme", "measure": "WB8", "tonnes": tonnes, "year": "2026"}
    return sv.score(sv.Claims.from_records([claim], chosen, [{"id": "acme", **SIZES}]))


def exposure(chosen: sv.Framework, tonnes: float) -> float:
    table = card(chosen, tonnes).measures()
    return float(table["rating"][list(table["measure"]).index("WB8")])


def test_a_framework_sets_the_limit_of_a_harm() -> None:
    assert exposure(framework(CARBON), 20) == pytest.approx(50)
    assert exposure(sv.Framework.load("ccin"), 20) == pytest.approx(
        100 * 20 / (0.00015 * 1e6), 1e-9
    )


@given(st.floats(0, 1e6))
def test_exposure_is_the_share_of_the_limit_used(tonnes: float) -> None:
    assert exposure(FRAMEWORK, tonnes) == pytest.approx(100 * min(tonnes / 40, 1))


FRAMEWORK = framework(CARBON)


def test_past_the_framework_s_limit_the_harm_caps_the_whole() -> None:
    over = card(FRAMEWORK, 40.01)
    assert "WB8 past its limit" in over.overall()["capped_by"][0]
    assert "WB8 past its limit" not in card(FRAMEWORK, 40).overall()["capped_by"][0]


def test_everybody_else_s_measure_keeps_its_own_rating() -> None:
    before = sv.registry.measure("WB8").rating
    framework(CARBON)
    assert sv.registry.measure("WB8").rating is before
    assert sv.Framework.load("ccin").measure("WB8") is sv.registry.measure("WB8")


def test_the_formula_the_prices_and_the_words_stay_as_they_were() -> None:
    mine, theirs = FRAMEWORK.measure("WB8"), sv.registry.measure("WB8")
    assert (mine.code, mine.title, mine.unit, mine.proxies) == (
        *(theirs.code, theirs.title, theirs.unit),
        theirs.proxies,
    )
    assert mine.quantity is theirs.quantity
    assert mine.description() == theirs.description()


def test_a_limit_moves_no_pound() -> None:
    mine, theirs = card(FRAMEWORK, 12.5), card(sv.Framework.load("ccin"), 12.5)
    assert mine.worth()["harm"].tolist() == theirs.worth()["harm"].tolist()


def test_a_benefit_has_a_floor_and_a_target() -> None:
    ramp = framework(SURPLUS).measure("EQ1").rating
    assert ramp is not None
    assert (ramp.floor, ramp.target, ramp.per) == (0.01, 0.02, "contract_value")


def test_a_floor_alone_keeps_the_measure_s_own_target() -> None:
    own, ramp = (one.measure("EQ1").rating for one in (sv.Framework.load("ccin"), framework(
        SURPLUS.replace("target = 0.02\n", "")
    )))  # fmt: skip
    assert own is not None
    assert ramp is not None
    assert (ramp.floor, ramp.target) == (0.01, own.target)


def test_the_digest_is_the_same_without_and_moves_with_each_thing_agreed() -> None:
    plain = sv.Framework.load("ccin").digest
    assert framework().digest == plain
    changed = [
        CARBON,
        CARBON.replace("limit = 40", "limit = 41"),
        CARBON.replace("equal per head", "grandfathering"),
        CARBON.replace("Oxford", "Cambridge"),
        CARBON.replace("ecological ceiling", "social floor"),
        CARBON.replace('per = "none"', 'per = "fte"'),
    ]
    assert len({plain, *(framework(one).digest for one in changed)}) == 7


def test_the_reason_is_prose_and_moves_no_digest() -> None:
    assert framework(CARBON.replace("our share", "a share")).digest == FRAMEWORK.digest


def test_a_limit_that_was_moved_after_the_pin_is_found_out() -> None:
    with pytest.raises(sv.PinError):
        framework(CARBON.replace("40", "400")).pin(FRAMEWORK.digest)


def test_every_page_names_the_rule_and_whose_it_is_beside_the_limit() -> None:
    made = card(FRAMEWORK, 20)
    pages = [repr(made), made._repr_html_(), str(sv.explain(made, "acme", "WB8"))]
    for page in pages:
        flat = " ".join(page.split())
        assert "equal per head, by the word of Oxford City Council" in flat
        assert "our share of the national budget" in flat
    assert made.as_dict()["limits"] == [one.plain() for one in FRAMEWORK.limits]


def test_a_limit_that_nobody_claims_against_is_told_all_the_same() -> None:
    rows = [{"submission": "acme", "measure": "PA3", "contributed": 3, "attended": 3}]
    rows[0] |= {"organised": 0, "decided": 0}
    page = repr(sv.score(sv.Claims.from_records(rows, FRAMEWORK, [{"id": "acme", **SIZES}])))
    assert "by the word of Oxford City Council" in " ".join(page.split())


def test_a_source_is_cited_where_it_is_named() -> None:
    source = 'publisher = "A centre"\nsource_title = "Budgets"\nedition = "2020"\nlicence = "CC0"\n'
    ramp = framework(CARBON + source).measure("WB8").rating
    assert ramp is not None
    assert ramp.source is not None
    assert "A centre, Budgets, 2020" in ramp.source.cite()
    assert "A centre" in str(sv.explain(card(framework(CARBON + source), 1), "acme", "WB8"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('measure = "WB8"', 'measure = "WB88"', "names no measure"),
        ("limit = 40", 'limit = "40"', "is not a number"),
        ("limit = 40", "limit = nan", "is no range"),
        ("limit = 40", "limit = 0", "floor equals its target"),
        ("limit = 40", "limit = -4", "exposure"),
        ("limit = 40", "floor = 1\ntarget = 40", "has one limit"),
        ('per = "none"', "", "does not say what the limit is per"),
        ('per = "none"', 'per = "head"', "does not say what the limit is per"),
        ("ecological ceiling", "sky", "this kind is not known"),
        ('allocation = "equal per head"', "", "limit[0].allocation"),
        ('author = "Oxford City Council"', 'author = " "', "limit[0].author"),
        ('reason = "our share of the national budget"', "", "limit[0].reason"),
        ("limit = 40", "limit = 40\nlimmit = 3", "limmit"),
        ("limit = 40", 'limit = 40\npublisher = "A centre"', "not named whole"),
        ("limit = 40", 'limit = 40\nstatus = "sure"', "this status is not known"),
    ],
)
def test_a_bad_limit_is_refused_in_words(old: str, new: str, told: str) -> None:
    assert told in refused(CARBON.replace(old, new))


def test_a_benefit_has_no_limit_and_needs_both_ends_where_its_size_changes() -> None:
    assert "is a benefit" in refused(SURPLUS.replace("floor = 0.01\ntarget = 0.02", "limit = 3"))
    half = SURPLUS.replace("target = 0.02\n", "").replace("contract_value", "fte")
    assert "per something else" in refused(half)


def test_two_limits_of_one_measure_are_refused() -> None:
    assert "WB8 has two limits" in refused(CARBON + CARBON)


def test_a_limit_per_a_size_asks_for_that_size() -> None:
    chosen = framework(CARBON.replace('per = "none"', 'per = "fte"'))
    claim = {"submission": "acme", "measure": "WB8", "tonnes": 1, "year": "2026"}
    with pytest.raises(sv.ClaimErrors, match="fte"):
        sv.Claims.from_records([claim], chosen, [{"id": "acme", "contract_value": 1e6}])


@pytest.mark.parametrize("name", ["ccin", "commissioning", "procurement", "planning"])
def test_the_measure_s_own_limit_said_again_changes_no_score(name: str) -> None:
    text = resources.files("socialvalue").joinpath(f"data/frameworks/{name}.toml").read_text()
    own, rows = sv.Framework.load(name), []
    for code, member in own.members.items():
        ramp = member.measure.rating
        assert ramp is not None
        ends = f"floor = {ramp.floor}\ntarget = {ramp.target}"
        ends = f"limit = {ramp.target}" if member.measure.harm else ends
        words = 'allocation = "need"\nauthor = "us"\nreason = "as before"'
        rows.append(f'[[limit]]\nmeasure = "{code}"\n{ends}\nper = "{ramp.per or "none"}"\n{words}')
    again = sv.Framework.from_toml("\n".join([text, *rows]))
    assert len(again.limits) == len(own.members)
    for code in own.members:
        mine, theirs = again.measure(code).rating, own.measure(code).rating
        assert mine is not None
        assert theirs is not None
        assert (mine.floor, mine.target, mine.per) == (theirs.floor, theirs.target, theirs.per)
    table = [{"id": "acme", **SIZES, "eligible": 10_000}]
    cards = [
        sv.score(sv.Claims.from_records(examples(chosen), chosen, table)) for chosen in (own, again)
    ]
    for node in ("overall", *(theme.code for theme in own.themes)):
        assert cards[0].score(node).tolist() == cards[1].score(node).tolist()


def examples(chosen: sv.Framework) -> list[dict[str, object]]:
    """The first example of each measure that needs nothing from the table of submissions."""
    found = []
    for code, member in chosen.members.items():
        inputs = dict(member.measure.examples[0].inputs)
        asked = {name: value for name, value in inputs.items() if name not in SIZES}
        if member.measure.reports != "change":
            found.append({"submission": "acme", "measure": code, **asked})
    return found


def test_a_measure_of_a_table_takes_a_limit_too() -> None:
    table = sv.load_measures(EXAMPLE / "eastmoor.csv")
    text = f"{(EXAMPLE / 'eastmoor.toml').read_text('utf-8')}\n"
    code = table.codes[0]
    plain = sv.Framework.from_toml(text, tables=[table])
    own = plain.measure(code)
    ends = "limit = 9000" if own.harm else "floor = 0\ntarget = 9000"
    words = 'per = "none"\nallocation = "need"\nauthor = "us"\nreason = "as agreed"'
    row = f'[[limit]]\nmeasure = "{code}"\n{ends}\n{words}\n'
    chosen = sv.Framework.from_toml(text + row, tables=[table])
    assert chosen.measure(code).rating.target == 9000  # type: ignore[union-attr]
    assert table[code] is own
    assert chosen.digest != plain.digest
