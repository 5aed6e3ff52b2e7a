"""One process, eight threads: what they get is what each would have got alone."""

import subprocess
import sys
from pathlib import Path

import eight_threads
import pytest

import socialvalue as sv

SCRIPT = Path(__file__).with_name("eight_threads.py")


@pytest.mark.parametrize("run", range(3))
def test_eight_threads_that_start_cold_get_what_each_would_get_alone(run):
    done = subprocess.run(
        [sys.executable, "-W", "error", SCRIPT], capture_output=True, text=True, check=False
    )
    assert (run, done.returncode, done.stdout, done.stderr) == (run, 0, "", "")


def test_one_framework_and_its_claims_can_be_shared_by_all_threads():
    framework = sv.Framework.load("ccin")
    claim = {"submission": "a", "measure": "SE1", "started": 9, "living": 3}
    claims = sv.Claims.from_records([claim], framework, [{"id": "a", "contract_value": 1e5}])
    wanted = sv.score(claims).as_dict()
    jobs = [lambda: [sv.score(claims).as_dict() == wanted for _ in range(5)]] * 8
    assert eight_threads.together(jobs) == [[True] * 5] * 8


def test_an_error_in_one_thread_troubles_no_other():
    jobs = [lambda n=n: eight_threads.refused(n) for n in range(4)] + [lambda: 1 / 0]
    found = eight_threads.together(jobs)
    assert found[:4] == [eight_threads.refused(n) for n in range(4)]
    assert "ZeroDivisionError" in found[4]
