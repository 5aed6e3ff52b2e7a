"""Self-help/empowerment: what people set up and keep going for themselves.

Nothing comes in; the theme and its five outcomes go out to the measures SE1 to SE9.
"""

from socialvalue.theme import Outcome, Theme

THEME = Theme(
    "SE",
    "Self-help/empowerment",
    "People gain the means to meet their own needs together, and no longer depend on a provider.",
)

COOPERATIVES = Outcome(
    "SE-cooperatives",
    "Co-operatives and community enterprises last",
    THEME,
    "Enterprises owned by their members outlive the support that helped them to start.",
)

OWNERSHIP = Outcome(
    "SE-ownership",
    "More people own what they work in or depend on",
    THEME,
    "People hold a vote and a stake in an enterprise, and keep them.",
)

LEARNING = Outcome(
    "SE-learning",
    "People learn what they set out to learn, and use it",
    THEME,
    "Learning starts from people's own aims, and what was learned is still in use months later.",
)

AGENCY = Outcome(
    "SE-agency",
    "People act for themselves, and together",
    THEME,
    "People find that they can change something, and their groups go on when the helpers leave.",
)

SECURITY = Outcome(
    "SE-security",
    "Nobody's secure and paid work is the price of it",
    THEME,
    "Work is not made insecure, and what people were paid to do is not left to volunteers.",
)
