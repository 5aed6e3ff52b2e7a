"""A table that is written from generated rows loads back to the very declarations they say."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_tables import HOME, Row, as_csv, as_toml

import socialvalue as sv
from socialvalue.framework import digest
from socialvalue.proxy import ADJUSTMENTS, LEDGERS

WORDS = st.text("abcdefgh äöå-'", min_size=1, max_size=20).map(str.strip).filter(bool)
POUNDS = st.floats(0, 1e7, allow_subnormal=False)
SHARES = st.floats(0, 1, allow_subnormal=False)
JUDGED = "assumed"


def _range(draw: Any, numbers: Any, name: str, low: str, high: str) -> dict[str, float]:
    least, middle, most = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return {name: middle, **({low: least, high: most} if draw(st.booleans()) else {})}


@st.composite
def rows_of_a_measure(draw: Any, code: str = "M1") -> list[dict[str, Any]]:
    """One measure as rows: its own cells on the first, a price in each of some ledgers."""
    floor, target = draw(st.tuples(POUNDS, POUNDS).filter(lambda two: two[0] != two[1]))
    own: dict[str, Any] = {
        "name": draw(WORDS),
        "description": f"Things {draw(WORDS)} in the year.",
        **HOME,
        "unit": draw(st.sampled_from(["count", "person", "person*hour", "fte*year", "kWh"])),
        "input": draw(st.sampled_from(["amount", "things", "x_1"])),
        "direction": draw(st.sampled_from(["benefit", "harm"])),
        "combine": draw(st.sampled_from(["sum", "single"])),
        "floor": min(floor, target),
        "target": max(floor, target),
        "per": draw(st.sampled_from(["contract_value", "eligible", "fte"])),
        "reason": draw(WORDS),
        "cautions": draw(st.lists(WORDS, max_size=2)),
    }
    for name in draw(st.sets(st.sampled_from(ADJUSTMENTS[:-1]), max_size=3)):
        own |= _range(draw, SHARES, name, f"{name}_low", f"{name}_high")
        own[f"{name}_source"] = JUDGED
    prices = [
        {
            "ledger": ledger,
            **_range(draw, POUNDS, "value", "low", "high"),
            "price_year": draw(st.sampled_from(["2019", "2024", "FY2023"])),
            **{part: draw(WORDS) for part in ("publisher", "source_title", "edition", "licence")},
            "status": draw(st.sampled_from(["official", "secondary"])),
        }
        for ledger in draw(st.sets(st.sampled_from(LEDGERS), min_size=1, max_size=3))
    ]
    return [{"code": code, **(own if not i else {}), **one} for i, one in enumerate(prices)]


def expected_prices(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What the rows say of prices, in the order of the ledgers."""
    unit = rows[0]["unit"]
    per = f"({unit})" if "*" in unit else unit
    return [
        (
            *(row["value"], row.get("low"), row.get("high")),
            f"GBP_{row['price_year']}/{per}",
            row["ledger"],
            *(row["publisher"], row["source_title"], row["edition"], row["licence"], row["status"]),
        )
        for row in sorted(rows, key=lambda row: LEDGERS.index(row["ledger"]))
    ]


def prices(measure: type[sv.Measure]) -> list[tuple[Any, ...]]:
    return [
        (
            *(one.value, one.low, one.high, one.unit, one.ledger),
            *(one.source.publisher, one.source.title, one.source.edition),
            *(one.source.licence, one.source.status),
        )
        for one in measure.proxies
    ]


def joined(row: Row) -> Row:
    """Spaces are not content: cells are read with single ones."""
    return {name: _single(cell) for name, cell in row.items()}


def _single(cell: Any) -> Any:
    if isinstance(cell, list):
        return [_single(one) for one in cell]
    return " ".join(cell.split()) if isinstance(cell, str) else cell


@settings(deadline=None, max_examples=60)
@given(rows_of_a_measure())
def test_a_written_table_loads_back_to_the_declarations_it_says(rows: list[Any]) -> None:
    rows = [dict(joined(row)) for row in rows]
    (measure,) = sv.load_measures(as_csv(rows), name="mine.csv")
    first = rows[0]
    assert measure.title == first["name"]
    assert measure.description() == first["description"]
    assert measure.inputs == {first["input"]: sv.Column(first["unit"], first["name"])}
    assert measure.harm == (first["direction"] == "harm")
    assert measure.combine == {"sum": sv.Sum(), "single": sv.Single()}[first["combine"]]
    assert measure.rating == sv.Ramp(
        first["floor"], first["target"], per=first["per"], reason=first["reason"]
    )
    named = measure.adjust.named()
    assert set(named) == {name for name in ADJUSTMENTS if name in first}
    for name, share in named.items():
        said = (first[name], first.get(f"{name}_low"), first.get(f"{name}_high"))
        assert (share.value, share.low, share.high) == said
        assert share.assumed
    assert prices(measure) == expected_prices(rows)
    assert measure.cautions == tuple(first["cautions"])


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_neither_the_form_nor_the_order_of_a_table_changes_what_it_says(
    data: st.DataObject,
) -> None:
    rows = [*data.draw(rows_of_a_measure("M1")), *data.draw(rows_of_a_measure("M2"))]
    shuffled = data.draw(st.permutations(rows))
    turned = [dict(reversed(row.items())) for row in shuffled]
    tables = [
        sv.load_measures(as_csv(rows), name="mine.csv"),
        sv.load_measures(as_csv(turned), name="mine.csv"),
        sv.load_measures(as_toml(shuffled), name="mine.toml"),
    ]
    assert len({table.digest for table in tables}) == 1
    assert len({digest.declarations(table) for table in tables}) == 1
