"""Files as they come: encodings, damaged cells, other separators, and every row accounted for."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import socialvalue as sv

CLAIMS = """submission,measure,input,value,unit,item,note
acme,PA3,attended,10,person,,asked at the gâte
acme,PA3,contributed,20,person,,
acme,PA3,organised,3,person,,
acme,PA3,decided,2,person,,
acme,CV1,received,100000,GBP_2024,,
acme,CV1,local.spend,60000,,firms,
acme,CV1,local.respent,45,%,firms,
blue,WB8,tonnes,3.5,,,
blue,WB8,year,2027,,,
"""
SUBMISSIONS = """id,name,contract_value [GBP_2025],eligible
acme,Acme Co-op,1000000,200
blue,Blue Ltd,500000,100
"""
DAMAGE = (
    *(b'"', b",", b"\n", b"\r", b"\0", b"\xff", b";", b"9" * 400, b"1e999", b"GBP", b"[", b"-"),
    *(b"nan", b"%", b"\xe2\x80\xa8", b"not_applicable", b" ", b"\x1b[2J", b"PA1", b"deadweight"),
)


def _read(folder: Path, framework: sv.Framework, claims: bytes, table: bytes) -> sv.Claims:
    (folder / "claims.csv").write_bytes(claims)
    (folder / "submissions.csv").write_bytes(table)
    return sv.read(folder, framework)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_a_mark(
    tmp_path: Path, framework: sv.Framework, encoding: str
) -> None:
    claims = _read(tmp_path, framework, CLAIMS.encode(encoding), SUBMISSIONS.encode(encoding))
    assert claims.batches["PA3"].notes == ("asked at the gâte",)
    assert claims.account.rows_in == 9 == claims.account.rows_scored


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "latin-1", "cp1252", "cp037"),
        *("cp500", "mac-roman", "iso8859-15", "cp850", "utf-7"),
    ],
)
def test_another_encoding_is_read_right_or_refused(
    tmp_path: Path, framework: sv.Framework, encoding: str
) -> None:
    # ASCII with a sign of its own in UTF-7 is the one that reads as text; its numbers hold.
    try:
        claims = _read(tmp_path, framework, CLAIMS.encode(encoding), SUBMISSIONS.encode())
    except sv.ClaimErrors as errors:
        told = errors.as_dict()
    else:
        assert claims.batches["PA3"].columns["attended"].tolist() == [10]
        return
    assert len(told) == 1
    assert told[0]["at"] == "claims.csv"
    assert "UTF-8" in told[0]["fix"]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_another_separator_is_read_off_the_header(
    tmp_path: Path, framework: sv.Framework, sign: str
) -> None:
    claims = _read(tmp_path, framework, CLAIMS.replace(",", sign).encode(), SUBMISSIONS.encode())
    assert claims.batches["PA3"].columns["attended"].tolist() == [10]


@pytest.mark.parametrize("text", ["", "\n\n", CLAIMS.splitlines()[0]])
def test_a_file_without_rows_is_refused(tmp_path: Path, framework: sv.Framework, text: str) -> None:
    with pytest.raises(sv.ClaimErrors):
        _read(tmp_path, framework, text.encode(), SUBMISSIONS.encode())


def _damaged(text: bytes, chance: random.Random) -> bytes:
    found = bytearray(text)
    for _ in range(chance.choice([0, 1, 1, 2, 5])):
        place = chance.randrange(len(found))
        found[place : place + chance.choice([0, 0, 1, 4])] = chance.choice(DAMAGE)
    return bytes(found)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_scored_to_finite_numbers_or_refused(
    tmp_path: Path, framework: sv.Framework, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 (damage, not secrets)
    for _ in range(25):
        parts: Any = (_damaged(text.encode(), chance) for text in (CLAIMS, SUBMISSIONS))
        try:
            claims = _read(tmp_path, framework, *parts)
        except sv.ClaimErrors:
            continue
        account = claims.account
        assert account.rows_in == account.rows_scored + account.rows_refused
        assert np.isfinite(np.array(sv.score(claims).overall()["score"], dtype=float)).all()


def test_two_sheets_of_one_measure_in_a_folder_are_a_fault(tmp_path: Path) -> None:
    """Both would be counted; only rows alike would be found out."""
    framework = sv.Framework.load("ccin")
    (tmp_path / "SE1.csv").write_text("submission,started,living\na,4,3\n", "utf-8")
    (tmp_path / "se1.tsv").write_text("submission\tstarted\tliving\na\t5\t2\n", "utf-8")
    (tmp_path / "submissions.csv").write_text("id,contract_value\na,100000\n", "utf-8")
    with pytest.raises(sv.ClaimErrors) as error:
        sv.read(tmp_path, framework)
    assert "both are sheets of SE1" in str(error.value)
