"""How many must answer before a survey says anything.

Nothing comes in; `LEAST_ANSWERS` goes out to every measure that people are asked for.
"""

from socialvalue.column import Parameter
from socialvalue.source import figure

FEWEST = figure("survey-least-answers")

LEAST_ANSWERS = Parameter(
    FEWEST.value,
    FEWEST.unit,
    help="the fewest answers of which a figure is told",
    source=FEWEST.source,
)
