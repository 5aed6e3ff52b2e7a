"""The ledger: every row has all that an auditor asks for, whichever file it lies in."""

from __future__ import annotations

import csv
import math
import tomllib
from collections import Counter
from datetime import date
from importlib import resources
from itertools import chain

import pytest

from socialvalue import source, units
from socialvalue.errors import UnknownName
from socialvalue.proxies import LEDGERS_OF

DATA = resources.files("socialvalue").joinpath("data")
FIGURES = DATA.joinpath("figures")
FILES = sorted(file.name for file in FIGURES.iterdir() if file.name.endswith(".csv"))
MONEY = {*LEDGERS_OF, "threshold"}
KINDS = {*MONEY, "cost-overrun", "time-overrun", ""}


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(FIGURES.joinpath(name).read_text("utf-8").splitlines()))


def test_every_source_says_who_what_which_edition_and_under_which_licence() -> None:
    for entry in source.sources().values():
        assert all((entry.publisher, entry.title, entry.edition, entry.licence)), entry.key
        assert entry.status in source.STATUSES, entry.key
        for day in (entry.checked_on, entry.valid_until):
            assert not day or date.fromisoformat(day), entry.key


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_every_field_that_its_file_declares(name: str) -> None:
    rows = _rows(name)
    assert rows
    for row in rows:
        assert None not in row, f"{row['key']} has more cells than the file has columns"
        assert all(cell is not None for cell in row.values()), row["key"]
        assert all(row[needed].strip() for needed in ("key", "value", "unit", "source", "note"))
        assert row["status"] in {*source.STATUSES, ""}, row["key"]
        assert row["kind"] in KINDS, row["key"]


def test_a_key_is_used_once_in_the_whole_ledger() -> None:
    rows = chain.from_iterable(_rows(name) for name in FILES)
    keys = Counter([row["key"] for row in rows] + [*source.series_keys(), *source.sources()])
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(keys) == sum(map(len, (source.figures(), source.series_keys(), source.sources())))


@pytest.mark.parametrize("name", FILES)
def test_every_figure_has_a_known_unit_a_source_that_was_checked_and_lies_in_its_range(
    name: str,
) -> None:
    for row in _rows(name):
        figure = source.figure(row["key"])
        units.parse(figure.unit)
        assert figure.source.checked_on, figure.key
        assert math.isfinite(figure.value)
        assert (figure.low is None) == (figure.high is None), figure.key
        low = figure.value if figure.low is None else figure.low
        high = figure.value if figure.high is None else figure.high
        assert low <= figure.value <= high, figure.key
        assert not figure.valid_until or date.fromisoformat(figure.valid_until)


def test_every_figure_with_a_kind_of_money_is_money_of_one_price_year() -> None:
    for figure in source.figures().values():
        if figure.kind in MONEY:
            assert units.money_years(figure.unit) == (figure.price_year,), figure.key
            assert figure.unit.startswith(f"{figure.price_year}/"), figure.key


@pytest.mark.parametrize(
    ("kind", "start", "words"),
    [
        ("cost-overrun", "optimism-bias-capital-", "overrun of capital cost"),
        ("time-overrun", "optimism-bias-duration-", "overrun of time"),
    ],
)
def test_an_overrun_says_of_what_it_is(kind: str, start: str, words: str) -> None:
    keys = [one.key for one in source.figures().values() if one.kind == kind]
    assert keys == [key for key in source.figures() if key.startswith(start)]
    for figure in map(source.figure, keys):
        assert (figure.unit, figure.price_year) == ("1", ""), figure.key
        assert words in figure.note, figure.key


def test_every_figure_of_money_has_a_kind_of_money_but_the_pound_itself() -> None:
    money = [one for one in source.figures().values() if one.price_year]
    bare = [one.key for one in money if one.kind not in MONEY]
    assert bare == ["pound-for-pound"]


def test_a_row_overrides_the_status_of_its_source_and_keeps_the_rest() -> None:
    wage = source.figure("real-living-wage-uk-2023")
    publication = source.source("real-living-wage")
    assert (publication.status, wage.status) == ("secondary", "superseded")
    assert (wage.source.key, wage.source.cite()) == (
        publication.key,
        publication.cite().replace("secondary", "superseded"),
    )
    assert source.figure("real-living-wage-uk-2025").valid_until > publication.valid_until


def test_what_was_read_from_a_copy_is_never_called_official() -> None:
    official = {
        figure.source.key for figure in source.figures().values() if figure.status == "official"
    }
    assert official == {
        "coventry-bs-agm-2020",
        "dcms-cls-2019-20",
        "dcms-cls-2021-22",
        "dcms-cls-2024-25",
        "high-pay-centre-ratios-2025",
        "ons-quality-of-life-2022",
        "ons-wellbeing-2019-20",
        "ons-wellbeing-2022-23",
        "ons-wellbeing-bands",
        "ppn-018",
    }
    assert all(source.series(key).source.status != "official" for key in source.series_keys())


def test_no_proprietary_value_bank_is_in_the_package_data() -> None:
    texts = [path.read_text("utf-8").lower() for path in _every_file(DATA)]
    assert len(texts) > len(FILES)
    text = " ".join(texts).replace("shacl", "")
    assert not any(name in text for name in ("hact", "national toms", "social value bank"))


def _every_file(folder: object) -> list[object]:
    found: list[object] = []
    for entry in folder.iterdir():
        found += _every_file(entry) if entry.is_dir() else [entry]
    return found


def test_the_attribution_of_the_unit_costs_travels_with_them() -> None:
    notice = FIGURES.joinpath("NOTICE.txt").read_text("utf-8")
    for needed in ("Greater Manchester", "licenses/by/4.0", "Changes made", "do not endorse"):
        assert needed in notice
    costs = [one for one in source.figures().values() if one.source.key == "gm-unit-costs-1.4"]
    assert len(costs) == 779
    assert {one.source.licence for one in costs} == {"CC-BY-4.0"}
    assert Counter(one.kind for one in costs) == {"fiscal": 674, "economic": 80, "social": 25}


def test_an_unknown_key_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownName, match="wellby-value"):
        source.figure("wellby")
    with pytest.raises(UnknownName, match="there is no source"):
        source.source("wellby")


def test_nobody_can_change_a_row_of_the_ledger() -> None:
    with pytest.raises(AttributeError):
        source.figure("wellby-value").value = 1.0  # type: ignore[misc]


def test_every_series_names_a_family_and_a_vintage_that_no_other_has() -> None:
    heads = tomllib.loads(DATA.joinpath("series.toml").read_text("utf-8"))
    editions = Counter((head["family"], head["vintage"]) for head in heads.values())
    assert set(editions.values()) == {1}
