"""What the page of every measure of the catalogue holds, whatever measures there are: evidence for
each grade, the decisions it serves, cautions, what it does not say, and a note at every edge.
"""

from __future__ import annotations

import re

from socialvalue.column import Column
from socialvalue.evidence import CONTEXTS, GRADES

SAYS_NOT = re.compile(r"It does not\b")
LEAST_WORDS = 4
"""Fewer words than this tell nobody what to bring."""


def paragraphs(measure):
    """The paragraphs of a measure's docstring, each on one line."""
    return [" ".join(one.split()) for one in measure.__doc__.split("\n\n")]


def at_an_edge(measure, example):
    """Whether a worked example is undefined, comes to nothing or below, or gives a column no room
    above what its bounds allow.
    """
    if example.undefined or example.quantity <= 0:
        return True
    for name, value in example.inputs:
        one = measure.inputs[name]
        if isinstance(one, Column) and one.scope == "claim" and value == one.high:
            return True
    return False


def test_each_grade_of_evidence_is_told_in_words(measure):
    told = dict(measure.evidence.by_grade())
    assert tuple(told) == GRADES
    assert all(len(words.split()) >= LEAST_WORDS for words in told.values())


def test_no_two_grades_ask_for_the_same(measure):
    told = [words for _, words in measure.evidence.by_grade()]
    assert len(set(told)) == len(told)


def test_it_names_the_decisions_that_it_serves(measure):
    assert measure.contexts
    assert set(measure.contexts) <= set(CONTEXTS)
    assert len(set(measure.contexts)) == len(measure.contexts)


def test_it_has_three_cautions_and_each_is_a_sentence(measure):
    assert len(measure.cautions) >= 3
    assert len(set(measure.cautions)) == len(measure.cautions)
    for caution in measure.cautions:
        assert caution[0].isupper()
        assert caution.endswith((".", "?"))


def test_a_paragraph_says_what_it_does_not_mean(measure):
    assert any(SAYS_NOT.match(one) for one in paragraphs(measure))


def test_no_paragraph_speaks_of_evidence_any_more(measure):
    assert [one for one in paragraphs(measure) if one.startswith("Evidence:")] == []


def test_every_edge_among_its_examples_has_a_note(measure):
    bare = [one.inputs for one in measure.examples if at_an_edge(measure, one) and not one.note]
    assert bare == []


def test_every_input_says_what_it_is(measure):
    silent = []
    for name, one in measure.inputs.items():
        members = dict(getattr(one, "members", ()))
        silent += [name] if not one.help.strip() else []
        silent += [f"{name}.{inner}" for inner, part in members.items() if not part.help.strip()]
    assert silent == []


def test_every_decision_has_a_measure_that_serves_it(every):
    for context in CONTEXTS:
        assert any(context in measure.contexts for measure in every)


def test_titles_tell_the_measures_apart(every):
    titles = [measure.title for measure in every]
    assert len(set(titles)) == len(titles)
