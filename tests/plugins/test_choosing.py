"""Which plugins may enter: `SOCIALVALUE_PLUGINS` lets in those it names, and says whom it keeps
out. The library's own measures always enter.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from packages import ask, install, module, socialvalue

from socialvalue import installed, registry

EVERYBODY = installed.points(registry.MEASURES).items()
OWN = {code for code, points in EVERYBODY if installed.distribution(points[0]) == installed.OWN}


@pytest.fixture(scope="module")
def site(tmp_path_factory: Any) -> Path:
    folder: Path = tmp_path_factory.mktemp("site")
    install(folder, "ox-votes", module("OX-V"), {"OX-V": "ox_votes:Votes"})
    install(folder, "Ox_Other.Votes", "", {"OX-W": "Ox_Other:Votes"})
    (folder / "Ox_Other.py").write_text(module("OX-W"), "utf-8")
    return folder


SWITCHES: dict[str | None, set[str]] = {
    None: {"OX-V", "OX-W"},
    **{switch: set() for switch in ("none", "", " , ", "nobody-we-know")},
    **{switch: {"OX-V"} for switch in ("ox-votes", " OX_Votes , none")},
    "ox-other-votes": {"OX-W"},
    "ox-votes,ox.other_votes": {"OX-V", "OX-W"},
}
"""What the variable says (None: it is not set), and whose measures enter."""

LISTS = """
import io, json, os, sys
from contextlib import redirect_stdout
from socialvalue.cli import main

told = []
for switch in json.loads(sys.argv[1]):
    os.environ.pop("SOCIALVALUE_PLUGINS", None)
    if switch is not None:
        os.environ["SOCIALVALUE_PLUGINS"] = switch
    with redirect_stdout(io.StringIO()) as out:
        assert main(["measures", "--json"]) == 0
    told.append(json.loads(out.getvalue()))
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def lists(site: Path) -> Any:
    """The list of measures under each switch, asked of one process one after another."""
    run = ask(site, "-c", LISTS, json.dumps([*SWITCHES]))
    assert run.returncode == 0, run.stderr
    return dict(zip(SWITCHES, json.loads(run.stdout), strict=True))


@pytest.mark.parametrize("switch", SWITCHES)
def test_those_enter_who_are_named(lists: Any, switch: str | None) -> None:
    data, entering = lists[switch], SWITCHES[switch]
    assert {one["code"] for one in data["measures"]} == OWN | entering
    assert {one["code"] for one in data["left_out"]} == {"OX-V", "OX-W"} - entering
    assert data["broken"] == []


def test_the_doctor_says_what_was_left_out_whose_it_is_and_why(site: Path) -> None:
    run = socialvalue(site, "doctor", "--json", SOCIALVALUE_PLUGINS="ox-votes")
    assert run.returncode == 0, run.stdout
    found = {one["what"]: one["detail"] for one in json.loads(run.stdout)["findings"]}
    told = found["socialvalue.measures OX-W"]
    assert told.startswith("from Ox_Other.Votes 1.0 (Ox_Other:Votes): left out")
    assert told.endswith("SOCIALVALUE_PLUGINS lets in ox-votes")
    none = socialvalue(site, "doctor", SOCIALVALUE_PLUGINS="none").stdout
    assert "lets in no other distribution" in " ".join(none.split())


def test_a_measure_that_was_left_out_is_not_called_unknown_without_saying_so(site: Path) -> None:
    run = socialvalue(site, "measures", "OX-V", SOCIALVALUE_PLUGINS="none")
    assert run.returncode == 2
    assert "ox-votes 1.0 (ox_votes:Votes) is left out by SOCIALVALUE_PLUGINS" in run.stderr
    assert "add ox-votes to SOCIALVALUE_PLUGINS, if you trust it" in run.stderr


def test_a_plugin_that_was_left_out_is_never_imported(tmp_path: Path) -> None:
    install(tmp_path, "ox-loud", "raise SystemExit('imported')", {"PA1": "ox_loud:Votes"})
    run = socialvalue(tmp_path, "measures", "PA1", SOCIALVALUE_PLUGINS="none")
    assert run.returncode == 0, run.stderr
    assert "imported" not in run.stdout + run.stderr


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/write-a-measure.md"])
def test_the_switch_is_explained_where_people_look_for_it(page: str) -> None:
    text = (Path(__file__).resolve().parents[2] / page).read_text("utf-8")
    assert f"`{installed.SWITCH}`" in text
    assert "sandbox" in text or "into a box" in text


def test_the_switch_is_read_anew_and_leaves_nothing_behind(monkeypatch: Any) -> None:
    before = registry.points(registry.MEASURES)
    monkeypatch.setenv(installed.SWITCH, "none")
    assert set(registry.points(registry.MEASURES)) == OWN
    monkeypatch.delenv(installed.SWITCH)
    assert registry.points(registry.MEASURES) == before


def test_entry_points_are_read_once_whoever_asks(monkeypatch: Any) -> None:
    calls = []
    found = installed.entry_points()
    monkeypatch.setattr(installed, "entry_points", lambda: calls.append("read") or found)
    installed._read.cache_clear()
    installed._door.cache_clear()
    for _ in range(3):
        assert set(registry.points(registry.MEASURES)) >= OWN
        assert "PowerMean" in registry.points("socialvalue.aggregators")
    assert calls == ["read"]


def test_importing_the_library_reads_no_entry_point(site: Path) -> None:
    run = ask(site, "-c", "import socialvalue, sys; print('importlib.metadata' in sys.modules)")
    assert run.stdout.strip() == "False"
