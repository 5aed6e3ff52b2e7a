"""Both measures keep every promise, and both are found by their codes once installed."""

import pytest
import socialvalue as sv

from repair_measures import FRAMEWORK
from repair_measures.lasting_repairs import LastingRepairs
from repair_measures.own_hands import OwnHands

MEASURES = (LastingRepairs, OwnHands)
CHECKS = {
    f"{measure.code} {name}": check
    for measure in MEASURES
    for name, check in sv.testing.checks(measure)
}


@pytest.mark.parametrize("promise", CHECKS)
def test_every_promise_is_kept(promise):
    CHECKS[promise]()


@pytest.mark.parametrize("measure", MEASURES)
def test_the_whole_kit_is_content(measure):
    sv.testing.check_measure(measure)


def test_each_is_installed_under_its_code():
    assert [sv.registry.measure(measure.code) for measure in MEASURES] == list(MEASURES)


def test_a_rating_walked_by_hand():
    framework = sv.Framework.load(FRAMEWORK)
    claim = {"submission": "fixers", "measure": "RC-1", "repaired": 120, "lasting": 0.75}
    card = sv.score(sv.Claims.from_records([claim], framework, [{"id": "fixers", "eligible": 400}]))
    # 120 × 0.75 = 90, of which a quarter would have lasted anyway: 67.5; per head of 400 that is
    # 0.16875, and the target is 0.5
    measures = card.measures()
    place = list(measures["measure"]).index("RC-1")
    assert measures["rating"][place] == pytest.approx(100 * 0.16875 / 0.5)
