"""Wellbeing: how people feel their lives go, their work, and the air and climate that they share.

Nothing comes in; the theme and its seven outcomes go out to the measures WB1 to WB9.
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

FEELINGS = Outcome(
    "WB-feelings",
    "People feel and function better from day to day",
    THEME,
    "Life seems more worthwhile, days are happier and less anxious, and people cope.",
)

COMPANY = Outcome(
    "WB-company",
    "Fewer people are lonely",
    THEME,
    "People who were often or always lonely no longer are, and it lasts.",
)

WORK = Outcome(
    "WB-work",
    "Work is good, safe and has a voice",
    THEME,
    "Those who do the work say so, and it makes none of them ill.",
)

NATURE = Outcome(
    "WB-nature",
    "People spend time in green places",
    THEME,
    "There is more public green within a walk of homes, and people use it.",
)

AIR = Outcome(
    "WB-air",
    "The air is clean and the nights are quiet",
    THEME,
    "Fewer people live with fumes and noise above what health bears.",
)

CLIMATE = Outcome(
    "WB-climate",
    "Those who come after us inherit a liveable climate",
    THEME,
    "Less greenhouse gas is put into the air, wherever along the chain.",
)
