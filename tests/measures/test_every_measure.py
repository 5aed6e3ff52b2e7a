"""What holds for each of the twelve built-in measures: their proofs, examples and words."""

import re

import numpy as np

from socialvalue import probe, proof, readers
from socialvalue.column import Sum
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


def test_its_prose_repeats_neither_its_prices_nor_its_target(measure):
    words = " ".join([measure.__doc__, *measure.cautions, measure.rating.reason])
    prices = [price.value for price in measure.proxies if isinstance(price, Proxy)]
    for figure in [*prices, measure.rating.floor, measure.rating.target]:
        if figure not in (0, 1, 2):
            assert f"{figure:,}" not in words
            assert f"{figure:.0%}" not in words
    assert "£" not in words


def test_halves_of_a_summed_claim_add_up_to_it(measure):
    columns = probe.random_columns(measure, 100)
    plain = all(isinstance(column, np.ndarray) for column in columns.values())
    if not (isinstance(measure.combine, Sum) and plain):
        return  # pooled and sampled claims are split by hand in test_pooled_measures.py
    halves = {name: column / 2 for name, column in columns.items()}
    whole = readers.bare(measure, columns, 100)
    np.testing.assert_allclose(2 * readers.bare(measure, halves, 100), whole)


def test_harm_is_damage_done_to_somebody_and_a_gap_is_not_one(every):
    harms = {measure.code for measure in every if measure.harm}
    assert {"CV8", "PA9", "WB8"} <= harms
    assert "PA4" not in harms


def test_five_themes_hold_the_twelve(every):
    assert {measure.outcome.theme.name for measure in every} == {
        "Equity and Equality",
        "Participation and Accountability",
        "Conviviality/Community",
        "Self-help/empowerment",
        "Wellbeing",
    }
    for measure in every:
        assert measure.code[:2] == measure.outcome.theme.code == measure.outcome.code[:2]


def test_only_what_is_ours_to_choose_is_assumed(every):
    """A target is our judgement, but for the one that a survey of the country gives."""
    assert {m.code for m in every if m.rating.source.status != "assumed"} == {
        "CV5",
        "EQ3",
        "EQ6",
        "EQ8",
        "PA3",
        "PA5",
        "PA8",
        "SE8",
        "WB3",
        "WB4",
    }
