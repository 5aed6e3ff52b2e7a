"""Participation and Accountability: who takes part, who decides and who is left out.

Nothing comes in; the theme and its six outcomes go out to the measures PA1 to PA9.
"""

from socialvalue.theme import Outcome, Theme

THEME = Theme(
    "PA",
    "Participation and Accountability",
    "People take part in what concerns them, and those who decide answer to those affected.",
)

DECISIONS = Outcome(
    "PA-decisions",
    "More people decide about money and work",
    THEME,
    "Pay, prices, budgets and surplus are decided by more people, with rights that bind.",
)

COMMUNITY = Outcome(
    "PA-community",
    "More people take part in the life of their community",
    THEME,
    "People do more than attend: they contribute, organise and decide.",
)

VOICE = Outcome(
    "PA-voice",
    "Everybody affected is heard, whoever they are",
    THEME,
    "Those who take part mirror those affected, and nobody is made worse off without a say.",
)

VITALITY = Outcome(
    "PA-vitality",
    "Members choose, and use their votes",
    THEME,
    "Seats are contested, and those entitled to vote do so.",
)

ANSWERS = Outcome(
    "PA-answers",
    "Those who decide can be seen, and answer",
    THEME,
    "Costs, results, minutes and owners are open, and whoever recommends something hears why or "
    "why not.",
)

PROMISES = Outcome(
    "PA-promises",
    "What was promised is delivered",
    THEME,
    "Each promise is kept by its date, as somebody else has verified.",
)
