"""The promises of a measure, in order, and the two ways to ask for them.

In goes a measure's class; `check_measure` raises every fault at once, `checks` gives each promise
with its name as a function of nothing, one test apiece:

    @pytest.mark.parametrize(("name", "check"), sv.testing.checks(MembersDeciding))
    def test_it_keeps_its_promises(name, check):
        check()
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from socialvalue.errors import Fault, MeasureError, SocialValueError
from socialvalue.measure import Measure
from socialvalue.testing import answers, figures, rows, samples, splitting, words

RAISED = "it raised"
Promise = Callable[[type[Measure]], Iterator[Fault]]

PROMISES: tuple[Promise, ...] = (
    words.it_is_described,
    words.every_figure_has_a_source_a_price_year_and_a_licence,
    words.declarations_cannot_be_changed,
    figures.no_number_is_hidden,
    answers.the_unit_is_proved,
    answers.examples_hold,
    answers.zero_in_zero_out_or_say_why,
    answers.never_non_finite_and_undefined_has_a_reason,
    rows.rows_are_strangers,
    rows.no_python_per_row,
    rows.inputs_are_never_written_to,
    rows.same_inputs_same_bits,
    rows.how_numbers_lie_in_memory_does_not_matter,
    rows.it_is_quick,
    samples.a_member_that_stands_for_many_counts_as_many,
    splitting.splitting_a_claim_changes_no_score,
)
"""One plain function a promise, named for it: a measure in, its faults out."""


def checks(measure: type[Measure]) -> tuple[tuple[str, Callable[[], None]], ...]:
    """Each promise's name and a check of it, which raises `MeasureError` where it is broken."""
    _refuse_others(measure)
    return tuple((promise.__name__, partial(_check, promise, measure)) for promise in PROMISES)


def check_measure(measure: type[Measure]) -> None:
    """Ask for every promise; raise one `MeasureError` with all that is broken."""
    _refuse_others(measure)
    found: dict[tuple[str, str], Fault] = {}
    for promise in PROMISES:
        for fault in _broken(promise, measure):
            found.setdefault(_told(fault), fault)
    if found:
        raise MeasureError(found.values())


def _check(promise: Promise, measure: type[Measure]) -> None:
    if found := _broken(promise, measure):
        raise MeasureError(found)


def _broken(promise: Promise, measure: type[Measure]) -> list[Fault]:
    """The faults under one promise; a formula that raises breaks whatever was asked of it."""
    try:
        found = list(promise(measure))
    except SocialValueError as error:
        found = list(error.faults)
    except Exception as error:  # noqa: BLE001 (a formula is a stranger's code and may raise anything)
        fault = f"{RAISED} {type(error).__name__}: {error}"
        fix = "let it give one number for each claim within the bounds of its columns"
        found = [Fault(f"{measure.code}.quantity", fault, fix)]
    return [Fault(f"{one.at} ({promise.__name__})", one.fault, one.fix) for one in found]


def _told(fault: Fault) -> tuple[str, str]:
    """What makes two faults one: an error raised under five promises is told once."""
    raised = fault.fault.startswith(RAISED)
    return (fault.fault.partition(":")[0] if raised else f"{fault.at} {fault.fault}", fault.fix)


def _refuse_others(measure: object) -> None:
    if not (isinstance(measure, type) and issubclass(measure, Measure)) or measure is Measure:
        fix = "give the class itself: sv.testing.check_measure(MembersDeciding)"
        raise MeasureError(Fault(str(measure), "this is not a measure's class", fix))
