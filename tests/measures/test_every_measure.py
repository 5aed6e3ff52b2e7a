"""What holds for each of the twelve built-in measures: their proofs, examples and words."""

import re

import numpy as np
import pytest
from importlib.metadata import entry_points

from socialvalue import probe, proof, readers
from socialvalue.column import Single, Sum
from socialvalue.proxy import Proxy, ProxyTable


def test_its_unit_is_proved(measure):
    assert proof.faults(measure) == []


def test_its_examples_hold(measure):
    columns = probe.example_columns(measure, measure.examples)
    size = len(measure.examples)
    mask = readers.defined(measure, columns, size)
    mask = np.ones(size, bool) if mask is None else mask
    assert mask.tolist() == [not example.undefined for example in measure.examples]
    expected = [example.quantity for example in measure.examples if not example.undefined]
    np.testing.assert_allclose(readers.bare(measure, columns, size)[mask], expected, atol=1e-9)


def test_it_has_an_edge_case_among_three_examples(measure):
    assert len(measure.examples) >= 3
    assert any(example.undefined or example.quantity <= 0 for example in measure.examples)


def test_it_is_finite_on_every_probe_where_it_is_defined(measure):
    columns = probe.random_columns(measure, 200)
    quantity = readers.bare(measure, columns, 200)
    readers.judge(measure, quantity, readers.defined(measure, columns, 200))


def test_rows_are_strangers(measure):
    columns = probe.example_columns(measure, measure.examples)
    together = readers.bare(measure, columns, len(measure.examples))
    for row, example in enumerate(measure.examples):
        alone = readers.bare(measure, probe.example_columns(measure, [example]), 1)
        np.testing.assert_array_equal(alone, together[row : row + 1])


def test_its_docstring_opens_with_one_sentence(measure):
    first = measure.description()
    assert first.endswith(".")
    assert len(re.findall(r"\.(?:\s|$)", first)) == 1
    assert len(measure.__doc__.strip().split("\n\n")) >= 4


def test_it_has_cautions_and_a_reason_for_its_target(measure):
    assert isinstance(measure.cautions, tuple)
    assert len(measure.cautions) >= 3
    assert measure.rating.reason
    assert measure.rating.source


def test_it_is_priced_from_the_ledger_or_says_why_it_has_no_price(measure):
    assert bool(measure.proxies) != bool(measure.unpriced_reason)
    for price in measure.proxies:
        assert isinstance(price, Proxy | ProxyTable)
        assert price.source.licence


def test_an_undefined_measure_has_words_for_it(measure):
    assert (measure.defined is None) == (measure.undefined_reason == "")


def test_no_digit_of_the_treasury_price_stands_in_prose(measure):
    words = " ".join([measure.__doc__, *measure.cautions, measure.rating.reason])
    assert "£" not in words
    assert not re.search(r"\d[\d,]{3,}(?!-)", words.replace("1955", ""))


def test_splitting_a_summed_claim_changes_nothing(measure):
    """Sums are additive: the examples laid over one another give the sum of their quantities."""
    if not isinstance(measure.combine, Sum):
        pytest.skip("it pools, or stands alone")
    size = 100
    columns = probe.random_columns(measure, size)
    mask = readers.defined(measure, columns, size)
    quantity = readers.bare(measure, columns, size)
    numbers = {n: c for n, c in columns.items() if isinstance(c, np.ndarray)}
    if len(numbers) < len(columns):
        pytest.skip("its samples are laid end to end, which the next file reads by hand")
    halves = {name: column / 2 for name, column in numbers.items()}
    np.testing.assert_allclose(2 * readers.bare(measure, halves, size), quantity)
    assert mask is None or mask.any()


def test_a_state_stands_alone(the):
    assert isinstance(the("PA4").combine, Single)
    assert not the("PA4").harm
    assert the("PA4").rating.falling


def test_the_harms_are_the_three(the):
    harms = [c for c in ("PA9", "CV8", "WB8", "PA4", "EQ1", "EQ2", "CV2") if the(c).harm]
    assert harms == ["PA9", "CV8", "WB8"]


def test_five_themes_hold_the_twelve(the):
    from measures_by_code import CODES

    themes = {the(code).outcome.theme.name for code in CODES}
    assert themes == {
        "Equity and Equality",
        "Participation and Accountability",
        "Conviviality/Community",
        "Self-help/empowerment",
        "Wellbeing",
    }
