"""Equity and Equality: who gains from an activity, and how evenly.

Nothing comes in; the theme and its six outcomes go out to the measures EQ1 to EQ9.
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

EVENNESS = Outcome(
    "EQ-evenness",
    "What is gained is gained alike",
    THEME,
    "Of all that an activity brings, nobody in view takes much more than others.",
)

PAY = Outcome(
    "EQ-pay",
    "Everybody who does the work can live on its pay",
    THEME,
    "Pay down the whole chain reaches what a life costs, and the top is not far from the middle.",
)

CHANCES = Outcome(
    "EQ-chances",
    "People who are shut out of work find it and keep it",
    THEME,
    "More of those who face barriers stay in work than would have done anyway.",
)

TRADE = Outcome(
    "EQ-trade",
    "Trade goes to those who share, and is paid for in time",
    THEME,
    "Co-operatives, mutuals and community enterprises are bought from, and nobody waits for money.",
)
