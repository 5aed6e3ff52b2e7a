"""Broken and hostile plugins: the list survives, the culprit is named, and whoever asks is refused.

All of them stand on one path, beside a sound one. Two more distributions claim one code, and one
claims a code of the library's own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bad_plugins import BAD, code
from packages import ask, install, module, socialvalue

AGGREGATORS = "socialvalue.aggregators"
CLAIMED_TWICE = ("OX-TWICE", "ox-first 1.0", "ox-second 1.0")
TAKEN = ("PA9", "ox-taker 1.0", "socialvalue ")

ASK = """
import json, pickle, sys
from socialvalue import Framework, registry
from socialvalue.errors import SocialValueError
from socialvalue.framework import toml

ROW = '''
code = "x"
name = "X"
edition = "1"
[caps]
reason = "none"
[[theme]]
code = "OX"
name = "Trials"
weight = 100
[[theme.outcome]]
code = "OX-votes"
name = "Votes are used"
weight = 100
measure = [{ code = "%s", weight = 100, shadow = "none", shadow_reason = "a trial" }]
'''
told = {}
for code in sys.argv[1:]:
    said = []
    for asked in (registry.measure, lambda code: Framework.from_toml(ROW % code)):
        try:
            asked(code)
        except SocialValueError as error:
            again = pickle.loads(pickle.dumps(error))
            said.append([type(again).__name__, str(again)])
    told[code] = said
sys.__stdout__.write("TOLD" + json.dumps(told))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: Any) -> Path:
    """A folder on the path with every bad plugin and a sound one."""
    folder: Path = tmp_path_factory.mktemp("site")
    for name, bad in BAD.items():
        stem = f"ox_{name.replace('-', '_')}"
        text = bad.text.replace("{code}", code(name)).replace("{{", "{")
        install(folder, f"ox-{name}", text, {code(name): f"{stem}:{bad.object}"})
    install(folder, "ox-sound", module("OX-SOUND"), {"OX-SOUND": "ox_sound:Votes"})
    for name in ("first", "second"):
        install(folder, f"ox-{name}", module("OX-TWICE"), {"OX-TWICE": f"ox_{name}:Votes"})
    install(folder, "ox-taker", module("PA9"), {"PA9": "ox_taker:Votes"})
    install(folder, "ox-nowhere", "", {"OX-NOWHERE": "ox_no_such_module:Votes"})
    install(folder, "ox-garbled", "", {"OX-GARBLED": "not an entry point!"})
    return folder


@pytest.fixture(scope="module")
def listed(site: Path) -> Any:
    run = socialvalue(site, "measures", "--json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def examined(site: Path) -> dict[str, Any]:
    run = socialvalue(site, "doctor", "--json")
    assert run.returncode == 1, run.stderr
    found = json.loads(run.stdout)["findings"]
    return {one["what"].removeprefix("socialvalue.measures "): one for one in found}


@pytest.fixture(scope="module")
def asked(site: Path) -> Any:
    every = [*map(code, BAD), "OX-TWICE", "PA9", "OX-NOWHERE", "OX-GARBLED", "OX-SOUND"]
    run = ask(site, "-c", ASK, *every)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.rpartition("TOLD")[2])


def test_there_are_at_least_thirty() -> None:
    assert len(BAD) >= 30


def test_the_list_survives_them_all(listed: Any) -> None:
    assert {"PA1", "CV8", "WB8", "OX-SOUND"} <= {one["code"] for one in listed["measures"]}


def test_the_list_in_words_survives_and_steers_no_terminal(site: Path) -> None:
    run = socialvalue(site, "measures")
    assert run.returncode == 0
    assert "OX-SOUND" in run.stdout
    assert all(f"{code(name)} cannot be used, from ox-{name} 1.0" in run.stdout for name in BAD)
    assert "\x1b" not in run.stdout


@pytest.mark.parametrize("name", BAD)
def test_the_list_names_the_culprit_and_its_fault(listed: Any, name: str) -> None:
    (found,) = [one for one in listed["broken"] if one["code"] == code(name)]
    assert found["owner"].startswith(f"ox-{name} 1.0 (")
    assert BAD[name].said in found["why"]


@pytest.mark.parametrize("name", BAD)
def test_the_doctor_names_the_culprit_and_its_fault(examined: Any, name: str) -> None:
    found = examined[code(name)]
    assert not found["sound"]
    assert found["detail"].startswith(f"from ox-{name} 1.0 (")
    assert BAD[name].said in found["detail"]


@pytest.mark.parametrize("name", BAD)
def test_whoever_asks_for_a_broken_measure_is_refused(asked: Any, name: str) -> None:
    (kind, said), (loaded, framework) = asked[code(name)]
    assert (kind, loaded) == ("PluginError", "FrameworkError")
    for words in (said, framework):
        assert BAD[name].said in words
        assert f"update or remove ox-{name}," in words


@pytest.mark.parametrize(("taken", "first", "second"), [CLAIMED_TWICE, TAKEN])
def test_a_code_claimed_twice_names_both_owners(
    listed: Any, asked: Any, taken: str, first: str, second: str
) -> None:
    (kind, said), (loaded, framework) = asked[taken]
    assert (kind, loaded) == ("NameClash", "FrameworkError")
    (found,) = [one for one in listed["broken"] if one["code"] == taken]
    for words in (said, framework, found["why"]):
        assert first in words
        assert second in words


@pytest.mark.parametrize("where", ["OX-NOWHERE", "OX-GARBLED"])
def test_an_entry_point_that_leads_nowhere_is_refused(listed: Any, asked: Any, where: str) -> None:
    assert asked[where][0][0] == "PluginError"
    assert where in {one["code"] for one in listed["broken"]}


def test_a_sound_measure_is_given_to_whoever_asks(asked: Any, examined: Any) -> None:
    assert asked["OX-SOUND"] == []
    assert examined["OX-SOUND"]["sound"]


def test_no_framework_that_leaves_them_out_is_troubled(site: Path) -> None:
    script = "import socialvalue as sv; f = sv.Framework.load('ccin'); print(sorted(f.members))"
    run = ask(site, "-W", "error", "-c", script, SOCIALVALUE_PLUGINS="none")
    assert run.returncode == 0, run.stderr
    assert "PA9" in run.stdout
    taken = ask(site, "-c", script)
    assert taken.returncode != 0
    assert "NameClash" in taken.stderr or "claimed by" in taken.stderr


def test_a_broken_aggregator_is_named_and_refused_like_a_measure(tmp_path: Path) -> None:
    points = {"OxMean": "ox_mean:OxMean"}
    install(tmp_path, "ox-mean", "import no_such_package\n", points, group=AGGREGATORS)
    doctor = socialvalue(tmp_path, "doctor", "--json")
    (found,) = [one for one in json.loads(doctor.stdout)["findings"] if not one["sound"]]
    assert found["what"] == f"{AGGREGATORS} OxMean"
    script = f"from socialvalue import registry; registry.find({AGGREGATORS!r}, 'OxMean')"
    assert "update or remove ox-mean," in ask(tmp_path, "-c", script).stderr


def test_a_measure_that_names_no_revision_is_told_to(tmp_path: Path) -> None:
    text = module("OX-SOUND", api="cautions = ()")
    install(tmp_path, "ox-sound", text, {"OX-SOUND": "ox_sound:Votes"})
    found = json.loads(socialvalue(tmp_path, "doctor", "--json").stdout)
    assert found["ok"]
    told = [one["detail"] for one in found["findings"] if "api = 1" in one["detail"]]
    assert [one.partition(" (")[0] for one in told] == ["ox-sound 1.0"]


def test_an_interrupt_stops_everything_and_says_what_was_loading(tmp_path: Path) -> None:
    install(tmp_path, "ox-stops", "raise KeyboardInterrupt\n", {"OX-STOPS": "ox_stops:Votes"})
    run = socialvalue(tmp_path, "measures")
    assert run.returncode == 130
    assert "OX-STOPS from ox-stops 1.0" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_distribution_that_cannot_be_read_is_named_and_hides_no_other(tmp_path: Path) -> None:
    install(tmp_path, "ox-sound", module("OX-SOUND"), {"OX-SOUND": "ox_sound:Votes"})
    install(tmp_path, "ox-damaged", "", {"OX-DAMAGED": "ox_damaged:Votes"})
    (tmp_path / "ox_damaged-1.0.dist-info" / "entry_points.txt").write_bytes(b"[\xff\xfe")
    run = socialvalue(tmp_path, "doctor", "--json")
    broken = [one for one in json.loads(run.stdout)["findings"] if not one["sound"]]
    assert len(broken) == 1
    assert "ox-damaged 1.0" in broken[0]["detail"]
    assert "reinstall or remove ox-damaged" in broken[0]["detail"]
    assert "OX-SOUND" in socialvalue(tmp_path, "measures").stdout


def test_a_distribution_without_a_name_is_an_unknown_package(tmp_path: Path) -> None:
    install(tmp_path, "ox-odd", module("OX-ODD"), {"OX-ODD": "ox_odd:Ballots"})
    (tmp_path / "ox_odd-1.0.dist-info" / "METADATA").write_text("", "utf-8")
    told = json.loads(socialvalue(tmp_path, "measures", "--json").stdout)["broken"]
    assert [one["owner"] for one in told] == ["an unknown package (ox_odd:Ballots)"]
