"""The ladder of decision rights that PA1, PA2 and PA9 read.

Nothing comes in; `LADDER` goes out: the words a claim may use for a person's right, from none to an
equal binding vote, and what each counts for; `VOICE`, the lowest rung that is a voice; and
`CONTROL`, the lowest at which nothing passes without those who hold it. The numbers are a
perspective (rows `ladder-…` of the ledger of figures): whoever disagrees writes a measure of their
own with other rungs.
"""

from socialvalue.column import Code, Parameter
from socialvalue.source import figure, source

RUNGS = ("none", "informed", "consulted", "advisory", "joint", "vote")

LADDER = Code(
    {rung: figure(f"ladder-{rung}").value for rung in RUNGS},
    help="the best right held: none, informed (told), consulted (asked), advisory (heard, with "
    "reasons given), joint (nothing passes without them) or vote (equal and binding)",
    source=source("socialvalue-ladder"),
)

VOICE = Parameter(
    figure("ladder-consulted").value,
    "1",
    help="the lowest rung that is a voice: somebody asks, and listens, before deciding",
    source=source("socialvalue-ladder"),
)

CONTROL = Parameter(
    figure("ladder-joint").value,
    "1",
    help="the lowest rung that is control: nothing passes without those who hold it",
    source=source("socialvalue-ladder"),
)
