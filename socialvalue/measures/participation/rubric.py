"""The five items of openness that PA6 asks about, and how they are graded.

Nothing comes in; `ITEM`, `GRADE`, `WHOLE` and `EACH_ONCE` go out to the measure. An item is met by
something that can be seen, with an address and a date, and by nothing else; half met is not met.
"""

from socialvalue.column import Code, Parameter
from socialvalue.source import figure, source

ITEMS = {
    "costs": "open books: what the activity cost, by kind of cost, with margins and payments to "
    "the owners, can be read by anybody without asking, for the last year that has ended",
    "results": "the measures that were agreed are published at least once a year, with what was "
    "missed as well as what was met",
    "minutes": "minutes of the body that decides, with decisions and reasons, are published within "
    "the days of row minutes-days of its last meetings, each of them",
    "owners": "the people who in the end own or control it are named; a body without owners names "
    "its members' rules and its board",
    "account": "a plain account of the year, without terms of the trade, is where those affected "
    "are, and says whom to ask and how to object",
}
"""What must be seen for each item to be met."""

ITEM = Code(
    {name: 2**place for place, name in enumerate(ITEMS)},
    help="; ".join(f"{name}: {anchor}" for name, anchor in ITEMS.items())
    + " (the numbers only tell the items apart)",
    source=source("socialvalue-rubric"),
)

GRADE = Code(
    {"no": 0, "yes": 1},
    help="yes: the rater saw all that the item asks for; no: anything is missing or out of date",
    source=source("socialvalue-rubric"),
)

WHOLE = Parameter(
    figure("openness-items").value,
    figure("openness-items").unit,
    help="how many items there are",
    source=figure("openness-items").source,
)

EACH_ONCE = Parameter(
    sum(ITEM.values),
    "1",
    help="what the numbers of the items sum to when as many as there are hold each item once",
    source=source("socialvalue-rubric"),
)
