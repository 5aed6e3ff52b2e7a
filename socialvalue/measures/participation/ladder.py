"""The ladder of decision rights that PA1 and PA9 both read.

Nothing comes in; `LADDER` goes out: the words a claim may use for a person's right, from none to an
equal binding vote, and what each counts for; and `VOICE`, the lowest rung that is a voice. The
numbers are a perspective (row `socialvalue-ladder` of the ledger of sources): whoever disagrees
writes a measure of their own with other rungs.
"""

from socialvalue.column import Code, Parameter
from socialvalue.source import source

LADDER = Code(
    {"none": 0, "informed": 0.1, "consulted": 0.25, "advisory": 0.5, "joint": 0.75, "vote": 1},
    help="the best right that the person holds: none, informed, consulted, advisory (heard, with "
    "reasons given), joint (nothing passes without them) or vote (equal and binding)",
    source=source("socialvalue-ladder"),
)

VOICE = Parameter(
    dict(zip(LADDER.names, LADDER.values, strict=True))["consulted"],
    "1",
    help="the lowest rung that is a voice: somebody asks, and listens, before deciding",
    source=source("socialvalue-ladder"),
)
