"""The shelf of prices: found by words, shown with its owner, and kept in its own ledger."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import proxies, source
from socialvalue.errors import SourceError, UnknownName
from socialvalue.proxy import LEDGERS

EVERY = proxies.search("")


def test_a_search_finds_unit_costs_by_part_of_a_word_in_any_case() -> None:
    found = sv.proxies.search("HomeLess")
    assert {"HO3.0", "HO4.1", "HO5.0"} <= {record.code for record in found}
    assert all("homeless" in record.detail.lower() for record in found)


def test_a_record_says_all_that_an_auditor_asks() -> None:
    (record,) = proxies.search("HO3.0 application one-off")
    assert (record.code, record.key, record.topic) == ("HO3.0", "ucd-ho3.0-fiscal", "housing")
    assert (record.value, record.unit, record.per) == (2501, "GBP_FY2010/count", "application")
    assert (record.kind, record.price_year) == ("fiscal", "GBP_FY2010")
    assert record.source.licence == "CC-BY-4.0"


@given(st.lists(st.sampled_from(["per", "cost", "fiscal", "GBP_FY2010", "crime", "qaly", "zzz"])))
def test_more_words_find_no_more_records_and_their_order_does_not_count(words: list[str]) -> None:
    found = proxies.search(" ".join(words))
    assert set(found) <= set(EVERY)
    assert list(found) == list(proxies.search("  ".join(reversed(words))))
    for word in words:
        assert set(found) <= set(proxies.search(word))


def test_every_priced_figure_is_on_the_shelf_and_nothing_else_is() -> None:
    keys = {record.key for record in EVERY}
    priced = {key for key, one in source.figures().items() if one.kind in proxies.LEDGERS_OF}
    carbon = {f"carbon-value-2023-11[{year}]" for year in range(2020, 2051)}
    assert keys == priced | carbon
    assert not any("threshold" in key for key in keys)


def test_a_year_of_a_series_is_found_with_its_range() -> None:
    (record,) = proxies.search("carbon 2026")
    tonne = source.series("carbon-value-2023-11")
    figure = record.figure
    assert (figure.low, record.value, figure.high) == (
        tonne.low[2026],
        tonne.at(2026),
        tonne.high[2026],
    )
    assert record.unit == tonne.unit


def test_the_kinds_divide_the_ledgers_so_that_fiscal_meets_no_other() -> None:
    ledgers = [set(allowed) for allowed in proxies.LEDGERS_OF.values()]
    assert set().union(*ledgers) <= set(LEDGERS)
    fiscal = {kind for kind, allowed in proxies.LEDGERS_OF.items() if "fiscal" in allowed}
    welfare = {kind for kind, allowed in proxies.LEDGERS_OF.items() if "welfare" in allowed}
    assert (fiscal, welfare) == ({"fiscal"}, {"social"})


@pytest.mark.parametrize("record", EVERY[::20], ids=lambda record: record.key)
def test_a_record_gives_a_proxy_in_its_own_ledgers_and_is_refused_in_all_others(
    record: proxies.UnitValue,
) -> None:
    for ledger in LEDGERS:
        if ledger not in record.ledgers:
            with pytest.raises(SourceError, match="may not enter"):
                record.proxy(ledger)  # type: ignore[arg-type]
            continue
        proxy = record.proxy(ledger)  # type: ignore[arg-type]
        assert (proxy.value, proxy.unit, proxy.ledger) == (record.value, record.unit, ledger)
        assert proxy.source == record.source


def test_the_only_ledger_need_not_be_named_and_one_of_two_must_be() -> None:
    assert proxies.find("ucd-ho3.0-fiscal").proxy().ledger == "fiscal"
    assert proxies.find("wellby-value").proxy(contains=("deadweight",)).contains == ("deadweight",)
    with pytest.raises(SourceError, match=r"more than one ledger.*local, transfer"):
        proxies.find("ucd-ee1.0-economic").proxy()


def test_three_columns_of_one_row_of_the_database_stay_three_records() -> None:
    found = {record.kind: record for record in EVERY if record.code == "CR2.0"}
    assert set(found) == {"fiscal", "economic", "social"}
    assert len({record.proxy(record.ledgers[0]).ledger for record in found.values()}) == 3


@pytest.mark.parametrize(
    ("money", "deflator", "fault"),
    [
        ("GBP_2024", "gdp-deflator-2026-06", "no index by financial years"),
        ("GBP_FY2024", "gdp-deflator-2026-06", "no index by financial years"),
        ("GBP_2024", "gdp-deflator-fy-2026-06", "no index by calendar years"),
        ("GBP_FY2024", "discount-rate-standard", "no index by financial years"),
        ("GBP", "gdp-deflator-fy-2026-06", "not pounds of one year"),
    ],
)
def test_financial_and_calendar_years_are_not_mixed(money: str, deflator: str, fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        proxies.find("ucd-ho3.0-fiscal").in_prices_of(money, source.series(deflator))


def test_a_price_moved_there_and_back_is_the_price() -> None:
    table = source.series("gdp-deflator-fy-2026-06")
    cost = proxies.find("ucd-ho3.0-fiscal")
    back = cost.in_prices_of("GBP_FY2024", table).in_prices_of("GBP_FY2010", table)
    assert back.value == pytest.approx(cost.value, rel=1e-12)
    assert back.unit == cost.unit


def test_what_is_shown_names_the_owner_the_licence_and_the_ledger_law() -> None:
    page = repr(proxies.search("homeless"))
    assert "2,501 GBP_FY2010 per application" in page
    assert "Source: New Economy, Greater Manchester" in page
    assert "CC-BY-4.0" in page
    assert "NOTICE.txt" in page
    assert page.endswith("are never added up.")
    assert "CC-BY-4.0" in repr(proxies.search("homeless")[0])


def test_a_long_list_is_cut_and_says_so() -> None:
    page = repr(EVERY)
    assert f"and {len(EVERY) - proxies.ROWS_SHOWN} more" in page
    assert len(page.splitlines()) < 3 * proxies.ROWS_SHOWN


def test_a_disputed_row_is_marked_among_others() -> None:
    page = repr(proxies.search("emotional learning"))
    assert (page.count("[conflicting]"), page.count("; conflicting)")) == (2, 1)
    assert "[superseded]" not in repr(proxies.search("homeless")), "all alike: the source says it"


def test_a_search_that_finds_nothing_says_so() -> None:
    found = proxies.search("no such words")
    assert len(found) == 0
    assert "all the words of 'no such words'" in repr(found)


def test_an_unknown_key_is_refused_with_the_next_step() -> None:
    with pytest.raises(UnknownName, match=r"sv\.proxies\.search"):
        proxies.find("ucd-ho3.0")


def test_the_first_search_takes_a_moment_and_wakes_no_unit_parser() -> None:
    code = (
        "import sys, time; from socialvalue import proxies; begun = time.perf_counter();"
        "proxies.search('homeless'); took = time.perf_counter() - begun;"
        "assert 'pint' not in sys.modules; print(took)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(runs) < 0.05
    begun = time.perf_counter()
    proxies.search("homeless")
    assert time.perf_counter() - begun < 0.05


def test_importing_the_package_does_not_read_the_ledger() -> None:
    code = "import socialvalue.proxies as p; assert p._shelf.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)
