"""Standings: what became of a method that was to be tried."""

from __future__ import annotations

RUN, NOT_RUN = "run", "not run"
SAME, IDLE, ALIKE = "as scored", "changes nothing", "as another"
"""It is the scorecard's own, comes to the same numbers, or to those of another of its kind."""
