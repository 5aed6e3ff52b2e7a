"""PA9, people affected without a voice. In come the people made worse off and the best right that
each holds; out come those whose right is below the lowest rung that is a voice.
"""

from typing import Any

from socialvalue.column import Example, SampleGroup, Sum
from socialvalue.evidence import Evidence
from socialvalue.measure import Measure
from socialvalue.measures._participation.ladder import LADDER, VOICE
from socialvalue.ramp import Ramp
from socialvalue.source import source
from socialvalue.themes import participation


class PeopleAffectedWithoutVoice(Measure):
    """People made materially worse off, or put at risk, by the activity in the year whose best
    right in it was less than being consulted.

    List everybody whom the activity harms or exposes, with the best right that each held before it
    was decided (the ladder). Those told, or not even told, are counted: telling is not asking.

    None counted means that somebody looked and found none; nobody counts as a zero by being left
    off the list, for a harm that nobody looked for stands at its limit.

    It does not say how badly anybody is harmed, nor that those who had a voice were heeded.
    """

    code = "PA9"
    title = "People affected without a voice"
    outcome = participation.VOICE
    unit = "person"
    combine = Sum
    harm = True
    own_shares = ()

    affected = SampleGroup(
        "person",
        "one entry for each person worse off (or for each number of people alike)",
        right=LADDER,
    )
    voice = VOICE

    unpriced_reason = "the wrong of not being asked is not made good by money"
    rating = Ramp(
        floor=0,
        target=0.05,
        per="eligible",
        reason="the limit is few beside the eligible: beyond it, harm done unasked is a way of "
        "working and no oversight; a judgement, to be set with the community",
        source=source("socialvalue-assumption"),
    )
    cautions = (
        "Say what 'materially worse off' means before the map is drawn.",
        "Neighbouring places, later residents and workers down the chain count too.",
        "Give each person once, with the best right that they held in time to use it.",
        "The number does not weigh how badly somebody is harmed.",
    )
    evidence = Evidence(
        record="a list of those affected, and of the notices, meetings and replies there were",
        document="a map of those affected that the community has agreed, against those records",
        third_party="somebody without a stake who looks for people whom the map leaves out",
        people="those affected, neighbours among them, say who is missing and what they were asked",
    )
    contexts = ("planning", "asset transfer", "commissioning", "economic development", "grants")
    examples = [
        Example(
            affected={"right": ["none", "informed", "consulted", "vote"], "count": [7, 5, 30, 4]},
            quantity=12,
            note="those consulted have a voice, those informed do not",
        ),
        Example(affected={"right": ["joint", "advisory"]}, quantity=0, note="all were heard"),
        Example(affected={"right": []}, quantity=0, note="looked for, and found none"),
    ]

    def quantity(self, affected: Any, voice: Any) -> Any:
        return (affected.right < voice).sum()
