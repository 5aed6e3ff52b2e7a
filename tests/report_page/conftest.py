"""One browser for all the tests of a page; they are skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import CHROMIUM, Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed at the end."""
    if CHROMIUM is None:
        pytest.skip("chromium is not on the PATH: the page is tested where it is")
    browser = Browser()
    yield browser
    browser.close()
