"""A measure that the framework does not have is named as one, never taken for a slip of another.

PA2 is a benefit and PA9 a harm: whoever writes PA9 for PA2, as they were once told to, turns what
somebody gained into what they did to others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.claims.elsewhere import measure
from socialvalue.cli import main

CCIN = sv.Framework.load("ccin")
GRANTS = sv.Framework.load("grants")
TITLE = "PA2 (Money under democratic control)"
NOT_HERE = "the framework ccin, which was used, does not have"


def _faults(claims: object, framework: sv.Framework = CCIN) -> tuple[sv.Fault, ...]:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(claims, framework)  # type: ignore[arg-type]
    return caught.value.faults


def _sheet(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("submission,measure,input,value", *rows)), "utf-8")
    return path


@pytest.fixture
def template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workbook for grants, as it comes."""
    book = tmp_path / "g.xlsx"
    assert main(["template", "grants", "--out", str(book)]) == 0
    capsys.readouterr()
    return book


def test_a_template_of_another_framework_has_one_fault_that_names_it(
    template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(template)]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert told.count("To mend it") == 1
    assert f"{TITLE}, CV6 (" in told
    assert NOT_HERE in told
    assert "of those shipped, grants has all its measures" in told
    assert '--framework grants on the command line, sv.Framework.load("grants") in Python' in told
    assert main(["check", str(template), "--framework", "grants"]) == 0


def test_no_other_code_is_suggested_for_a_measure_that_is_known(tmp_path: Path) -> None:
    rows = (f"acme,{code},people,1" for code in GRANTS.members if code not in CCIN.members)
    (fault,) = _faults(_sheet(tmp_path / "claims.csv", *rows))
    assert "write" not in fault.fix
    assert not any(code in fault.fix for code in CCIN.members)


@pytest.mark.parametrize("code", ["pa2", "Pa2", "PA2"])
def test_the_case_of_its_letters_does_not_make_it_another_one(tmp_path: Path, code: str) -> None:
    (fault,) = _faults(_sheet(tmp_path / "claims.csv", f"acme,{code},members,1"))
    assert fault.at == "claims.csv line 2, measure"
    assert fault.fault == f"{TITLE} is a measure that {NOT_HERE} (1 row)"
    assert "or leave those rows out" in fault.fix


def test_a_code_that_nobody_registered_is_still_a_slip_of_one(tmp_path: Path) -> None:
    rows = ("acme,PA11,members,1", "acme,PA2,members,1")
    slip, other = _faults(_sheet(tmp_path / "claims.csv", *rows))
    assert slip.fault == "'PA11' is not in the framework (1 row)"
    assert slip.fix.startswith("write 'PA1'")
    assert other.fault.startswith(TITLE)


def test_what_another_claim_lacks_is_told_beside_a_measure_of_another_framework(
    tmp_path: Path,
) -> None:
    rows = ("acme,PA2,right,informed", "acme,PA1,members,5", "acme,PA2,votes,3")
    told = _faults(_sheet(tmp_path / "claims.csv", *rows))
    assert len(told) > 1
    assert any("PA1" in fault.at for fault in told)


def test_records_have_one_fault_for_all_of_them() -> None:
    records = [{"submission": who, "measure": code} for who in "ab" for code in ("PA2", "CV6")]
    (fault,) = _faults(records)
    assert fault.at == "claims[0].measure"
    assert fault.fault.endswith(f"are measures that {NOT_HERE} (4 rows)")


def test_wide_rows_have_one_too(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("submission,measure,members\nacme,PA2,1\nbirch,CV6,2\n", "utf-8")
    told = [fault for fault in _faults(path) if NOT_HERE in fault.fault]
    assert len(told) == 1


def test_where_several_frameworks_or_none_have_them_all_nobody_guesses() -> None:
    (two,) = _faults([{"submission": "a", "measure": "PA8"}])
    assert "of those shipped, planning and procurement have all its measures" in two.fix
    (none,) = _faults([{"submission": "a", "measure": code} for code in ("PA2", "PA7")])
    assert "of those shipped" not in none.fix
    assert all(
        '--framework NAME on the command line, sv.Framework.load("NAME")' in one.fix
        for one in (two, none)
    )


def test_each_submission_that_is_refused_for_it_is_told_its_own(tmp_path: Path) -> None:
    claims = _sheet(
        tmp_path / "claims.csv",
        *("a,PA2,members,1", "b,PA2,members,2", "c,CV2,neighbours,1"),
    )
    with pytest.raises(sv.ClaimErrors):
        sv.read(claims, CCIN)
    rows = [
        {"submission": "a", "measure": "PA2"},
        {"submission": "b", "measure": "PA2"},
        {"submission": "c", "measure": "WB8", "not_applicable": ""},
    ]
    kept = sv.Claims.from_records(rows, CCIN, on_fault="refuse")
    assert kept.refusals.ids == ("a", "b")
    assert all(TITLE in one.faults[0].fault for one in kept.refusals.refused)


def test_a_map_is_told_the_same(tmp_path: Path) -> None:
    sheet, map_ = tmp_path / "bids.csv", tmp_path / "mine.toml"
    sheet.write_text("who,n\nAcme,1\n", "utf-8")
    map_.write_text(
        '[submission]\nid = "who"\n[[claim]]\nmeasure = "PA2"\ninputs.members = "n"\n',
        "utf-8",
    )
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(sheet, CCIN, map=map_)
    (told,) = [one for one in caught.value.faults if TITLE in one.fault]
    assert NOT_HERE in told.fault
    assert "--framework" in told.fix
    assert "PA9" not in str(told)


def test_every_measure_of_every_other_framework_is_known_as_one() -> None:
    for code in {*GRANTS.members} - {*CCIN.members}:
        assert measure(code, CCIN) == (code, GRANTS.members[code].measure.title)
    assert measure("PA1", CCIN) is None
    assert measure("pa1", CCIN) is None
    assert measure("ZZ9", CCIN) is None
