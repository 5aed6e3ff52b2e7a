"""Capacities: what every set of criteria is worth together, and the Choquet integral over them.

A capacity of k criteria is an array (2^k,): place s holds the worth of the set whose criteria are
the bits of s, so that place 0 is nobody (worth 0) and the last is all of them (worth 1). Up to ten
criteria or so. Grabisch and Labreuche (2010), "A decade of application of the Choquet and Sugeno
integrals in multi-criteria decision aid", Annals of Operations Research 175; Marichal (2004),
"Tolerant or intolerant character of interacting criteria in aggregation by the Choquet integral",
European Journal of Operational Research 155.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import comb
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]

MOST = 16
"""More criteria than this have too many sets to list."""
CLOSE = 1e-9


def over(names: Sequence[str], worths: Mapping[Any, float]) -> Floats:
    """A capacity (2^k,) from the worth of every set of `names`: a mapping from collections of names
    (tuples, frozensets) to numbers; the empty set may be left out.

    Raises ValueError for a name that is not known, a set that is missing or stands twice, and for
    what `checked` refuses.
    """
    _countable(len(names))
    found: dict[int, float] = {0: 0.0}
    seen: set[int] = set()
    for members, worth in worths.items():
        place = _place(names, members)
        if place in seen:
            raise ValueError(f"the set {_set(place, names)} stands twice: keep one of them")
        seen.add(place)
        found[place] = float(worth)
    for place in range(1 << len(names)):
        if place not in found:
            raise ValueError(f"the set {_set(place, names)} has no worth: give it one")
    return checked([found[place] for place in range(1 << len(names))], names)


def checked(capacity: Sequence[float] | Floats, names: Sequence[str] = ()) -> Floats:
    """The capacity as an array (2^k,), if it is one.

    Raises ValueError unless it is finite, 0 for nobody, 1 for all, and no set is worth more than
    the same set with one criterion added; the first such pair is named, by `names` where given.
    """
    given = np.asarray(capacity, dtype=np.float64)
    size = _criteria(given)
    names = names or [str(place) for place in range(size)]
    if not np.isfinite(given).all():
        raise ValueError("a worth is not a finite number: give every set one")
    if abs(given[0]) > CLOSE or abs(given[-1] - 1) > CLOSE:
        fault = f"nobody is worth {given[0]:g} and all together {given[-1]:g}"
        raise ValueError(f"{fault}: make them 0 and 1")
    for place in range(given.size):
        for one in range(size):
            more = place | 1 << one
            if given[more] < given[place] - CLOSE:
                raise ValueError(
                    f"{_set(place, names)} is worth {given[place]:g}, and with {names[one]} only "
                    f"{given[more]:g}: raise the second or lower the first"
                )
    return given


def moebius(capacity: Floats) -> Floats:
    """What each set adds beyond all that its parts bring, (2^k,), for a capacity (2^k,)."""
    found = np.array(capacity, dtype=np.float64)
    for one in range(_criteria(found)):
        with_it, without = _halves(found.size, one)
        found[with_it] -= found[without]
    return found


def from_moebius(additions: Floats) -> Floats:
    """The capacity (2^k,) of which `additions` (2^k,) is the Möbius transform."""
    found = np.array(additions, dtype=np.float64)
    for one in range(_criteria(found)):
        with_it, without = _halves(found.size, one)
        found[with_it] += found[without]
    return found


def choquet(values: Floats, capacity: Floats) -> Floats:
    """The Choquet integral, shape (…), of values (k, …) over a capacity (2^k,).

    Values from the lowest up; each step is worth as much as the set of those that reach it.
    Choquet (1954); Grabisch and Labreuche (2010), section 2.
    """
    given = np.asarray(values, dtype=np.float64)
    if len(given) != _criteria(capacity):
        raise ValueError(f"{len(given)} values for {_criteria(capacity)} criteria: give one each")
    flat = given.reshape(len(given), -1)
    order = np.argsort(flat, axis=0, kind="stable")
    climbed = np.take_along_axis(flat, order, axis=0)
    steps = np.diff(climbed, axis=0, prepend=0.0)
    reach = np.cumsum((1 << order)[::-1], axis=0)[::-1]
    total: Floats = (steps * capacity[reach]).sum(axis=0)
    return total.reshape(given.shape[1:])


def shapley(capacity: Floats) -> Floats:
    """Importance of each criterion (k,): what it adds, averaged over every order of joining.

    The k numbers add up to the worth of all. Shapley (1953), "A value for n-person games".
    """
    sets, size = np.arange(capacity.size), _criteria(capacity)
    counts = _counts(sets)
    found = []
    for one in range(size):
        without = sets[sets >> one & 1 == 0]
        orders = size * np.array([comb(size - 1, int(count)) for count in counts[without]])
        found.append(((capacity[without | 1 << one] - capacity[without]) / orders).sum())
    return np.array(found)


def interactions(capacity: Floats) -> Floats:
    """Interaction of each pair (k, k), symmetric, 0 on the diagonal: above 0 the two are worth
    more together than apart, below 0 less, averaged over all that may stand beside them.

    Murofushi and Soneda (1993); Grabisch and Labreuche (2010), section 2.
    """
    sets, size = np.arange(capacity.size), _criteria(capacity)
    counts = _counts(sets)
    found = np.zeros((size, size))
    for one in range(size):
        for two in range(one):
            a, b = 1 << one, 1 << two
            beside = sets[sets & (a | b) == 0]
            orders = np.array([comb(size - 2, int(count)) for count in counts[beside]])
            gain = capacity[beside | a | b] - capacity[beside | a] - capacity[beside | b]
            both = ((gain + capacity[beside]) / orders).sum() / (size - 1)
            found[one, two] = found[two, one] = both
    return found


def veto(capacity: Floats) -> Floats:
    """How far each criterion alone holds the whole down, (k,), 0 to 1; all are 1 for the least.

    Marichal (2004). For one criterion it is 1.
    """
    means = _without(capacity)
    size = len(means)
    return np.ones(1) if size == 1 else 1 - means / (size - 1)


def favour(capacity: Floats) -> Floats:
    """How far each criterion alone lifts the whole, (k,), 0 to 1; all are 1 for the greatest.

    Marichal (2004). For one criterion it is 1.
    """
    other = 1 - np.asarray(capacity)[::-1]  # the dual: what is lost when a set is taken away
    return veto(other)


def _without(capacity: Floats) -> Floats:
    """For each criterion the mean worth of the sets of each size without it, added up, (k,)."""
    sets, size = np.arange(capacity.size), _criteria(capacity)
    counts = _counts(sets)
    found = []
    for one in range(size):
        without = sets[sets >> one & 1 == 0]
        many = np.array([comb(size - 1, int(count)) for count in counts[without]])
        found.append((capacity[without] / many).sum())
    return np.array(found)


def _counts(sets: Any) -> Any:
    """How many criteria each set has."""
    return np.bitwise_count(sets)


def _halves(size: int, one: int) -> tuple[Any, Any]:
    """The places of the sets with a criterion, and of the same sets without it."""
    sets = np.arange(size)
    with_it = sets[sets >> one & 1 == 1]
    return with_it, with_it ^ 1 << one


def _criteria(capacity: Floats) -> int:
    """How many criteria a capacity is over."""
    size = int(np.asarray(capacity).size).bit_length() - 1
    if np.ndim(capacity) != 1 or np.size(capacity) != 1 << max(size, 0) or size < 1:
        shape = np.shape(capacity)
        raise ValueError(f"a capacity has 2, 4, 8 … numbers, not the shape {shape}: give all sets")
    _countable(size)
    return size


def _countable(size: int) -> None:
    if not 1 <= size <= MOST:
        raise ValueError(f"{size} criteria cannot be listed set by set: use 1 to {MOST}")


def _place(names: Sequence[str], members: Iterable[str]) -> int:
    """The place of a set of names."""
    place = 0
    for name in (members,) if isinstance(members, str) and members else members:
        if name not in names:
            raise ValueError(f"{name!r} is not a criterion: use {', '.join(names)}")
        place |= 1 << list(names).index(name)
    return place


def _set(place: int, names: Sequence[str]) -> str:
    """A set as its names in braces."""
    return "{" + ", ".join(name for one, name in enumerate(names) if place >> one & 1) + "}"
