"""Wellbeing: how people feel their lives go, and the air and climate that they share.

Nothing comes in; the theme and its two outcomes go out to the measures WB1 and WB8.
"""

from socialvalue.theme import Outcome, Theme

THEME = Theme(
    "WB",
    "Wellbeing",
    "People are more satisfied with their lives, now and in the years to come.",
)

SATISFACTION = Outcome(
    "WB-satisfaction",
    "People are more satisfied with their lives",
    THEME,
    "People say so themselves, compared with people whom the activity did not reach.",
)

CLIMATE = Outcome(
    "WB-climate",
    "Those who come after us inherit a liveable climate",
    THEME,
    "Less greenhouse gas is put into the air, wherever along the chain.",
)
