"""The page of a new measure, as Python: a `Draft` in, the text of a file out.

The text passes ruff, checked and formatted, whether a line may have 88 signs or 100; the measure on
it keeps every promise. `{…}` marks what a draft fills in.
"""

from __future__ import annotations

import re
import textwrap

from attrs import frozen

from socialvalue.structure import API
from socialvalue.theme import Outcome

WIDTH = 88
_MEASURE = '''"""{code}, a measure of our own: what was counted in, the quantity out."""

import socialvalue as sv

THEME = sv.Theme({theme_code}, {theme_name})
OUTCOME = sv.Outcome(
    {outcome_code},
    {outcome_name},
    THEME,
)


class {name}(sv.Measure):
    """{doc}"""

    api = {api}
    code = {quoted}
    outcome = OUTCOME
    unit = {unit}
    combine = sv.Sum
    counted = sv.Column({unit}, "what the record shows")
    share = sv.Column("1", "how much of it this work brought about", high=1)
    unpriced_reason = "nobody has published what one of it is worth"
    # A framework takes rated measures only: agree on a floor and a target before anyone
    # bids, and put an sv.Ramp in place of this reason.
    unrated_reason = "no floor and no target have been agreed yet"
    examples = (
        sv.Example(counted=200, share=0.25, quantity=50),
        sv.Example(counted=0, share=0, quantity=0, note="looked for, and found none"),
    )

    def quantity(self, counted, share):
        """What was counted, as far as this work brought it about."""
        return counted * share
'''
_TEST = '''"""{code} keeps the promises that every measure makes."""

import pytest
import socialvalue as sv

from {module} import (
    {name},
)

CHECKS = dict(sv.testing.checks({name}))


@pytest.mark.parametrize("promise", CHECKS)
def test_it_keeps_this_promise(promise):
    """Each promise is a test of its own."""
    CHECKS[promise]()
'''


@frozen
class Draft:
    """What a new measure is to be: `what` is its sentence, `name` its class."""

    code: str
    name: str
    what: str
    unit: str
    outcome: Outcome

    @property
    def module(self) -> str:
        """The name of its file: `people_used_vote` for the class `PeopleUsedVote`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.name).lower()


def measure(draft: Draft) -> str:
    """The file of the measure."""
    theme = draft.outcome.theme
    return _MEASURE.format(
        api=API,
        code=draft.code,
        quoted=_quoted(draft.code),
        name=draft.name,
        doc=_doc(draft.what),
        unit=_quoted(draft.unit),
        theme_code=_quoted(theme.code),
        theme_name=_quoted(theme.name),
        outcome_code=_quoted(draft.outcome.code),
        outcome_name=_quoted(draft.outcome.name),
    )


def test(draft: Draft) -> str:
    """The file of its test."""
    return _TEST.format(code=draft.code, name=draft.name, module=draft.module)


def _quoted(text: str) -> str:
    """A string of Python in double quotes, as a formatter would write it."""
    plain = text.replace("\\", "/").replace('"', "'")
    return f'"{plain}"'


def _doc(what: str) -> str:
    """The sentence as a docstring: on one line if it fits, else on lines of its own."""
    if len(what) + len('    """"""') <= WIDTH:
        return what
    lines = textwrap.wrap(what, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    return "\n    ".join([*lines, ""])
