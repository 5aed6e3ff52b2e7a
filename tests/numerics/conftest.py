"""Every test of this room runs with numpy's floating-point warnings turned into errors."""

import numpy as np
import pytest


@pytest.fixture(autouse=True, scope="session")
def strict_arithmetic():
    with np.errstate(all="raise"):
        yield
