"""Self-help/empowerment: what people set up and keep going for themselves.

Nothing comes in; the theme and its one outcome go out to the measure SE1.
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
