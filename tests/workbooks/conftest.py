"""What the tests of workbooks share: the shipped framework."""

from __future__ import annotations

import pytest

import socialvalue as sv


@pytest.fixture(scope="session")
def framework() -> sv.Framework:
    return sv.Framework.load("ccin")
