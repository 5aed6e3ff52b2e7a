"""The command line as a process of its own: exit codes, streams, and terminals that know less."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CLAIMS = """submission,measure,input,value
acme,WB8,tonnes,3.5
acme,WB8,year,2027
"""


@pytest.fixture
def bids(tmp_path: Path) -> Path:
    (tmp_path / "claims.csv").write_text(CLAIMS, "utf-8")
    table = "id,name,contract_value [GBP_2025]\nacme,Åcme £ Co-op,1000000\n"
    (tmp_path / "submissions.csv").write_text(table, "utf-8")
    return tmp_path


def _run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "socialvalue", *words],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(("words", "code"), [(["bogus"], 2), (["check", "nowhere"], 2)])
def test_wrong_usage_ends_with_two_and_no_traceback(words: list[str], code: int) -> None:
    run = _run(*words)
    assert (run.returncode, run.stdout) == (code, b"")
    assert b"Traceback" not in run.stderr


def test_faults_end_with_one_and_soundness_with_none(bids: Path) -> None:
    assert _run("check", str(bids)).returncode == 0
    (bids / "claims.csv").write_text(CLAIMS.replace("3.5", "3,5"), "utf-8")
    run = _run("check", str(bids))
    assert run.returncode == 1
    assert b"claims.csv line 2" in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_terminal_that_knows_only_ascii_is_served(bids: Path) -> None:
    run = _run("score", str(bids), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 0, run.stderr
    assert run.stdout.isascii()
    assert b"cme" in run.stdout


def test_a_closed_pipe_is_quiet(bids: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        words: Any = [sys.executable, "-m", "socialvalue", "score", str(bids)]
        run = subprocess.run(words, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert run.stderr == b""


def test_listing_sources_does_not_wake_the_unit_parser() -> None:
    script = (
        "import sys; from socialvalue.cli import main; main(['sources']); "
        "sys.exit('pint' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert run.returncode == 0
