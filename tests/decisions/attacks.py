"""Attacks by other bids, shares, units, sizes, double counting and marks, and those nobody sees."""

from __future__ import annotations

from attacked import Attack, but, claimed, decide, honest
from attacks_on_claims import ON_CLAIMS
from bidding import agreed, mark

OTHER_BIDS = (
    Attack(
        "put in a bid that cannot win, to flip the winner",
        lambda: decide(
            honest(),
            bid={"weeks": 60, "price": 1_060_000},
            rivals={"acme two": {"weeks": 900, "price": 6_000_000}},
        ),
        "a bid that cannot win turns the order",
    ),
    Attack(
        "put in two such bids, so that neither alone flips it",
        lambda: decide(
            honest(),
            bid={"weeks": 60, "price": 1_060_000},
            rivals={who: {"weeks": 900, "price": 6_000_000} for who in ("acme two", "acme three")},
        ),
        "a bid that cannot win turns the order",
    ),
    claimed(
        "ask a price at which the work cannot be done",
        honest(),
        "abnormally low price",
        "20%",
        bid={"price": 600_000},
    ),
    claimed(
        "put in a covering bid at a price nobody pays",
        honest(),
        "price far above the others",
        "3 times",
        bid={"price": 4_000_000},
    ),
    claimed(
        "bid again under a name that looks the same", honest(), "fault", "", rivals={"ACME": {}}
    ),
    claimed(
        "ask less than the contract value against which it is rated",
        honest(),
        "price and contract value",
        "not the contract value",
        bid={"price": 850_000},
    ),
)

SHARES_OF_ITS_OWN = (
    claimed(
        "say that all would not have happened anyway",
        but("PA3", deadweight=0.0, evidence="E0"),
        "own numbers",
        "KINDER",
    ),
    claimed(
        "say that no enterprise would have started without it",
        but("SE1", deadweight=0.0, evidence="E0"),
        "own numbers",
        "KINDER",
    ),
    claimed("deadweight below nothing", but("PA3", deadweight=-0.5), "fault"),
)

UNITS = (
    claimed("give a bare pound sign", but("CV2", shares="£50,000"), "fault"),
    claimed(
        "give a percentage for a share",
        but("CV1", local={"spend": [600_000], "respent": [45]}),
        "fault",
    ),
    claimed("give thousands with a comma", but("CV2", shares="50,000"), "fault"),
    claimed("give no number", but("CV2", shares="nan"), "fault"),
)

POPULATION = (
    claimed(
        "name fewer eligible people, so that each gain is larger a head",
        honest(),
        "sizes differ",
        "different sizes",
        sizes={"eligible": 130.0},
    ),
    claimed(
        "name a larger contract value, so that harm a pound is smaller",
        honest(),
        "sizes differ",
        "different sizes",
        sizes={"contract_value": 9_000_000.0},
    ),
)

TWICE = (
    claimed(
        "count one reserve as capital and as investment",
        but("EQ2", locked=20_000, about=""),
        "overlap",
        "COUNTED TWICE",
    ),
    claimed(
        "name one fund in two measures", but("EQ2", about="shares 2026"), "overlap", "COUNTED TWICE"
    ),
    claimed(
        "round the same fund differently",
        but("EQ2", locked=19_990, about=""),
        "overlap",
        "not told apart",
    ),
)

MARKING = (
    Attack(
        "win over one evaluator",
        lambda: decide(
            honest(), marks=[mark("acme", 5, "EL"), mark("acme", 2, "MO"), agreed("acme", 4)]
        ),
        "evaluators apart",
    ),
    Attack(
        "have the agreed band moved above every evaluator's",
        lambda: decide(
            honest(), marks=[mark("acme", 3, "EL"), mark("acme", 3, "MO"), agreed("acme", 5)]
        ),
        "moderated outside",
    ),
)

UNSEEN = (
    claimed(
        "draw the boundary so wide that every pound is local",
        but("CV1", local={"spend": [900_000], "respent": [0.6]}),
        "",
    ),
    claimed(
        "name the same fund differently in two measures",
        but("EQ2", locked=20_000, about="another name"),
        "",
    ),
    claimed(
        "understate how it was before",
        [
            {
                **row,
                "people": 0,
                "rights": {"weight": [1], "right": ["none"], "turnout": [1], "count": [3]},
            }
            if row.get("stage") == "baseline"
            else row
            for row in honest()
        ],
        "",
    ),
    claimed("choose a comparator that fared badly", but("WB1", comparator=-0.2), ""),
    claimed("understate a harm a little, with a paper behind it", but("CV8", dividends=4_000), ""),
)

ATTACKS = (
    *ON_CLAIMS,
    *OTHER_BIDS,
    *SHARES_OF_ITS_OWN,
    *UNITS,
    *POPULATION,
    *TWICE,
    *MARKING,
)
