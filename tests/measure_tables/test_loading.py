"""Rows become measures: what each cell turns into, and that every one keeps every promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_tables import HARM, OURS, PRICED, SEEDS, UNPRICED, as_csv, as_toml, loaded

import socialvalue as sv
from socialvalue import registry
from socialvalue.framework import digest

EASTMOOR = Path(__file__).resolve().parents[2] / "examples" / "measure-table" / "eastmoor.csv"
WELFARE = {"ledger": "welfare", "value": 3.5, "price_year": "2024", **OURS}
STATE = {
    **UNPRICED,
    "code": "M2",
    "name": "Bare ground",
    "description": "Share of the beds that lie bare at the end of the year.",
    "unit": "1",
    "direction": "lower is better",
    "combine": "mean",
    "combine_by": "beds",
    "combine_by_unit": "count",
    "floor": 0.5,
    "target": 0.1,
    "per": "",
    "reason": "a share means the same in every garden",
}
LASTING = {
    **PRICED,
    "code": "M3",
    "reports": "change",
    "deadweight": 0.2,
    "deadweight_low": 0.1,
    "deadweight_high": 0.3,
    "deadweight_source": "assumed",
    "multiplier": 0.9,
    "multiplier_source": "assumed",
    "persistence": 4,
    "persistence_source": "assumed",
    "drop_off": 0.25,
    "drop_off_source": "assumed",
    "contains": ["attribution"],
    "cautions": ["Count packets, not seeds.", "Weeds are no seeds."],
}
BY_WORD = [
    {**PRICED, "code": "M4", "key": "soil", "key_help": "the soil they grow in", "level": "sand"},
    {"code": "M4", "ledger": "welfare", "level": "clay", "value": 4},
]
EVERY = [
    *sv.load_measures(EASTMOOR),
    *loaded(PRICED, HARM, STATE, LASTING, *BY_WORD),
    *loaded({**PRICED, "combine": "single"}, {**UNPRICED, "code": "M5", "within": ""}),
]


@pytest.mark.parametrize(
    ("measure", "name", "check"),
    [(one, name, check) for one in EVERY for name, check in sv.testing.checks(one)],
    ids=[f"{one.code}-{name}" for one in EVERY for name, _ in sv.testing.checks(one)],
)
def test_every_loaded_row_keeps_every_promise(measure, name, check):
    assert issubclass(measure, sv.Measure)
    assert name
    check()


def test_a_row_becomes_the_declarations_it_says():
    measure = loaded(LASTING)["M3"]
    price = measure.proxies[0]
    assert (measure.code, measure.title, measure.unit) == ("M3", "Seeds swapped", "count")
    assert measure.description() == "Packets of seed swapped at open days in the year."
    assert measure.outcome == sv.Outcome("T-o", "Somebody would notice", sv.Theme("T", "A theme"))
    assert measure.rating == sv.Ramp(0, 2, per="eligible")
    assert (price.value, price.unit, price.ledger) == (3.5, "GBP_2024/count", "welfare")
    assert price.contains == ("attribution",)
    assert (price.source.publisher, price.source.licence) == ("A made-up council", "CC0-1.0")
    assert measure.adjust.deadweight.low == 0.1
    assert measure.adjust.multiplier.value == 0.9
    assert (measure.persistence.years, measure.persistence.drop_off.value) == (4, 0.25)
    assert measure.cautions == ("Count packets, not seeds.", "Weeds are no seeds.")
    assert measure.reports == "change"


def test_the_formula_is_the_number_that_a_claim_gives():
    measure = loaded({**PRICED, "input": "packets", "input_help": "full ones only"})["M1"]
    assert measure.needs == ("packets",)
    assert measure.inputs == {"packets": sv.Column("count", "full ones only")}
    assert measure.quantity(None, 7.5) == 7.5


def test_a_harm_and_a_state_that_is_better_when_lower():
    table = loaded(HARM, STATE)
    assert table["M9"].harm
    assert not table["M2"].harm
    assert table["M2"].rating.falling
    assert (table["M2"].reports, table["M2"].periods) == ("state", "average")
    assert table["M2"].combine == sv.WeightedMean("beds")


def test_rows_of_one_code_in_several_ledgers_are_several_prices_of_one_measure():
    fiscal = {"code": "M1", "ledger": "fiscal", "value": 2, "price_year": "FY2023", **OURS}
    (measure,) = loaded(fiscal, PRICED)
    assert [(one.ledger, one.unit) for one in measure.proxies] == [
        ("welfare", "GBP_2024/count"),
        ("fiscal", "GBP_FY2023/count"),
    ]


def test_a_key_and_its_levels_make_a_table_of_prices():
    (measure,) = loaded(*BY_WORD)
    (table,) = measure.proxies
    assert (table.key, table.values) == ("soil", (("clay", 4.0), ("sand", 3.5)))
    assert measure.inputs["soil"].names == ("clay", "sand")


@pytest.mark.parametrize(
    ("written", "read"),
    [("2024", "GBP_2024"), ("FY2024", "GBP_FY2024"), ("2024-25", "GBP_FY2024"),
     ("GBP_2024", "GBP_2024"), ("1999/00", "GBP_FY1999")],
)  # fmt: skip
def test_a_price_year_is_read_in_plain_spellings(written: str, read: str) -> None:
    price = loaded({**PRICED, "price_year": written})["M1"].proxies[0]
    assert price.unit == f"{read}/count"


@pytest.mark.parametrize("unit", ["person*hour", "m**2", "kWh/(person * year)", "percentage_point"])
def test_a_compound_unit_is_priced_as_a_whole(unit: str) -> None:
    price = loaded({**PRICED, "unit": unit})["M1"].proxies[0]
    assert price.unit == f"GBP_2024/({unit})"


def test_a_source_is_described_once_and_named_elsewhere():
    first = {**PRICED, "source": "prices"}
    second = {
        **SEEDS,
        "code": "M2",
        "ledger": "welfare",
        "value": 1,
        "price_year": "2024",
        "source": "prices",
        "deadweight": 0.1,
        "deadweight_source": "prices",
    }
    table = loaded(second, first)
    said = table["M1"].proxies[0].source
    assert table["M2"].proxies[0].source == said == table["M2"].adjust.deadweight.source


def test_a_source_of_the_ledger_of_this_library_is_named_by_its_key():
    row = {**SEEDS, "ledger": "welfare", "value": 1, "price_year": "2019"}
    (measure,) = loaded({**row, "source": "hmt-wellbeing-2021"})
    assert measure.proxies[0].source == sv.source.source("hmt-wellbeing-2021")


def test_a_judgement_needs_no_publisher_and_is_shown_as_assumed():
    row = {**SEEDS, "ledger": "welfare", "value": 1, "price_year": "2024", "status": "assumed"}
    source = loaded(row)["M1"].proxies[0].source
    assert source.status == "assumed"
    assert "a judgement, not a published figure" in source.cite()


def test_two_sources_never_share_a_key():
    other = {**PRICED, "code": "M2", "edition": "2027"}
    keys = {one.proxies[0].source.key for one in loaded(PRICED, other)}
    assert len(keys) == 2


def test_csv_and_toml_say_the_same():
    rows = [PRICED, HARM, STATE, LASTING, *BY_WORD]
    toml = sv.load_measures(as_toml(rows), name="mine.toml")
    table = loaded(*rows)
    assert toml.digest == table.digest
    assert digest.declarations(toml) == digest.declarations(table)


def test_a_date_and_a_year_may_stand_bare_in_toml():
    text = as_toml([PRICED]).replace('"2024"', "2024") + "valid_until = 2027-03-31\n"
    source = sv.load_measures(text, name="mine.toml")["M1"].proxies[0].source
    assert source.valid_until == "2027-03-31"


def test_a_file_with_a_mark_of_its_encoding_and_windows_lines_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(b"\xef\xbb\xbf" + as_csv([PRICED]).replace("\n", "\r\n").encode())
    assert sv.load_measures(file).digest == loaded(PRICED).digest


def test_loading_registers_nothing():
    before = registry.codes()
    table = loaded(PRICED, HARM)
    assert registry.codes() == before
    assert (len(table), table.codes) == (2, ("M1", "M9"))
    with pytest.raises(sv.UnknownName, match="use one of M1, M9"):
        table["M2"]


def test_a_table_can_be_looked_at():
    assert repr(loaded(PRICED, HARM)) == "<MeasureTable mine.csv: 2 measures (M1, M9)>"
    assert loaded(PRICED).get("M2") is None
