"""The steps of samples: what each sum, mean, count, Gini or quantile of a formula comes to.

In come a measure and the columns of one claim (or of several, pooled); out comes one `Step` an
answer, in the order in which the formula asks for them, so that the formula can be redone by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from socialvalue import readers
from socialvalue.insight.explanation import Step
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.scorecard.words import amount

Answers = dict[str, Any]
"""What was asked of a sample, in words, and the answer, dimensioned where it has a unit."""

_SIGNS = {
    np.add: "+",
    np.subtract: "-",
    np.multiply: "x",
    np.true_divide: "/",
    np.less: "<",
    np.less_equal: "<=",
    np.greater: ">",
    np.greater_equal: ">=",
}
_NAMES = {np.minimum: "the smaller of", np.maximum: "the larger of", np.absolute: "the size of"}


class Told(Ragged):
    """A sample that remembers what a formula asked of it; `words` say what it is a sample of."""

    __slots__ = ("answers", "words")

    words: str
    answers: Answers

    def __init__(self, values: Any, like: Ragged, words: str, answers: Answers) -> None:
        super().__init__(values, like.offsets, like.counts, like.of)
        self.words = words
        self.answers = answers

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        made = super().__array_ufunc__(ufunc, method, *inputs, **options)
        if isinstance(made, Told):
            made.words = _made(ufunc, [_named(one) for one in inputs])
        return made

    def _like(self, values: Any) -> Told:
        return Told(values, self, self.words, self.answers)

    def _tell(self, asked: str, answer: Any) -> Any:
        self.answers[asked] = answer
        return answer

    def sum(self) -> Any:
        """The sum, told."""
        return self._tell(f"sum of {self.words}", super().sum())

    def mean(self) -> Any:
        """The mean, told."""
        return self._tell(f"mean of {self.words}", super().mean())

    def count(self) -> Any:
        """The number of things counted, told."""
        return self._tell(f"count of {self.words}", super().count())

    def quantile(self, q: Any) -> Any:
        """The quantile, told."""
        return self._tell(f"quantile {_named(q)} of {self.words}", super().quantile(q))

    def gini(self, population: Any = None, *, correct: bool = False) -> Any:
        """The Gini coefficient, told with the population it is taken over."""
        asked = f"Gini coefficient of {self.words}"
        if population is not None:
            asked += f" over {_named(population)}, whoever has none counted as zero"
        asked += ", times n / (n - 1)" if correct else ""
        return self._tell(asked, super().gini(population, correct=correct))

    def effective_number(self) -> Any:
        """The effective number, told."""
        return self._tell(f"effective number of {self.words}", super().effective_number())


class ToldGroup(RaggedGroup):
    """A group of samples, each of which remembers what a formula asked of it."""

    __slots__ = ("answers", "words")

    words: str
    answers: Answers

    def __init__(self, group: RaggedGroup, words: str, answers: Answers) -> None:
        super().__init__({}, group.offsets, group.counts, group.of)
        self.members: dict[str, Ragged] = {
            name: Told(one.values, one, f"{words}.{name}", answers)
            for name, one in group.members.items()
        }
        self.words = words
        self.answers = answers

    def count(self) -> Any:
        """The number of things counted, told."""
        answer = super().count()
        self.answers[f"count of {self.words}"] = answer
        return answer


def of_samples(measure: type[Measure], columns: Mapping[str, Any]) -> Iterator[Step]:
    """What the formula asks of the samples of one claim, and the answers; none without samples.

    `columns` holds one claim, or several that were pooled into one.
    """
    answers: Answers = {}
    given = [
        _told(readers.with_unit(measure, name, columns), name, answers) for name in measure.needs
    ]
    if not any(isinstance(one, Told | ToldGroup) for one in given):
        return
    with np.errstate(all="ignore"):
        measure.quantity(None, *given)
    for asked, answer in answers.items():
        value, unit = _plain(answer)
        told = amount(value, unit) if math.isfinite(value) else "none: there is nothing to share"
        yield Step("sample", f"{asked} = {told}", value, unit)


def _told(given: Any, name: str, answers: Answers) -> Any:
    if isinstance(given, Ragged):
        return Told(given.values, given, name, answers)
    return ToldGroup(given, name, answers) if isinstance(given, RaggedGroup) else given


def _plain(answer: Any) -> tuple[float, str]:
    """The one number of an answer, and its unit."""
    bare = np.asarray(getattr(answer, "magnitude", answer), dtype=np.float64).reshape(-1)
    unit = str(getattr(answer, "units", "1")).replace(" ", "")
    return float(bare[0]), "1" if unit == "dimensionless" else unit


def _named(given: Any) -> str:
    """What stands beside a sample in a formula: another sample, or a number with its unit."""
    return given.words if isinstance(given, Told) else amount(*_plain(given))


def _made(ufunc: np.ufunc, names: list[str]) -> str:
    """What a sample was made of, in words: "(people.after - people.before)"."""
    if ufunc in _SIGNS and len(names) == 2:
        return f"({names[0]} {_SIGNS[ufunc]} {names[1]})"
    said = _NAMES.get(ufunc, f"{ufunc.__name__} of")
    return f"({said} {' and '.join(names)})"
