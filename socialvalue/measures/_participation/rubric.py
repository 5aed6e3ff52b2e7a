"""The five items of openness that PA6 asks about, and what must be seen for each to be met.

Nothing comes in; `ANCHORS`, `ITEM`, `GRADE` and the function `place` go out to the measure. An item
is met by something that anybody can see, with an address and a date, and by nothing else; half met
is not met.
"""

from socialvalue.column import Code, Parameter
from socialvalue.source import source

ANCHORS = {
    "costs": "open books: what the activity cost in the last year that has ended, by kind of cost, "
    "with margins and payments to owners, can be read by anybody without asking",
    "results": "the measures that were agreed are published once a year or more often, with what "
    "was missed as well as what was met",
    "minutes": "minutes of the body that decides, with decisions and reasons, were published after "
    "each meeting of the year within the days of row minutes-days",
    "owners": "the people who in the end own or control it are named; a body without owners names "
    "its board, and shows the rules by which members choose it",
    "account": "a plain account of the year, without terms of the trade, is where those affected "
    "go, and says whom to ask and how to object",
}
"""Each item, and the behaviour that meets it."""

ITEM = Code(
    {name: at for at, name in enumerate(ANCHORS)},
    help="; ".join(f"{name}: {anchor}" for name, anchor in ANCHORS.items()),
    source=source("socialvalue-rubric"),
)

GRADE = Code(
    {"no": 0, "yes": 1},
    help="yes: the rater saw all that the item asks for; no: some of it is missing or out of date",
    source=source("socialvalue-rubric"),
)


def place(name: str) -> Parameter:
    """The number that only tells this item from the others, beside what meets it.

    An unknown `name` is a `KeyError`. Source: row `socialvalue-rubric`.
    """
    return Parameter(
        dict(ITEM.levels)[name] or 0,
        "1",
        help=f"the item {name}: {ANCHORS[name]}",
        source=source("socialvalue-rubric"),
    )
