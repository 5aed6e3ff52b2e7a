"""Outcomes that several submissions claim together: nobody's shares sum to more than all of it.

A claim may carry `shared`, the label of an outcome that others claim too, such as the same forty
people. In come a batch and the submissions table; out comes a fault for each label of which more
than the whole is claimed, with every claimant, its share and the excess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isnan
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch, Floats, Ints
from socialvalue.claims.likeness import likeness
from socialvalue.claims.numbers import composed, is_blank, quoted
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.vectors import unmasked
from socialvalue.errors import Fault
from socialvalue.numerics import attribution_excess

LONGEST = 2000
"""Signs of the longest label."""

MOST = 1000
"""Faults of one kind that are told one by one; the others are counted."""

ROUNDING = 2e-9
"""Shares that sum to so little more than 1 may yet be found to be all of it."""

FIX = "raise their attribution until what is left adds up to 1, or label other outcomes apart"

Word = Callable[[int, str], str]
"""The place of an input of a claim, in words."""


def labels(at: str, given: Any, size: int, faults: list[Fault]) -> tuple[str, ...]:
    """A column of labels (size,), "" where a claim shares nothing; faults are added."""
    try:
        found = np.asarray(unmasked(given), dtype=object)
    except (ValueError, TypeError):
        found = np.zeros((0, 0), dtype=object)
    if found.shape != (size,):
        faults.append(Fault(at, f"it does not hold {size} labels", "give one a claim"))
        return ()
    for place, one in enumerate(found):
        if not _silent(one) and not (isinstance(one, str) and len(one) <= LONGEST):
            fix = "give the label of the outcome in words, or leave it blank"
            faults.append(Fault(f"{at}[{place}]", f"{quoted(one)} is not a label", fix))
            return ()
    told = tuple("" if _silent(one) else composed(one) for one in found)
    return told if any(told) else ()


def _silent(one: Any) -> bool:
    return is_blank(one) or (isinstance(one, float) and isnan(one))


def faults(batch: Batch, submissions: Submissions, word: Word) -> Iterator[Fault]:
    """A fault for each shared outcome of which the claimants' shares sum to more than 1.

    A claimant's share is what its attribution to others leaves, 1 - attribution, its own or the
    measure's. Claims of one submission under one label are parts of one claim: the largest of
    their shares stands for it. Upper and lower case, spaces, signs that nobody sees and letters
    that look alike make no other label; a claim without a year is counted in every year.
    """
    claims = _labelled(batch)
    if not claims.size:
        return
    spelt = [spelling(batch.shared[claim]) for claim in claims]
    stages = _at(batch.stage, claims, COMMITTED)
    labels = _alike(np.unique(spelt, return_inverse=True)[1], stages)
    taken = _Taken.of(labels, _at(batch.period, claims, UNDATED), batch.places()[claims],
                      left(batch, claims))  # fmt: skip
    told, suspects = 0, taken.suspects()
    for place, group in enumerate(suspects):
        if told == MOST:
            at = f"{batch.measure.code}, up to {len(suspects) - place} more shared outcomes"
            yield Fault(at, "more than all of each is claimed", FIX)
            return
        first, who = taken.of_group(group)
        over = float(attribution_excess([share for _, share in who]))
        if over > 0:
            yield _fault(batch, submissions, (int(claims[first]), group[1]), who, over, word)
            told += 1


def spelling(label: str) -> str:
    """A label as it looks: two of one spelling are one label."""
    return likeness(" ".join(composed(label).split()))


def alike(batch: Batch, label: str, stage: int) -> Ints:
    """The claims of one stage that share an outcome of this label, (claims,)."""
    claims, wanted = _labelled(batch), spelling(label)
    if not claims.size:
        return claims
    same = np.array([spelling(batch.shared[claim]) == wanted for claim in claims])
    return np.asarray(claims[same & (_at(batch.stage, claims, COMMITTED) == stage)])


@frozen
class _Taken:
    """What each claimant takes of each outcome in each year: equal-length columns (claimants,).

    A claimant without a year takes its share in every year in which others claim the outcome: it
    could be any of them.
    """

    label: Ints
    period: Ints
    place: Ints
    share: Floats
    first: Ints
    """A claim of each claimant, the first."""

    @staticmethod
    def of(label: Ints, period: Ints, place: Ints, share: Floats) -> _Taken:
        """Claims (claims,) joined by claimant: of the shares of one the largest stands."""
        claimants = _alike(label, period, place)
        first = np.unique(claimants, return_index=True)[1]
        most = np.zeros(first.size)
        np.maximum.at(most, claimants, share)
        return _Taken(label[first], period[first], place[first], most, first)

    def suspects(self) -> list[tuple[int, int]]:
        """The labels and years, of which more than all may be taken, undated ones first."""
        undated = self.period == UNDATED
        always = np.bincount(self.label[undated], self.share[undated], int(self.label.max()) + 1)
        # A claimant with a year and without takes the larger share: what is more than the undated.
        who = _alike(self.label, self.place)
        usual = np.zeros(int(who.max()) + 1)
        usual[who[undated]] = self.share[undated]
        more = np.where(undated, 0.0, np.maximum(self.share - usual[who], 0.0))
        groups = _alike(self.label, self.period)
        leads = np.unique(groups, return_index=True)[1]
        sums = np.bincount(groups, more) + always[self.label[leads]]
        by_itself = np.bincount(groups, self.share) > 1
        # Where the undated alone are too many, they are told once and not for every year.
        over = (sums > 1) & (by_itself | (always[self.label[leads]] <= 1 + ROUNDING))
        chosen = leads[over]
        return list(zip(self.label[chosen].tolist(), self.period[chosen].tolist(), strict=True))

    def of_group(self, group: tuple[int, int]) -> tuple[int, list[tuple[int, float]]]:
        """The first claim of an outcome in a year, and each claimant with its share."""
        low, high = np.searchsorted(self.label, [group[0], group[0] + 1])
        of_label = np.arange(low, high)
        mine = of_label[np.isin(self.period[of_label], [group[1], UNDATED])]
        who: dict[int, float] = {}
        for place, share in zip(self.place[mine].tolist(), self.share[mine].tolist(), strict=True):
            who[place] = max(share, who.get(place, 0.0))
        return int(self.first[mine].min()), sorted(who.items())


def _labelled(batch: Batch) -> Ints:
    """The claims that carry a label and say something."""
    marked = np.array([bool(label) for label in batch.shared], dtype=bool)
    if batch.blank is not None and marked.size:
        marked &= ~batch.blank
    return np.flatnonzero(marked)


def _at(column: Ints | None, claims: Ints, default: int) -> Ints:
    return np.full(claims.size, default) if column is None else column[claims]


def left(batch: Batch, claims: Ints) -> Floats:
    """What attribution to others leaves of each claim."""
    own = batch.shares().get("attribution")
    if own is not None:
        return np.asarray(1.0 - own[claims])
    usual = batch.measure.adjust.attribution
    return np.full(claims.size, 1.0 - (usual.value if usual else 0.0))


def _alike(*columns: Any) -> Ints:
    """The number of each row among the distinct rows of some columns."""
    rows = np.stack([np.asarray(column, dtype=np.int64) for column in columns], axis=1)
    found: Ints = np.unique(rows, axis=0, return_inverse=True)[1].reshape(-1)
    return found


def _fault(
    batch: Batch,
    submissions: Submissions,
    which: tuple[int, int],
    told: list[tuple[int, float]],
    over: float,
    word: Word,
) -> Fault:
    """Who takes how much of one outcome, and by how much that is too much; `which` is a claim of
    it, and the year.
    """
    claim, year = which
    stage = STAGES[int(_at(batch.stage, np.array([claim]), COMMITTED)[0])]
    when = stage if year == UNDATED else f"{stage}, {year}"
    who = ", ".join(
        f"{quoted(submissions.name(place))[1:-1]} takes {share:.6g}" for place, share in told
    )
    outcome = f"{quoted(batch.shared[claim])} ({batch.measure.code}, {when})"
    fault = f"of {outcome} {who}: together {1 + over:.6g}, which is {over:.6g} more than all of it"
    return Fault(word(claim, "shared"), fault, FIX)
