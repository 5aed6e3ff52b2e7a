"""Conviviality/Community: what stays in a place, what is built there and what is taken away.

Nothing comes in; the theme and its five outcomes go out to the measures CV1 to CV9.
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

COMMONS = Outcome(
    "CV-commons",
    "People have places of their own, and use them",
    THEME,
    "Buildings and land are in community hands for good and full of life, and nobody is pushed "
    "out of what was there before.",
)

MUTUAL_AID = Outcome(
    "CV-mutual-aid",
    "People give one another time",
    THEME,
    "Time is given freely, by many rather than by a few, and not in place of somebody's pay.",
)

NEIGHBOURS = Outcome(
    "CV-neighbours",
    "People know and trust one another across what divides them",
    THEME,
    "Ties reach beyond one's own group and last, and people feel that they belong.",
)
