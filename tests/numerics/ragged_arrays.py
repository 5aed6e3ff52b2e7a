"""What the tests of this room draw from: ragged arrays, and the strict error state every function
must bear.
"""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

amounts = st.floats(1e-6, 1e6) | st.integers(0, 5).map(float)
lists = st.lists(amounts, min_size=1, max_size=15)
positive_lists = st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=15)


@st.composite
def ragged(draw):
    """Values (n,), offsets (m+1,) and counts (n,) of up to five segments, empty ones among them."""
    lengths = draw(st.lists(st.integers(0, 7), min_size=1, max_size=5))
    size = sum(lengths)
    values = draw(st.lists(amounts, min_size=size, max_size=size))
    counts = draw(st.lists(st.integers(0, 4) | st.floats(1e-3, 3), min_size=size, max_size=size))
    return np.array(values, float), np.cumsum([0, *lengths]), np.array(counts, float)


def pieces(values, offsets):
    """The segments one by one, as a slow reader would take them."""
    return [values[a:b] for a, b in pairwise(offsets)]
