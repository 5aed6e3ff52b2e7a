"""From one person's answers to one person's weights, and what the answers say.

In comes a ballot; out comes a `Voice`: weights that add up to 1, and sentences for the person who
gave them. Answers that contradict one another are told, with how to mend them, and left as they
are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from socialvalue import numerics, source
from socialvalue.voices.ballot import Ballot, ends

HUNDRED = 100.0
_LARGEST_TABLE = 15
"""The table of random indices ends here."""


@frozen
class Voice:
    """One person's `weights`, for `codes`, from the ballot; `said` are sentences for this person.

    `ratio` is how far the answers contradict one another (0 not at all), NaN where the method
    cannot tell; `contradicts` whether they should be asked again.
    """

    ballot: Ballot
    codes: tuple[str, ...]
    weights: tuple[float, ...]
    said: tuple[str, ...]
    ratio: float
    contradicts: bool


def voice(ballot: Ballot, codes: Sequence[str]) -> Voice:
    """The weights of a ballot that has no faults."""
    weights, said, ratio, contradicts = _HOW[ballot.method](ballot, list(codes))
    rounded = tuple(float(one) for one in weights)
    return Voice(ballot, tuple(codes), rounded, tuple(said), ratio, contradicts)


_Found = tuple[numerics.arrays.Floats, list[str], float, bool]


def _budget(ballot: Ballot, codes: list[str]) -> _Found:
    points = [float(ballot.answers[code]) for code in codes]
    total, said = math.fsum(points), []
    if not math.isclose(total, HUNDRED, abs_tol=1e-9):
        said.append(f"Your points add up to {total:g}: they were read as shares of {total:g}.")
    said += _zeros(points, codes)
    return numerics.budget_weights(points), said, math.nan, False


def _swing(ballot: Ballot, codes: list[str]) -> _Found:
    swings = [float(ballot.answers[code]) for code in codes]
    most, said = max(swings), []
    if most != HUNDRED:
        said.append(f"Your largest swing is {most:g}, not 100: the others were read beside it.")
    said += _zeros(swings, codes)
    return numerics.swing_weights(swings), said, math.nan, False


def _zeros(given: Sequence[float], codes: Sequence[str]) -> Iterator[str]:
    none = [code for code, one in zip(codes, given, strict=True) if one == 0]
    if none:
        yield f"You gave nothing to {', '.join(none)}: it would count for nothing in your scores."


def _ranking(ballot: Ballot, codes: list[str]) -> _Found:
    ranks = [float(ballot.answers[code]) for code in codes]
    told = (
        "You gave an order, which says nothing of distances: the weights are the middle of all "
        "that respect it (rank-order centroid), and a choice of this method."
    )
    return numerics.rank_order_centroid(ranks), [told], math.nan, False


def matrix(
    answers: Mapping[tuple[str, str], float], codes: Sequence[str]
) -> numerics.arrays.Floats:
    """Comparisons as a reciprocal matrix (codes, codes), NaN where a pair was not asked."""
    places = {code: place for place, code in enumerate(codes)}
    made = np.full((len(codes), len(codes)), np.nan)
    np.fill_diagonal(made, 1.0)
    for (first, second), times in answers.items():
        made[places[first], places[second]] = times
        made[places[second], places[first]] = 1.0 / times
    return made


def _pairwise(ballot: Ballot, codes: list[str]) -> _Found:
    made = matrix(ballot.answers, codes)
    weights = numerics.eigenvector_weights(made)
    gaps, said = int(np.isnan(made).sum()) // 2, []
    most = source.figure("ahp-consistency-most").value
    if gaps:
        many = "1 pair was" if gaps == 1 else f"{gaps} pairs were"
        said.append(f"{many} not answered; the others say what stands between them.")
        ratio = math.nan
    elif len(codes) > _LARGEST_TABLE:
        ratio = math.nan
    else:
        index = source.figure(f"ahp-random-index-{max(3, len(codes))}").value
        ratio = numerics.consistency_ratio(made, index)
    worst = numerics.strains(made)[0]
    if math.isnan(ratio):
        contradicts = False
        said.append("No consistency ratio is given: the table of chance is for full answers only.")
    else:
        contradicts = ratio >= most
        told = "contradict one another" if contradicts else "hold together"
        said.append(
            f"Your answers {told}: consistency ratio {ratio:.2f}, and from {most:g} on it is usual "
            "to ask again."
        )
    if contradicts:
        first, second = codes[worst.first], codes[worst.second]
        said.append(
            f"Look at {first} and {second} first: you said {first} is {worst.given:.3g} times as "
            f"important, and your other answers together say {worst.implied:.2g} times. Change "
            "that answer if you agree; if not, look at what you said of each beside the others."
        )
    return weights, said, ratio, contradicts


def _best_worst(ballot: Ballot, codes: list[str]) -> _Found:
    found = ends(ballot, codes)
    if found is None:  # a ballot without faults has both ends
        raise ValueError("The answers name no best and no worst: check the ballot first.")
    best, worst = found
    answers = ballot.answers
    over = [1.0 if code == best else answers[best, code] for code in codes]
    under = [1.0 if code == worst else answers[code, worst] for code in codes]
    made = numerics.best_worst(over, under, codes.index(best), codes.index(worst))
    said = [f"You named {best} the most important and {worst} the least."]
    if made.ratio == 0:
        said.append("Your answers hold together (input-based ratio 0).")
    else:
        apart = [
            abs(float(a * b) - over[codes.index(worst)]) for a, b in zip(over, under, strict=True)
        ]
        place = int(np.argmax(apart))
        said.append(
            f"Your answers do not quite agree (input-based ratio {made.ratio:.2f}; 0 is full "
            f"agreement). Look at {codes[place]} first: {best} is {over[place]:.3g} times as "
            f"important as it, and it {under[place]:.3g} times as {worst}, which makes "
            f"{over[place] * under[place]:.3g}; you said {over[codes.index(worst)]:.3g}."
        )
    return made.weights, said, made.ratio, False


_HOW: dict[str, Callable[[Ballot, list[str]], _Found]] = {
    "budget": _budget,
    "swing": _swing,
    "ranking": _ranking,
    "pairwise": _pairwise,
    "best-worst": _best_worst,
}
