"""Who loses: to whom a claim happens and where, as exact parts of what each measure comes to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from losing import BOUNDARY, SIZES, TREE, carbon, framework, hours, pushed, rows_of, score, surplus

import socialvalue as sv

NODES = ("overall", "T", "T-gain", "T-harm")
LABELS = st.sampled_from(["", "tenants", "Tenants ", "staff", "traders"])
PLACES = st.sampled_from(["", "Oxford", "Botley", "outside"])


@st.composite
def claims(draw: st.DrawFn) -> list[dict[str, object]]:
    """Some claims of every measure, in several years, with shares of their own and labels."""
    rows = []
    for number in range(draw(st.integers(1, 12))):
        row = draw(
            st.sampled_from(
                [
                    hours(draw(st.floats(0.1, 99)), draw(st.integers(10, 90))),
                    pushed(draw(st.integers(0, 30))),
                    carbon(draw(st.floats(0, 99))),
                    surplus([draw(st.floats(1, 99))], [draw(st.integers(2, 30))]),
                ]
            )
        )
        row = {**row, "claim": str(number), "group": draw(LABELS), "place": draw(PLACES)}
        if row["measure"] == "CV5":
            row["deadweight"] = draw(st.sampled_from([0.1, 0.35, 1 / 3]))
        if row["measure"] != "EQ1":
            row["period"] = draw(st.sampled_from([2026, 2027]))
        rows.append({**row, "submission": draw(st.sampled_from(["acme", "borough"]))})
    return rows


@given(claims())
@settings(max_examples=60, deadline=None)
def test_no_score_and_no_pound_moves_by_a_label(rows: list[dict[str, object]]) -> None:
    bare = [{k: v for k, v in row.items() if k not in ("group", "place")} for row in rows]
    told, plain = score(rows), score(bare)
    for node in NODES:
        for name in ("benefit", "harm", "score", "headroom", "coverage"):
            assert getattr(told, name)(node).tolist() == getattr(plain, name)(node).tolist()
    for by in ("overall", "measure", "kind"):
        assert told.worth(by)["balance"].tolist() == plain.worth(by)["balance"].tolist()


@given(claims())
@settings(max_examples=60, deadline=None)
def test_what_is_told_by_group_adds_up_to_the_whole(rows: list[dict[str, object]]) -> None:
    card = score(rows)
    known = {(r["submission"], r["measure"]): r for r in rows_of(card.measures())}
    worth = {(r["submission"], r["measure"], r["ledger"]): r["balance"]
             for r in rows_of(card.worth("measure"))}  # fmt: skip
    for name in ("group", "place"):
        table = rows_of(getattr(card, f"by_{name}")())
        for who, code in {(row["submission"], row["measure"]) for row in table}:
            own = [r for r in table if (r["submission"], r["measure"]) == (who, code)]
            if any(row["why"] for row in own):
                continue
            total = sum(row["attributable"] for row in own)
            assert total == pytest.approx(known[who, code]["attributable"], rel=1e-12)
            assert sum(row["claims"] for row in own) == sum(
                row["submission"] == who and row["measure"] == code for row in rows
            )
            for ledger in ("welfare", "input"):
                if (who, code, ledger) in worth:
                    units = sum(round(row[ledger] * 1e4) for row in own)
                    assert units == round(worth[who, code, ledger] * 1e4)


def test_without_any_label_there_is_no_row_and_no_section() -> None:
    card = score([hours(10, 30), pushed(12)])
    assert card.by_group()["group"].size == card.by_place()["place"].size == 0
    assert "WHO LOSES" not in repr(card)


def test_a_group_is_told_what_it_loses_beside_what_it_gains() -> None:
    card = score([hours(10, 30, group="tenants"), pushed(12, group="tenants")])
    page = " ".join(repr(card).split())
    assert "tenants (acme): loses CV9 Displacement of community provision 12 people;" in page
    assert "gains CV5 Volunteering and mutual aid 240 hour (input £4,310)" in page


def test_harm_outside_is_told_first_and_counts_like_any_other() -> None:
    rows = [pushed(12, group="tenants", place="Oxford"), carbon(12, place="outside")]
    card = score(rows)
    section = repr(card).split("WHO LOSES, AND WHERE\n")[1].split("\n\n")[0]
    assert section.startswith("  - OUTSIDE THE BOUNDARY: acme: WB8 Greenhouse gas 12 tCO2e")
    assert "It counts in the score like any other" in " ".join(section.split())
    inside = score([pushed(12, place="Oxford"), carbon(12, place="Oxford")])
    assert card.score().tolist() == inside.score().tolist()


@pytest.mark.parametrize(
    ("place", "side"),
    [
        *(("Oxford", "inside"), ("OXFORD ", "inside"), ("cowley", "inside"), ("", "not said")),
        *(("Botley", "outside"), ("outside", "outside"), ("Outside", "outside")),
    ],
)
def test_a_place_that_the_boundary_does_not_name_is_outside(place: str, side: str) -> None:
    table = score([carbon(1, place=place), carbon(2, place="Cowley")]).by_place()
    assert side in table["side"][table["attributable"] != 2]


def test_without_a_boundary_only_the_word_outside_is_outside() -> None:
    card = score([carbon(1, place="Botley"), carbon(2, place="outside")], framework(""))
    assert sorted(card.by_place()["side"]) == ["not said", "outside"]


def test_harm_of_which_nobody_said_to_whom_is_told_too() -> None:
    page = " ".join(repr(score([pushed(12), hours(1, 20, group="staff")])).split())
    assert "harm of which nobody said to whom it happens: CV9 (acme)" in page


def test_of_few_people_no_number_is_told_nor_one_from_which_it_follows() -> None:
    card = score(
        [pushed(14, group="tenants"), pushed(20, group="staff"), pushed(3, group="carers")]
    )
    rows = {row["group"]: row for row in rows_of(card.by_group())}
    assert "fewer than 10 people" in rows["carers"]["why"]
    assert "worked out" in rows["tenants"]["why"]
    assert np.isnan([rows["carers"]["quantity"], rows["tenants"]["attributable"]]).all()
    assert rows["staff"]["attributable"] == 20
    assert {row["effect"] for row in rows.values()} == {"harm"}


def test_a_group_of_few_people_is_told_without_numbers_whatever_it_gains() -> None:
    rows = [pushed(3, group="carers"), carbon(8, group="carers"), carbon(9, group="tenants")]
    table = rows_of(score([*rows, carbon(1)]).by_group())
    told = {(row["measure"], row["group"]): row["why"] for row in table}
    assert "fewer than 10 people" in told["WB8", "carers"]
    assert told["WB8", "tenants"] == ""


def test_the_same_few_people_in_three_years_are_still_few() -> None:
    rows = [hours(9, 4, group="carers", period=2026 + year) for year in range(3)]
    told = score(rows).by_group()
    assert "fewer than 10 people" in told["why"][0]


def test_a_harm_that_came_to_nothing_falls_on_nobody() -> None:
    work = {"paid": [99.0], "place": ["UK"], "count": [900]}
    claim = {"submission": "acme", "measure": "EQ5", "group": "cleaners", "not_shown": 0}
    rows = [{**claim, "work_2025": work, "work_2026": work}]
    chosen, table = sv.Framework.load("procurement"), [{"id": "acme", **SIZES}]
    card = sv.score(sv.Claims.from_records(rows, chosen, table))
    assert card.by_group()["effect"].tolist() == ["nothing"]
    assert "cleaners (acme): no harm and no loss is claimed for it" in " ".join(repr(card).split())


def test_what_is_no_table_of_places_and_no_aversion_is_refused() -> None:
    card = score([hours(9, 40, place="Oxford")])
    for ask in (card.by_place, card.equity):
        with pytest.raises(sv.ArgumentError, match="places"):
            ask("imd.csv")  # type: ignore[arg-type]
    for wrong in (-1, float("nan"), "much"):
        with pytest.raises(sv.ArgumentError, match="aversion"):
            card.equity(aversion=wrong)  # type: ignore[arg-type]


def test_nobody_is_a_number_that_may_be_told() -> None:
    card = score([pushed(0, group="tenants"), pushed(30, group="staff")])
    rows = {row["group"]: row for row in rows_of(card.by_group())}
    assert (rows["tenants"]["attributable"], rows["tenants"]["effect"]) == (0, "nothing")


def test_claims_that_do_not_add_up_are_counted_and_not_divided() -> None:
    rows = [surplus([50], [20], group="staff"), surplus([70], [15], group="tenants")]
    table = rows_of(score(rows).by_group())
    assert [row["claims"] for row in table] == [1, 1]
    assert all("do not add up" in row["why"] for row in table)
    assert {row["effect"] for row in table} == {"not told"}


def test_one_group_spelt_in_two_ways_is_one_group() -> None:
    card = score([pushed(12, group="Tenants"), pushed(13, group="  tenants")])
    assert card.by_group()["group"].tolist() == ["Tenants"]
    assert card.by_group()["attributable"].tolist() == [25]


def test_labels_are_inert_on_a_page() -> None:
    told = score([pushed(12, group="<script>x</script>")])._repr_html_()
    assert "<script>" not in told
    assert "&lt;script&gt;" in told


def test_every_door_carries_the_labels(tmp_path) -> None:
    chosen = framework()
    rows = [
        {"submission": "acme", **pushed(12, group="tenants", place="Botley")},
        {"submission": "acme", **pushed(15, group="staff", place="Oxford")},
    ]
    table = {"id": ["acme"], **{name: np.array([size]) for name, size in SIZES.items()}}
    tidy = "submission,measure,claim,group,place,input,value\n" + "".join(
        f"acme,CV9,{number},{row['group']},{row['place']},{name},{row[name]}\n"
        for number, row in enumerate(rows)
        for name in ("residents", "traders", "users")
    )
    wide = "submission,measure,group,place,residents,traders,users\n" + "".join(
        f"acme,CV9,{row['group']},{row['place']},{row['residents']},0,0\n" for row in rows
    )
    columns = {
        name: np.array([float(row[name]) for row in rows])
        for name in ("residents", "traders", "users")
    }
    columns |= {name: [row[name] for row in rows] for name in ("group", "place")}
    columns["submission"] = ["acme", "acme"]
    found = [
        sv.Claims.from_records(rows, chosen, [{"id": "acme", **SIZES}]),
        sv.Claims.from_columns({"CV9": columns}, chosen, table),
        sv.Claims.from_columns({"CV9": columns}, chosen, table, on_fault="refuse"),
    ]
    for name, text in (("tidy", tidy), ("wide", wide)):
        file = tmp_path / f"{name}.csv"
        file.write_text(text, "utf-8")
        found.append(sv.read(file, chosen, submissions=table))
    for one in found:
        batch = one.batches["CV9"]
        assert (batch.group, batch.place) == (("tenants", "staff"), ("Botley", "Oxford"))


def test_two_claims_alike_but_for_whom_they_happen_to_are_two() -> None:
    assert score([pushed(12, group="a"), pushed(12, group="b")]).measures()["quantity"][3] == 24


def test_what_does_not_apply_happens_to_nobody() -> None:
    text = 'code = "CV9", weight = 50'
    tree = TREE.replace(text, text + ', not_applicable = ["none there"]')
    row = {"submission": "acme", "measure": "CV9", "not_applicable": "none there", "group": "staff"}
    with pytest.raises(sv.ClaimErrors, match="leave this group out"):
        sv.Claims.from_records([row], sv.Framework.from_toml(tree))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('inside = ["Oxford", "Cowley"]', "inside = []", "not a list of places"),
        ('inside = ["Oxford", "Cowley"]', 'inside = ["outside"]', "what is outside is not inside"),
        ('author = "the city council"', "", "boundary.author"),
        ('reason = "its own area"', "", "boundary.reason"),
        ("[boundary]", "[boundary]\nwhere = 1", "boundary.where"),
    ],
)
def test_a_bad_boundary_is_refused_in_words(old: str, new: str, told: str) -> None:
    with pytest.raises(sv.FrameworkError, match=told):
        framework(BOUNDARY.replace(old, new))


def test_the_boundary_is_in_the_digest_and_absent_from_it_without_one() -> None:
    plain, drawn = framework(""), framework()
    assert len({plain.digest, drawn.digest, framework(BOUNDARY.replace("Cowley", "B")).digest}) == 3
    assert plain.as_dict()["boundary"] == {"inside": [], "author": "", "reason": ""}
