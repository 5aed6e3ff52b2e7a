"""Small models of sums of products, for the tests of variance indices: their moments and a function
of uniforms that says the same.
"""

import numpy as np
from hypothesis import strategies as st


def moments_of(means, sds, uses):
    """`first` and `second` of patterns that use sources (sources,) plainly, as x, where `uses`."""
    means, squares = np.asarray(means), np.asarray(means) ** 2 + np.asarray(sds) ** 2
    first = np.where(uses, means, 1.0)
    both = uses[:, None] & uses[None, :]
    either = uses[:, None] | uses[None, :]
    return first, np.where(both, squares, np.where(either, means, 1.0))


def uniform_model(coefficients, means, sds, uses):
    """The same model as a function of uniforms (draws, sources) → (draws,)."""

    def worth(uniforms):
        x = means + sds * np.sqrt(12.0) * (uniforms - 0.5)
        return np.where(uses, x[:, None, :], 1.0).prod(axis=2) @ np.asarray(coefficients)

    return worth


@st.composite
def product_models(draw, patterns=4, sources=4):
    """Coefficients, means, standard deviations and uses of a model whose worth varies."""

    def some(low, high, count):
        numbers = st.integers(low, high).map(lambda x: x / 10)
        return np.array(draw(st.lists(numbers, min_size=count, max_size=count)))

    rows = st.lists(st.booleans(), min_size=sources, max_size=sources).filter(any)
    uses = np.array(draw(st.lists(rows, min_size=patterns, max_size=patterns)))
    return some(1, 50, patterns), some(-20, 20, sources), some(1, 20, sources), uses
