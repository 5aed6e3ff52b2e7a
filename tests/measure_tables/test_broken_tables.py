"""Broken tables: every fault has its file, row and column, and says how to mend what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from made_up_tables import HARM, OURS, PRICED, SEEDS, UNPRICED, Row, as_csv, as_toml, loaded

import socialvalue as sv
from socialvalue import registry

NO_SOURCE = {name: value for name, value in PRICED.items() if name not in OURS}
SHARE = {**PRICED, "deadweight": 0.2, "deadweight_source": "assumed"}
KEYED = {**PRICED, "key": "soil", "level": "sand"}
MEAN = {**UNPRICED, "combine": "mean", "combine_by": "beds", "combine_by_unit": "count"}
LASTS = {**PRICED, "persistence": 2, "persistence_source": "assumed"}
DOWN = {**UNPRICED, "floor": 3, "target": 1}


def less(row: Row, *names: str) -> dict[str, Any]:
    """A row without some of its cells."""
    return {name: value for name, value in row.items() if name not in names}


# name of the case: rows, the place, what is wrong, how to mend it
BROKEN: dict[str, tuple[list[Row], str, str, str]] = {
    "no code": ([less(PRICED, "code")], "line 2, code", "missing", "give each measure a code"),
    "a code with a space": ([{**PRICED, "code": "M 1"}], "line 2, code", "not a code", "EM1"),
    "no name": ([less(PRICED, "name")], "line 2, name", "missing", "what the measure is called"),
    "no description": ([less(PRICED, "description")], "line 2, description", "missing", "of whom"),
    "two sentences": (
        [{**PRICED, "description": "Seeds in the year. Many."}],
        "line 2, description", "not one sentence", "the rest belongs in cautions",
    ),
    "no theme": ([less(PRICED, "theme")], "line 2, theme", "missing", "the code of its theme"),
    "no outcome": ([less(PRICED, "outcome")], "line 2, outcome", "missing", "EQ-surplus"),
    "no unit": ([less(PRICED, "unit")], "line 2, unit", "missing", "person or hour"),
    "a bare pound as the unit": ([{**PRICED, "unit": "£"}], "line 2, unit", "'£' has no price year",
                                 "GBP_2025"),
    "a bare GBP as the unit": ([{**PRICED, "unit": "GBP/person"}], "line 2, unit",
                               "'GBP' has no price year", "GBP_FY2025"),
    "a unit nobody knows": ([{**PRICED, "unit": "packet"}], "line 2, unit", "not a unit", "person"),
    "no direction": ([less(PRICED, "direction")], "line 2, direction", "missing", "harm"),
    "a mistyped direction": ([{**PRICED, "direction": "benefits"}], "line 2, direction",
                             "'benefits' is not known", "write 'benefit'"),
    "an unknown column": ([{**PRICED, "deadwieght": 0.2}], "mine.csv header",
                          "'deadwieght' is not known", "write 'deadweight'"),
    "a mistyped column that is needed": (
        [{**less(PRICED, "direction"), "directon": "benefit"}, less(HARM, "direction")],
        "mine.csv header", "'directon' is not known", "write 'direction'",
    ),
    "a share in per cent": ([{**SHARE, "deadweight": "20%"}], "line 2, deadweight",
                            "'20%' is not a number", "a quarter is 0.25"),
    "a share above one": ([{**SHARE, "deadweight": 20}], "line 2, deadweight", "not a share",
                          "from 0 to 1"),
    "a share nobody stands for": ([less(SHARE, "deadweight_source")], "line 2, deadweight_source",
                                  "nobody is named", "or assumed"),
    "a share outside its range": (
        [{**SHARE, "deadweight_low": 0.3, "deadweight_high": 0.4}],
        "line 2, deadweight", "outside its own range", "rise in that order",
    ),
    "half a range": ([{**PRICED, "low": 2}], "line 2, value", "one end only", "or neither"),
    "a range without a share": ([{**PRICED, "leakage_low": 0.1}], "line 2, leakage_low",
                                "there is no leakage", "leave this blank"),
    "a price with a comma": ([{**PRICED, "value": "1,234"}], "line 2, value",
                             "'1,234' is not a number", "without commas"),
    "a price with a pound sign": ([{**PRICED, "value": "£5"}], "line 2, value",
                                  "'£5' is not a number", "name the pounds in price_year"),
    "a price in words": ([{**PRICED, "value": "five"}], "line 2, value", "not a number", "1234.5"),
    "a price below zero": ([{**PRICED, "value": -1}], "line 2, value", "below zero", "harm"),
    "no price": ([less(PRICED, "value")], "line 2, value", "missing", "pounds for one unit"),
    "no price year": ([less(PRICED, "price_year")], "line 2, price_year", "no price year",
                      "2025 or FY2025"),
    "a bare GBP as the price year": ([{**PRICED, "price_year": "GBP"}], "line 2, price_year",
                                     "'GBP' has no price year", "write 2025"),
    "two years that do not follow": ([{**PRICED, "price_year": "2023-25"}], "line 2, price_year",
                                     "not a price year", "2025-26 for a financial one"),
    "a price without a ledger": ([less(PRICED, "ledger")], "line 2, ledger",
                                 "value is given and no ledger", "welfare, local"),
    "an unknown ledger": ([{**PRICED, "ledger": "social"}], "line 2, ledger",
                          "'social' is not known", "use one of welfare"),
    "no source": ([NO_SOURCE], "line 2, publisher", "nobody is named", "assumed in status"),
    "no licence": ([less(PRICED, "licence")], "line 2, licence", "missing", "OGL-UK-3.0"),
    "no status": ([less(PRICED, "status")], "line 2, status", "missing", "official or assumed"),
    "an unknown source": ([{**NO_SOURCE, "source": "hmt-welbeing-2021"}], "line 2, source",
                          "no source named 'hmt-welbeing-2021'", "write 'hmt-wellbeing-2021'"),
    "a name of the ledger's": ([{**PRICED, "source": "hmt-wellbeing-2021"}], "line 2, source",
                               "is the name of a source of the ledger", "another name"),
    "a day that is none": ([{**PRICED, "valid_until": "31/03/2027"}], "line 2, valid_until",
                           "not a date", "2026-03-31"),
    "neither price nor reason": ([SEEDS], "line 2, unpriced_reason", "missing", "name a ledger"),
    "a price and a reason for none": ([{**PRICED, "unpriced_reason": "none"}],
                                      "line 2, unpriced_reason", "carries a price", "blank"),
    "a code twice": ([UNPRICED, {**UNPRICED, "name": "Others"}], "line 3, code",
                     "claimed by 'Others' and by 'Seeds swapped' at mine.csv line 2",
                     "another code"),
    "a row twice": ([UNPRICED, UNPRICED], "line 3, code", "M1 stands at mine.csv line 2 too",
                    "keep one"),
    "a ledger twice": ([PRICED, PRICED], "line 3, value",
                       "M1 has a welfare price at mine.csv line 2 too", "another ledger"),
    "a level twice": ([KEYED, KEYED], "line 3, value", "'sand' has a welfare price", "keep one"),
    "a level without a key": ([{**PRICED, "level": "sand"}], "line 2, level", "no key", "blank"),
    "a key without a level": ([less(KEYED, "level")], "line 2, level", "has none", "soil"),
    "a range by a word": ([{**KEYED, "low": 1, "high": 4}], "line 2, low", "has no range", "blank"),
    "rows that disagree": ([PRICED, {"code": "M1", "unit": "person"}], "line 3, unit",
                           "'person' is not 'count' at mine.csv line 2", "say the same"),
    "a code of somebody's": ([{**PRICED, "code": "PA1"}], "line 2, code",
                             "claimed by measure table mine.csv:PA1 and by socialvalue",
                             "another code"),
    "no floor": ([less(PRICED, "floor")], "line 2, floor", "missing", "give the floor too"),
    "neither range nor reason": ([less(PRICED, "floor", "target")], "line 2, unrated_reason",
                                 "missing", "give floor and target"),
    "a flat range": ([{**PRICED, "target": 0}], "line 2, target", "equals the floor", "differ"),
    "per nothing": ([less(PRICED, "per")], "line 2, per", "what floor and target are per",
                    "why size does not matter"),
    "a benefit that falls": ([DOWN], "line 2, target", "more is a benefit", "lower is better"),
    "a harm that falls": ([{**HARM, "floor": 1}], "line 2, target", "a harm's exposure rises",
                          "above the floor"),
    "lower is better, upwards": ([{**MEAN, "direction": "lower is better"}], "line 2, target",
                                 "the target is above the floor", "or write benefit"),
    "a sum of what falls": ([{**DOWN, "direction": "lower is better", "reports": "amount"}],
                            "line 2, target", "reward leaving claims out", "write single"),
    "a sum of a state": ([{**UNPRICED, "reports": "state"}], "line 2, combine", "never summed",
                         "single or mean"),
    "a price of a state": ([{**PRICED, "reports": "state", "combine": "single"}], "line 2, value",
                           "cannot be priced", "price an amount"),
    "a share of a state": (
        [{**UNPRICED, "reports": "state", "combine": "single", "deadweight": 0.1,
          "deadweight_source": "assumed"}],
        "line 2, reports", "takes none", "leave every share blank",
    ),
    "a mean by nothing": ([less(MEAN, "combine_by")], "line 2, combine_by", "missing",
                          "people_asked"),
    "a weight without a unit": ([less(MEAN, "combine_by_unit")], "line 2, combine_by_unit",
                              "missing", "the unit of that"),
    "a weight that weighs nothing": ([{**PRICED, "combine_by": "beds"}], "line 2, combine_by",
                                     "weighs nothing", "write mean in combine"),
    "an input of a claim's words": ([{**PRICED, "input": "stage"}], "line 2, input",
                                    "a word of every claim", "another word"),
    "an input in capitals": ([{**PRICED, "input": "Packets"}], "line 2, input",
                             "cannot name what a claim gives", "meals_shared"),
    "a key of a claim's words": ([{**KEYED, "key": "kind"}], "line 2, key",
                                 "a word of every claim", "another word"),
    "a key without prices": ([{**UNPRICED, "key": "soil"}], "line 2, key", "no price goes by it",
                             "or leave key blank"),
    "one name for two inputs": ([{**KEYED, "input": "soil"}], "line 2, key", "one name",
                                "a name of its own"),
    "applied twice": ([{**SHARE, "contains": ["deadweight"]}], "line 2, contains",
                      "deadweight is already in the price", "leave deadweight blank"),
    "contains nothing we know": ([{**PRICED, "contains": ["deadwait"]}], "line 2, contains",
                                 "'deadwait' is not known", "write 'deadweight'"),
    "within another unit": ([{**PRICED, "within": "eligible"}], "line 2, within",
                            "eligible is in person, not in count", "count in person"),
    "an age of benefits": ([{**LASTS, "persistence": 900}], "line 2, persistence", "not a time",
                           "up to 100"),
    "a loss of what does not last": ([{**PRICED, "drop_off": 0.1, "drop_off_source": "assumed"}],
                                     "line 2, drop_off", "nothing is said to last", "persistence"),
    "lasting without a price": ([{**UNPRICED, **less(LASTS, *PRICED)}], "line 2, persistence",
                                "nothing here has a price", "leave persistence out"),
    "an outcome of two names": (
        [PRICED, {**UNPRICED, "code": "M2", "outcome_name": "Another"}],
        "line 3, outcome_name", "T-o has 'Somebody would notice' at mine.csv line 2, outcome_name",
        "say the same",
    ),
    "a sign that cannot be printed": ([{**PRICED, "name": "Seeds\x1b[2J"}], "line 2, name",
                                      "cannot be printed", "type the words again"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "at", "fault", "fix"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table_is_told_its_place_its_fault_and_its_mend(
    rows: list[Row], at: str, fault: str, fix: str
) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        loaded(*rows)
    (only,) = caught.value.faults
    assert only.at.endswith(at)
    assert only.at.startswith("mine.csv")
    assert fault in only.fault
    assert fix in only.fix
    assert "sv." not in only.fix


@pytest.mark.parametrize(
    ("text", "at", "fault"),
    [
        ("", "mine.csv", "it is empty"),
        (as_csv([PRICED]).splitlines()[0], "mine.csv", "a header and no rows"),
        (as_csv([PRICED]).replace(",", ";"), "mine.csv header", "separated by ';'"),
        (as_csv([PRICED]) + "M2,Too short\n", "mine.csv line 3", "it has 2 cells"),
        (as_csv([PRICED]).replace("theme,", "unit,", 1), "mine.csv header", "stands twice"),
        (as_csv([PRICED]).replace("theme,", ",", 1), "mine.csv line 2", "under no heading"),
        (as_csv([PRICED]) + '"M2', "mine.csv line 3", "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_is_told_where(text: str, at: str, fault: str) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        sv.load_measures(text, name="mine.csv")
    assert any(one.at == at and fault in one.fault for one in caught.value.faults)


@pytest.mark.parametrize(
    ("text", "at", "fault"),
    [
        ("[[measure]", "mine.toml", "this is not TOML"),
        ("", "mine.toml", "it has no rows"),
        ("measure = 3", "mine.toml", "not a list of tables"),
        ("[[mesure]]\ncode = 1", "mine.toml", "'mesure' is not known"),
        (as_toml([PRICED]).replace("3.5", '"3.5x"'), "mine.toml measure 1, value", "not a number"),
        (as_toml([PRICED]).replace("3.5", "true"), "mine.toml measure 1, value", "not a number"),
        (as_toml([PRICED]).replace("3.5", "inf"), "mine.toml measure 1, value", "finite"),
        (as_toml([PRICED]).replace('"M1"', "1"), "mine.toml measure 1, code", "not text"),
        (as_toml([PRICED, {"cod": "M2"}]), "mine.toml measure 2", "'cod' is not known"),
    ],
)
def test_a_broken_toml_table_is_told_where(text: str, at: str, fault: str) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        sv.load_measures(text, name="mine.toml")
    assert any(one.at == at and fault in one.fault for one in caught.value.faults)


def test_every_fault_of_a_table_is_told_at_once_and_nothing_is_registered():
    before = registry.codes()
    rows = [{**case[0][0], "code": f"B{i}"} for i, case in enumerate(BROKEN.values())]
    last = f"line {len(rows) + 2}"
    with pytest.raises(sv.MeasureError) as caught:
        loaded(*rows, {**PRICED, "value": "x", "floor": "y", "unit": "£", "direction": "up"})
    told = [one.at.rpartition(", ")[2] for one in caught.value.faults if last in one.at]
    assert sorted(told) == ["direction", "floor", "unit", "value"]
    assert len(caught.value.faults) > 60
    assert registry.codes() == before


def test_a_table_is_a_csv_or_a_toml_file_that_is_there(tmp_path):
    with pytest.raises(sv.MeasureError, match="neither CSV nor TOML"):
        sv.load_measures("mine.xlsx")
    with pytest.raises(sv.UnknownName, match="no such measure table"):
        sv.load_measures(tmp_path / "mine.csv")
    broken = {b"\xff\xfe\x00": "not UTF-16", b"\xff": "not UTF-8", b"a\x00b": "zero bytes"}
    for content, words in broken.items():
        (tmp_path / "bad.csv").write_bytes(content)
        with pytest.raises(sv.MeasureError, match=words):
            sv.load_measures(tmp_path / "bad.csv")


@pytest.mark.parametrize("column", [name for name in PRICED if name != "code"])
def test_a_mistyped_column_is_told_once_however_many_rows_it_has(column: str) -> None:
    rows = [{**PRICED, "code": f"M{i}"} for i in range(3)]
    slipped = [{name + "x" * (name == column): cell for name, cell in row.items()} for row in rows]
    with pytest.raises(sv.MeasureError) as caught:
        loaded(*slipped)
    (only,) = caught.value.faults
    assert only.at == "mine.csv header"
    assert f"write {column!r}" in only.fix
