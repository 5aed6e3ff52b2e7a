"""Scorecards: results, and the ways in which they show themselves."""

from socialvalue.scorecard.card import Scorecard

__all__ = ["Scorecard"]
