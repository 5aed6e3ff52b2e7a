"""Voices: whose weights these are. People's answers, groups' perspectives, and scores under each.

In come ballots and a scorecard; out come weights person by person and group by group, and the same
claims under each of them. No function here averages over groups.
"""

from socialvalue.voices.ballot import METHODS, Ballot
from socialvalue.voices.gathered import Voices, weights
from socialvalue.voices.perspective import CENTRES, Perspective
from socialvalue.voices.perspective_file import read_perspective
from socialvalue.voices.reading import read_ballots
from socialvalue.voices.views import Views, perspectives
from socialvalue.voices.weighing import Voice

__all__ = [
    "CENTRES",
    "METHODS",
    "Ballot",
    "Perspective",
    "Views",
    "Voice",
    "Voices",
    "perspectives",
    "read_ballots",
    "read_perspective",
    "weights",
]
