"""The package of examples/plugin: built as a wheel, installed into a virtual environment beside
this library, tested by its own tests, and scored through the command line and the public face.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from wheels import environment, packed, run, wheel

PROJECT = Path(__file__).resolve().parents[2] / "examples" / "plugin"
LEFT = ("__pycache__", ".pytest_cache", "dist", "*.egg-info")
# RC-1: 120 × 0.75 = 90, less a quarter; per head of 400, of a target of a half.
KEPT = 100 * 120 * 0.75 * (1 - 0.25) / 400 / 0.5
# RC-2: 12 mended and 20 helped (a half each), less a fifth; per head, of a target of a tenth.
SKILLS = 100 * (12 + 20 * 0.5) * (1 - 0.2) / 400 / 0.1


class Installed(NamedTuple):
    """A copy of the example, and a Python in which its wheel is installed."""

    folder: Path
    python: Path

    def __call__(self, *words: Any) -> Any:
        return run(self.python, self.folder, *words)


@pytest.fixture(scope="module")
def example(tmp_path_factory: Any) -> Installed:
    folder: Path = tmp_path_factory.mktemp("example")
    copy = folder / "copy"
    shutil.copytree(PROJECT, copy, ignore=shutil.ignore_patterns(*LEFT))
    python = environment(folder / "environment", wheel(copy, folder))
    # Only what is installed is to be found: the tests and the claims stay, the package goes.
    (copy / "repair_measures").rename(copy / "sources")
    (copy / "repair_measures").mkdir()
    (copy / "sources" / "repair.toml").rename(copy / "repair_measures" / "repair.toml")
    shutil.rmtree(copy / "sources")
    return Installed(copy, python)


def test_the_wheel_holds_the_package_and_its_entry_points(tmp_path: Path) -> None:
    for made in (wheel(PROJECT, tmp_path), packed(PROJECT, tmp_path)):
        with zipfile.ZipFile(made) as archive:
            names = archive.namelist()
            (points,) = [name for name in names if name.endswith("dist-info/entry_points.txt")]
            text = archive.read(points).decode()
        assert {"repair_measures/own_hands.py", "repair_measures/repair.toml"} <= set(names)
        told = dict(re.findall(r"^(\S+) = (\S+)$", text, flags=re.MULTILINE))
        table = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
        assert told == table["project"]["entry-points"]["socialvalue.measures"]


def test_its_own_tests_pass_where_it_is_installed(example: Installed) -> None:
    tests = example("-P", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert tests.returncode == 0, tests.stdout + tests.stderr
    assert int(re.findall(r"(\d+) passed", tests.stdout)[0]) > 20


def test_the_list_and_the_doctor_say_whose_they_are(example: Installed) -> None:
    listed = example("-P", "-m", "socialvalue", "measures", "--json")
    assert {"RC-1", "RC-2", "PA1"} <= {one["code"] for one in json.loads(listed.stdout)["measures"]}
    doctor = example("-P", "-m", "socialvalue", "doctor", "--json")
    found = {one["what"]: one for one in json.loads(doctor.stdout)["findings"]}
    told = found["socialvalue.measures RC-2"]
    assert told["sound"]
    assert told["detail"] == "repair-measures 1.0 (repair_measures.own_hands:OwnHands)"


def test_the_python_of_its_readme_scores_as_a_hand_would(example: Installed) -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    more = "import json\ncard = sv.score(sv.read('.', framework), framework)\n"
    more += "told = card.measures()\nrows = zip(told['submission'], told['measure'], "
    more += "told['rating'])\nprint('ROWS', json.dumps([[*map(str, row)] for row in rows]))\n"
    run = example("-P", "-W", "error", "-c", block + more)
    assert run.returncode == 0, run.stderr
    rows = json.loads(run.stdout.rpartition("ROWS ")[2])
    found = {(who, code): float(rating) for who, code, rating in rows}
    assert found["Fixers of the Lane", "RC-1"] == pytest.approx(KEPT)
    assert found["Fixers of the Lane", "RC-2"] == pytest.approx(SKILLS)


def test_the_commands_of_its_readme_score_its_claims(example: Installed) -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    (block,) = re.findall(r"^```bash\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    told = {}
    for line in block.splitlines():
        name, command, *words = line.split()
        if name == "socialvalue":
            said = example("-P", "-m", "socialvalue", command, *words)
            assert said.returncode == 0, said.stderr
            told[command] = " ".join(said.stdout.split())
    assert "what the visitor did" in told["measures"]
    assert "Fixers of the Lane leads" in told["score"]
    assert "the authors of repair-measures" in told["explain"]
