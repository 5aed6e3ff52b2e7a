"""Notes: warnings about measures that were renamed or retired, for people at a terminal."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from socialvalue.errors import RetiredMeasure
from socialvalue.scorecard.words import clean


@contextmanager
def noted() -> Iterator[None]:
    """Tell each such warning once, in one line on stderr, and not as a line of code."""
    told: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("always", RetiredMeasure)
        others = warnings.showwarning

        def tell(message: Any, category: Any, *where: Any, **more: Any) -> None:
            if not issubclass(category, RetiredMeasure):
                others(message, category, *where, **more)
            elif str(message) not in told:
                told.add(str(message))
                sys.stderr.write(f"Note: {clean(message)}.\n")

        warnings.showwarning = tell
        yield
