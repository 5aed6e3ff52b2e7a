"""Conviviality/Community: what stays in a place, what is built there and what is taken away.

Nothing comes in; the theme and its two outcomes go out to the measures CV1, CV2 and CV8.
"""

from socialvalue.theme import Outcome, Theme

THEME = Theme(
    "CV",
    "Conviviality/Community",
    "A place keeps and renews what its people need in order to live and work together.",
)

CIRCULATION = Outcome(
    "CV-circulation",
    "Money goes round in the place before it leaves",
    THEME,
    "Income is spent again with local people and firms, and little of it leaves with owners.",
)

INVESTMENT = Outcome(
    "CV-investment",
    "More is invested in the place than is taken out",
    THEME,
    "New capital is put to work locally, and what was there is not run down or sold.",
)
