"""A framework has its tables for itself; their digest is in its own; registering stays possible."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_tables import HARM, OURS, PRICED, UNPRICED, as_csv, framework, loaded

import socialvalue as sv
from socialvalue import registry

CLAIMS = [
    {"submission": "a", "measure": "M1", "amount": 100},
    {"submission": "a", "measure": "M9", "amount": 0},
]
SUBMISSIONS = [{"id": "a", "contract_value": 1e5, "eligible": 200}]


def worth(chosen: sv.Framework) -> float:
    claims = sv.Claims.from_records(CLAIMS, chosen, SUBMISSIONS)
    card = sv.score(claims, chosen, sv.Basis(price_year=2024, start=2026))
    return float(card.worth(by="overall")["benefit"][0])


@pytest.fixture
def session():
    """What a test registers is forgotten afterwards."""
    before = dict(registry._SESSION.added)
    yield
    registry._SESSION.added.clear()
    registry._SESSION.added.update(before)


# a framework and its tables


def test_a_framework_reads_the_tables_it_names_beside_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(as_csv([PRICED, HARM]), "utf-8")
    (tmp_path / "own.toml").write_text(framework("M1"), "utf-8")
    chosen = sv.Framework.load(tmp_path / "own.toml")
    assert [table.name for table in chosen.tables] == ["mine.csv"]
    assert chosen.measure("M1").title == "Seeds swapped"
    assert worth(chosen) == 350


def test_two_frameworks_hold_different_tables_of_the_same_codes_in_one_process():
    dear = {**PRICED, "value": 7}
    one = sv.Framework.from_toml(framework("M1"), tables=[loaded(PRICED, HARM)])
    other = sv.Framework.from_toml(framework("M1"), tables=[loaded(dear, HARM)])
    assert (worth(one), worth(other), worth(one)) == (350, 700, 350)
    assert one.digest != other.digest
    assert "M1" not in registry.codes()


def test_a_table_at_hand_needs_no_name_in_the_framework():
    text = framework("M1", tables="")
    assert worth(sv.Framework.from_toml(text, tables=[loaded(PRICED, HARM)])) == 350


def test_a_table_that_is_not_at_hand_is_asked_for_once():
    with pytest.raises(sv.FrameworkError) as caught:
        sv.Framework.from_toml(framework("M1"))
    (only,) = caught.value.faults
    assert only.at == "framework.tables"
    assert "'mine.csv' is not at hand" in only.fault
    assert "tables=[sv.load_measures(path)]" in only.fix


def test_the_faults_of_a_table_are_the_frameworks_own(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(as_csv([{**PRICED, "value": "x"}, HARM]), "utf-8")
    (tmp_path / "own.toml").write_text(framework("M1"), "utf-8")
    with pytest.raises(sv.FrameworkError) as caught:
        sv.Framework.load(tmp_path / "own.toml")
    assert [fault.at for fault in caught.value.faults] == ["mine.csv line 2, value"]
    (tmp_path / "mine.csv").unlink()
    with pytest.raises(sv.FrameworkError, match="no such measure table"):
        sv.Framework.load(tmp_path / "own.toml")


def test_a_name_of_tables_is_a_list_of_files():
    with pytest.raises(sv.FrameworkError, match="not a list of files"):
        sv.Framework.from_toml(framework("M1", tables='tables = "mine.csv"'))


def test_two_tables_of_one_framework_do_not_share_a_code():
    other = sv.load_measures(as_csv([PRICED]), name="other.csv")
    with pytest.raises(sv.FrameworkError, match=r"M1 is claimed by mine\.csv and by other\.csv"):
        sv.Framework.from_toml(framework("M1"), tables=[loaded(PRICED, HARM), other])


# the digest


@pytest.mark.parametrize(
    ("column", "value"),
    [("value", 3.6), ("price_year", "2023"), ("ledger", "fiscal"), ("target", 2.1),
     ("edition", "2"), ("licence", "OGL-UK-3.0"), ("name", "Seeds given"),
     ("cautions", ["Count packets."])],
)  # fmt: skip
def test_moving_one_cell_moves_the_digest_of_table_and_framework(
    column: str, value: object
) -> None:
    before, after = loaded(PRICED, HARM), loaded({**PRICED, column: value}, HARM)
    text = framework("M1")
    assert before.digest != after.digest
    first = sv.Framework.from_toml(text, tables=[before])
    with pytest.raises(sv.PinError):
        sv.Framework.from_toml(text, tables=[after]).pin(first.digest)


def test_a_row_that_the_framework_does_not_weigh_moves_its_digest_too():
    text, spare = framework("M1"), {**UNPRICED, "code": "M2"}
    digests = {
        sv.Framework.from_toml(text, tables=[loaded(PRICED, HARM, *more)]).digest
        for more in ([], [spare], [{**spare, "target": 3}])
    }
    assert len(digests) == 3


def test_the_order_of_rows_and_spaces_move_nothing():
    text = as_csv([PRICED, HARM])
    head, first, second = text.splitlines()
    spaced = "\n".join([head, second, "", first.replace("Seeds swapped", "  Seeds   swapped ")])
    table = sv.load_measures(spaced, name="mine.csv")
    assert table.digest == loaded(PRICED, HARM).digest
    one = sv.Framework.from_toml(framework("M1"), tables=[table])
    other = sv.Framework.from_toml(framework("M1"), tables=[loaded(PRICED, HARM)])
    assert one.digest == other.digest


def test_a_number_is_the_same_however_it_is_written():
    assert loaded({**PRICED, "value": "3.50"}).digest == loaded(PRICED).digest
    assert loaded({**PRICED, "floor": "-0"}).digest == loaded(PRICED).digest


def test_a_framework_and_a_card_tell_of_their_tables():
    table = loaded(PRICED, HARM)
    chosen = sv.Framework.from_toml(framework("M1"), tables=[table])
    (told,) = chosen.as_dict()["tables"]
    assert (told["name"], told["digest"]) == ("mine.csv", table.digest)
    assert told["declarations"].startswith("sha256:")
    assert (told["measures"], told["licensed"]) == (["M1", "M9"], [])
    card = sv.score(sv.Claims.from_records(CLAIMS, chosen, SUBMISSIONS), chosen)
    assert card.as_dict()["stamp"]["digest"] == chosen.digest
    assert sv.Framework.load("ccin").as_dict()["tables"] == []


# registering


@pytest.mark.usefixtures("session")
def test_a_table_can_be_registered_whole():
    table = loaded(PRICED, HARM)
    table.register()
    assert registry.measure("M1") is table["M1"]
    assert worth(sv.Framework.from_toml(framework("M1", tables=""))) == 350
    loaded({**PRICED, "value": 9}, HARM).register()  # the same file, mended
    assert registry.measure("M1").proxies[0].value == 9


@pytest.mark.usefixtures("session")
def test_a_single_measure_can_be_registered_like_any_other():
    measure = loaded(PRICED)["M1"]
    assert sv.register(measure) is measure


@pytest.mark.usefixtures("session")
def test_a_second_table_of_a_registered_code_registers_nothing():
    loaded(PRICED).register()
    other = sv.load_measures(as_csv([UNPRICED, {**UNPRICED, "code": "M2"}]), name="other.csv")
    with pytest.raises(sv.NameClash) as caught:
        other.register()
    owners = "measure table other.csv:M1 and by measure table mine.csv:M1"
    assert f"M1 is claimed by {owners}" in str(caught.value)
    assert "M2" not in registry.codes()


# licensed tables: every figure here is made up


@pytest.mark.parametrize(
    ("column", "value"),
    [("publisher", "HACT"), ("source_title", "National TOMs 2099, made up"),
     ("publisher", "Social Value Portal"), ("publisher", "Loop"), ("licence", "CC BY-NC-ND 4.0"),
     ("licence", "proprietary, one council only")],
)  # fmt: skip
def test_a_licensed_table_is_marked_wherever_its_source_is_cited(column: str, value: str) -> None:
    table = loaded({**PRICED, column: value}, HARM)
    source = table["M1"].proxies[0].source
    assert table.licensed == ("M1",)
    assert "licensed table, not ours" in source.cite()
    assert (value if column == "licence" else OURS["licence"]) in source.cite()
    assert any("not ours" in caution for caution in table["M1"].cautions)
    chosen = sv.Framework.from_toml(framework("M1"), tables=[table])
    assert chosen.as_dict()["tables"][0]["licensed"] == ["M1"]
    card = sv.score(sv.Claims.from_records(CLAIMS, chosen, SUBMISSIONS), chosen)
    assert any("not ours" in one["citation"] for one in card.as_dict()["stamp"]["sources"])


@pytest.mark.parametrize("licence", ["CC0-1.0", "OGL-UK-3.0", "CC-BY-4.0", "CC-BY-SA-4.0"])
def test_an_open_licence_is_not_marked(licence: str) -> None:
    assert loaded({**PRICED, "licence": licence}).licensed == ()


def test_a_licensed_row_names_its_licence_even_where_it_says_assumed():
    row = {**PRICED, "publisher": "HACT", "status": "assumed", "licence": ""}
    with pytest.raises(sv.MeasureError, match="line 2, licence: it is missing"):
        loaded(row)


def test_a_licensed_table_inside_the_package_is_refused(tmp_path: Path, monkeypatch) -> None:
    package = tmp_path / "socialvalue"
    (package / "measure_tables").mkdir(parents=True)
    monkeypatch.setattr(
        "socialvalue.measure_tables.table.__file__", package / "measure_tables/t.py"
    )
    file = package / "mine.csv"
    file.write_text(as_csv([{**PRICED, "publisher": "HACT"}]), "utf-8")
    with pytest.raises(sv.MeasureError, match="keep it out of the package"):
        sv.load_measures(file)
    file.write_text(as_csv([PRICED]), "utf-8")
    assert sv.load_measures(file).codes == ("M1",)
