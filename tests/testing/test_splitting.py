"""What claims cut in parts must come to, and which measures do not let them be cut."""

# ruff: noqa: ARG001 (a formula takes self and its columns, read or not)
import numpy as np
from trial_measures import STUDY, Answered, answered, broken, votes

import socialvalue as sv


def test_a_square_does_not_add_up():
    def quantity(self, members, cell):
        return members * members / cell

    cell = sv.Parameter(2, "person", source=STUDY)
    examples = (sv.Example(members=4, turnout=0, quantity=8),)
    said = broken(votes(quantity=quantity, cell=cell, examples=examples))
    assert list(said) == ["splitting_a_claim_changes_no_score"]
    assert "no column can be cut" in said["splitting_a_claim_changes_no_score"]


def test_a_share_of_pooled_claims_says_how_it_joins():
    """Pooled shares must not be added up: the column says that they are averaged."""
    examples = (sv.Example(members=200, turnout=0.25, quantity=50),)
    said = broken(votes(combine=sv.Pool, examples=examples))
    assert "comes to another amount" not in said.get("splitting_a_claim_changes_no_score", "")
    averaged = sv.Column("1", "share", high=1, pool=sv.WeightedMean(by="members"))
    assert broken(votes(combine=sv.Pool, turnout=averaged)) == {}


def test_a_floor_under_each_claim_is_caught():
    """Three claims would have three floors where one claim has one."""

    def quantity(self, members, floor):
        return np.maximum(members, floor)

    floor = sv.Parameter(1, "person", source=STUDY)
    examples = (sv.Example(members=4, turnout=0, quantity=4),)
    said = broken(votes(quantity=quantity, floor=floor, examples=examples))
    assert "no column can be cut" in said["splitting_a_claim_changes_no_score"]


def test_an_average_that_grows_with_its_weight_is_caught():
    said = broken(votes(combine=sv.WeightedMean(by="members")))
    assert "comes to another amount" in said["splitting_a_claim_changes_no_score"]


def test_a_single_claim_is_never_cut():
    assert broken(votes(combine=sv.Single)) == {}


def test_a_mean_over_a_sample_is_pooled_and_neither_summed_nor_averaged_by_claim():
    assert broken(Answered) == {}
    said = broken(answered(combine=sv.Sum, reports="amount"))
    assert list(said) == ["splitting_a_claim_changes_no_score"]
