"""Groups of people who weigh alike, found from their weights alone.

In come weights (people, options), each row adding up to 1; out comes a number for each person. The
answer is the same whatever the order of people. It describes answers; it does not say why.
"""

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.agreement import as_vectors, distances
from socialvalue.numerics.arrays import Floats

MOST_GROUPS = 6
MOST_DISTINCT = 1000
"""More different answers than this take too long to join two by two."""
_ROUND = 12


@frozen
class Clusters:
    """`labels` (people,), 0 for the largest group; `silhouette`, -1 to 1: how clearly the groups
    lie apart, and NaN where there is one group.
    """

    labels: NDArray[np.int64]
    silhouette: float

    @property
    def count(self) -> int:
        """How many groups there are."""
        return int(self.labels.max()) + 1


def clusters(weights: ArrayLike, least: float, most: int = MOST_GROUPS) -> Clusters:
    """Return the grouping, of 2 to `most` groups, with the highest mean silhouette.

    Nearest groups are joined two by two, by the mean distance between their people (½ Σ|a - b|).
    All are one group where no grouping reaches the silhouette `least`, or there are fewer than
    three people. ValueError for more than 1,000 different answers. Sokal and Michener (1958), "A
    statistical method for evaluating systematic relationships"; Rousseeuw (1987), "Silhouettes".
    """
    given = as_vectors(weights)
    # Sorted first: of two joins that are equally good the earlier is made, whoever stands first.
    distinct, place = np.unique(np.round(given, _ROUND), axis=0, return_inverse=True)
    place = place.reshape(-1)
    people = np.bincount(place).astype(np.float64)
    if len(distinct) > MOST_DISTINCT:
        raise ValueError(f"There are {len(distinct)} different answers: group {MOST_DISTINCT}.")
    one = Clusters(np.zeros(len(given), dtype=np.int64), float("nan"))
    if len(given) < 3 or len(distinct) < 2:
        return one
    apart = distances(distinct / distinct.sum(axis=1, keepdims=True))
    best, found = least, None
    for labels in _joined(apart, people, most):
        height = silhouette(apart, people, labels)
        if height >= best and (found is None or height > best):
            best, found = height, labels
    return one if found is None else Clusters(_by_size(found, people)[place], float(best))


def _joined(apart: Floats, people: Floats, most: int) -> list[NDArray[np.int64]]:
    """Labels of the different answers for 2 to `most` groups, fewest groups first."""
    labels = np.arange(len(apart))
    between, sizes = apart.copy(), people.copy()
    np.fill_diagonal(between, np.inf)
    found = []
    for count in range(len(apart), 1, -1):
        if count <= most:
            found.append(labels.copy())
        first, second = divmod(int(np.argmin(np.round(between, _ROUND))), len(apart))
        joined = (sizes[first] * between[first] + sizes[second] * between[second]) / (
            sizes[first] + sizes[second]
        )
        sizes[first] += sizes[second]
        labels[labels == second] = first
        between[first, :], between[:, first] = joined, joined
        between[second, :], between[:, second] = np.inf, np.inf
        between[first, first] = np.inf
    return found[::-1]


def silhouette(apart: Floats, people: Floats, labels: NDArray[np.int64]) -> float:
    """Return the mean silhouette over people, for distances (answers, answers) and their counts.

    Somebody alone in a group counts as 0.
    """
    total, groups = 0.0, np.unique(labels)
    for place in range(len(apart)):
        means = {}
        for group in groups:
            inside = labels == group
            number = people[inside].sum() - (1.0 if group == labels[place] else 0.0)
            total_apart = (apart[place, inside] * people[inside]).sum()
            means[group] = total_apart / number if number > 0.0 else np.nan
        own = means.pop(labels[place])
        other = min(means.values())
        widest = max(own, other) if not np.isnan(own) else 0.0
        total += people[place] * ((other - own) / widest if widest > 0.0 else 0.0)
    return float(total / people.sum())


def _by_size(labels: NDArray[np.int64], people: Floats) -> NDArray[np.int64]:
    """Labels from 0, the largest group first; of equal ones that which holds the first answer."""
    groups = sorted(np.unique(labels), key=lambda one: (-people[labels == one].sum(), one))
    return np.array([groups.index(one) for one in labels], dtype=np.int64)
