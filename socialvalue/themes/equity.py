"""Equity and Equality: who gains from an activity, and how evenly.

Nothing comes in; the theme and its two outcomes go out to the measures EQ1 and EQ2.
"""

from socialvalue.theme import Outcome, Theme

THEME = Theme(
    "EQ",
    "Equity and Equality",
    "What an activity earns is shared among the people whom it touches, not gathered by a few.",
)

SURPLUS = Outcome(
    "EQ-surplus",
    "People share in the surplus they help to make",
    THEME,
    "Dividends, refunds and funds reach many of the people in view, in amounts that are alike.",
)

WEALTH = Outcome(
    "EQ-wealth",
    "Wealth grows in many hands, or in common",
    THEME,
    "Capital builds up in members' accounts or behind an asset lock, where it cannot be sold off.",
)
