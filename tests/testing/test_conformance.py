"""The conformance kit: good measures keep every promise, and each broken one is caught by name."""

import subprocess
import sys

import pytest
from trial_measures import Votes, broken, votes

import socialvalue as sv
from socialvalue import registry
from socialvalue.errors import MissingExtra
from socialvalue.testing import PROMISES, check_measure, checks

TWELVE = [registry.measure(code) for code in registry.points(registry.MEASURES)]


@pytest.mark.parametrize("measure", TWELVE, ids=[measure.code for measure in TWELVE])
def test_the_built_in_measures_keep_every_promise(measure):
    assert broken(measure) == {}


@pytest.mark.parametrize(("name", "check"), checks(Votes))
def test_two_lines_make_a_test_of_each_promise(name, check):
    assert name in {promise.__name__ for promise in PROMISES}
    check()


def test_a_good_measure_is_passed_in_silence():
    assert check_measure(Votes) is None


def test_every_promise_is_a_plain_function_with_a_sentence():
    assert all(promise.__doc__.strip() for promise in PROMISES)
    assert len({promise.__name__ for promise in PROMISES}) == len(PROMISES) == 16


def test_only_a_measures_class_can_be_checked():
    for other in (Votes(), "PA1", int, sv.Measure):
        with pytest.raises(sv.MeasureError, match="not a measure's class"):
            check_measure(other)
        with pytest.raises(sv.MeasureError, match="give the class itself"):
            list(checks(other))


def test_all_faults_are_gathered_and_each_names_its_promise():
    def leaky(self, members, turnout):  # noqa: ARG001 (a formula takes self)
        return (members - members.mean()) * turnout

    with pytest.raises(sv.MeasureError) as caught:
        check_measure(votes(quantity=leaky, bands=[1], unpriced_reason=""))
    places = " ".join(fault.at for fault in caught.value.faults)
    for promise in ("it_is_described", "declarations_cannot_be_changed", "rows_are_strangers"):
        assert f"({promise})" in places


# hypothesis is an extra.


def test_the_kit_needs_no_hypothesis_and_strategies_name_the_extra():
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import socialvalue as sv\n"
        "from socialvalue import registry\n"
        "sv.testing.check_measure(registry.measure('PA3'))\n"
        "try: sv.testing.strategies.columns(registry.measure('PA3'))\n"
        "except ImportError as error: sys.stdout.write(f'{type(error).__name__} {error}')\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(MissingExtra.__name__)
    assert 'pip install "socialvalue[testing]"' in run.stdout
    assert "\n" not in run.stdout
