"""A measure that was renamed or retired is still found, with a warning that says what to use."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from packages import ask, install, module, socialvalue

import socialvalue as sv
from socialvalue import registry
from socialvalue.errors import NameClash, RetiredMeasure

RENAMED = module("OX-NEW", api='formerly = ("OX-OLD until 1.2", "OX-OLDER until 1.0")')
RETIRED = module("OX-GONE", api='retired = "1.3: counted twice in CV8; use CV8"')
POINTS = {"OX-NEW": "ox_votes:Votes", "OX-OLD": "ox_votes:Votes", "OX-OLDER": "ox_votes:Votes"}
FRAMEWORK = """
code = "x"
name = "X"
edition = "1"
[caps]
reason = "there is no harm in it"
[[theme]]
code = "OX"
name = "Trials"
weight = 100
[[theme.outcome]]
code = "OX-votes"
name = "Votes are used"
weight = 100
measure = [
    { code = "OX-OLD", weight = 50, shadow = "none", shadow_reason = "a trial" },
    { code = "OX-GONE", weight = 50, shadow = "none", shadow_reason = "a trial" },
]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: Any) -> Path:
    folder: Path = tmp_path_factory.mktemp("site")
    install(folder, "ox-votes", RENAMED, POINTS)
    install(folder, "ox-gone", RETIRED, {"OX-GONE": "ox_gone:Votes"})
    (folder / "own.toml").write_text(FRAMEWORK, "utf-8")
    return folder


def _votes(name: str = "Votes", **changed: Any) -> Any:
    """A measure as it might stand in a notebook."""
    said = {
        "__doc__": "People who voted in the year.",
        "unit": "person",
        "outcome": sv.Outcome("OX-votes", "Votes are used", sv.Theme("OX", "Trials")),
        "members": sv.Column("person"),
        "unrated_reason": "a trial",
        "quantity": lambda self, members: members,
    }
    return type(name, (sv.Measure,), {**said, **changed})


@pytest.fixture
def session(monkeypatch: Any) -> None:
    """What a test registers is forgotten after it."""
    monkeypatch.setattr(registry, "_SESSION", registry._Session())


@pytest.mark.usefixtures("session")
def test_a_former_code_gives_the_measure_and_says_since_when_and_what_instead() -> None:
    votes = sv.register(_votes(code="OX-NEW", formerly=("OX-OLD until 1.2",)))
    with pytest.warns(RetiredMeasure, match=r"OX-OLD was renamed in 1\.2: it is OX-NEW") as told:
        assert registry.measure("OX-OLD") is votes
    assert issubclass(RetiredMeasure, DeprecationWarning)
    assert told[0].filename == __file__, "the warning points at whoever asked"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert registry.measure("OX-NEW") is votes


@pytest.mark.usefixtures("session")
def test_a_retired_measure_is_given_with_its_reason() -> None:
    gone = sv.register(_votes(code="OX-GONE", retired="1.3: counted twice in CV8; use CV8"))
    with pytest.warns(RetiredMeasure, match=r"retired in 1\.3: counted twice in CV8; use CV8"):
        assert registry.measure("OX-GONE") is gone


@pytest.mark.usefixtures("session")
def test_all_measures_are_listed_once_and_without_a_warning() -> None:
    votes = sv.register(_votes(code="OX-NEW", formerly=("OX-OLD until 1.2",), retired="2: a; b"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert registry.measures().count(votes) == 1


@pytest.mark.usefixtures("session")
def test_a_measure_written_again_without_a_former_code_has_it_no_more() -> None:
    sv.register(_votes(code="OX-NEW", formerly=("OX-OLD until 1.2",)))
    sv.register(_votes(code="OX-NEW"))
    with pytest.raises(sv.UnknownName):
        registry.measure("OX-OLD")


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("former", ["PA1", "OX-LIVE"])
def test_a_former_code_that_somebody_has_now_is_a_clash_naming_both(former: str) -> None:
    sv.register(_votes("Living", code="OX-LIVE"))
    with pytest.raises(NameClash) as refused:
        sv.register(_votes(code="OX-NEW", formerly=(f"{former} until 1.2",)))
    said = str(refused.value)
    assert "this session (test_renaming:Votes)" in said
    assert ("socialvalue " if former == "PA1" else "(test_renaming:Living)") in said
    with pytest.raises(sv.UnknownName):
        registry.measure("OX-NEW")


@pytest.mark.usefixtures("session")
def test_a_child_of_a_retired_measure_is_not_retired() -> None:
    gone = _votes(code="OX-GONE", retired="1: a; b", formerly=("OX-OLD until 1",))
    child = type("Child", (gone,), {"code": "OX-CHILD", "__doc__": "People who voted."})
    assert (child.retired, child.formerly) == ("", ())


@pytest.mark.parametrize(
    "changed",
    [
        *({"formerly": "OX-1 until 1.2"}, {"formerly": ("OX-1",)}, {"formerly": (1,)}),
        *({"formerly": ("OX-NEW until 1.2",)}, {"retired": "1.2"}, {"retired": "1.2: no use"}),
        *({"retired": True}, {"formerly": ["OX-1 until 1.2"]}),
    ],
)
def test_a_renaming_that_cannot_be_read_is_a_fault(changed: Any) -> None:
    with pytest.raises(sv.MeasureError, match=r"write|leave that one out"):
        _votes(code="OX-NEW", **changed)


def test_the_list_shows_the_present_code_once_and_says_what_it_was(site: Path) -> None:
    run = socialvalue(site, "measures", "--json")
    data = json.loads(run.stdout)
    codes = [one["code"] for one in data["measures"]]
    assert codes.count("OX-NEW") == 1
    assert not {"OX-OLD", "OX-OLDER"} & set(codes)
    assert data["renamed"] == {"OX-OLD": "OX-NEW", "OX-OLDER": "OX-NEW"}
    assert run.stderr == ""
    text = socialvalue(site, "measures").stdout
    assert "OX-OLDER was renamed in 1.0: it is OX-NEW now" in text
    assert "OX-GONE was retired in 1.3" in text


def test_the_command_line_tells_it_in_one_line(site: Path) -> None:
    run = socialvalue(site, "measures", "OX-OLD")
    assert run.returncode == 0
    assert run.stderr == "Note: OX-OLD was renamed in 1.2: it is OX-NEW now; write OX-NEW.\n"
    assert "it was OX-OLD until 1.2" in run.stdout


def test_a_framework_that_uses_them_says_so_when_it_is_loaded(site: Path) -> None:
    script = "import sys, socialvalue as sv; print([*sv.Framework.load(sys.argv[1]).members])"
    run = ask(site, "-c", script, site / "own.toml")
    assert run.stdout == "['OX-NEW', 'OX-GONE']\n"
    assert "RetiredMeasure: OX-OLD was renamed in 1.2" in run.stderr
    assert "RetiredMeasure: OX-GONE was retired in 1.3" in run.stderr


def test_the_doctor_finds_a_former_code_without_an_entry_point(tmp_path: Path) -> None:
    few = {code: POINTS[code] for code in ("OX-NEW", "OX-OLD")}
    install(tmp_path, "ox-votes", RENAMED, few)
    run = socialvalue(tmp_path, "doctor", "--json")
    (found,) = [one for one in json.loads(run.stdout)["findings"] if not one["sound"]]
    assert found["what"].endswith("OX-NEW")
    assert "its former code OX-OLDER has no entry point" in found["detail"]


def test_a_former_code_whose_successor_is_not_installed_is_refused(tmp_path: Path) -> None:
    install(tmp_path, "ox-votes", RENAMED, {"OX-OLD": "ox_votes:Votes"})
    run = socialvalue(tmp_path, "measures", "OX-OLD")
    assert run.returncode == 1
    assert "add OX-NEW" in run.stderr


def test_a_former_code_that_another_package_has_now_is_a_clash(tmp_path: Path) -> None:
    install(tmp_path, "ox-votes", RENAMED, POINTS)
    install(tmp_path, "ox-live", module("OX-OLD"), {"OX-OLD": "ox_live:Votes"})
    run = socialvalue(tmp_path, "measures", "OX-OLD")
    assert run.returncode == 1
    assert "ox-votes 1.0 (ox_votes:Votes)" in run.stderr
    assert "ox-live 1.0 (ox_live:Votes)" in run.stderr
